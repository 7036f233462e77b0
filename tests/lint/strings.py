#!/usr/bin/python3
"""Sentences and code agree: every key used has a sentence in every catalogue of ui/po, and every sentence is used.

A key is used by strings["a.b"], or named anywhere as a whole literal, or made of a literal prefix that ends with a dot."""
import pathlib
import re
import subprocess
import sys

import tree

LANGUAGES = ("vi", "en")
USED = re.compile(r'\bstrings_?\s*\[\s*"([^"]+)"\s*\]')
LITERAL = re.compile(r'"([a-z0-9_-]+(?:\.[a-z0-9_-]+)*\.?)"')
ENTRY = re.compile(r'^msgid "([^"]+)"\nmsgstr ((?:"(?:[^"\\]|\\.)*"\n?)+)', re.M)


def keys_in(root, path):
    """{key: whether it has a sentence}"""
    text = (pathlib.Path(root) / path).read_text(encoding="utf-8")
    return {key: sentence.replace('"', "").strip() != "" for key, sentence in ENTRY.findall(text)}


def literals(root):
    used, named = {}, set()
    for path in tree.files(root, ".h", ".cpp"):
        if path.parts[0] == "tests":
            continue
        for number, line in tree.lines(root, path):
            if line.lstrip().startswith("//"):
                continue
            named.update(LITERAL.findall(line))
            for key in USED.findall(line):
                used.setdefault(key, f"{path}:{number}")
    return used, named


def format_complaints(root, path):
    checked = subprocess.run([tree.tool("msgfmt"), "-c", "-o", "/dev/null", path], cwd=root, capture_output=True, text=True)
    fuzzy = [f"{path}:{number}: a sentence marked fuzzy" for number, line in tree.lines(root, path) if line.startswith("#, fuzzy")]
    return fuzzy + (checked.stderr.splitlines() if checked.returncode else [])


def main(root):
    catalogues = [path for path in tree.files(root, ".po") if str(path.parent) == "ui/po"]
    if not catalogues:
        print("strings: there is no catalogue yet")
        return
    complaints = [f"ui/po/{language}.po is missing" for language in LANGUAGES
                  if f"{language}.po" not in {path.name for path in catalogues}]
    used, named = literals(root)
    prefixes = tuple(name for name in named if name.endswith("."))
    for path in catalogues:
        complaints += format_complaints(root, path)
        keys = keys_in(root, path)
        complaints += [f"{path}: {key} has no sentence" for key, filled in keys.items() if not filled]
        complaints += [f"{place}: {key} is not in {path}" for key, place in used.items() if key not in keys]
        complaints += [f"{path}: {key} is used nowhere" for key in keys if key not in named and not (prefixes and key.startswith(prefixes))]
    tree.finish(complaints)


if __name__ == "__main__":
    main(sys.argv[1])
