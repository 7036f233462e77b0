#!/usr/bin/python3
"""How long functions and files are: prints median, p90 and the longest, and fails at the hard limits alone."""
import json
import pathlib
import subprocess
import sys

import tree

LONGEST_FUNCTION, LONGEST_FILE, LONGEST_HEADER, LONGEST_SCREEN = 60, 400, 120, 120


def functions(root, paths):
    """(lines, file, line, name), shortest first."""
    output = subprocess.run([tree.tool("ctags"), "--options=NONE", "-L", "-", "--fields=+ne", "--kinds-C++=f",
                             "--output-format=json", "-f", "-"], cwd=root, input="\n".join(paths), check=True,
                            capture_output=True, text=True).stdout
    tags = [json.loads(line) for line in output.splitlines()]
    return sorted((tag["end"] - tag["line"] + 1, tag["path"], tag["line"], tag["name"]) for tag in tags if "end" in tag)


def limit_of(path):
    if path.startswith("ui/screens/"):
        return LONGEST_SCREEN
    return LONGEST_HEADER if path.endswith(".h") else LONGEST_FILE


def summary(what, sizes):
    if sizes:
        print(f"{what}: {len(sizes)}, median {sizes[len(sizes) // 2][0]}, p90 {sizes[len(sizes) * 9 // 10][0]}, "
              f"longest {sizes[-1][0]} ({sizes[-1][1]})")


def main(root):
    paths = [str(path) for path in tree.files(root, ".h", ".cpp")]
    files = sorted((len((pathlib.Path(root) / path).read_bytes().splitlines()), path) for path in paths)
    all_functions = functions(root, [path for path in paths if not path.startswith("tests/")])
    summary("functions", all_functions)
    summary("files", files)
    complaints = [f"{path}:1: {size} lines, the limit is {limit_of(path)}" for size, path in files if size > limit_of(path)]
    complaints += [f"{path}:{line}: {name} has {size} lines, the limit is {LONGEST_FUNCTION}"
                   for size, path, line, name in all_functions if size > LONGEST_FUNCTION]
    tree.finish(complaints)


if __name__ == "__main__":
    main(sys.argv[1])
