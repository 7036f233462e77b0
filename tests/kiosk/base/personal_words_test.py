#!/usr/bin/python3
"""What belongs to a citizen cannot be written into a log line or anywhere else by mistake: it does not compile."""
import pathlib
import subprocess
import sys
import unittest

COMPILER = sys.argv.pop(1)
HERE = pathlib.Path(__file__).parent
CASES = 9


def compiled(case):
    return subprocess.run([COMPILER, "-std=c++20", "-fsyntax-only", "-DFMT_SHARED", f"-DCASE={case}", "-I", HERE.parents[2],
                           HERE / "personal_words.cpp"], capture_output=True, text=True)


class PersonalWords(unittest.TestCase):
    def test_a_line_without_personal_words_compiles(self):
        done = compiled(0)
        self.assertEqual(done.returncode, 0, done.stderr)

    def test_no_line_with_personal_words_does(self):
        for case in range(1, CASES):
            with self.subTest(case=case):
                done = compiled(case)
                self.assertNotEqual(done.returncode, 0, "it compiles")
                self.assertIn("personal_words.cpp", done.stderr)
                self.assertNotIn("No such file", done.stderr)

    def test_every_case_is_asked(self):
        text = (HERE / "personal_words.cpp").read_text(encoding="utf-8")
        self.assertEqual(text.count("#elif CASE == "), CASES - 1)


if __name__ == "__main__":
    unittest.main()
