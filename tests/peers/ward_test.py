#!/usr/bin/python3
"""The counter and the board of a ward in Chromium, driven by Playwright (TRAMSO_PICTURES=FOLDER keeps what they look like)."""
import os
import pathlib
import signal
import subprocess
import sys
import unittest

HERE = pathlib.Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "sync/support"))
from ward_office import TOKENS, Office, new_id  # noqa: E402
from town import SOURCE  # noqa: E402

PEERS = SOURCE / "build/peers/playwright"


class Pages(unittest.TestCase):
    def setUp(self):
        self.office = self.enterContext(Office())
        if not (PEERS / "installed.json").exists():
            raise AssertionError(f"{PEERS} is not there: run packaging/peers")

    def test_a_clerk_calls_and_the_board_shows_and_says_it_whatever_the_gateway_does(self):
        gateway = self.office.open()
        first = self.office.draw(new_id())[1]
        for service, priority in (("civil", "old-age"), ("land", "none"), ("civil", "none"), ("civil", "none"),
                                  ("civil", "none"), ("land", "none")):
            self.assertEqual(self.office.draw(new_id(), service, priority)[0], 201)
        command = ["node", HERE / "playwright/ward.mjs", f"https://localhost:{self.office.port}", TOKENS["2"], first["token"],
                   os.environ.get("TRAMSO_PICTURES", "")]
        with subprocess.Popen(list(map(str, command)), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                              env={**os.environ, "TRAMSO_PEERS": str(PEERS)}) as browser:
            if browser.stdout.readline() == "restart\n":
                self.office.stop(gateway, signal.SIGKILL)
                self.assertEqual(browser.stdout.readline(), "noticed\n")
                self.office.open()
                browser.stdin.write("\n")
                browser.stdin.flush()
            said, trouble = browser.communicate(timeout=90)
        self.assertEqual((said, browser.returncode), ("done\n", 0), trouble)


if __name__ == "__main__":
    unittest.main()
