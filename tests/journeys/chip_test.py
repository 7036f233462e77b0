#!/usr/bin/python3
"""The chip of an identity card: agreed to, read, and as sure as it is and no surer; refused in every way it can be; and forgotten."""
import hashlib
import json
import os
import pathlib
import tempfile
import unittest

from canary import SEED, Canary, Visitor, code_of
from player import Player
from remains import found, told
from station import AGREE, CARD, NO_PHOTO, SEND, TO_TEXT, WRITE, Station, run
from visitors import ENDINGS, TO_CARD, Visit

NAME, NUMBER = "Nguyễn Thị A", CARD.split("|", maxsplit=1)[0]
TO_PERSON = TO_TEXT + WRITE + TO_CARD + f"scan {CARD}\nwait person.chip\n"
TO_READER = "tap person.chip\n" + AGREE + "wait chip.title\n"
AS_SCANNED = "wait person.name\nexpect person.name NGUYỄN THỊ A\nexpect person.assurance Tự điền từ thẻ, chưa xác thực\n"
# What may lie on the reader and not be read.
PROBLEMS = "wrong-can", "not-such-card", "not-genuine", "cloned", "late", "broken", "card-left", "no-authority"


class Chip(unittest.TestCase):
    def setUp(self):
        # What the simulated reader reads lies elsewhere than all that the station keeps.
        self.reader = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory())) / "chip"
        self.station = self.enterContext(Station(settings=f'[chip]\nreader = "file:{self.reader}"\n'))

    def player(self):
        return self.enterContext(Player(self.station, "--headless"))

    def carried(self):
        """What the clerk reads of the only report."""
        self.station.gateway()
        self.station.uplink()
        self.station.carried(60)
        line, = self.station.opened()
        return json.loads(line)

    def consent_is_of_what_was_shown(self, consent, capture):
        nodes = {node.id: node.label for node in self.station.tree(capture)}
        facts = [f"{nodes[f'consent.{fact}.label']}: {nodes[f'consent.{fact}']}" for fact in ("what", "why", "who", "how_long")]
        shown = "\n".join([nodes["consent.title"], *facts, nodes["consent.agree"], nodes["chip.without"], ""])
        self.assertEqual(consent["text"], hashlib.sha256(shown.encode()).hexdigest(), shown)
        listed = run("tramso", "consent", "--config", self.station.kiosk_config, "--json").stdout.splitlines()
        words = {(line["purpose"], line["language"]): line["text"] for line in map(json.loads, listed)}
        self.assertEqual(words["card-chip", "vi"], consent["text"])

    def test_a_genuine_card_makes_the_clerk_surer_and_is_not_called_more_than_it_is(self):
        plays = self.player().plays
        plays(TO_PERSON + "tap person.chip\nwait consent.agree\ncapture consent\n" + AGREE + "wait chip.waiting\ncapture waiting\n")
        plays(f"device chip {NAME}|{NUMBER}\nwait chip.reading\nwait person.name\nexpect person.name {NAME}\n"
              "expect person.assurance Thẻ thật, chưa xác thực người cầm\ncapture person\n")
        self.assertNotIn("person.chip", [node.id for node in self.station.tree("person")])  # it has been asked
        plays("tap person.next\n" + SEND + "wait receipt.code\n")
        report = self.carried()
        self.assertEqual((report["draft"]["name"], report["draft"]["number"], report["assurance"]), (NAME, NUMBER, "chip"))
        consents = report["consents"]
        self.assertEqual([(each["purpose"], each["result"]) for each in consents],
                         [("photo", "declined"), ("card-qr", "agreed"), ("card-chip", "agreed")])
        self.consent_is_of_what_was_shown(consents[2], "consent")

    def test_whatever_goes_wrong_has_a_sentence_of_its_own_and_leaves_what_was_scanned(self):
        plays, said = self.player().plays, {}
        plays("device chip gone\n" + TO_PERSON + TO_READER + "wait chip.trouble\ncapture gone\n")
        said["gone"] = self.station.label("gone", "chip.trouble")
        for problem in PROBLEMS:
            plays(f"device chip {problem}\ntap chip.again\nwait chip.reading\nwait chip.trouble\ncapture {problem}\n")
            said[problem] = self.station.label(problem, "chip.trouble")
        self.assertEqual(len(set(said.values())), len(said), said)
        plays(f"device chip Nguyễn Thị B|079160009999\ntap chip.again\nwait chip.reading\nwait chip.trouble\ncapture other\n")
        self.assertEqual(self.station.label("other", "chip.trouble"), said["wrong-can"])
        plays("device chip Nguyễn Thị B|079199001234\ntap chip.again\nwait chip.reading\nwait chip.trouble\ncapture alike\n")
        self.assertEqual(self.station.label("alike", "chip.trouble"), said["wrong-can"])  # another number that ends alike
        plays("tap chip.without\n" + AS_SCANNED + "tap person.next\n" + SEND + "wait receipt.code\n")
        report = self.carried()
        self.assertEqual((report["draft"]["name"], report["assurance"]), ("NGUYỄN THỊ A", "stated"))

    def test_a_card_that_is_lifted_is_laid_back_and_one_that_comes_late_is_waited_for(self):
        plays = self.player().plays
        plays(TO_PERSON + TO_READER + f"wait chip.waiting\ndevice chip {NAME}|{NUMBER}\nwait chip.reading\ndevice chip empty\n"
              "wait chip.trouble\nexpect chip.trouble Thẻ bị nhấc ra hơi sớm. Xin đặt lại, để yên rồi thử lại.\ntap chip.again\nwait chip.waiting\n"
              f"device chip {NAME}|{NUMBER}\nwait person.name\nexpect person.assurance Thẻ thật, chưa xác thực người cầm\n")

    def test_who_does_not_agree_or_goes_back_has_what_was_scanned(self):
        plays = self.player().plays
        plays(f"device chip {NAME}|{NUMBER}\n" + TO_PERSON + "tap person.chip\nwait chip.without\ntap chip.without\n" + AS_SCANNED)
        plays("device chip empty\n" + TO_READER + "wait chip.waiting\ntap bar.back\n" + AS_SCANNED)
        plays(f"device chip {NAME}|{NUMBER}\ntap person.next\n" + SEND + "wait receipt.code\n")
        self.assertEqual(self.carried()["assurance"], "stated")

    def test_without_a_reader_nothing_is_offered(self):
        config = self.station.kiosk_config
        text = config.read_text(encoding="utf-8")
        config.write_text(text.replace(f"file:{self.reader}", "none"), encoding="utf-8")
        self.station.plays(TO_PERSON.replace("wait person.chip\n", "wait person.next\n") + "capture person\nend\n")
        self.assertNotIn("person.chip", [node.id for node in self.station.tree("person")])

    def test_a_reader_that_this_kiosk_cannot_have_is_refused_in_a_sentence(self):
        config = self.station.kiosk_config
        text = config.read_text(encoding="utf-8")
        config.write_text(text.replace(f"file:{self.reader}", "pcsc"), encoding="utf-8")
        played = self.station.play("wait home.report\nend\n")
        self.assertEqual(played.returncode, 1)
        self.assertIn("tramso-kiosk: chip.", played.stderr)  # without authorities, or built without PC/SC
        told = run("tramso", "doctor", "--config", config, "--json")
        part = next(part for part in map(json.loads, told.stdout.splitlines()) if part["part"] == "chip")
        self.assertEqual((told.returncode, part["verdict"]), (1, "bad"))
        self.assertIn(part["says"], played.stderr)


