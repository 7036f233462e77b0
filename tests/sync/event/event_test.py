#!/usr/bin/python3
"""An event day with the real programs: its tables become a pack, two kiosks count, draw tickets and give gifts without seeing each
other, and their books come together at the office. A card's number is on no command line, in no file and in nothing that is said."""
import csv
import json
import pathlib
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "support"))
from town import SOURCE, program, run  # noqa: E402

CARD, OTHER = "001099000001", "001099000002"  # of nobody
CODE = f"{CARD}||Nguyễn Văn A|01011999|Nam|Phường Bến Thành, Thành phố Hồ Chí Minh|01012022"


class Event(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory(prefix="tramso-event-")))
        self.source = self.folder / "event"
        shutil.copytree(SOURCE / "config/event_example", self.source)
        self.secret, self.public, self.pack = self.folder / "content.key", self.folder / "content.pub", self.folder / "event.pack"
        self.does("keys", "make", "--kind", "content", "--secret", self.secret, "--public", self.public)
        self.does("pack", self.source, "-o", self.pack, "--key", self.secret)
        (self.folder / "kiosks").mkdir()
        self.check = self.does("event", "key", self.folder / "event.key").strip()
        self.one, self.two = self.kiosk(1), self.kiosk(2)

    def does(self, *arguments, words=""):
        done = self.tramso(*arguments, words=words)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout

    @staticmethod
    def tramso(*arguments, words=""):
        return subprocess.run([program("tramso"), *map(str, arguments)], input=words, capture_output=True, text=True, timeout=60,
                              check=False)

    def kiosk(self, number, disk=None):
        """Settings of a unit of its own, with its key at the office; `disk`: where its files lie."""
        name = f"kiosk-{number:04}"
        own = self.folder / name
        own.mkdir()
        disk = disk or own
        self.does("keys", "make", "--kind", "kiosk", "--secret", own / "signing.key", "--public", self.folder / f"kiosks/{name}.pub")
        if not (disk / "event.key").exists():
            shutil.copy(self.folder / "event.key", disk / "event.key")
        config = own / "kiosk.toml"
        config.write_text(f'''[kiosk]
id = "{name}"
place = "BTN"
[content]
pack_key = "{self.public}"
[outbox]
file = "{disk}/outbox.db"
[seal]
city_public_key = "none"
signing_key = "signing.key"
gateway_ack_keys = ["none"]
[uplink]
gateway = "https://localhost:1"
authority = "none"
certificate = "none"
certificate_key = "none"
socket = "none"
[event]
pack = "{self.pack}"
key = "{disk}/event.key"
number = {number}
[end]
''', encoding="utf-8")
        return config

    def event(self, verb, config, *arguments, words=""):
        return self.tramso("event", verb, "--config", config, *arguments, words=words)

    def does_event(self, verb, config, *arguments, words=""):
        return self.does("event", verb, "--config", config, *arguments, words=words)

    def gives(self, config, card, *more, gift="mu"):
        given = self.event("gift", config, "--gift", gift, *more, words=card + "\n")
        self.assertNotIn(CARD, given.stdout + given.stderr)
        return "done" if given.returncode == 0 else given.stderr.removeprefix("tramso event gift: ").strip()

    def exported(self, config, name):
        self.does_event("export", config, "-o", self.folder / name)
        return self.folder / name

    def at_office(self, verb, *files):
        return self.tramso("event", verb, *files, "--pack", self.pack, "--key", self.public, "--kiosks", self.folder / "kiosks",
                           *(["--json"] if verb == "merge" else []))

    def merged(self, *files):
        done = self.at_office("merge", *files)
        self.assertEqual(done.returncode, 0, done.stderr)
        return [json.loads(line) for line in done.stdout.splitlines()]

    def test_a_day_at_two_kiosks_that_do_not_see_each_other(self):
        self.assertIn("days\t2026-12-05\t2026-12-06\n", self.does("event", "show", self.pack, "--key", self.public))
        self.assertEqual(json.loads(self.does("event", "show", self.pack, "--key", self.public, "--json"))["prizes"], 4)
        for config, times in ((self.one, 6), (self.two, 2)):
            for _ in range(times):
                self.does_event("count", config, "visitor", "installed", "--ambassador", "a-01")
        self.assertEqual(self.event("count", self.one, "visitor", "--organisation", "don-vi-z").returncode, 1)
        self.assertEqual([self.does_event("ticket", config) for config in (self.one, self.one, self.two)],
                         ["100001\n", "100002\n", "200001\n"])
        self.assertEqual(self.gives(self.one, CODE), "done")
        self.assertRegex(self.gives(self.one, CARD), r"^already-given, at \d+ o'clock$")
        self.assertEqual(self.gives(self.two, CARD), "done")
        self.assertEqual(self.gives(self.two, OTHER), "done")
        self.assertEqual(self.gives(self.two, ""), "wrong-reason")
        self.assertEqual(self.gives(self.two, "", "--reason", "no-card"), "done")
        self.assertEqual(self.gives(self.two, "12345"), "not-a-card")
        books = [self.exported(self.one, "one.event"), self.exported(self.two, "two.event")]
        said = self.merged(*books, books[0])
        self.assertEqual([(line["kiosk"], line["tickets"], line["closed"]) for line in said if line["what"] == "book"],
                         [("kiosk-0001", 2, False), ("kiosk-0002", 1, False)])
        doubles = [line for line in said if line["what"] == "double"]
        self.assertEqual([(line["gift"], [each["kiosk"] for each in line["handings"]]) for line in doubles],
                         [("mu", ["kiosk-0001", "kiosk-0002"])])
        self.assertEqual([line for line in said if line["what"] == "trouble"], [])
        tickets = next(line["tickets"] for line in said if line["what"] == "tickets")
        self.assertEqual(tickets, "100001-100002,200001")
        self.does("draw", "freeze", "--event", "vi-du-2026-12-05", "--tickets", tickets, "--dir", self.folder / "draw")
        self.report(books)
        self.nothing_holds_the_card()

    def report(self, books):
        told = self.at_office("report", *books)
        self.assertEqual(told.returncode, 0, told.stderr)
        self.assertIn("kiosk-0002 is not closed", told.stderr)
        rows = list(csv.DictReader(told.stdout.splitlines()))
        counts = {(row["by"], row["kind"], row["organisation"], row["ambassador"]): row["count"] for row in rows if not row["hour"]}
        self.assertEqual(counts["total", "visitor", "", ""], "8")
        self.assertEqual(counts["organisation", "visitor", "don-vi-a", ""], "8")
        self.assertEqual(counts["total", "ticket", "", ""], "*")  # 3
        self.assertEqual(counts["total", "gift", "", ""], "*")  # 4
        self.assertNotRegex(told.stdout, r",[1-4],\d*$")

    def nothing_holds_the_card(self):
        for file in self.folder.rglob("*"):
            if file.is_file():
                self.assertNotIn(CARD.encode(), file.read_bytes(), file)

    def test_when_it_is_closed_the_key_is_gone_and_the_book_is_looked_at_alone(self):
        self.assertEqual(self.gives(self.one, CARD), "done")
        key = self.one.parent / "event.key"
        self.assertEqual((key.stat().st_mode & 0o777, key.stat().st_size), (0o600, 32))
        self.assertRegex(self.check, r"^[0-9a-f]{16}$")
        bytes_of_it = key.read_bytes()
        (self.folder / "same").hardlink_to(key)
        for _ in range(2):
            self.assertEqual(self.does_event("close", self.one), "closed\n")
        self.assertFalse(key.exists())
        self.assertNotEqual((self.folder / "same").read_bytes(), bytes_of_it)
        self.assertEqual(self.gives(self.one, "", "--reason", "no-card"), "closed")
        self.assertEqual(self.event("count", self.one, "visitor").returncode, 1)
        self.assertEqual(self.event("ticket", self.one).returncode, 1)
        self.assertIn("mu\t300\t0\t1\t0\t0\t299\n", self.does_event("stock", self.one))
        self.assertTrue(self.merged(self.exported(self.one, "one.event"))[0]["closed"])

    def test_the_stock_and_the_paper_of_a_shift(self):
        self.assertEqual(self.gives(self.one, CARD), "done")
        self.assertEqual(self.gives(self.one, CARD, "--back", "--reason", "not-wanted"), "done")
        shown = self.does_event("stock", self.one, "--gift", "mu", "--act", "broken", "--reason", "damaged", "--pieces", "3", "--json")
        self.assertEqual(json.loads(shown.splitlines()[0]),
                         {"gift": "mu", "start": 300, "restocked": 0, "given": 1, "back": 1, "broken": 3, "left": 297})
        for wrong in (["--act", "broken", "--reason", "delivered"], ["--act", "broken", "--reason", "missing", "--pieces", "298"]):
            self.assertEqual(self.event("stock", self.one, "--gift", "mu", *wrong).returncode, 1)
        paper = self.does_event("shift", self.one, "--end")
        self.assertRegex(paper, r"\AKẾT CA 1\nNgày hội cài ứng dụng \(ví dụ\)\nGa Bến Thành, máy số 1\n\d\d/\d\d/\d{4} \d\d:\d\d\n")
        self.assertRegex(paper, r"Mũ\n  Đầu ca +300\n(.*\n)+?  Còn lại +297\n  Đếm tay +________\n")
        self.assertRegex(self.does_event("shift", self.one), r"\AKẾT CA 2\n(.*\n)+?Mũ\n  Đầu ca +297\n")

    def test_a_cut_or_forged_book_is_named_and_the_others_are_counted(self):
        for config in (self.one, self.two):
            self.does_event("ticket", config)
        one, two = self.exported(self.one, "one.event"), self.exported(self.two, "two.event")
        text = two.read_text(encoding="utf-8")
        cases = {"cut": text[:len(text) // 2], "more tickets": text.replace("tickets 1\n", "tickets 9\n"),
                 "of another": text.replace("kiosk kiosk-0002\n", "kiosk kiosk-0001\n"),
                 "of a stranger": text.replace("kiosk kiosk-0002\n", "kiosk kiosk-0003\n"), "nothing": "",
                 "a path": text.replace("kiosk kiosk-0002\n", "kiosk ../kiosks/kiosk-0002\n")}
        for what, changed in cases.items():
            with self.subTest(what):
                self.assertNotEqual(changed, text)
                two.write_text(changed, encoding="utf-8")
                done = self.at_office("merge", one, two)
                self.assertEqual(done.returncode, 1)
                self.assertIn("two.event: ", done.stderr)
                self.assertIn("1 of the files are not in it", done.stderr)
                self.assertIn('"tickets":"100001"', done.stdout)

    def test_a_disk_that_is_moved_to_a_spare_unit_goes_on_with_its_book(self):
        self.assertEqual(self.gives(self.one, CARD), "done")
        self.does_event("ticket", self.one)
        before = self.exported(self.one, "before.event")
        disk = self.folder / "disk"
        disk.mkdir()
        for file in ("event.db", "event.key"):
            shutil.move(self.one.parent / file, disk / file)
        spare = self.kiosk(9, disk)
        self.assertEqual(self.does_event("ticket", spare), "100002\n")
        self.assertIn("already-given", self.gives(spare, CARD))
        after = self.exported(spare, "after.event")
        for order in ((before, after), (after, before, after)):
            said = self.merged(*order)
            self.assertEqual([line.get("kiosk") for line in said], ["kiosk-0009", None])
            self.assertEqual(said[1]["tickets"], "100001-100002")

    def test_whoever_is_killed_has_given_all_of_it_or_nothing(self):
        given = 0
        for turn in range(24):
            with subprocess.Popen([program("tramso"), "event", "gift", "--config", str(self.one), "--gift", "mu"],
                                  stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as giving:
                giving.stdin.write(f"00109900{turn:04}\n".encode())
                giving.stdin.close()
                if turn % 2:
                    before, end = self.lines(), time.monotonic() + 0.02 * turn
                    while giving.poll() is None and self.lines() == before and time.monotonic() < end:
                        time.sleep(0.001)
                    giving.send_signal(signal.SIGKILL)
                given += b"given" in giving.stdout.read()
        with sqlite3.connect(self.one.parent / "event.db") as book:
            lines = book.execute("SELECT count(*) FROM line WHERE act = 'given'").fetchone()[0]
            counted = book.execute("SELECT sum(count) FROM tally WHERE kind = 'gift'").fetchone()[0]
            changes = book.execute("SELECT changes FROM book").fetchone()[0]
        self.assertGreaterEqual(given, 12)  # those that nobody killed
        self.assertGreaterEqual(lines, given)
        self.assertEqual(lines, counted)
        self.assertEqual(changes, lines + 1)  # and the beginning
        self.assertIn(f"mu\t300\t0\t{lines}\t0\t0\t{300 - lines}\n", self.does_event("stock", self.one))

    def lines(self):
        done = subprocess.run(["sqlite3", "-readonly", self.one.parent / "event.db", "SELECT count(*) FROM line"], capture_output=True,
                              text=True, check=False)
        return done.stdout

    def test_what_is_wrong_with_an_event_is_told_and_no_pack_is_made(self):
        def packed(name, old, new):
            shutil.rmtree(self.source)
            shutil.copytree(SOURCE / "config/event_example", self.source)
            text = (self.source / name).read_text(encoding="utf-8")
            self.assertIn(old, text)
            (self.source / name).write_text(text.replace(old, new, 1), encoding="utf-8")
            return self.tramso("pack", self.source, "-o", self.folder / "other.pack", "--key", self.secret)
        made = packed("gifts.csv", "300,1", "many,1")
        self.assertEqual((made.returncode, made.stdout), (1, ""))
        self.assertRegex(made.stderr, r'gifts\.csv:2: stock: "many" will not do; write a number, 0 to 1000000')
        made = packed("pack.toml", 'kind = "event"', 'kind = "city"')
        self.assertRegex(made.stderr, r'pack\.toml: there is a table `event`, of an event; write kind = "event"')
        self.assertRegex(packed("pack.toml", 'kind = "event"', 'kind = "fair"').stderr, r"pack\.toml:2: kind: unknown")
        self.assertFalse((self.folder / "other.pack").exists())
        self.assertIn("gifts\t2\n", self.does("verify-pack", self.pack, "--key", self.public))

    def test_a_pack_of_another_key_and_a_readable_key_of_tokens_are_not_used(self):
        key = self.one.parent / "event.key"
        key.chmod(0o644)
        self.assertIn("others may read it", self.event("ticket", self.one).stderr)
        key.chmod(0o600)
        self.does("keys", "make", "--kind", "content", "--secret", self.folder / "o", "--public", self.folder / "o.pub")
        self.does("pack", self.source, "-o", self.pack, "--key", self.folder / "o")
        self.assertIn("another key", self.event("ticket", self.one).stderr)
        self.assertEqual(run("tramso", "event", "key", key).returncode, 1)  # it is not replaced
        for wrong in (["event"], ["event", "gift", CARD], ["event", "count", "--config", self.one, "gift"]):
            self.assertEqual(run("tramso", *wrong).returncode, 2, wrong)

    def test_nothing_is_counted_where_no_event_is_named(self):
        text = self.one.read_text(encoding="utf-8")
        self.one.write_text(re.sub(r'pack = ".*"\n', "", text), encoding="utf-8")
        refused = self.event("ticket", self.one)
        self.assertEqual(refused.returncode, 1)
        self.assertIn("event.pack is not set", refused.stderr)


if __name__ == "__main__":
    unittest.main(verbosity=2)
