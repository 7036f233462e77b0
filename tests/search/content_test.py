#!/usr/bin/python3
"""What is shipped of procedures, life events and synonyms: whole, sure, and led to one another."""
import csv
import os
import pathlib
import subprocess
import sys
import tempfile
import unicodedata
import unittest

SOURCE = pathlib.Path(os.environ["TRAMSO_SOURCE_DIR"])
CONTENT = SOURCE / "config/content"
COLLECTED = SOURCE.parent / "shared/data/procedures.csv"
SCRIPT = SOURCE / "packaging/content/procedures.py"


def rows(name):
    with open(CONTENT / name, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


class Content(unittest.TestCase):
    def test_procedures_are_those_that_were_collected(self):
        if not COLLECTED.exists():
            self.skipTest("the collection is not beside the tree")
        self.assertEqual(subprocess.run([sys.executable, SCRIPT, "--check", COLLECTED], check=False).returncode, 0)

    def test_what_is_only_plausible_or_of_low_confidence_is_left_out(self):
        table = CONTENT / "procedures.csv"
        head = table.read_text(encoding="utf-8").splitlines()[0].split(",")
        collected = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory())) / "collected.csv"
        with open(collected, "w", encoding="utf-8", newline="") as file:
            written = csv.DictWriter(file, [*head, "plausible_only"], restval="x")
            written.writeheader()
            written.writerows([{"code": "1", "confidence": "high", "plausible_only": ""},
                               {"code": "2", "confidence": "low", "plausible_only": ""},
                               {"code": "3", "confidence": "high", "plausible_only": "yes"},
                               {"code": "4", "confidence": "medium", "plausible_only": "", "name_vi": "a\u0301  b"}])
        target = collected.parent / "written.csv"
        self.assertEqual(subprocess.run([sys.executable, SCRIPT, collected, target], check=False).returncode, 0)
        with open(target, encoding="utf-8", newline="") as file:
            kept = list(csv.DictReader(file))
        self.assertEqual([row["code"] for row in kept], ["1", "4"])
        self.assertEqual(kept[1]["name_vi"], "á b")
        self.assertEqual(list(kept[0]), head)

    def test_each_procedure_has_a_code_of_its_own_a_name_and_a_source(self):
        procedures = rows("procedures.csv")
        self.assertEqual(len(procedures), 163)
        self.assertEqual(len({row["code"] for row in procedures}), 163)
        for row in procedures:
            self.assertTrue(row["name_vi"] and row["name_display"] and row["source"] and row["as_of"], row["code"])
            self.assertIn(row["confidence"], ("high", "medium"))

    def test_life_events_lead_to_procedures_that_there_are(self):
        codes = {row["code"] for row in rows("procedures.csv")}
        events = rows("life_events.csv")
        self.assertEqual(len({row["id"] for row in events}), len(events))
        for row in events:
            self.assertTrue(row["procedures"] and set(row["procedures"].split(";")) <= codes, row["id"])
            self.assertTrue(all(word == word.strip() != "" for word in row["words"].split(";")), row["id"])
            self.assertTrue(row["name_vi"] and row["name_en"] and row["source"] and row["confidence"], row["id"])

    def test_no_two_synonyms_are_said_alike(self):
        said = [row["said"] for row in rows("synonyms.csv")]
        self.assertEqual(len(set(said)), len(said))

    def test_all_is_composed(self):
        for name in ("procedures.csv", "life_events.csv", "synonyms.csv"):
            text = (CONTENT / name).read_text(encoding="utf-8")
            self.assertEqual(text, unicodedata.normalize("NFC", text), name)


if __name__ == "__main__":
    unittest.main()
