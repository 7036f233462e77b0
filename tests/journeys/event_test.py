#!/usr/bin/python3
"""A volunteer at an event's desk: signs in, counts visitors and gives numbers and gifts by touches, and the book agrees with the
screen; once a card, and the end of a shift is the lead's. Nothing of a card stays anywhere."""
import json
import re
import shutil
import subprocess
import sys
import unittest

from station import CARD, SOURCE, Station, program

PIN = "274951"
NUMBER = CARD.split("|", maxsplit=1)[0]
TO_BADGE = "wait home.report\ntap bar.call_staff\nwait help.staff\ntap help.staff\nwait badge.title\n"
SETTINGS = """[staff]
key = "FOLDER/staff.pub"
list = "FOLDER/staff.list"
[event]
pack = "FOLDER/event.pack"
book = "FOLDER/event.db"
key = "FOLDER/event.key"
number = 7
"""


class EventDesk(unittest.TestCase):
    def setUp(self):
        self.station = self.enterContext(Station(settings=SETTINGS))
        self.folder = self.station.folder
        config = self.station.kiosk_config
        text = config.read_text(encoding="utf-8")
        config.write_text(text.replace("[content]\n", f'[content]\npack_key = "{self.folder}/content.pub"\n'), encoding="utf-8")
        self.does("keys", "make", "--kind", "content", "--secret", self.folder / "content.key", "--public", self.folder / "content.pub")
        tables = self.folder / "event"
        shutil.copytree(SOURCE / "config/event_example", tables)
        self.does("pack", tables, "-o", self.folder / "event.pack", "--key", self.folder / "content.key")
        self.does("event", "key", self.folder / "event.key")
        self.does("keys", "make", "--kind", "staff", "--secret", self.folder / "staff.key", "--public", self.folder / "staff.pub")

    def does(self, *arguments, words=""):
        done = subprocess.run([program("tramso"), *map(str, arguments)], input=words, capture_output=True, text=True, timeout=60,
                              check=False)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout

    def sign_in(self, role="staff"):
        """Steps to whatever is behind the door."""
        made = json.loads(self.does("badge", "make", "--key", self.folder / "staff.key", "--list", self.folder / "staff.list", "--role",
                                    role, "--days", 7, "--json", words=PIN + "\n"))
        keys = "".join(f"tap key.{digit}\n" for digit in PIN)
        return f"{TO_BADGE}scan {made['badge']}\nwait pin.field\n{keys}tap pin.next\n"

    @staticmethod
    def gives(card, answer):
        return f"tap event.give\nwait gifts.mu\ntap gifts.mu\nwait gift.card.title\nscan {card}\nexpect gift.title {answer}\n"

    def acts(self):
        lines = self.does("badge", "acts", "--state", self.station.outbox.parent / "staff.db", "--json").splitlines()
        return [json.loads(line)["what"] for line in lines]

    def test_visitors_counts_and_gifts_are_a_touch_each_and_the_book_agrees(self):
        steps = self.sign_in() + "expect event.title Ngày hội cài ứng dụng (ví dụ)\nexpect event.count.visitors 0\ncapture desk\n"
        for ticket in ("700001", "700002"):
            steps += f"tap event.visitor\nexpect ticket.number {ticket}\nexpect ticket.slip Đã in. Xin lấy giấy.\n"
            steps += "capture ticket\ntap ticket.done\nwait event.visitor\n"
        steps += "expect event.count.visitors 2\nexpect event.count.tickets 2\n"
        steps += "tap event.whose\nwait whose.hint\nscan tramso:amb:vi-du-2026-12-05:b-99\nexpect whose.hint Mã này không phải của đại sứ nào trong ngày hội. Xin chạm để chọn.\nscan tramso:amb:vi-du-2026-12-05:a-01\n"
        steps += "expect event.brought Đơn vị: a-01\n"
        for count in ("1", "2"):
            steps += f"tap event.installed\nexpect event.count.installed {count}\n"
        steps += "expect event.state Đã ghi thêm một: Đã cài\ntap event.activated\ntap event.first-report\ntap event.not-possible\n"
        steps += "expect event.state Đã ghi thêm một: Chưa làm được\nexpect event.brought Đơn vị: a-01\n"
        steps += self.gives(CARD, "Đã ghi, xin phát quà") + "tap gift.done\nexpect event.count.left 399\n"
        steps += self.gives(CARD, "Không phát quà này") + "capture refused\ntap gift.done\n"
        steps += "wait event.visitor\nwait event.upkeep\ntap event.upkeep\nwait upkeep.disk\ntap upkeep.desk\nexpect event.count.left 399\n"
        steps += "tap bar.finish\nwait home.report\n"
        self.station.plays(steps, 240)
        self.assertRegex(self.station.label("refused", "gift.text"), r"^Thẻ này đã nhận quà này lúc \d+ giờ\.$")
        self.assertNotIn("event.end", [node.id for node in self.station.tree("desk")])
        self.assertEqual(len(self.station.slips()), 2)
        self.assertEqual(self.acts(), ["pin-tried", "signed-in", "left"])
        stock = self.does("event", "stock", "--config", self.station.kiosk_config)
        self.assertIn("mu\t300\t0\t1\t0\t0\t299\n", stock)
        self.book_agrees({"visitor": 2, "ticket": 2, "installed": 2, "activated": 1, "first-report": 1, "not-possible": 1, "gift": 1})
        self.nothing_holds_the_card()
        # Another sign-in, in another run of the program: it goes on where it was.
        self.station.plays(self.sign_in() + "expect event.count.visitors 2\nexpect event.count.left 399\ntap event.visitor\n"
                           "expect ticket.number 700003\n" + "end\n")

    def book_agrees(self, counts):
        """As the office would see it: the exported book, line by line."""
        exported = self.folder / "one.event"
        self.does("event", "export", "--config", self.station.kiosk_config, "-o", exported)
        found = {}
        for line in exported.read_text(encoding="utf-8").splitlines():
            if line.startswith("tally "):
                _, _, kind, _, _, count = line.split()
                found[kind] = found.get(kind, 0) + int(count)
        self.assertEqual(found, counts)
        self.assertIn("days\t2026-12-05\t2026-12-06\n",
                      self.does("event", "show", self.folder / "event.pack", "--key", self.folder / "content.pub"))

    def nothing_holds_the_card(self):
        self.assertNotIn("NGUYỄN THỊ A", "".join(tree.read_text(encoding="utf-8") for tree in self.station.captures.glob("*.tree")))
        for file in self.folder.rglob("*"):
            if file.is_file() and file.name != "visit.txt":  # what the test itself wrote
                self.assertNotIn(NUMBER.encode(), file.read_bytes(), file)

    def test_the_lead_gives_without_a_card_and_ends_the_shift_on_paper(self):
        steps = self.sign_in("lead") + "wait event.end\ntap event.give\nwait gifts.mu\ntap gifts.mu\nwait gift.card.no-card\n"
        steps += "tap gift.card.no-card\nexpect gift.title Đã ghi, xin phát quà\ntap gift.done\n"
        steps += "tap event.end\nwait shift.keep\ntap shift.keep\nwait event.end\ntap event.end\ntap shift.end\n"
        steps += "expect shift.line.0 KẾT CA 1\nexpect shift.slip Đã in. Xin lấy giấy.\ncapture over\ntap shift.done\n"
        steps += "wait event.visitor\ntap bar.back\nwait home.report\n"
        self.station.plays(steps, 120)
        self.assertEqual(len(self.station.slips()), 1)
        self.assertTrue(self.does("event", "shift", "--config", self.station.kiosk_config).startswith("KẾT CA 2\n"))

    def test_a_count_that_was_a_mistake_is_taken_back_once_and_the_book_says_so(self):
        steps = self.sign_in() + "wait event.installed\ntap event.installed\nexpect event.count.installed 1\n"
        steps += "tap event.installed\nexpect event.count.installed 2\nwait event.undo\ntap event.undo\n"
        steps += "expect event.state Đã bớt một: Đã cài\nexpect event.count.installed 1\ncapture undone\n"
        steps += "tap event.visitor\nwait ticket.done\ntap ticket.done\nwait event.undo\ntap event.undo\n"
        steps += "expect event.state Đã bớt một: Khách\nexpect event.count.visitors 0\nexpect event.count.tickets 1\nend\n"
        self.station.plays(steps, 120)
        self.assertNotIn("event.undo", [node.id for node in self.station.tree("undone")])
        self.book_agrees({"visitor": 1, "undo-visitor": 1, "ticket": 1, "installed": 2, "undo-installed": 1})
        self.assertTrue((self.folder / "one.event").read_text(encoding="utf-8").startswith("tramso-event 2\n"))

    def test_a_second_gift_for_a_card_is_the_leads_to_decide(self):
        steps = self.sign_in() + "wait event.give\n" + self.gives(CARD, "Đã ghi, xin phát quà") + "tap gift.done\n"
        steps += self.gives(CARD, "Không phát quà này") + "capture staff\ntap gift.done\nwait event.visitor\ntap bar.finish\nwait home.report\n"
        steps += self.sign_in("lead") + "wait event.give\n" + self.gives(CARD, "Không phát quà này")
        steps += "tap gift.anyway\nexpect gift.title Đã ghi, xin phát quà\ntap gift.done\nexpect event.count.left 398\nend\n"
        self.station.plays(steps, 180)
        self.assertNotIn("gift.anyway", [node.id for node in self.station.tree("staff")])
        self.book_agrees({"gift": 2})
        self.assertIn(" given by-lead 1 -\n", (self.folder / "one.event").read_text(encoding="utf-8"))

    def draw_folder(self):
        return self.folder / "draw-vi-du-2026-12-05"

    def office_sends(self, tickets):
        """The list of all kiosks, as a merge prints it, beside the book."""
        self.draw_folder().mkdir()
        (self.draw_folder() / "tickets.txt").write_text(f"book\tkiosk-0001\ntickets\t{tickets}\n", encoding="utf-8")

    def is_as_anybody_would_have_drawn_it(self):
        """By the program and by the lines of Python that stand in DRAW.md."""
        record = self.draw_folder() / "draw.txt"
        self.does("verify-draw", record)
        text = (SOURCE / "sync/draw/DRAW.md").read_text(encoding="utf-8")
        other = self.folder / "other.py"
        other.write_text(re.search(r"```python\n(.*?)```", text, re.DOTALL)[1], encoding="utf-8")
        done = subprocess.run([sys.executable, other, record], capture_output=True, text=True, timeout=60, check=False)
        self.assertEqual(done.returncode, 0, done.stderr)
        return record.read_text(encoding="utf-8")

    def test_the_draw_on_the_stage_outlasts_a_power_cut_and_is_as_anybody_would_have_drawn_it(self):
        self.office_sends("100001-100040,700001-700012")
        steps = self.sign_in("lead") + "wait event.draw\ntap event.draw\nexpect draw.count 52\ncapture before\n"
        steps += "tap draw.freeze\nexpect draw.slip Đã in. Xin lấy giấy.\ncapture frozen\n"
        steps += "tap draw.dice\nwait dice.1\ntap dice.4\nend\n"
        self.station.plays(steps, 120)  # and there the power goes
        secret = (self.draw_folder() / "secret").read_text(encoding="utf-8").strip()
        frozen = (self.draw_folder() / "frozen.txt").read_text(encoding="utf-8")
        self.assertEqual((self.draw_folder() / "secret").stat().st_mode & 0o777, 0o600)
        self.assertFalse((self.draw_folder() / "draw.txt").exists())

        steps = self.sign_in("lead") + "wait event.draw\ntap event.draw\nexpect draw.slip Đã chốt từ trước. Có thể in lại.\n"
        steps += "tap draw.dice\nwait dice.1\n" + "".join(f"tap dice.{die}\n" for die in "4163524415")
        steps += "capture thrown\ntap dice.undo\ntap dice.6\ncapture dice\ntap dice.fix\nwait prize.ticket\ncapture rolls\n"
        steps += "expect prize.words Số trúng thưởng\ncapture last\ntap prize.again\nwait why.did-not-come\ntap why.did-not-come\n"
        for prize in range(4, 0, -1):
            steps += f"expect prize.words Số trúng thưởng\ncapture prize{prize}\ntap prize.next\n"
        steps += "expect draw.slip Đã in. Xin lấy giấy.\ncapture over\ntap draw.done\nwait event.draw\nend\n"
        self.station.plays(steps, 240)

        record = self.is_as_anybody_would_have_drawn_it()
        self.assertTrue(record.startswith(frozen))
        self.assertIn("dice: 4163524416\nbeacon: none\nprizes: 4\nredraws: 1\n", record)
        self.assertIn("redraw: 4 did-not-come\n", record)
        self.assertIn(f"secret: {secret}\n", record)
        for tree in self.station.captures.glob("*.tree"):  # not on any screen, and in no file but these
            self.assertNotIn(secret, tree.read_text(encoding="utf-8").replace(" ", ""))
        drawn = re.findall(r"^ticket: (\d+)$", record, re.MULTILINE)
        self.assertEqual([self.station.label(f"prize{prize}", "prize.ticket") for prize in (1, 2, 3, 4)], drawn[:3] + drawn[4:])
        self.assertEqual(self.station.label("last", "prize.ticket"), drawn[3])
        self.assertNotIn(self.station.label("rolls", "prize.ticket"), drawn)
        self.assertEqual([self.station.label("over", f"draw.winner.{at}.number") for at in range(4)], drawn[:3] + drawn[4:])
        self.assertEqual(len(self.station.slips()), 2)

    def test_a_draw_of_too_few_or_of_a_list_that_is_none_is_said_and_fixes_nothing(self):
        self.office_sends("100001-100003")  # four prizes
        steps = self.sign_in("lead") + "wait event.draw\ntap event.draw\nexpect draw.count 3\ntap draw.freeze\nwait draw.trouble\ncapture few\nend\n"
        self.station.plays(steps)
        self.assertIn("Không đủ số", self.station.label("few", "draw.trouble"))
        (self.draw_folder() / "tickets.txt").write_text("a hundred\n", encoding="utf-8")
        self.station.plays(self.sign_in("lead") + "wait event.draw\ntap event.draw\nwait draw.trouble\ncapture none\nend\n")
        self.assertIn("Danh sách gộp không đọc được", self.station.label("none", "draw.trouble"))
        self.assertFalse((self.draw_folder() / "frozen.txt").exists())

    def test_staff_has_no_draw_and_a_record_that_was_changed_stops_it(self):
        self.office_sends("100001-100040")
        self.station.plays(self.sign_in() + "wait event.visitor\ncapture staff\nend\n")
        self.assertNotIn("event.draw", [node.id for node in self.station.tree("staff")])
        self.does("draw", "freeze", "--event", "vi-du-2026-12-05", "--tickets", "1-40", "--dir", self.draw_folder())
        self.does("draw", "throw", "--dice", "4163524416", "--prizes", 4, "--dir", self.draw_folder())
        record = self.draw_folder() / "draw.txt"
        record.write_text(record.read_text(encoding="utf-8").replace("4163524416", "4163524411"), encoding="utf-8")
        self.station.plays(self.sign_in("lead") + "wait event.draw\ntap event.draw\nwait draw.trouble\ncapture changed\nend\n")
        self.assertIn("không còn như lúc ghi", self.station.label("changed", "draw.trouble"))

    def test_a_technician_comes_to_the_state_of_the_kiosk_and_all_do_without_a_pack_that_opens(self):
        self.station.plays(self.sign_in("technician") + "wait entry.check\nend\n")
        with (self.folder / "event.pack").open("ab") as pack:
            pack.write(b"more")
        played = self.station.plays(self.sign_in("lead") + "wait upkeep.disk\nend\n")
        self.assertIn("there is no desk", played.stderr + played.stdout)

    def test_a_book_that_cannot_be_opened_is_said_and_nothing_is_counted(self):
        (self.folder / "event.db").write_bytes(b"this is no book" * 400)
        steps = self.sign_in() + "wait event.again\ntap event.installed\nwait event.state\ncapture broken\nend\n"
        self.station.plays(steps)
        self.assertIn("chưa ghi được gì", self.station.label("broken", "event.state"))
        self.assertEqual(self.station.label("broken", "event.count.installed"), "–")

    def test_a_closed_event_is_said_and_counts_no_more(self):
        self.does("event", "close", "--config", self.station.kiosk_config)
        self.station.plays(self.sign_in() + "expect event.count.visitors 0\ntap event.installed\nwait event.again\n"
                           "expect event.count.installed 0\n" + self.gives(CARD, "Không phát quà này") + "end\n")


if __name__ == "__main__":
    unittest.main(verbosity=2)
