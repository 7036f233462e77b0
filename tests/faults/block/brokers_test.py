#!/usr/bin/python3
"""What message brokers lose of what they acknowledged, on the disk and under the kills that our programs live through; printed, a
line each. Of ours nothing may be lost."""
import os
import pathlib
import random
import sys
import unittest

HERE = pathlib.Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parents[1] / "sync/support")]
from brokers import Mosquitto, Nats  # noqa: E402
from cut_ext4 import CutExt4, required  # noqa: E402
from history import rows  # noqa: E402
from power_cut_test import TownOnDisk  # noqa: E402
from town import uuid_text  # noqa: E402

CUTS = int(os.environ.get("TRAMSO_BROKER_CUTS", "5"))
MESSAGES = 1500
NEVER = 1 << 30


def told(name, trouble, acknowledged, lost):
    print(f"{name}: {trouble}: {acknowledged} acknowledged, {lost} lost", flush=True)


class Brokers(unittest.TestCase):
    def setUp(self):
        required()
        self.town = self.enterContext(TownOnDisk())
        self.chance = random.Random(311)

    def under_kills(self, name, make):
        """Killed when all has been acknowledged; started again."""
        acknowledged = lost = 0
        for _ in range(CUTS):
            folder = self.town.folder / f"killed-{len(list(self.town.folder.iterdir()))}"
            folder.mkdir()
            broker, said = make(folder), []
            with broker.running():
                broker.subscribe()
                broker.publish(MESSAGES, said)
            with broker.running():
                lost += max(0, len(said) - broker.held())
            acknowledged += len(said)
        self.assertGreater(acknowledged, CUTS)
        told(name, f"{CUTS} kills", acknowledged, lost)

    def under_cuts(self, name, make):
        """The power goes when a number of messages has been acknowledged, and the broker with it."""
        acknowledged = lost = 0
        for number in range(CUTS):
            disk = CutExt4(self.town.folder / f"disk-{len(list(self.town.folder.iterdir()))}")
            broker, said = make(disk.mount), []
            with disk.powered(NEVER, number), broker.running():
                broker.subscribe()
                broker.publish(self.chance.randrange(300, MESSAGES), said)
            with disk.powered(), broker.running() as process:
                lost += max(0, len(said) - (broker.held() if process.poll() is None else 0))
            acknowledged += len(said)
        self.assertGreater(acknowledged, CUTS)
        told(name, f"{CUTS} power cuts", acknowledged, lost)

    def test_mosquitto(self):
        for name, every_change in (("mosquitto", False), ("mosquitto, saving every change", True)):
            make = lambda folder, often=every_change: Mosquitto(folder, often)  # noqa: E731
            self.under_kills(name, make)
            self.under_cuts(name, make)

    def test_nats_jetstream(self):
        self.under_kills("NATS JetStream", Nats)
        self.under_cuts("NATS JetStream", Nats)

    def test_ours(self):
        disk = CutExt4(self.town.folder / "disk")
        self.town.put_on(disk.mount)
        shown, lost = [], 0
        for number in range(CUTS):
            with disk.powered(self.chance.randrange(100, 400), number) as is_mounted:
                while is_mounted:
                    try:
                        shown.append(self.town.submit()["id"])
                    except AssertionError:
                        break
            with disk.powered():
                self.town.status()
                held = {uuid_text(row["id"]) for row in rows(self.town.outbox, "id")}
                lost = len(set(shown) - held)
        told("Trạm Số", f"{CUTS} power cuts", len(shown), lost)
        self.assertGreater(len(shown), CUTS)
        self.assertEqual(lost, 0)


if __name__ == "__main__":
    unittest.main()
