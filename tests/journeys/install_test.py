#!/usr/bin/python3
"""Helping to install: each of the six outcomes by touches alone, and a guide walked to its end. The code on the screen is read
as a phone's camera would read it: it is the store's own page for that phone."""
import unittest

from station import Station, program, run

START = "wait home.report\ntap home.news\nwait menu.title\ntap menu.phone_check\nwait triage.iphone\n"
HOME = "tap bar.finish\nwait thanks.home\ntap thanks.home\nwait home.report\n"
# What is answered, and the guide that it ends at.
OUTCOMES = {
    "vneid_install": (("android", "fine", "none", "yes", "yes"), "Cài và đăng ký VNeID mức 1"),
    "cong_dan_so": (("iphone", "fine", "level_2"), "Công dân số TP.HCM"),
    "go_police": (("android", "fine", "level_1"), "Cần đến công an phường, xã"),
    "go_number": (("iphone", "fine", "none", "yes", "no"), "Cần số điện thoại đứng tên mình"),
    "go_space": (("iphone", "full"), "Dọn chỗ trong máy rồi cài"),
    "go_without": (("none",), "Không cần điện thoại: làm tại đây"),
}


def answered(answers):
    return "".join(f"wait triage.{answer}\ntap triage.{answer}\n" for answer in answers)


class Install(unittest.TestCase):
    def test_every_outcome_is_reached_by_touches_and_its_slip_taken_home(self):
        steps = ""
        for guide, (answers, title) in OUTCOMES.items():
            self.assertLessEqual(len(answers), 5)
            steps += START + answered(answers) + f"expect guide.title {title}\ncapture {guide}\n"
            steps += "tap guide.print\nexpect guide.slip Đã in. Xin lấy giấy.\n" + HOME
        with Station() as station:
            station.plays(steps, 240)
            self.assertEqual(len(station.slips()), len(OUTCOMES))

    def test_the_code_is_the_stores_own_page_for_just_that_phone(self):
        for phone, page in (("iphone", "https://apps.apple.com/vn/app/vneid/id1582750372"),
                            ("android", "https://play.google.com/store/apps/details?id=com.vnid")):
            with self.subTest(phone), Station() as station:
                answers = (phone,) + OUTCOMES["vneid_install"][0][1:]
                station.plays(START + answered(answers) + "wait guide.walk\ntap guide.walk\nwait walk.next\ncapture walk\n")
                read = run(program("tramso"), "scan", station.captures / "walk.png")
                self.assertEqual(read.returncode, 0, read.stderr)
                self.assertEqual(read.stdout.strip().split("\t")[1], page)

    def test_a_guide_is_walked_to_its_end_and_the_other_store_can_be_chosen(self):
        steps = START + answered(OUTCOMES["vneid_install"][0]) + "wait guide.walk\ntap guide.walk\nwait walk.next\n"
        steps += "tap walk.store.apple\nwait walk.qr\ncapture other\n"
        steps += "tap walk.next\nexpect walk.title Mở VNeID và đăng ký\ncapture step_2\ntap walk.next\ntap walk.next\ncapture step_4\n"
        steps += "tap walk.next\nexpect guide.walked Bác đã làm xong các bước.\ncapture done\n"
        with Station() as station:
            station.plays(steps)
            read = run(program("tramso"), "scan", station.captures / "other.png")
            self.assertIn("apps.apple.com", read.stdout)

    def test_whoever_cannot_go_on_calls_staff_and_is_still_at_the_step(self):
        steps = START + answered(OUTCOMES["cong_dan_so"][0]) + "wait guide.walk\ntap guide.walk\nwait walk.stuck\ntap walk.stuck\n"
        steps += "wait help.close\ntap help.close\nexpect walk.title Quét mã để mở Công dân số\n"
        with Station() as station:
            station.plays(steps)


if __name__ == "__main__":
    unittest.main()
