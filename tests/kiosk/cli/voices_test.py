#!/usr/bin/python3
"""tramso voices and tramso doctor: what can be said, what of it a person has recorded, and whether anybody can hear it."""
import json
import os
import pathlib
import re
import struct
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "sync/support"))
from town import SOURCE, Town, run  # noqa: E402

SILENT = re.compile(r"^(slip\..*|kit\.symbols|kit\.letters)$")  # printed, or drawn on a key
THANKS = "Cảm ơn quý khách"


def wav(samples):
    data = struct.pack(f"<{samples}h", *([0] * samples))
    return (b"RIFF" + struct.pack("<I", 36 + len(data)) + b"WAVEfmt " + struct.pack("<IHHIIHH", 16, 1, 1, 22050, 44100, 2, 16)
            + b"data" + struct.pack("<I", len(data)) + data)


def sentences_of(language):
    text = (SOURCE / f"ui/po/{language}.po").read_text(encoding="utf-8")
    return {key: sentence for key, sentence in re.findall(r'msgid "([^"]+)"\nmsgstr "([^"]+)"', text) if not SILENT.match(key)}


class Voices(unittest.TestCase):
    def setUp(self):
        self.town = self.enterContext(Town())
        self.voices = self.town.folder / "voices"
        self.set("none")

    def set(self, output):
        config = self.town.kiosk_config
        text = re.sub(r"\[speech\]\n.*?\[end\]", "[end]", config.read_text(encoding="utf-8"), flags=re.S)
        config.write_text(text.replace("[end]", f'[speech]\noutput = "{output}"\nvoices = "{self.voices}"\n[end]'), encoding="utf-8")

    def record(self, language, lines):
        folder = self.voices / language
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "voices.tsv").write_text("".join(f"{key}\t{file}\t{text}\n" for key, file, text in lines), encoding="utf-8")
        return folder

    def script(self):
        listed = run("tramso", "voices", "--config", self.town.kiosk_config, "--script")
        self.assertEqual(listed.returncode, 0, listed.stderr)
        return [tuple(line.split("\t")) for line in listed.stdout.splitlines()]

    def doctor(self, driver="dummy"):
        told = run("tramso", "doctor", "--config", self.town.kiosk_config, "--json", env={**os.environ, "SDL_AUDIODRIVER": driver})
        return told.returncode, json.loads(told.stdout.splitlines()[0])

    def test_every_sentence_of_both_languages_is_listed_as_recorded_or_missing(self):
        lines = self.script()
        self.assertTrue(all(len(line) == 4 for line in lines))
        self.assertEqual({line[3] for line in lines}, {"missing"})
        for language in ("vi", "en"):
            texts = {text for _, code, text, _ in lines if code == language}
            for key, sentence in sentences_of(language).items():
                if "{" in sentence:
                    self.assertTrue(any(line[0].startswith(key + "#") or line[2] in sentence for line in lines), key)
                else:
                    self.assertIn(sentence, texts, key)
            for small in [str(number) for number in range(101)] + list("aăâbcdđeêghiklmnoôơpqrstuưvxy"):
                self.assertIn(small, texts)

    def test_json_says_the_same(self):
        listed = run("tramso", "voices", "--config", self.town.kiosk_config, "--script", "--json")
        rows = [json.loads(line) for line in listed.stdout.splitlines()]
        self.assertEqual([(row["key"], row["language"], row["text"], row["recording"]) for row in rows], self.script())

    def test_a_recording_counts_for_the_words_it_says_alone(self):
        folder = self.record("vi", [("receipt.title", "thanks.wav", THANKS), ("old", "old.wav", "Cảm ơn quý vị")])
        (folder / "thanks.wav").write_bytes(wav(100))
        recorded = [line for line in self.script() if line[3] == "clip"]
        self.assertEqual([line[:3] for line in recorded], [("receipt.title", "vi", THANKS)])

    def test_the_doctor_counts_what_is_recorded_and_what_espeak_says(self):
        folder = self.record("vi", [("receipt.title", "thanks.wav", THANKS)])
        (folder / "thanks.wav").write_bytes(wav(100))
        self.set("audio")
        code, part = self.doctor()
        self.assertEqual((code, part["part"], part["verdict"]), (0, "voices", "warning"))
        facts, lines = part["facts"], self.script()
        for language, recorded in (("vi", 1), ("en", 0)):
            total = len([line for line in lines if line[1] == language])
            self.assertEqual(int(facts[f"{language}.sentences"]), total)
            self.assertEqual(int(facts[f"{language}.recorded"]), recorded)
            self.assertEqual(int(facts[f"{language}.espeak"]), total - recorded)
            self.assertIn(f"{language}: espeak-ng says {total - recorded} of {total} sentences", part["says"])

    def test_the_doctor_is_content_with_everything_recorded(self):
        for language in ("vi", "en"):
            folder = self.record(language, [(key, "one.wav", text) for key, code, text, _ in self.script() if code == language])
            (folder / "one.wav").write_bytes(wav(10))
        self.set("audio")
        code, part = self.doctor()
        self.assertEqual((code, part["verdict"], part["says"]), (0, "good", "every sentence is recorded"))

    def test_what_nobody_could_hear_or_everybody_could_read_is_bad(self):
        code, part = self.doctor()
        self.assertEqual((code, part["verdict"]), (0, "warning"))
        self.assertIn("no voice is set up", part["says"])
        self.set("audio")
        code, part = self.doctor("no-such-driver")
        self.assertEqual((code, part["verdict"]), (1, "bad"))
        self.assertIn("there is no sound device", part["says"])
        self.set(f"file:{self.town.folder}/said.txt")
        code, part = self.doctor()
        self.assertEqual((code, part["verdict"]), (1, "bad"))
        self.assertIn("never for citizens", part["says"])

    def test_a_recording_that_cannot_be_read_is_bad_and_a_list_that_is_wrong_is_named(self):
        folder = self.record("vi", [("receipt.title", "thanks.wav", THANKS)])
        (folder / "thanks.wav").write_bytes(b"RIFF")
        self.set("audio")
        code, part = self.doctor()
        self.assertEqual((code, part["verdict"], part["facts"]["vi.broken"]), (1, "bad", "1"))
        self.record("vi", [("receipt.title", "../thanks.wav", THANKS)])
        code, part = self.doctor()
        self.assertEqual(code, 1)
        self.assertIn("voices.tsv, line 1", part["says"])


if __name__ == "__main__":
    unittest.main()