class Forgotten(unittest.TestCase):
    def setUp(self):
        self.assertEqual(os.geteuid(), 0, "needs root, to read another program's memory")
        self.reader = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory())) / "chip"
        self.station = self.enterContext(Station(settings=f'[chip]\nreader = "file:{self.reader}"\n'))
        self.visitor = Visitor()
        # Written otherwise than in the code, so that it is known where it comes from.
        self.name = self.visitor.name.title()
        self.person = [Canary("the name", self.name), Canary("the number", self.visitor.number)]
        self.visit = self.enterContext(Visit(self.station, visitor=self.visitor))
        picture = self.station.folder / "card.png"
        code_of(self.visitor.card, picture)
        self.visit.to_text()
        self.visit.plays("tap text.next\n" + TO_CARD + f"scan {picture}\nwait person.chip\n" + TO_READER + "wait chip.waiting\n")
        self.reader.write_text(f"{self.name}|{self.visitor.number}\n", encoding="utf-8")

    def nothing_is_left(self):
        hits = found(self.person, self.visit.process, self.station.folder, "/dev/shm")
        self.assertEqual(hits, set(), f"seed {SEED}\n{told(hits)}\n")

    def test_who_was_read_from_a_chip_is_forgotten_when_the_visit_ends(self):
        self.visit.plays("wait person.name 30\nexpect person.assurance Thẻ thật, chưa xác thực người cầm\n")
        seen = {what for what, _ in found(self.person, self.visit.process)}
        self.assertLessEqual({f"{canary.name} in utf-8" for canary in self.person}, seen, f"blind; seed {SEED}")
        self.visit.plays(ENDINGS["given up"] + "advance 2\nwait home.report\n")
        self.nothing_is_left()

    def test_who_leaves_while_the_chip_is_read_is_forgotten_too(self):
        self.visit.plays("wait chip.reading 30\n" + ENDINGS["given up"] + "advance 2\nwait home.report\n")
        self.nothing_is_left()


if __name__ == "__main__":
    unittest.main()
