#!/usr/bin/python3
"""Event books over the wire, with the real gateway and couriers: three kiosks count while the network is out and two couriers are
killed; all books arrive, and the boards have the numbers that merging the exports by hand has. Who forges is refused."""
import contextlib
import csv
import html.parser
import http.client
import io
import json
import pathlib
import shutil
import signal
import sqlite3
import sys
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "support"))
from town import SOURCE, Town, listens, run, wait_until  # noqa: E402

EVENT = "vi-du-2026-12-05"
BOOK = "application/vnd.tramso.event-book"
SHOWN = {"visitor": "Khách đến", "installed": "Đã cài ứng dụng", "activated": "Đã kích hoạt"}


class Cells(html.parser.HTMLParser):
    """The words of a page by the elements they stand in: (tag, class) and text, with what may not be in it."""

    def __init__(self, text):
        super().__init__()
        self.open, self.found, self.inline = [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.inline += [name for name in given if name == "style" or name.startswith("on")]
        if tag == "style" or (tag == "script" and "src" not in given):
            self.inline.append(tag)
        if tag not in ("meta", "link", "rect", "line"):
            self.open.append((tag, given.get("class", "")))

    def handle_startendtag(self, tag, attrs):
        self.inline += [name for name, _ in attrs if name == "style" or name.startswith("on")]

    def handle_endtag(self, tag):
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data):
        if data.strip():
            self.found.append((tuple(self.open), data.strip()))

    def total(self, kind):
        """The big number of one kind."""
        return next(text for path, text in self.found if ("div", kind) in path and path[-1][0] == "dd")


