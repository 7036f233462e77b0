#!/usr/bin/python3
"""Shell scripts pass shellcheck."""
import subprocess
import sys

import tree


def is_shell(root, path):
    first = next(iter(tree.lines(root, path)), (0, ""))[1]
    return path.suffix == ".sh" or (first.startswith("#!") and first.rstrip().endswith(("sh", "bash")))


def main(root):
    paths = [path for path in tree.files(root) if is_shell(root, path)]
    if paths:
        sys.exit(subprocess.run([tree.tool("shellcheck"), "-x", "-P", "packaging", *paths], cwd=root).returncode)


if __name__ == "__main__":
    main(sys.argv[1])
