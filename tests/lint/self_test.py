#!/usr/bin/python3
"""Every lint can fail: each is run on a small tree that is right, and on the same tree with one thing wrong."""
import pathlib
import subprocess
import sys
import tempfile

import tree

HERE = pathlib.Path(__file__).resolve().parent

GOOD = {
    ".clang-format": "BasedOnStyle: LLVM\n",
    "kiosk/base/text.h": "#pragma once\n#include <string>\n",
    "kiosk/model/draft.h": '#pragma once\n#include "kiosk/base/text.h"\n#include <vector>\n',
    "ui/view/home.cpp": '#include "kiosk/model/draft.h"\nauto title(auto const &strings) { return strings["home.title"]; }\n',
    "ui/po/vi.po": 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "home.title"\nmsgstr "Trang đầu"\n',
    "ui/po/en.po": 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "home.title"\nmsgstr "Home"\n',
    "tests/kiosk/base/CMakeLists.txt": "tramso_test(base_test SOURCES text_test.cpp)\n",
    "tests/kiosk/base/text_test.cpp": '#include "kiosk/base/text.h"\n',
    "run.sh": '#!/bin/sh\necho "$1"\n',
    "README.md": "A station.\n",
}
LONG_FUNCTION = "int count() {\n  int n = 0;\n" + "  ++n;\n" * 60 + "  return n;\n}\n"

# (lint, file, what it holds, what the lint must say)
BAD = [
    ("include_rules", "kiosk/base/up.cpp", '#include "kiosk/model/draft.h"\n', 'kiosk/base may not include "kiosk/model/draft.h"'),
    ("include_rules", "ui/screens/home.cpp", '#include "kiosk/flow/state.h"\n', "ui/screens may not include"),
    ("include_rules", "kiosk/cli/x.cpp", '#include "sync/gateway/store.h"\n', "kiosk/cli may not include"),
    ("include_rules", "kiosk/flow/x.cpp", '#include "text.h"\n', "lies in no room"),
    ("include_rules", "kiosk/flow/x.cpp", "#include <imgui.h>\n", "<imgui.h> is confined to ui/kit, ui/stage"),
    ("include_rules", "config/load.cpp", "#include <toml++/toml.h>\n", "is confined to config/document.cpp"),
    ("include_rules", "kiosk/flow/x.cpp", "#include <gtk/gtk.h>\n", "is in no row of LIBRARIES"),
    ("include_rules", "attic/x.cpp", "\n", "lies in no room of ROOMS"),
    ("orphan_tests", "tests/kiosk/base/lost_test.cpp", "\n", "lost_test.cpp:1: is in no target"),
    ("orphan_tests", "tests/kiosk/base/CMakeLists.txt", "# text_test.cpp\n", "text_test.cpp:1: is in no target"),
    ("size_report", "kiosk/base/long.cpp", LONG_FUNCTION, "count has 64 lines"),
    ("size_report", "kiosk/base/long.h", "\n" * 121, "121 lines, the limit is 120"),
    ("size_report", "ui/screens/long.cpp", "\n" * 121, "121 lines, the limit is 120"),
    ("size_report", "tests/long.cpp", "\n" * 401, "401 lines, the limit is 400"),
    ("words", "README.md", "TO" "DO: write\n", "a mark of unfinished work"),
    ("words", "README.md", "See /wo" "rk/main.\n", "a path of one machine"),
    ("words", "README.md", "By A" "I.\n", "who made it, or how"),
    ("words", "README.md", "An A" "I-written page\n", "who made it, or how"),
    ("words", "README.md", "For iss" "ue 7.\n", "who made it, or how"),
    ("words", "README.md", "a\tb\n", "a tab"),
    ("words", "README.md", "end \n", "at the end of the line"),
    ("words", "a_test.cpp", "TEST_CASE" '("one; two") {}\n', "a semicolon in a test's name"),
    ("words", "a_test.cpp", "TEST_CASE" '(\n    "one; two") {}\n', "a semicolon in a test's name"),
    ("words", "README.md", "end", "no line break at the end of the file"),
    ("strings", "ui/view/home.cpp", 'auto a = strings["home.other"];\nauto b = "home.title";\n', "home.other is not in ui/po/en.po"),
    ("strings", "ui/view/home.cpp", "\n", "home.title is used nowhere"),
    ("strings", "ui/po/en.po", GOOD["ui/po/en.po"].replace('"Home"', '""'), "home.title has no sentence"),
    ("strings", "ui/po/en.po", GOOD["ui/po/en.po"] + 'msgid "home.title"\nmsgstr "Twice"\n', "duplicate message"),
    ("format", "kiosk/base/text.h", "#pragma once\nint   x;\n", "kiosk/base/text.h:2: not as clang-format"),
    ("shell", "run.sh", "#!/bin/sh\necho $1\n", "SC2086"),
    ("spelling", "README.md", "We rec" "ieve it.\n", "README.md:1"),
]


def lint(name, files):
    with tempfile.TemporaryDirectory() as root:
        for path, text in files.items():
            file = pathlib.Path(root) / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        done = subprocess.run([sys.executable, HERE / f"{name}.py", root], capture_output=True, text=True)
        return done.returncode, done.stdout + done.stderr


def junit(text):
    with tempfile.TemporaryDirectory() as folder:
        report, counts = pathlib.Path(folder) / "report", pathlib.Path(folder) / "counts"
        if text is not None:
            report.write_text(text, encoding="utf-8")
        subprocess.run([sys.executable, HERE / "junit.py", report, counts], check=True, capture_output=True)
        return counts.read_text(encoding="ascii").strip()


def main():
    complaints = []
    for name in sorted({name for name, *_ in BAD}):
        status, output = lint(name, GOOD)
        if status != 0:
            complaints.append(f"{name} refuses what is right:\n{output}")
    for name, path, text, expected in BAD:
        status, output = lint(name, {**GOOD, path: text})
        if status == 0 or expected not in output:
            complaints.append(f"{name} should say {expected!r} about {path}, exit {status}:\n{output}")
    cases = '<testsuite><testcase name="a" status="run"/><testcase name="b" status="{}"/></testsuite>'
    for text, expected in [(cases.format("run"), "2 0"), (cases.format("fail"), "1 1"), (cases.format("notrun"), "1 1"),
                           (cases.format("disabled"), "1 1"), ("<testsuite/>", "0 1"), ("<torn", "0 1"), (None, "0 1")]:
        if (counted := junit(text)) != expected:
            complaints.append(f"junit.py counts {counted} for {text}, not {expected}")
    tree.finish(complaints)


if __name__ == "__main__":
    main()
