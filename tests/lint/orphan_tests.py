#!/usr/bin/python3
"""A test that no CMakeLists.txt names is decoration: every *_test, *_fuzzer and *_bench under tests/ is in a target."""
import posixpath
import re
import sys

import tree

TEST = re.compile(r"_(test|fuzzer|bench)\.(cpp|py)$")


def named_files(root, path):
    text = "\n".join(line.split("#")[0] for _, line in tree.lines(root, path))
    text = text.replace("${CMAKE_CURRENT_SOURCE_DIR}/", "")
    return {posixpath.normpath(posixpath.join(str(path.parent), name)) for name in re.findall(r"[\w./-]+\.(?:cpp|py)\b", text)}


def main(root):
    named = set()
    for path in tree.files(root):
        if path.name == "CMakeLists.txt" and path.parts[0] == "tests":
            named |= named_files(root, path)
    tests = [str(path) for path in tree.files(root, ".cpp", ".py")
             if path.parts[0] == "tests" and path.parts[1] != "lint" and TEST.search(path.name)]
    tree.finish([f"{path}:1: is in no target of a CMakeLists.txt" for path in tests if path not in named])


if __name__ == "__main__":
    main(sys.argv[1])
