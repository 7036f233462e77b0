#!/usr/bin/python3
"""The operators' console in Chromium: real gateway, oidc-provider, 500 kiosks, axe-core (TRAMSO_PICTURES=FOLDER keeps each page)."""
import contextlib
import csv
import json
import os
import pathlib
import sqlite3
import subprocess
import sys
import time
import unittest
import urllib.error
import urllib.request
import uuid

HERE = pathlib.Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "sync/support"))
from provider import Provider  # noqa: E402
from town import SOURCE, Town, free_port, run, wait_until, listens  # noqa: E402

PEERS = SOURCE / "build/peers/playwright"
HOUR = 3_600_000
KIOSKS = 500
HOSTILE = "<script>alert(1)</script>\"'&"


def rfc3339(milliseconds):
    return time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(milliseconds // 1000)) + f".{milliseconds % 1000:03}Z"


def kiosk_id(number):
    return f"kiosk-{number:04}"


def part(word, state, now, **more):
    return {"part": word, "state": state, "tested_at": rfc3339(now - 40_000), **more}


def heartbeat(number, now):
    """As sync/wire/heartbeat.h writes it; each seventh or so has something."""
    queued = number % 11 if number % 7 == 0 else 0
    printer = {13: "paper-low", 29: "paper-out", 41: "cover-open"}.get(number % 47, "ready")
    parts = [part("printer", printer, now, **({} if printer == "ready" else {"since": rfc3339(now - 25 * 60_000), "trouble": f"status {number}"})),
             part("camera", "ready", now), part("scanner", "ready", now), part("chip", "not-fitted", now), part("courier", "ready", now),
             part("disk", "narrow" if number % 151 == 0 else "ready", now)]
    return {"reports": {"queued": queued, "accepted": 0, "acked": 200 + number * 7, "quarantined": 2 if number % 163 == 0 else 0, "purged": 150},
            "photos": queued // 2, "bytes": queued * 181_000, "oldest_age_s": 0, "epoch": str(uuid.UUID(int=number, version=4)),
            "seq": 200 + number * 7 + queued, "disk_free": 9_400_000_000 + number * 1_000_000, "version": "1.4.0" if number % 5 else "1.3.2",
            "settings": "5e0c7f21a9b34d18" if number % 3 else None, "content": '"c1f09e7735aa"', "answers": 812, "clock": rfc3339(now),
            "certificate_expires_at": rfc3339(now + (1 if number % 211 == 0 else 30 + number % 50) * 24 * HOUR + HOUR),
            "trouble": HOSTILE if number == 163 else "", "parts": parts, "paper_left_mm": 4_000 + (number * 977) % 70_000}


class City:
    """What the store knows of 500 kiosks, written as the gateway writes it."""

    def __init__(self, town):
        self.file = town.folder / "gateway.db"
        self.places = town.folder / "places.csv"
        with (SOURCE / "config/content/map.csv").open(encoding="utf-8") as file:
            wards = [row for row in csv.DictReader(file) if row["south"]]
        with (SOURCE / "config/content/wards.csv").open(encoding="utf-8") as file:
            names = {row["code"]: row["name_vi"] for row in csv.DictReader(file)}
        with self.places.open("w", encoding="utf-8", newline="") as file:
            rows = csv.writer(file, lineterminator="\n")
            rows.writerow(["kiosk", "name", "lat", "lon"])
            for number in range(1, KIOSKS + 2):  # one more than have ever spoken
                ward = wards[number * 37 % len(wards)]
                aside = ((number * 7 % 13) - 6) / 900
                name = f"{names[ward['place']]}, trạm {number}" + (f" {HOSTILE}" if number == 163 else "")
                rows.writerow([kiosk_id(number), name, f"{float(ward['lat']) + aside:.6f}", f"{float(ward['lon']) - aside:.6f}"])

    def run(self, query, rows):
        with contextlib.closing(sqlite3.connect(self.file, timeout=20)) as database:
            database.executemany(query, rows)
            database.commit()

    def speak(self, numbers, **more):
        now = int(time.time() * 1000)
        rows = []
        for number in numbers:
            said = heartbeat(number, now) | more
            silent = number % 53 == 0
            waits = said["reports"]["queued"] > 0
            rows.append((kiosk_id(number), now - (3 * HOUR + number * 1000 if silent else number % 50 * 1000), json.dumps(said),
                         said["reports"]["quarantined"], now - (9 * HOUR if number % 77 == 0 else number % 60 * 60_000) if waits else None,
                         int(number % 199 == 0)))
        self.run("INSERT OR REPLACE INTO kiosk_state VALUES (?, ?, ?, ?, ?, ?)", rows)

    def reports(self):
        """Sealed by nobody: the console only counts them."""
        hour = int(time.time() * 1000) // HOUR * HOUR
        rows = [(uuid.uuid4().bytes, kiosk_id(1), uuid.uuid4().bytes, at, f"CODE{at}-{each}", "report" if each % 4 else "feedback", hour,
                 hour - at * HOUR, "k", b"", b"", b"", b"") for at in range(24) for each in range(3 + at * 17 % 29)]
        rows = [row[:3] + (place + 1,) + row[4:] for place, row in enumerate(rows)]
        self.run("INSERT INTO submission (id, kiosk, epoch, seq, code, service, created_at, received_at, city_key, previous, sha256, signature, "
                 "body) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)

    def commands(self):
        with contextlib.closing(sqlite3.connect(self.file, timeout=20)) as database:
            return database.execute("SELECT kiosk, number, command FROM command ORDER BY number").fetchall()


class Console(unittest.TestCase):
    def setUp(self):
        if not (PEERS / "installed.json").exists():
            raise AssertionError(f"{PEERS} is not there: run packaging/peers")
        self.town, self.port = self.enterContext(Town()), free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.provider = self.enterContext(Provider(STAFF="yes", RETURN=f"{self.url}/back"))
        self.city = City(self.town)
        self.folder = self.town.folder
        made = run("tramso", "keys", "make", "--kind", "ops", "--secret", self.folder / "ops.key", "--public", self.folder / "ops.pub")
        self.assertEqual(made.returncode, 0, made.stderr)
        secret = self.folder / "console-secret"
        secret.write_text("for tests: thirty-two letters or more\n", encoding="utf-8")
        self.town.more = f'''[console]
url = "{self.url}"
port = {self.port}
issuer = "{self.provider.issuer}"
client = "kiosk-rs"
scope = "openid profile staff"
secret = "{secret}"
places = "{self.city.places}"
ops_key = "{self.folder}/ops.pub"
[events]
folder = "{self.folder}/events"
key = "{self.folder}/content.pub"
'''
        self.make_event()
        self.town.gateway_config = self.town.write_gateway_config()
        self.town.gateway()
        wait_until(lambda: listens(self.port), "the console listens")
        self.city.speak(range(1, KIOSKS + 1))
        self.city.reports()

    def make_event(self):
        (self.folder / "events").mkdir()
        for command in (["keys", "make", "--kind", "content", "--secret", self.folder / "content.key", "--public", self.folder / "content.pub"],
                        ["pack", SOURCE / "config/event_example", "-o", self.folder / "events/one.pack", "--key", self.folder / "content.key"]):
            done = run("tramso", *command)
            self.assertEqual(done.returncode, 0, done.stderr)

    def ask(self, path, **headers):
        """Without following anything."""
        class Still(urllib.request.HTTPRedirectHandler):
            def redirect_request(self, *_):
                return None
        try:
            answer = urllib.request.build_opener(Still).open(urllib.request.Request(self.url + path, headers=headers), timeout=20)
        except urllib.error.HTTPError as refused:
            answer = refused
        with answer:
            return answer.status, answer.headers, answer.read().decode()

    def command(self, number, kiosk="kiosk-0002", key="ops", do="diagnostics"):
        made = run("tramso", "command", "make", "--key", self.folder / f"{key}.key", "--kiosk", kiosk, "--number", number, "--do", do)
        self.assertEqual(made.returncode, 0, made.stderr)
        return made.stdout

    def test_who_is_not_signed_in_sees_nothing_and_every_answer_is_guarded(self):
        for path in ("/", "/kiosks", "/map", "/reports", "/kiosk/kiosk-0001", "/nothing", "/../etc/passwd", "/kiosk/%00"):
            status, headers, text = self.ask(path, Cookie="__Host-tramso-console=" + "A" * 120)
            self.assertEqual((status, headers["Location"].split("?")[0], text), (303, "/sign-in", ""), path)
        for path in ("/sign-in", "/signed-out", "/console.css", "/console.js", "/icon.svg", "/back?code=x&state=y"):
            status, headers, _ = self.ask(path)
            self.assertEqual(status, 403 if "back" in path else 200, path)
            self.assertTrue(headers["Content-Security-Policy"].startswith("default-src 'none'; script-src 'self'"), path)
            self.assertNotIn("unsafe", headers["Content-Security-Policy"])
            self.assertIn("frame-ancestors 'none'", headers["Content-Security-Policy"])
            self.assertEqual((headers["Cache-Control"], headers["X-Content-Type-Options"], headers["Referrer-Policy"]),
                             ("no-store", "nosniff", "same-origin"), path)
        self.assertEqual(self.ask("/", **{"Console-Part": "live"})[0], 401)
        self.assertEqual(self.ask("/metrics")[0], 303, "what monitoring reads is not here")

    def test_every_page_in_a_browser(self):
        other = run("tramso", "keys", "make", "--kind", "ops", "--secret", self.folder / "other.key", "--public", self.folder / "other.pub")
        self.assertEqual(other.returncode, 0, other.stderr)
        orders = {"right": self.command(1), "again": self.command(1), "other_key": self.command(2, key="other"),
                  "other_kiosk": self.command(2, kiosk="kiosk-0003")}
        environment = {**os.environ, "TRAMSO_PEERS": str(PEERS), "ORDERS": json.dumps(orders)}
        command = ["node", HERE / "playwright/console.mjs", self.url, os.environ.get("TRAMSO_PICTURES", "")]
        with subprocess.Popen(list(map(str, command)), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                              env=environment) as browser:
            line = ""
            for line in browser.stdout:
                if line == "refuse\n":  # a kiosk's reports are refused while somebody looks
                    said = heartbeat(2, 0)["reports"] | {"quarantined": 37}
                    self.city.speak([2], reports=said)
                elif line == "away\n":
                    self.town.stop(self.town._running[0])  # pylint: disable=protected-access
                elif line == "back\n":
                    self.town.gateway()
                else:
                    break
                browser.stdin.write("\n")
                browser.stdin.flush()
            _, trouble = browser.communicate(timeout=60)
        self.assertEqual((line, browser.returncode), ("done\n", 0), trouble)
        self.assertEqual([(kiosk, number, json.loads(text)["do"]) for kiosk, number, text in self.city.commands()],
                         [("kiosk-0002", 1, "diagnostics")])
        journal = self.town.journal("tramso-gateway").read_text(encoding="utf-8")
        for secret in ("Tài khoản", "id_token", "code="):
            self.assertNotIn(secret, journal)


if __name__ == "__main__":
    unittest.main()
