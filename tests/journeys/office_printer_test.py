#!/usr/bin/python3
"""A guide is taken home on sheets of A4: what comes out, what the screen says while the printer waits for paper, and that
nothing of it is left in the printer when its citizen has gone."""
import pathlib
import subprocess
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from station import LEAVE, REPORT, Station  # noqa: E402

READING = ("wait home.report\ntap home.procedures\nwait menu.title\ntap menu.birth\nwait shelf.title\ntap shelf.1.001193\n"
           "wait guide.print\ntap guide.print\n")
HOME = "tap bar.finish\nwait thanks.home\ntap thanks.home\nwait home.report\n"
WAITS = "Máy in hết giấy. Xin gọi nhân viên."


class OfficePrinter(unittest.TestCase):
    def setUp(self):
        self.station = self.enterContext(Station(settings='[office_printer]\naddress = "file:FOLDER/office"\n'))
        self.office = self.station.folder / "office"
        self.office.mkdir()

    def sheets(self):
        return sorted(self.office.glob("*.pdf"))

    def test_a_guide_comes_on_a_sheet_and_on_no_slip(self):
        self.station.plays(f"{READING}expect guide.slip Đã in. Xin lấy giấy.\n{HOME}end\n")
        (sheet,) = self.sheets()
        text = subprocess.run(["pdftotext", "-raw", sheet, "-"], capture_output=True, text=True, check=True).stdout
        self.assertIn("khai sinh", text)
        self.assertIn("1 / ", text)
        self.assertEqual(self.station.slips(), [])

    def test_out_of_paper_it_is_said_and_the_sheet_comes_once_when_there_is_some(self):
        self.station.plays(f"device office-printer paper-out\n{READING}expect guide.slip {WAITS}\ncapture held\n"
                           f"device office-printer ready\nexpect guide.slip Đã in. Xin lấy giấy.\n{HOME}end\n")
        self.assertEqual(len(self.sheets()), 1)

    def test_what_is_held_when_the_visit_ends_never_comes_out(self):
        self.station.plays(f"device office-printer paper-out\n{READING}expect guide.slip {WAITS}\n{HOME}"
                           f"device office-printer ready\n{READING}expect guide.slip Đã in. Xin lấy giấy.\n{HOME}end\n")
        self.assertEqual(len(self.sheets()), 1)  # the second visitor's alone

    def test_who_goes_back_home_leaves_no_sheet_and_the_slip_printer_works_on(self):
        self.station.plays(f"device office-printer cover-open\n{READING}"
                           "expect guide.slip Nắp máy in đang mở. Xin gọi nhân viên.\n"
                           f"tap bar.back\nwait shelf.title\ntap bar.back\nwait menu.title\ntap bar.back\n{REPORT}"
                           f"expect receipt.slip Đã in phiếu. Xin lấy phiếu bên dưới.\n{LEAVE}end\n")
        self.assertEqual(len(self.station.slips()), 1)
        self.assertEqual(self.sheets(), [])

    def test_a_program_that_ends_waits_for_no_paper_and_leaves_no_sheet_behind(self):
        self.station.play(f"device office-printer paper-out\n{READING}expect guide.slip {WAITS}\nend\n", seconds=30)
        (self.office / "printer.state").write_text("ready\n", encoding="utf-8")
        self.assertEqual(self.sheets(), [])

    def test_a_printer_that_is_gone_is_said_at_once(self):
        self.station.plays(f"device office-printer gone\n{READING}"
                           f"expect guide.slip Chưa in được. Xin xem trên màn hình này hoặc gọi nhân viên.\n{HOME}end\n")


if __name__ == "__main__":
    unittest.main(verbosity=2)
