#!/usr/bin/python3
"""A badge from the office to a kiosk's door with the real program: its QR code is read by another's reader, a wrong PIN is
counted though the program is killed in between, and a revoked badge stays out."""
import datetime
import hashlib
import json
import pathlib
import signal
import subprocess
import sys
import tempfile
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "support"))
from town import program, run  # noqa: E402

PIN, WRONG = "274951", "274952"


class Badge(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory(prefix="tramso-badge-")))
        self.secret, self.public = self.folder / "staff.key", self.folder / "staff.pub"
        self.list, self.state = self.folder / "staff.list", self.folder / "staff.db"
        self.assertEqual(run("tramso", "keys", "make", "--kind", "staff", "--secret", self.secret, "--public",
                             self.public).returncode, 0)

    def tramso(self, *arguments, words=""):
        return subprocess.run([program("tramso"), "badge", *map(str, arguments)], input=words, capture_output=True, text=True,
                              timeout=60, check=False)

    def made(self, *more, pin=PIN):
        done = self.tramso("make", "--key", self.secret, "--list", self.list, "--json", *more, words=pin + "\n")
        self.assertEqual(done.returncode, 0, done.stderr)
        return json.loads(done.stdout)

    def tried(self, badge, pin=PIN, state=None, listed=None):
        done = self.tramso("try", "--public", self.public, "--list", listed or self.list, "--state", state or self.state,
                           "--json", words=f"{badge}\n{pin}\n")
        return json.loads(done.stdout) if done.returncode == 0 else done.stderr.split()[-1]

    def acts(self):
        done = self.tramso("acts", "--state", self.state, "--json")
        return done.returncode, [json.loads(line) for line in done.stdout.splitlines()]

    def test_a_badge_is_read_from_its_picture_and_lets_in(self):
        made = self.made("--role", "technician", "--days", "7", "--qr", self.folder / "badge.png")
        read = run("tramso", "scan", self.folder / "badge.png")
        self.assertEqual(read.stdout.rstrip("\n").split("\t")[1], made["badge"])
        self.assertEqual((self.folder / "badge.png").stat().st_mode & 0o077, 0)
        self.assertEqual(self.tried(made["badge"]), {"id": made["id"], "role": "technician"})
        begins = datetime.datetime.fromisoformat(made["valid_from"].replace("Z", "+00:00"))
        ago = datetime.datetime.now(datetime.timezone.utc) - begins  # for kiosks whose clock is behind
        self.assertTrue(datetime.timedelta(minutes=10) <= ago < datetime.timedelta(minutes=12), ago)
        self.assertNotIn(PIN, self.list.read_text(encoding="utf-8"))
        self.assertNotIn(PIN.encode(), self.state.read_bytes())

    def test_what_is_wrong_is_refused_and_written_down(self):
        made = self.made("--role", "staff")
        forged = made["badge"][:-1] + ("0" if made["badge"][-1] != "0" else "1")
        self.assertEqual(self.tried(forged), "forged")
        self.assertEqual(self.tried(made["badge"], WRONG), "wrong-pin")
        self.assertEqual(self.tried(made["badge"]), {"id": made["id"], "role": "staff"})
        old = self.folder / "old.list"
        old.write_bytes(self.list.read_bytes())
        done = self.tramso("revoke", made["id"], "--key", self.secret, "--list", self.list)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(self.tried(made["badge"]), "revoked")
        self.assertEqual(self.tried(made["badge"], listed=old), "old-list")
        whole, acts = self.acts()
        self.assertEqual(whole, 0)
        self.assertEqual([(act["what"], act["detail"]) for act in acts],
                         [("refused", "stranger 1"), ("pin-tried", "1"), ("refused", "wrong-pin"), ("pin-tried", "2"),
                          ("signed-in", ""), ("refused", "revoked"), ("refused", "old-list")])
        self.chain_holds(acts)

    def chain_holds(self, acts):
        """BADGE.md §4, in another language."""
        before = bytes(32)
        for act in acts:
            at = time.strptime(act["at"][:19], "%Y-%m-%dT%H:%M:%S")
            milliseconds = (int(time.mktime(at)) - time.timezone) * 1000 + int(act["at"][20:23])
            badge, what, detail = (act[name].encode() for name in ("badge", "what", "detail"))
            head = f"{act['number']} {milliseconds} {len(badge)} {len(what)} {len(detail)}\n".encode()
            before = hashlib.sha256(before + head + badge + what + detail).digest()
            self.assertEqual(act["digest"], before.hex())

    def test_pins_that_everybody_tries_first_are_not_given(self):
        for pin in ("123456", "000000", "12345", "2749511234", "27495a", ""):
            done = self.tramso("make", "--key", self.secret, "--list", self.list, "--role", "staff", words=pin + "\n")
            self.assertEqual(done.returncode, 1, pin)
        self.assertFalse(self.list.exists())

    def test_who_pulls_the_plug_gets_no_try_back(self):
        badge = self.made("--role", "lead")["badge"]
        arguments = [program("tramso"), "badge", "try", "--public", self.public, "--list", self.list, "--state", self.state]
        for _ in range(40):
            with subprocess.Popen(list(map(str, arguments)), stdin=subprocess.PIPE, stdout=subprocess.DEVNULL,
                                  stderr=subprocess.DEVNULL) as tried:
                tried.stdin.write(f"{badge}\n{WRONG}\n".encode())
                tried.stdin.flush()
                # Killed at once when the try is on the disk: before anybody could see whether the PIN was right.
                while tried.poll() is None and self.tries() == self.seen:
                    time.sleep(0.002)
                tried.send_signal(signal.SIGKILL)
            self.seen = self.tries()
            if self.seen == 3:
                break
        self.assertEqual(self.seen, 3)
        self.assertEqual(self.tried(badge), "locked")

    seen = 0

    def tries(self):
        if not self.state.exists():
            return 0
        done = subprocess.run(["sqlite3", "-readonly", self.state, "SELECT wrong FROM tries"], capture_output=True, text=True,
                              check=False)
        return int(done.stdout or 0)


if __name__ == "__main__":
    unittest.main(verbosity=2)
