#!/usr/bin/python3
"""The papers for people name nothing that is not there: commands, settings, units, files and measures; and each threat has a test."""
import pathlib
import re
import sys
import unittest
import urllib.request

HERE = pathlib.Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent / "sync/support")]
import papers  # noqa: E402
from town import Town  # noqa: E402

BLANK = "______"
PERSONAL = re.compile(r"(?<![\d.-])(?:0|\+84)\d{8,9}(?!\d)|(?<!\d)1[89]00[ .]?\d{4}(?!\d)|(?<!\d)0\d{2,3}[ .]\d{3,4}[ .]\d{3,4}(?!\d)")


class Papers(unittest.TestCase):
    def test_every_command_setting_unit_and_file_that_is_named_is_there(self):
        self.assertGreaterEqual(len(papers.PAPERS), 5)
        for paper in papers.PAPERS:
            with self.subTest(paper.name):
                self.assertEqual(papers.wrong_in(papers.text_of(paper)), [])

    def test_what_is_not_there_is_found(self):
        for wrong in ("`tramso outbox rescue --config C`", "`tramso enrol token --kiosks kiosk-0042`", "`outbox.keep_free_gib`",
                      "`[screens]`", "`tests/docs/nothing_test.py`", "<code>systemctl restart tramso-screen</code>",
                      "`tramso-kiosk --kiosk`", "`content.rolled-forward`"):
            self.assertEqual(len(papers.wrong_in(wrong)), 1, wrong)

    def test_no_link_leads_nowhere(self):
        for paper in [*papers.PAPERS, papers.SOURCE / "README.md", papers.SOURCE / "ARCHITECTURE.md"]:
            self.assertEqual(papers.wrong_links(paper, papers.text_of(paper)), [])
        self.assertEqual(len(papers.wrong_links(papers.DOCS / "x.md", "[a](b.md)")), 1)

    def test_the_readme_leads_to_each(self):
        readme = papers.text_of(papers.SOURCE / "README.md")
        for paper in papers.PAPERS:
            self.assertIn(f"docs/{paper.name}", readme)

    def test_no_number_to_call_is_made_up_and_what_the_operator_fills_in_is_marked(self):
        for paper in papers.PAPERS:
            self.assertIsNone(PERSONAL.search(papers.text_of(paper)), paper.name)
        for told in ("0901234567", "028 3829 1234", "1900 1022", "+84901234567"):
            self.assertRegex(f"gọi {told} nhé", PERSONAL)
        for name in ("so-tay-van-hanh.md", "quyen-rieng-tu.md"):
            self.assertGreater(papers.text_of(papers.DOCS / name).count(BLANK), 5)

    def test_every_measure_that_the_handbook_watches_is_one_of_a_running_gateway(self):
        named = set(re.findall(r"`(tramso_[a-z_]+)`", papers.text_of(papers.DOCS / "so-tay-van-hanh.md")))
        self.assertGreater(len(named), 8)
        with Town() as town:
            town.gateway(port=town.metrics_port)
            with urllib.request.urlopen(f"http://127.0.0.1:{town.metrics_port}/metrics", timeout=20) as answer:
                told = set(re.findall(r"(?m)^# TYPE (\S+)", answer.read().decode()))
        self.assertEqual(named - told, set())

    def test_both_languages_of_the_privacy_notice_tell_of_the_same(self):
        vietnamese, english = papers.text_of(papers.DOCS / "quyen-rieng-tu.md").split("\n---\n")
        for mark in ("\n## ", "\n| ", BLANK):
            self.assertEqual(vietnamese.count(mark), english.count(mark), mark)
        self.assertEqual(set(papers.code_in(vietnamese)), set(papers.code_in(english)))


def threats(text):
    """name -> the tests of its row."""
    return {name: re.findall(r"`(tests/[^`]+)`", row) for name, row in re.findall(r"(?m)^\| ([STRIDE]\d+) \| (.*) \|$", text)}


class Threats(unittest.TestCase):
    text = papers.text_of(papers.DOCS / "threat-model.md")

    def test_each_is_proved_by_a_test_that_there_is(self):
        found = threats(self.text)
        self.assertGreater(len(found), 30)
        self.assertEqual({name[0] for name in found}, set("STRIDE"))
        for name, tests in found.items():
            with self.subTest(name):
                self.assertTrue(tests)
                for test in tests:
                    self.assertRegex(test, r"_(test|fuzzer)\.(py|cpp)$")
                    self.assertTrue((papers.SOURCE / test).is_file(), test)

    def test_none_is_there_twice_and_none_is_left_out_of_the_count(self):
        names = re.findall(r"(?m)^\| ([STRIDE]\d+) \|", self.text)
        for letter in "STRIDE":
            numbers = [int(name[1:]) for name in names if name[0] == letter]
            self.assertEqual(numbers, list(range(1, len(numbers) + 1)), letter)


if __name__ == "__main__":
    unittest.main()
