#!/usr/bin/python3
"""English in documents and comments is spelled right, as far as codespell knows."""
import subprocess
import sys

import tree

KNOWN = ["nam", "ot", "ba", "co", "ure", "thay", "nd", "te", "vie", "toi", "thi", "ket", "hoa", "ser", "ue",
         "rime"]  # Vietnamese syllables, tools' words, and the part of a syllable after its onset


def main(root):
    paths = [path for path in tree.files(root, ".md", ".h", ".cpp", ".py", ".toml", ".json", ".yaml", ".txt")
             if "corpus" not in path.parts and path.name != "package-lock.json"]  # names and digests of others
    if paths:
        sys.exit(subprocess.run([tree.tool("codespell"), "-L", ",".join(KNOWN), *paths], cwd=root).returncode)


if __name__ == "__main__":
    main(sys.argv[1])