class Wire(unittest.TestCase):
    kiosks = ("kiosk-0001", "kiosk-0002", "kiosk-0003")

    def setUp(self):
        self.town = self.enterContext(Town())
        folder = self.folder = self.town.folder
        self.secret, self.public = folder / "content.key", folder / "content.pub"
        self.does("keys", "make", "--kind", "content", "--secret", self.secret, "--public", self.public)
        (folder / "events").mkdir()
        self.pack = folder / "events/event.pack"
        self.does("pack", SOURCE / "config/event_example", "-o", self.pack, "--key", self.secret)
        self.does("event", "key", folder / "event.key")
        self.town.more = f'[events]\nfolder = "{folder}/events"\nkey = "{self.public}"\n'
        self.config = self.town.write_gateway_config()
        self.couriers = {}
        self.configs = {name: self.kiosk(number + 1, name) for number, name in enumerate(self.kiosks)}

    def does(self, *arguments, words=""):
        done = run("tramso", *arguments, input=words)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout

    def kiosk(self, number, name):
        if name != self.town.kiosk:
            self.town.enrol("kiosk", "--folder", self.folder, "--id", name)
        config = self.town.write_kiosk_config(name, f"https://localhost:{self.town.port}")
        own = self.folder / name
        shutil.copy(self.folder / "event.key", own / "event.key")
        text = config.read_text(encoding="utf-8").replace(f'{self.folder}/uplink.sock', f"{own}/uplink.sock")
        text = text.replace("[outbox]", f'pack_key = "{self.public}"\n[outbox]').replace("[end]", f'''[event]
pack = "{self.pack}"
key = "{own}/event.key"
number = {number}
[end]''').replace("request_timeout_s", "heartbeat_s = 1\nrequest_timeout_s")
        config.write_text(text, encoding="utf-8")
        return config

    def counts(self, name, *kinds, times=1, **whose):
        options = [word for key, value in whose.items() for word in (f"--{key}", value)]
        for _ in range(times):
            self.does("event", "count", "--config", self.configs[name], *kinds, *options)

    def courier(self, name):
        self.couriers[name] = self.town.start("tramso-uplink", "--config", self.configs[name])

    def exported(self, name):
        file = self.folder / f"{name}.event"
        self.does("event", "export", "--config", self.configs[name], "-o", file)
        return file

    def at_office(self, verb, *files, more=()):
        done = run("tramso", "event", verb, *files, "--pack", self.pack, "--key", self.public, "--kiosks",
                   self.folder / "gateway/kiosks", *more)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout

    def report(self, *files):
        """The report of the exports, made by hand."""
        return self.at_office("report", *files)

    def inner(self, path, port=None, **headers):
        line = http.client.HTTPConnection("127.0.0.1", port or self.town.metrics_port, timeout=10)
        with contextlib.closing(line):
            line.request("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})
            answer = line.getresponse()
            return answer.status, answer.read().decode(), dict(answer.getheaders())

    def put(self, body, event=EVENT, kiosk=None, media=BOOK, method="PUT", path=None):
        line = http.client.HTTPSConnection("localhost", self.town.port, context=self.town.tls(kiosk), timeout=10)
        with contextlib.closing(line):
            line.request(method, path or f"/kiosk/v1/events/{event}/book", body, {"Content-Type": media})
            answer = line.getresponse()
            text = answer.read().decode()
        if answer.status >= 400 and answer.status != 405:
            self.assertEqual(answer.getheader("Content-Type"), "application/problem+json", text)
        return answer.status, text

    def csv_is(self, expected):
        def holds():
            status, text, _ = self.inner(f"/events/{EVENT}/report.csv")
            return status == 200 and text == expected
        wait_until(holds, f"the gateway reports\n{expected}", patience=60)

    def test_a_day_with_the_network_cut_and_two_couriers_killed(self):
        for name in self.kiosks:
            self.courier(name)
        self.counts("kiosk-0001", "visitor", "installed", "activated", times=7, ambassador="a-01")
        gateway = None
        time.sleep(1.5)  # the network is out
        self.couriers["kiosk-0001"].send_signal(signal.SIGKILL)
        self.counts("kiosk-0002", "visitor", "installed", times=6, organisation="don-vi-b")
        self.does("event", "ticket", "--config", self.configs["kiosk-0002"])
        gateway = self.town.gateway()
        wait_until(lambda: listens(self.town.metrics_port), "the inner network's port is open")
        self.assertEqual(self.inner(f"/events/{EVENT}/board")[0], 200)
        self.counts("kiosk-0003", "visitor", times=5)
        self.couriers["kiosk-0002"].send_signal(signal.SIGKILL)
        self.town.stop(gateway, signal.SIGKILL)
        self.counts("kiosk-0001", "visitor", "activated", times=2, ambassador="a-01")
        self.counts("kiosk-0003", "visitor", "installed", times=5)
        for card in ("001099000001", "001099000002"):
            for name in self.kiosks[:2]:
                self.does("event", "gift", "--config", self.configs[name], "--gift", "mu", words=card + "\n")
        for name in self.kiosks[:2]:
            self.courier(name)
        self.town.gateway()
        expected = self.report(*map(self.exported, self.kiosks))
        self.csv_is(expected)
        self.compare_board(expected)
        self.compare_tally(expected)
        self.compare_fetched(expected)

    def totals_of(self, report):
        return {row["kind"]: row["count"] for row in csv.DictReader(io.StringIO(report)) if row["by"] == "total"}

    def compare_board(self, report):
        totals = self.totals_of(report)
        self.assertEqual((totals["visitor"], totals["installed"], totals["activated"]), ("25", "18", "9"))
        for path in ("board", "organisers"):
            status, text, headers = self.inner(f"/events/{EVENT}/{path}")
            page = Cells(text)
            self.assertEqual((status, page.inline), (200, []))
            self.assertIn("default-src 'none'", headers["Content-Security-Policy"])
            for kind in SHOWN:
                self.assertEqual(page.total(kind), totals[kind])
            self.assertIn("Có thể trùng quà", text)
            for name in self.kiosks:
                self.assertIn(name, text)
            self.assertNotIn("chưa liên lạc", text)
            self.assertEqual(self.inner(f"/events/{EVENT}/{path}", If_None_Match=headers["ETag"])[0], 304)
        doubled = [text for path, text in page.found if ("p", "doubles some") in path and path[-1][0] == "b"]
        self.assertEqual(doubled, ["*"])  # two cards: fewer than are told
        self.assertEqual({self.inner("/events/board.css")[0], self.inner("/events/board.js")[0]}, {200})
        self.assertEqual(self.inner("/events/hom-khac/board")[0], 404)
        self.assertEqual(self.inner(f"/events/{EVENT}/board", port=self.town.public_port)[0], 404)

    def compare_tally(self, report):
        file = self.folder / "kiosk-0003/event-tally.json"
        wanted = {kind: None if count == "*" else int(count) for kind, count in self.totals_of(report).items()}
        wait_until(lambda: file.exists() and json.loads(file.read_text(encoding="utf-8"))["totals"] == wanted, f"the desk has {wanted}", 30)
        self.assertEqual(json.loads(file.read_text(encoding="utf-8"))["books"], 3)

    def compare_fetched(self, report):
        out = self.folder / "fetched"
        for _ in range(2):
            self.does("event", "fetch", "--config", self.config, "--event", EVENT, "-o", out)
        files = sorted(out.iterdir())
        self.assertEqual(len(files), 3)
        self.assertEqual(self.report(*files), report)
        lines = self.at_office("summary", *files).splitlines()
        self.assertIn("Khách đến  25", lines)
        self.at_office("summary", *files, more=("--png", self.folder / "s.png", "--pdf", self.folder / "s.pdf"))
        self.assertTrue((self.folder / "s.png").read_bytes().startswith(b"\x89PNG"))
        self.assertTrue((self.folder / "s.pdf").read_bytes().startswith(b"%PDF"))

    def test_who_forges_or_errs_is_refused(self):
        self.town.gateway()
        self.counts("kiosk-0001", "visitor", times=5)
        book = self.exported("kiosk-0001").read_bytes()
        self.assertEqual(self.put(book.replace(b" visitor - - 5", b" visitor - - 6"))[0], 403)
        self.assertEqual(self.put(book[:-9])[0], 400)
        self.assertEqual(self.put(b"")[0], 400)
        self.assertEqual(self.put(book, kiosk="kiosk-0002")[0], 403)
        self.assertEqual(self.put(book, event="hom-khac")[0], 404)
        self.assertEqual(self.put(book, media="text/plain")[0], 415)
        self.assertEqual(self.put(bytes((4 << 20) + 1))[0], 413)
        self.assertEqual(self.put(b"", method="POST")[0], 405)
        self.assertEqual(self.put(None, method="GET", path="/kiosk/v1/events/hom-khac/tally")[0], 404)
        self.assertEqual(self.stored(), 0)
        self.assertEqual([self.put(book)[0], self.put(book)[0]], [201, 200])
        self.counts("kiosk-0001", "visitor")
        self.assertEqual([self.put(self.exported("kiosk-0001").read_bytes())[0], self.put(book)[0]], [200, 200])
        self.assertEqual(self.stored(), 1)
        self.csv_is(self.report(self.exported("kiosk-0001")))

    def stored(self):
        with contextlib.closing(sqlite3.connect(self.folder / "gateway.db")) as database:
            return database.execute("SELECT count(*) FROM event_book").fetchone()[0]

    def test_a_copied_book_is_kept_and_told(self):
        self.town.gateway()
        self.counts("kiosk-0001", "visitor", times=5)
        copy = self.folder / "copy.db"
        with contextlib.closing(sqlite3.connect(self.folder / "kiosk-0001/event.db")) as database:
            database.execute("VACUUM INTO ?", (str(copy),))
        self.counts("kiosk-0001", "visitor", times=2)
        one = self.exported("kiosk-0001").read_bytes()
        for name in ("event.db", "event.db-wal", "event.db-shm"):
            (self.folder / "kiosk-0001" / name).unlink(missing_ok=True)
        shutil.copy(copy, self.folder / "kiosk-0001/event.db")
        self.counts("kiosk-0001", "installed", times=3)
        other = self.exported("kiosk-0001").read_bytes()
        self.assertEqual([self.put(one)[0], self.put(other)[0], self.put(one)[0]], [201, 200, 200])
        self.assertEqual(self.stored(), 2)
        self.assertIn("went on at two places", self.inner(f"/events/{EVENT}/organisers")[1])

    def test_the_public_listener_shows_the_board_where_the_settings_say_so(self):
        self.town.more = self.town.more.replace("[events]\n", "[events]\nboard = true\n")
        self.town.write_gateway_config()
        self.town.gateway()
        for path, status in (("board", 200), ("organisers", 404), ("report.csv", 404)):
            self.assertEqual(self.inner(f"/events/{EVENT}/{path}", port=self.town.public_port)[0], status)
        self.assertIn("Chưa máy nào gửi số", self.inner(f"/events/{EVENT}/board", port=self.town.public_port)[1])

    def test_a_changed_pack_is_taken_and_a_forged_one_is_not(self):
        self.town.gateway()
        self.assertEqual(self.inner(f"/events/{EVENT}/board")[0], 200)
        other = self.folder / "other.key"
        self.does("keys", "make", "--kind", "content", "--secret", other, "--public", self.folder / "other.pub")
        self.does("pack", SOURCE / "config/event_example", "-o", self.pack, "--key", other)
        self.assertEqual(self.inner(f"/events/{EVENT}/board")[0], 404)
        self.does("pack", SOURCE / "config/event_example", "-o", self.pack, "--key", self.secret)
        self.assertEqual(self.inner(f"/events/{EVENT}/board")[0], 200)


if __name__ == "__main__":
    unittest.main()
