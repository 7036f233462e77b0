#!/usr/bin/python3
"""A reader of codes beside the camera: cards and receipts are held before it, and nothing it reads unasked goes anywhere."""
import json
import unittest

from player import Player
from station import AGREE, CARD, NO_PHOTO, SEND, TO_TEXT, WRITE, Station, wait_until

SCANNER = '[scanner]\nsource = "file:FOLDER/reader/scan"\n'
HOME = "tap receipt.done\nwait thanks.home\ntap thanks.home\nwait home.report\n"


class Scanner(unittest.TestCase):
    def setUp(self):
        self.station = self.enterContext(Station(settings=SCANNER))
        self.reader = self.station.folder / "reader"
        self.reader.mkdir()
        self.visit = self.enterContext(Player(self.station, "--headless"))

    def hold(self, text):
        """Before the scanner, until it has been read."""
        written = self.reader / "written"
        written.write_text(text, encoding="utf-8")
        written.rename(self.reader / "scan")
        wait_until(lambda: not (self.reader / "scan").exists(), "it is read")

    def test_a_card_and_the_receipt_are_read_and_staff_who_helps_does_not_see_whose_they_are(self):
        plays = self.visit.plays
        plays(TO_TEXT + WRITE)
        self.hold(CARD)  # nobody has asked for it
        plays(NO_PHOTO + "wait person.scan\ntap bar.call_staff\nwait help.assist\ntap help.assist\nwait person.scan\ntap person.scan\n" + AGREE +
              "wait card.title\nexpect card.title Đưa mã QR của thẻ căn cước vào đầu đọc\n")
        self.hold("https://example.org/khuyen-mai")
        plays("wait card.trouble\nexpect card.trouble Mã này không phải mã của thẻ căn cước. Xin đưa mã QR in trên thẻ.\n")
        self.hold(CARD)
        plays("wait person.name\nexpect person.name Đang được che\nexpect person.number Đang được che\ntap bar.call_staff\nwait help.assist\n"
              "tap help.assist\nwait person.name\nexpect person.name NGUYỄN THỊ A\ntap person.next\n" + SEND + "wait receipt.code\ncapture receipt\n" + HOME)
        self.hold(self.station.label("receipt", "receipt.code"))
        plays("wait progress.state 20\nexpect progress.state Chưa hỏi được\n")
        self.arrives()

    def arrives(self):
        self.station.gateway()
        self.station.uplink()
        self.station.carried(60)
        line, = self.station.opened()
        read = json.loads(line)
        self.assertEqual((read["draft"]["name"], read["assurance"], read["assisted_by"]), ("NGUYỄN THỊ A", "stated", "staff"))

    def test_it_is_unplugged_and_back_at_any_time(self):
        plays = self.visit.plays
        self.reader.rename(self.station.folder / "away")
        plays(TO_TEXT + WRITE + NO_PHOTO + "wait person.scan\ntap person.scan\n" + AGREE + "wait card.title\n")
        wait_until(lambda: 'scanner' in self.visit.journal.read_text(encoding="utf-8"), "the journal tells that it is gone", 20)
        (self.station.folder / "away").rename(self.reader)
        wait_until(lambda: 'is there' in self.visit.journal.read_text(encoding="utf-8"), "and that it is back", 20)
        self.hold(CARD)
        plays("wait person.name 20\n")


if __name__ == "__main__":
    unittest.main()
