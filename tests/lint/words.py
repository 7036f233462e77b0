#!/usr/bin/python3
"""What no file may hold: marks of unfinished work, paths of one machine, who made it and how, tabs, spaces at line ends, test names CTest cannot take."""
import re
import sys

import tree

# The words are put together here, so that this file does not hold them.
UNFINISHED = re.compile(r"\b(" + "|".join(["TO" "DO", "FIX" "ME", "X" "XX", "HA" "CK"]) + r")\b|\b(?i:st" r"ub|place" r"holder)s?\b")
MACHINE = re.compile(r"(?<![\w.$}])/(" + "|".join(["wo" "rk", "fa" "rm", "ro" "ot", "ho" "me", "tm" "p"]) + r")/[\w.-]")
# In the middle of a hyphenated name it is the name of somebody's repository: a source is told as it is called.
MAKERS = re.compile(r"(?<!-)\bA" r"I\b|\bA" r"I\b(?!-)|\b(LL" r"M|Cl" r"aude|Chat" r"GPT|Cop" r"ilot)\b|\b(?i:iss" r"ue) #?\d")
RULES = [(UNFINISHED, "a mark of unfinished work"), (MACHINE, "a path of one machine"), (MAKERS, "who made it, or how"),
         (re.compile(r"\t"), "a tab"), (re.compile(r"[ \r]$"), "a space or carriage return at the end of the line")]
# A name may stand on the line below its macro.
TEST_NAME = re.compile(r'TEST_CASE\(\s*"[^"]*;')
SKIPPED = re.compile(r"(^|/)(corpus|golden)/|^LICENSE$")


def main(root):
    complaints = []
    for path in tree.files(root):
        if SKIPPED.search(str(path)):
            continue
        text = tree.lines(root, path)
        for number, line in text:
            complaints += [f"{path}:{number}: {what}: {match.group(0)!r}" for rule, what in RULES if (match := rule.search(line))]
        if match := TEST_NAME.search("\n".join(line for _, line in text)):
            complaints.append(f"{path}: a semicolon in a test's name, which CTest takes for the end of it: {match.group(0)!r}")
        if text and text[-1][1] != "":
            complaints.append(f"{path}:{text[-1][0]}: no line break at the end of the file")
    tree.finish(complaints)


if __name__ == "__main__":
    main(sys.argv[1])
