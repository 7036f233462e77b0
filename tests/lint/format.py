#!/usr/bin/python3
"""C++ is laid out as .clang-format says: clang-format-16 -i FILE puts it right."""
import re
import subprocess
import sys

import tree


def main(root):
    paths = tree.files(root, ".h", ".cpp")
    if not paths:
        return
    checked = subprocess.run([tree.tool("clang-format-16"), "--dry-run", "-Werror", *paths], cwd=root, capture_output=True,
                             text=True)
    first = {}
    for file, line in re.findall(r"^(\S+?):(\d+):\d+: error", checked.stderr, re.M):
        first.setdefault(file, line)
    complaints = [f"{file}:{line}: not as clang-format-16 -i would have it" for file, line in first.items()]
    tree.finish(complaints or ([checked.stderr] if checked.returncode else []))


if __name__ == "__main__":
    main(sys.argv[1])
