#!/usr/bin/python3
"""C++ is laid out as .clang-format says: clang-format-16 -i FILE puts it right (on Debian 13: clang-format-19)."""
import pathlib
import re
import subprocess
import sys

import tree


def main(root):
    paths = tree.files(root, ".h", ".cpp")
    if not paths:
        return
    layout = tree.tool("clang-format-16", "clang-format-19")
    checked = subprocess.run([layout, "--dry-run", "-Werror", *paths], cwd=root, capture_output=True, text=True)
    first = {}
    for file, line in re.findall(r"^(\S+?):(\d+):\d+: error", checked.stderr, re.M):
        first.setdefault(file, line)
    complaints = [f"{file}:{line}: not as {pathlib.Path(layout).name} -i would have it" for file, line in first.items()]
    tree.finish(complaints or ([checked.stderr] if checked.returncode else []))


if __name__ == "__main__":
    main(sys.argv[1])
