#!/usr/bin/python3
"""A number at a ward's office, from the screen to the counter: with the ward, cut off from it, without paper; what the screens say is
held against approved trees (tests/golden/services) as the other services are."""
import pathlib
import sys
import unittest

from services_test import GOLDENS, LARGE, PANELS, compare, said
from station import Station, read_tree

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "sync/support"))
from ward_office import Office  # noqa: E402
from town import wait_until  # noqa: E402

DRAW = "tap home.track\nwait queue.title\ntap queue.service.civil\nwait queue.number\n"  # two touches
DONE = "tap queue.done\nwait thanks.home\ntap thanks.home\nwait home.track\n"


class WardStation(Office, Station):
    """A ward's office with its own gateway, and the screen's program."""


class Queue(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        self.assertEqual(DRAW.count("tap "), 2)

    def test_a_number_of_the_ward_is_called_at_the_counter(self):
        with WardStation() as station:
            station.open()
            station.uplink()
            station.draw()
            station.plays("wait home.track\n" + DRAW + "wait queue.slip\nexpect queue.slip Đã in phiếu. Xin lấy phiếu.\ncapture number\n" + DONE)
            self.assertEqual(station.label("number", "queue.number"), "A002")
            self.assertEqual(len(station.slips()), 1)
            clerk = station.clerk("1")
            self.assertEqual(clerk.do("next")[1]["serving"]["number"], "A001")
            self.assertEqual(clerk.do("next", "A001")[1]["serving"]["number"], "A002")
            token = station.label("number", "queue.token")
            self.assertEqual(clerk.do("hold", "A002")[1]["held"][0]["number"], "A002")
            self.assertEqual(clerk.do("return", token)[0], 200, "the code on the slip keeps the place")

    def test_who_goes_first_is_called_first(self):
        with WardStation() as station:
            station.open()
            station.uplink()
            station.draw()
            station.plays("wait home.track\ntap home.track\nwait queue.first.old_age\ntap queue.first.old_age\ntap queue.service.civil\n"
                          "wait queue.number\ncapture number\n" + DONE)
            number = station.label("number", "queue.number")
            self.assertEqual(station.clerk("1").do("next")[1]["serving"]["number"], number)

    def test_cut_off_from_the_ward_the_kiosk_gives_numbers_that_come_in_later(self):
        with WardStation() as station:
            station.plays("wait home.track\n" + DRAW + "capture first\n" + DONE + DRAW + "capture second\n" + DONE)
            own = [station.label(capture, "queue.number") for capture in ("first", "second")]
            self.assertEqual(own, ["K2-A001", "K2-A002"])
            self.assertEqual(len(station.slips()), 2)
            station.open()
            station.uplink()
            wait_until(lambda: [{"number": number} for number in own] == [{"number": row[0]} for row in
                                                                         station.ledger("SELECT number FROM number ORDER BY number")],
                       "the ward has both")

    def test_where_not_even_a_number_of_its_own_can_be_kept_the_screen_says_so_and_goes_on(self):
        with WardStation() as station:
            numbers = station.outbox.parent / "numbers.db"
            numbers.mkdir()
            draw = "tap home.track\nwait queue.title\ntap queue.service.civil\n"
            station.plays("wait home.track\n" + draw + "expect queue.trouble Chưa lấy được số. Xin thử lại hoặc gọi nhân viên.\n")
            self.assertEqual(station.slips(), [])
            numbers.rmdir()
            station.plays("wait home.track\n" + DRAW + DONE)

    def test_without_paper_the_number_stays_on_screen_and_counts(self):
        with WardStation() as station:
            station.open()
            station.uplink()
            station.set_printer("paper-out")
            station.plays("wait home.track\n" + DRAW + "wait queue.print_again\ncapture number\n")
            self.assertEqual(station.slips(), [])
            self.assertEqual(station.label("number", "queue.slip"), "Chưa in được phiếu. Số vẫn có hiệu lực: xin nhớ số này.")
            self.assertEqual(station.clerk("1").do("next")[1]["serving"]["number"], station.label("number", "queue.number"))

    def test_what_the_screens_say(self):
        for panel, language in (("lying", "vi"), ("standing", "en"), ("small", "vi")):
            steps = "wait home.track\n" + ("tap bar.language\n" if language == "en" else "") + (LARGE if panel == "small" else "")
            steps += "tap home.track\nwait queue.title\ncapture queue\ntap queue.papers\nwait find.field\ncapture papers\ntap bar.back\n"
            printed = {"vi": "Đã in phiếu. Xin lấy phiếu.", "en": "The slip is printed. Please take it."}[language]
            steps += f"wait queue.title\ntap queue.service.civil\nexpect queue.slip {printed}\ncapture number\n"
            with WardStation(screen=PANELS[panel]) as station:
                station.plays(steps)
                for name in ("queue", "papers", "number"):
                    with self.subTest(panel=panel, name=name):
                        token = [node.label for node in read_tree((station.captures / "number.tree").read_text(encoding="utf-8"))
                                 if node.id == "queue.token"]
                        tree = said((station.captures / f"{name}.tree").read_text(encoding="utf-8"))
                        for code in token:  # made by chance
                            tree = tree.replace(code, "CODE")
                        compare(self, GOLDENS / f"{panel}-{language}" / f"{name}.tree", tree)


if __name__ == "__main__":
    unittest.main()
