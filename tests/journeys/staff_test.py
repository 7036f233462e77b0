#!/usr/bin/python3
"""A technician signs in on the screen with a badge and its PIN, offline, and is told how the kiosk is; who has no right to
stays outside, and all of it is written down."""
import json
import pathlib
import subprocess
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from station import REPORT, Station, program, run, wait_until  # noqa: E402

PIN, WRONG = "274951", "805316"
TO_BADGE = "wait home.report\ntap bar.call_staff\nwait help.staff\ntap help.staff\nwait badge.title\n"


class Staff(unittest.TestCase):
    def setUp(self):
        settings = '[chip]\nreader = "file:FOLDER/chip"\n[staff]\nkey = "FOLDER/staff.pub"\nlist = "FOLDER/staff.list"\n'
        self.station = self.enterContext(Station(settings=settings))
        self.folder = self.station.folder
        self.list = self.folder / "staff.list"
        made = run("tramso", "keys", "make", "--kind", "staff", "--secret", self.folder / "staff.key", "--public",
                   self.folder / "staff.pub")
        self.assertEqual(made.returncode, 0, made.stderr)

    def badge(self, *arguments, words=""):
        done = subprocess.run([program("tramso"), "badge", *map(str, arguments)], input=words, capture_output=True, text=True,
                              timeout=60, check=False)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout

    def make(self, role="technician", days=7):
        return json.loads(self.badge("make", "--key", self.folder / "staff.key", "--list", self.list, "--role", role, "--days",
                                     days, "--json", words=PIN + "\n"))

    @staticmethod
    def keys(pin):
        return "".join(f"tap key.{digit}\n" for digit in pin)

    def acts(self):
        state = self.station.outbox.parent / "staff.db"
        lines = self.badge("acts", "--state", state, "--json").splitlines()
        return [(act["what"], act["detail"]) for act in map(json.loads, lines)]

    def test_a_technician_is_told_how_the_kiosk_is(self):
        made = self.make()
        self.station.plays(REPORT + "tap receipt.done\nwait thanks.home\ntap thanks.home\nwait home.report\nend\n")
        self.station.set_printer("paper-out")
        self.station.plays(f"""{TO_BADGE}capture badge
scan {made["badge"]}
wait pin.field
{self.keys(PIN)}capture pin
tap pin.next
wait entry.health
tap entry.health
wait upkeep.disk
wait upkeep.scanner
expect upkeep.printer Hết giấy
expect upkeep.camera Hoạt động tốt
expect upkeep.scanner Không lắp ở máy này
expect upkeep.chip Hoạt động tốt
expect upkeep.reports 1 phiếu chờ gửi
expect upkeep.courier Không chạy
capture upkeep
device printer ready
device chip gone
tap upkeep.again
wait upkeep.again
expect upkeep.printer Hoạt động tốt
expect upkeep.chip Không trả lời: kiểm tra dây và nguồn
tap bar.finish
wait home.report
end
""")
        self.assertEqual(self.station.label("pin", "pin.field"), "••••••")
        for capture in ("badge", "pin", "upkeep"):
            tree = (self.station.captures / f"{capture}.tree").read_text(encoding="utf-8")
            self.assertNotIn(PIN, tree)
            self.assertNotIn(made["badge"], tree)
        self.assertEqual(self.acts(), [("pin-tried", "1"), ("signed-in", ""), ("left", "")])

    def test_a_report_that_could_not_be_sent_is_said_with_the_reason(self):
        made = self.make()
        self.station.plays(REPORT + "tap receipt.done\nwait thanks.home\ntap thanks.home\nwait home.report\nend\n")
        self.station.uplink()  # and no gateway
        status = ("outbox", "status", "--config", self.station.kiosk_config)
        wait_until(lambda: '"last_error":null' not in run("tramso", *status, "--json").stdout, "a try has come to nothing", 60)
        self.station.plays(f"""{TO_BADGE}scan {made["badge"]}
wait pin.field
{self.keys(PIN)}tap pin.next
wait entry.health
tap entry.health
wait upkeep.reports.why
expect upkeep.reports 1 phiếu chưa gửi được
expect upkeep.courier Hoạt động tốt
end
""")

    def test_who_has_no_right_stays_outside(self):
        made = self.make("staff")
        forged = made["badge"][:-1] + ("0" if made["badge"][-1] != "0" else "1")
        self.station.plays(f"{TO_BADGE}scan {forged}\nwait badge.trouble\nexpect badge.trouble Thẻ này không do cơ quan quản lý trạm cấp.\nend\n")
        self.station.plays(f"{TO_BADGE}scan 079160001234|024123456|NGUYỄN THỊ A\nwait badge.trouble\n"
                           "expect badge.trouble Đây không phải mã của thẻ nhân viên.\nend\n")
        tries = "".join(f"{self.keys(WRONG)}tap pin.next\nwait pin.trouble\nexpect pin.trouble Sai mã PIN. Còn {left} lần trước "
                        "khi thẻ bị khóa.\n" for left in (9, 8))
        self.station.plays(f"{TO_BADGE}scan {made['badge']}\nwait pin.field\n{tries}end\n")
        self.station.plays(f"{TO_BADGE}scan {made['badge']}\nwait pin.field\n{self.keys(WRONG)}tap pin.next\nwait pin.trouble\n"
                           f"capture wrong\n{self.keys(PIN)}tap pin.next\nwait badge.trouble\ncapture locked\nend\n")
        self.assertEqual(self.station.label("wrong", "pin.trouble"), "Sai mã PIN. Còn 7 lần trước khi thẻ bị khóa.")
        self.assertRegex(self.station.label("wrong", "pin.wait"), r"^Lần thử tiếp theo: sau \d\d:\d\d.$")
        self.assertRegex(self.station.label("locked", "badge.trouble"), r"^Thẻ tạm khóa vì sai mã PIN. Thử lại sau \d\d:\d\d.$")
        self.badge("revoke", made["id"], "--key", self.folder / "staff.key", "--list", self.list)
        self.station.plays(f"{TO_BADGE}scan {made['badge']}\nwait badge.trouble\nexpect badge.trouble Thẻ này đã bị thu hồi.\nend\n")
        self.assertEqual([act for act in self.acts() if act[0] == "refused"],
                         [("refused", "stranger 1"), ("refused", "wrong-pin"), ("refused", "wrong-pin"),
                          ("refused", "wrong-pin"), ("refused", "locked"), ("refused", "revoked")])

    def test_without_a_list_there_is_no_way_in(self):
        badge = self.make()["badge"]
        self.list.unlink()
        self.station.plays(f"{TO_BADGE}scan {badge}\nwait badge.trouble\nexpect badge.trouble Máy chưa kiểm tra được thẻ. Xin thử lại, hoặc xem nhật ký của máy.\nend\n")
        config = self.station.kiosk_config
        text = config.read_text(encoding="utf-8")
        config.write_text(text[:text.index("[staff]")] + "[end]\n", encoding="utf-8")
        played = self.station.play("wait home.report\ntap bar.call_staff\nwait help.close\nwait help.staff 1\nend\n")
        self.assertEqual(played.returncode, 1)

    def test_whoever_goes_away_is_signed_out(self):
        badge = self.make("lead")["badge"]
        self.station.plays(f"{TO_BADGE}scan {badge}\nwait pin.field\n{self.keys(PIN)}tap key.enter\nwait upkeep.disk\n"
                           "advance 600\nwait idle.stay\nadvance 600\nwait home.report\nend\n")
        self.assertEqual(self.acts()[-1], ("left", ""))


if __name__ == "__main__":
    unittest.main(verbosity=2)
