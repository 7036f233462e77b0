#!/usr/bin/python3
"""A citizen's report through every room, from a finger on the glass to the clerk's line and back as an answer."""
import hashlib
import json
import subprocess
import unittest

from station import ANONYMOUS, LEAVE, NO_PHOTO, REPORT, SEND, SOURCE, TEXT, TO_TEXT, WRITE, Station, run

PORTRAIT = {"width": 1080, "height": 1920, "panel_width_mm": 299, "panel_height_mm": 531}
PERSONAL = (SOURCE / "packaging/visit/personal.txt").read_text(encoding="utf-8").split("\n")[:-1]


def script(name):
    return (SOURCE / "packaging/visit" / name).read_text(encoding="utf-8")


class Visits(unittest.TestCase):
    def reports_and_is_answered(self, station):
        station.gateway()
        station.uplink()
        station.plays(script("report.txt"))
        code = station.label("14-receipt", "receipt.code")
        station.carried()
        line = station.opened()
        self.assertEqual(len(line), 1)
        typed = next(step[5:] for step in script("report.txt").splitlines() if step.startswith("type Đèn"))
        self.assertIn(f'"text":{json.dumps(typed, ensure_ascii=False)}', line[0], "not byte for byte as typed")
        report = json.loads(line[0])
        self.assertEqual((report["code"], report["kiosk"], report["service"]), (code, "kiosk-0001", "report"))
        draft = report["draft"]
        self.assertEqual((draft["category"], draft["place"]), ("street_lighting", "TDN"))
        self.assertEqual((draft["name"], draft["number"], draft["phone"]), ("NGUYỄN THỊ A", "079160001234", "0901234567"))
        self.assertEqual(len(draft["photos"]), 1)
        self.consents_are_of_what_was_shown(station, report)
        answered = run("tramso", "desk", "answer", "--config", station.gateway_config, "--code", code, "--text", "Đã thay đèn.")
        self.assertEqual(answered.returncode, 0, answered.stderr)
        station.plays(f"wait home.track\ntap home.track\nwait track.field\ntype {code}\ntap track.look_up\n"
                      "wait progress.answer\nexpect progress.answer Đã thay đèn.\n")
        self.assertEqual(len(station.slips()), 1)

    def consents_are_of_what_was_shown(self, station, report):
        told = run("tramso", "consent", "--config", station.kiosk_config, "--json")
        self.assertEqual(told.returncode, 0, told.stderr)
        words = {(line["purpose"], line["language"]): line for line in map(json.loads, told.stdout.splitlines())}
        self.assertEqual([consent["purpose"] for consent in report["consents"]], ["photo", "card-qr"])
        for consent, capture in zip(report["consents"], ("06-consent-photo", "09-consent-card")):
            nodes = {node.id: node.label for node in station.tree(capture)}
            facts = [f"{nodes[f'consent.{fact}.label']}: {nodes[f'consent.{fact}']}" for fact in ("what", "why", "who", "how_long")]
            decline = nodes["photo.without" if consent["purpose"] == "photo" else "person.anonymous"]
            shown = "\n".join([nodes["consent.title"], *facts, nodes["consent.agree"], decline, ""])
            self.assertEqual(consent["text"], hashlib.sha256(shown.encode()).hexdigest(), shown)
            self.assertEqual(words[consent["purpose"], "vi"]["words"], shown)
            self.assertEqual(words[consent["purpose"], "vi"]["text"], consent["text"])
            self.assertEqual((consent["language"], consent["result"]), ("vi", "agreed"))
            self.assertLess(consent["at"], report["created_at"])

    def test_the_whole_visit_on_a_lying_panel(self):
        with Station() as station:
            self.reports_and_is_answered(station)
            written = [file for file in station.folder.rglob("*") if file.is_file() and not file.is_relative_to(station.captures)
                       and file.suffix != ".txt"]  # the script, and the pictures it asked for, are the test's own
            self.assertIn(station.outbox, written)
            for word in PERSONAL:
                holding = [file for file in written if word.encode() in file.read_bytes()]
                self.assertEqual(holding, [], f"hold {word!r}")

    def test_the_whole_visit_on_a_standing_panel(self):
        with Station(PORTRAIT) as station:
            self.reports_and_is_answered(station)

    def test_the_photo_arrives_as_it_was_taken(self):
        with Station() as station:
            station.gateway()
            station.plays(script("report.txt"))
            station.carried()
            photos = station.folder / "photos"
            opened = run("tramso", "desk", "open", "--config", station.gateway_config, "--photos", photos)
            self.assertEqual(opened.returncode, 0, opened.stderr)
            name = json.loads(opened.stdout)["draft"]["photos"][0]
            size = subprocess.run(["/usr/bin/python3", "-c", "import sys; from PIL import Image; print(Image.open(sys.argv[1]).size)",
                                   photos / name], capture_output=True, text=True, check=True).stdout.strip()
            self.assertEqual(size, "(1280, 720)")

    def test_without_name_and_photo(self):
        with Station() as station:
            station.gateway()
            station.plays(REPORT + LEAVE)
            station.carried()
            draft = json.loads(station.opened()[0])["draft"]
            self.assertEqual(draft["text"], TEXT)
            self.assertEqual((draft["name"], draft["number"], draft["phone"], draft["photos"]), (None, None, None, []))

    def test_in_english(self):
        with Station() as station:
            station.gateway()
            station.plays("wait bar.language\ntap bar.language\nexpect bar.call_staff Call staff\n" + REPORT + LEAVE +
                          "expect bar.call_staff Gọi nhân viên\n")
            station.carried()
            self.assertEqual(json.loads(station.opened()[0])["draft"]["language"], "en")

    def test_every_part_can_be_changed_from_the_read_back(self):
        with Station() as station:
            station.gateway()
            station.plays(TO_TEXT + WRITE + NO_PHOTO + ANONYMOUS + "wait review.send\ntap review.edit.category\n"
                          "wait category.title\ntap category.flooding\n" + SEND + "wait receipt.code\n")
            station.carried()
            self.assertEqual(json.loads(station.opened()[0])["draft"]["category"], "flooding")

    def test_danger_is_asked_about_first(self):
        with Station() as station:
            numbers = "wait emergency.title\n" + "".join(f"wait emergency.number.{number}\n" for number in (113, 114, 115))
            station.plays("wait home.report\ntap home.report\nwait category.title\ntap category.emergency\n" + numbers)
            station.plays(TO_TEXT + "type Nhà cháy lớn quá\ntap text.next\n" + numbers +
                          "tap emergency.go_on\nwait photo.without\n")
            station.plays(TO_TEXT + "type Đèn bị hỏng\ntap text.next\nwait photo.without\n")

    def test_idling_wipes_the_visit_after_a_question(self):
        with Station() as station:
            station.plays(TO_TEXT + "type Bí mật\nadvance 61\nwait idle.stay\ntap idle.stay\nexpect text.field Bí mật\n"
                          "advance 61\nwait idle.stay\nadvance 31\nwait home.report\ntap home.report\nwait category.title\n"
                          "tap category.public_admin\nwait place.title\ntap place.BTN\nwait text.field\ncapture after\n")
            self.assertNotIn("Bí mật", (station.captures / "after.tree").read_text(encoding="utf-8"))


if __name__ == "__main__":
    unittest.main()
