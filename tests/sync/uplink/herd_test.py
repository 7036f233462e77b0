#!/usr/bin/python3
"""Five hundred kiosks with a day's backlog find the network again at the same moment: all is drained, none of them waits much longer
than the others, and a gateway that dies under them costs nothing but time."""
import os
import pathlib
import signal
import statistics
import subprocess
import sys
import tempfile
import time
import unittest

HERE = pathlib.Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "support"))
from town import Town, listens, program, run, wait_until  # noqa: E402

KIOSKS = int(os.environ.get("TRAMSO_HERD", "500"))
EACH = 16  # one turn: how even the rates are over many is measured by packaging/bench gateway
if pathlib.Path("/dev/shm").is_dir():
    tempfile.tempdir = "/dev/shm"  # kiosks have disks of their own; here one would stand for five hundred


class Herd(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.town = cls.enterClassContext(Town())
        made = run("herd", "enrol", cls.town.folder, KIOSKS)
        assert made.returncode == 0, made.stderr

    def setUp(self):
        self.scratch = self.enterContext(tempfile.TemporaryDirectory(prefix="tramso-herd-"))
        self.before = len(self.town.received())

    def drain(self):
        return subprocess.Popen([program("herd"), "drain", self.town.folder, self.scratch, f"https://localhost:{self.town.port}",
                                 str(KIOSKS), str(EACH)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)

    def ended(self, herd):
        """Every receipt is held, once; each kiosk's (first, last) acknowledgement."""
        said, _ = herd.communicate(timeout=400)
        self.assertEqual(herd.returncode, 0)
        lines = said.splitlines()
        receipts = lines[KIOSKS:]
        self.assertEqual(len(set(receipts)), KIOSKS * EACH)
        held = self.town.received()[self.before:]
        self.assertEqual(len(held), len(receipts))
        self.assertEqual(set(held), set(receipts))
        return [tuple(map(float, line.split())) for line in lines[:KIOSKS]]

    def test_all_is_drained_and_everybody_has_their_turn(self):
        gateway = self.town.gateway()
        with self.drain() as herd:
            times = self.ended(herd)
        self.town.stop(gateway)
        for what, values in zip(("first", "last"), zip(*times)):
            self.assertLessEqual(max(values), 3 * statistics.median(values), what)

    def test_a_gateway_that_dies_under_the_herd(self):
        gateway = self.town.gateway()
        with self.drain() as herd:
            for share in (0.1, 0.4, 0.7):
                wait_until(lambda share=share: len(self.town.received()) - self.before > KIOSKS * EACH * share,
                           "a part is drained", 200)
                self.town.stop(gateway, signal.SIGKILL)
                time.sleep(0.3)
                gateway = self.town.gateway()
            self.ended(herd)
        self.town.stop(gateway)
        self.assertFalse(listens(self.town.port))


if __name__ == "__main__":
    unittest.main()
