#!/usr/bin/python3
"""What clerks publish as known: in their own words, made of a submission that has arrived; who joins in is counted once."""
import csv
import json
import sys
import unittest
import pathlib

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "support"))
from town import DRAFT, SOURCE, Town, run  # noqa: E402

WORDS = "Ngập ở hẻm 12, trước số nhà 4"


class KnownTown(Town):
    def write_gateway_config(self, *arguments, **more):
        config = super().write_gateway_config(*arguments, **more)
        text = config.read_text(encoding="utf-8")
        config.write_text(text.replace("[desk]\n", f'[desk]\n' f'known = "{self.folder}/known.db"\n'), encoding="utf-8")
        return config


class Known(unittest.TestCase):
    def setUp(self):
        self.town = self.enterContext(KnownTown())
        self.town.gateway()
        self.first = self.town.submit()["id"]
        self.town.carried()

    def known(self, *words):
        return run("tramso", "desk", "known", "--config", self.town.gateway_config, *words)

    def add(self, *more, words=WORDS, name=None):
        return self.known("add", "--id", name or self.first, "--words-vi", words, *more)

    def listed(self):
        return [json.loads(line) for line in self.known("list", "--json").stdout.splitlines()]

    def written(self):
        file = self.town.folder / "known.csv"
        done = self.known("write", "-o", file)
        self.assertEqual(done.returncode, 0, done.stderr)
        return list(csv.DictReader(file.read_text(encoding="utf-8").splitlines()))

    def join(self, same):
        self.town.draft.write_text(json.dumps({**DRAFT, "text": "", "same_as": same}), encoding="utf-8")
        return run("tramso", "submit", "--config", self.town.kiosk_config, "--service", "report", "--file", self.town.draft)

    def test_what_is_published_is_of_the_submission_in_the_clerks_words(self):
        self.assertEqual(self.add("--words-en", "Flooding in alley 12").returncode, 0)
        (row,) = self.written()
        opened = json.loads(run("tramso", "desk", "open", "--config", self.town.gateway_config).stdout.splitlines()[0])
        self.assertEqual(row, {"id": self.first, "category": "flooding", "place": "BTN", "words_vi": WORDS,
                               "words_en": "Flooding in alley 12", "since": opened["created_at"], "state": "working",
                               "confirmations": "0"})
        self.assertNotIn(DRAFT["text"], json.dumps(row, ensure_ascii=False))

    def test_other_words_replace_the_first_and_what_is_done_leaves_the_file(self):
        self.add()
        self.add("--state", "received", words="Ngập ở hẻm 14")
        self.assertEqual([(one["words_vi"], one["state"]) for one in self.listed()], [("Ngập ở hẻm 14", "received")])
        self.assertEqual(self.known("done", "--id", self.first).returncode, 0)
        self.assertEqual([one["state"] for one in self.listed()], ["done"])
        self.assertEqual(self.written(), [])

    def test_words_that_no_screen_could_show_and_submissions_that_never_came_are_refused(self):
        for words in ("", "  ", "a" * 121, "hai\ndòng"):
            self.assertEqual(self.add(words=words).returncode, 1, words)
        self.assertEqual(self.add(words="a" * 120).returncode, 0)
        stranger = "01938000-0000-7000-8000-000000000001"
        for refused in (self.add(name=stranger), self.add(name="none"), self.known("done", "--id", stranger)):
            self.assertEqual(refused.returncode, 1)
            self.assertRegex(refused.stderr, "has not arrived|no submission's id|is not published")

    def test_who_joins_in_is_counted_each_submission_once(self):
        self.add()
        content = self.town.folder / "content"
        content.mkdir()
        for file in (SOURCE / "config/content").glob("*.*"):
            (content / file.name).write_bytes(file.read_bytes())
        self.known("write", "-o", content / "known.csv")
        config = self.town.kiosk_config
        text = config.read_text(encoding="utf-8").replace(f"{SOURCE}/config/content", str(content))
        config.write_text(text, encoding="utf-8")
        for _ in range(2):
            self.assertEqual(self.join(self.first).returncode, 0)
        self.assertIn("unknown-same", self.join("01938000-0000-7000-8000-000000000001").stderr)
        self.town.carried()
        self.assertEqual([one["confirmations"] for one in self.listed()], [2])
        self.assertEqual([row["confirmations"] for row in self.written()], ["2"])
        lines = [json.loads(line) for line in run("tramso", "desk", "open", "--config", self.town.gateway_config).stdout.splitlines()]
        self.assertEqual([line["draft"].get("same_as") for line in lines], [None, self.first, self.first])
        self.assertNotIn("same_as", lines[0]["draft"], "a body without it is as ever")

    def test_without_its_file_in_the_settings_the_command_says_so(self):
        text = self.town.gateway_config.read_text(encoding="utf-8")
        self.town.gateway_config.write_text(text.replace("known = ", "# known = "), encoding="utf-8")
        self.assertIn("desk.known", self.add().stderr)


if __name__ == "__main__":
    unittest.main()
