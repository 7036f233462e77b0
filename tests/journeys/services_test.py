#!/usr/bin/python3
"""Each service used to its end with the network off, on three panels, in both languages, with large letters: what the screens
say is held against approved trees (tests/golden/services, without the places of things). A new tree is written beside as
*.received; look at it, and move it over the old one if it is better. Touches from the home screen are counted."""
import pathlib
import unittest

from station import REPORT, SOURCE, Station, read_tree

GOLDENS = SOURCE / "tests/golden/services"
PANELS = {
    "lying": {"width": 1920, "height": 1080, "panel_width_mm": 531, "panel_height_mm": 299},
    "standing": {"width": 1080, "height": 1920, "panel_width_mm": 299, "panel_height_mm": 531},
    "small": {"width": 1366, "height": 768, "panel_width_mm": 344, "panel_height_mm": 194},
}
LARGE = "tap bar.comfort\nwait comfort.large\ntap comfort.large\ntap comfort.close\n"
HOME = "tap bar.finish\nwait thanks.home\ntap thanks.home\nwait home.report\n"

# (name, touches allowed from home without typing, steps)
SERVICES = (
    ("procedure", 3, "tap home.procedures\nwait menu.title\ntap menu.birth\nwait shelf.title\ntap shelf.1.001193\nwait guide.print\n"),
    ("record", 2, "tap home.procedures\nwait menu.title\ntap menu.criminal_record\nwait guide.title\n"),
    ("address", 3, "tap home.procedures\nwait menu.title\ntap menu.addresses\nwait find.field\ntype da kao\n"
                   "wait find.ward_26737_2\ntap find.ward_26737_2\nwait guide.title\n"),
    ("hospital", 4, "tap home.health_education\nwait menu.title\ntap menu.hospitals\nwait shelf.title\n"
                    "tap shelf.hospitals_children\nwait shelf.hospital_8\ntap shelf.hospital_8\nwait guide.title\n"),
    ("school", 2, "tap home.health_education\nwait menu.title\ntap menu.school\nwait guide.title\n"),
    ("metro", 3, "tap home.transport\nwait menu.title\ntap menu.metro\nwait metro.OPH\ntap metro.OPH\nwait metro.cashless\n"),
    ("bus", 2, "tap home.transport\nwait menu.title\ntap menu.bus\nwait guide.title\n"),
    ("apps", 3, "tap home.news\nwait menu.title\ntap menu.apps\nwait shelf.title\ntap shelf.vneid_install\nwait guide.title\n"),
)


def script(language, large):
    steps = "wait home.report\n"
    for name, _, service in SERVICES:
        if language == "en":
            steps += "tap bar.language\n"
        steps += (LARGE if large else "") + service + f"capture {name}\n" + HOME
    return steps


def said(tree):
    """What the screen says, without where, and without the time of day."""
    return "".join(f'{node.role} {node.id} "{node.label}" {node.state}\n' for node in read_tree(tree) if node.id != "bar.clock")


def compare(test, golden, received):
    approved = golden.read_text(encoding="utf-8") if golden.exists() else ""
    if approved == received:
        return
    golden.parent.mkdir(parents=True, exist_ok=True)
    pathlib.Path(f"{golden}.received").write_text(received, encoding="utf-8")
    test.assertEqual(approved, received, f"{golden}.received was written")


class Services(unittest.TestCase):
    maxDiff = None

    def used(self, panel, language, large=False):
        with Station(PANELS[panel]) as station:
            station.plays(script(language, large), 240)
            for name, _, _ in SERVICES:
                with self.subTest(name):
                    compare(self, GOLDENS / f"{panel}-{language}" / f"{name}.tree",
                            said((station.captures / f"{name}.tree").read_text(encoding="utf-8")))

    def test_on_a_lying_panel_in_vietnamese(self):
        self.used("lying", "vi")

    def test_on_a_standing_panel_in_english(self):
        self.used("standing", "en")

    def test_on_a_small_panel_with_large_letters(self):
        self.used("small", "vi", large=True)

    def test_each_is_few_touches_away(self):
        for name, allowed, steps in SERVICES:
            with self.subTest(name):
                self.assertLessEqual(steps.count("tap "), allowed)
        typing = "tap text.next"  # with what is typed
        self.assertLessEqual((REPORT.replace(typing, "")).count("tap "), 6)

    def test_a_guide_is_taken_home_on_paper_and_says_so_when_there_is_none(self):
        with Station() as station:
            reading = SERVICES[0][2] + "tap guide.print\n"
            station.plays("wait home.report\n" + reading + "expect guide.slip Đã in. Xin lấy giấy.\n" + HOME)
            self.assertEqual(len(station.slips()), 1)
            station.set_printer("paper-out")
            station.plays("wait home.report\n" + reading + "expect guide.slip Chưa in được. Xin xem trên màn hình này hoặc gọi nhân viên.\n" + HOME)
            self.assertEqual(len(station.slips()), 1)


if __name__ == "__main__":
    unittest.main()
