#!/usr/bin/python3
"""The courier, the gateway and the nginx before it killed with SIGKILL, a hundred times each (or TRAMSO_KILLS), while a hundred reports
come and go: each arrives exactly once with the bytes that were stored, and none is acknowledged that the city does not hold."""
import contextlib
import os
import pathlib
import random
import signal
import sqlite3
import subprocess
import sys
import threading
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "support"))
from history import History  # noqa: E402
from nginx import Nginx  # noqa: E402
from town import Town, uuid_text, wait_until  # noqa: E402

KILLS = int(os.environ.get("TRAMSO_KILLS", "100"))
REPORTS = KILLS


class Killed(unittest.TestCase):
    def setUp(self):
        self.town = self.enterContext(Town())
        self.chance = random.Random(7)
        self.codes, self.troubles = [], []
        self.history = History(self.town)

    @contextlib.contextmanager
    def reports_come(self):
        """In a thread: REPORTS reports, spread over the block."""
        thread = threading.Thread(target=self.submit_all)
        thread.start()
        try:
            yield
        finally:
            thread.join()
        self.assertEqual(self.troubles, [])
        self.assertEqual(len(self.codes), REPORTS)

    def submit_all(self):
        try:
            for _ in range(REPORTS):
                stored = self.town.submit()
                self.codes.append(stored["id"])
                self.history.shown(stored)
        except AssertionError as trouble:
            self.troubles.append(str(trouble))

    def acknowledged(self):
        with contextlib.closing(sqlite3.connect(self.town.outbox, timeout=30)) as database:
            return {uuid_text(row[0]) for row in database.execute("SELECT id FROM submission WHERE state=3")}

    def everything_arrived_once(self):
        self.assertLessEqual(self.acknowledged(), set(self.town.received()), "acknowledged and not held")
        self.town.make_due()
        self.town.carried(60)
        self.assertEqual(sorted(self.town.received()), sorted(self.codes))
        self.assertEqual(self.town.status()["acked"], REPORTS)
        self.assertEqual(self.history.problems(), [])

    def time_to_deliver(self):
        """From the courier's start to its first delivery, on this machine now."""
        wait_until(lambda: self.codes, "there is something to deliver")
        begun = time.monotonic()
        courier = self.town.start("tramso-uplink", "--config", self.town.kiosk_config)
        wait_until(self.town.received, "it is delivered")
        self.assertEqual(self.town.stop(courier, signal.SIGKILL), -signal.SIGKILL)
        return min(1.0, time.monotonic() - begun)

    def test_the_courier(self):
        self.town.gateway()
        with self.reports_come():
            deliveries = set()
            longest = self.time_to_deliver() + 0.3
            for _ in range(KILLS):
                courier = self.town.start("tramso-uplink", "--config", self.town.kiosk_config)
                time.sleep(self.chance.uniform(0.0, longest))  # from before its first request to behind its last
                self.assertEqual(self.town.stop(courier, signal.SIGKILL), -signal.SIGKILL)
                deliveries.add(len(self.town.received()))
        self.assertGreater(len(deliveries), 10, "hardly a kill fell between deliveries")
        self.everything_arrived_once()

    def test_the_gateway(self):
        ending = threading.Event()
        carrier = threading.Thread(target=self.keep_carrying, args=(ending,))
        carrier.start()
        after_commit = 0
        try:
            with self.reports_come():
                for number in range(KILLS):
                    after_commit += self.gateway_dies(number)
        finally:
            ending.set()
            carrier.join()
        self.assertGreater(after_commit, 10, "hardly a kill fell between commit and answer")
        self.town.gateway()
        self.everything_arrived_once()

    def gateway_dies(self, number):
        """At any moment; every other time at once after a commit, before its answer, if one comes. True: it was that."""
        doomed = {"TRAMSO_GATEWAY_DIE_AFTER": str(self.chance.randint(1, 3))} if number % 2 else {}
        gateway = self.town.gateway(doomed)
        with contextlib.suppress(subprocess.TimeoutExpired):
            gateway.wait(0.6 if doomed else self.chance.uniform(0.0, 0.2))
            return True
        self.assertEqual(self.town.stop(gateway, signal.SIGKILL), -signal.SIGKILL)
        return False

    def test_nginx(self):
        nginx = Nginx(self.town)
        self.town.start("tramso-gateway", "--config", self.town.gateway_config)
        wait_until((nginx.folder / "gateway.sock").exists, "the gateway listens")
        ending = threading.Event()
        carrier = threading.Thread(target=self.keep_carrying, args=(ending,))
        carrier.start()
        deliveries = set()
        try:
            with self.reports_come():
                for _ in range(KILLS):
                    front = nginx.start()
                    time.sleep(self.chance.uniform(0.0, 0.8))
                    front.kill()
                    front.wait()
                    deliveries.add(len(self.town.received()))
        finally:
            ending.set()
            carrier.join()
        self.assertGreater(len(deliveries), 5, "hardly a kill fell between deliveries")
        front = nginx.start()
        try:
            self.everything_arrived_once()
        finally:
            front.kill()
            front.wait()

    def keep_carrying(self, ending):
        while not ending.is_set():
            self.town.carry()
            self.town.make_due()


if __name__ == "__main__":
    unittest.main()
