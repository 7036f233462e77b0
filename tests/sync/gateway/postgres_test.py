#!/usr/bin/python3
"""Two gateways on one PostgreSQL. Reports go through the one and the other, PostgreSQL is killed with SIGKILL meanwhile: each
report is held once, byte for byte, and none was acknowledged that is not held."""
import contextlib
import itertools
import pathlib
import random
import signal
import sqlite3
import sys
import threading
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "support"))
from postgres import Postgres  # noqa: E402
from town import Town, free_port, uuid_text, wait_until  # noqa: E402

REPORTS, KILLS = 60, 4


class OnPostgres(unittest.TestCase):
    def setUp(self):
        self.database = self.enterContext(Postgres())
        self.town = self.enterContext(Town())
        self.town.store = f'postgres = "{self.database.connection}"'
        self.town.public_port = self.town.metrics_port = 0
        self.ports = [free_port(), free_port()]
        self.gateway_configs, self.kiosk_configs = [], []
        for number, self.town.port in enumerate(self.ports):
            self.gateway_configs.append(self.town.write_gateway_config(f"gateway-{number}.toml"))
            self.kiosk_configs.append(self.town.write_kiosk_config(self.town.kiosk, f"https://localhost:{self.town.port}",
                                                                   f"by-{number}.toml"))

    def gateway(self, number):
        return self.town.gateway(config=self.gateway_configs[number], port=self.ports[number])

    def held(self):
        """The city's rows: id to digest; the digest is PostgreSQL's own, of the body it holds."""
        rows = self.database.rows("SELECT id, encode(sha256(body), 'hex'), encode(sha256, 'hex') FROM submission")
        self.assertEqual([row for row in rows if row[1] != row[2]], [])
        self.assertEqual(len(rows), len({row[0] for row in rows}), "one is held twice")
        return {row[0]: row[1] for row in rows}

    def offered(self, state):
        with contextlib.closing(sqlite3.connect(self.town.outbox, timeout=30)) as database:
            return {uuid_text(row[0]): row[1].hex()
                    for row in database.execute(f"SELECT id, sha256 FROM submission WHERE {state}")}

    def keep_carrying(self, ending):
        for config in itertools.cycle(self.kiosk_configs):
            if ending.is_set():
                return
            self.town.carry(config)
            self.town.make_due()

    def test_killed_under_load(self):
        for number in (0, 1):
            self.gateway(number)
        chance, ending = random.Random(4), threading.Event()
        carrier = threading.Thread(target=self.keep_carrying, args=(ending,))
        carrier.start()
        try:
            for number in range(REPORTS):
                self.town.submit()
                if number % (REPORTS // KILLS) == REPORTS // KILLS // 2:
                    time.sleep(chance.uniform(0, 0.2))
                    self.database.kill()
                    self.town.submit()
                    self.database.start()
        finally:
            ending.set()
            carrier.join()
        acknowledged = self.offered("state=3")
        self.assertLessEqual(acknowledged.items(), self.held().items(), "acknowledged and not held")
        self.town.make_due()
        wait_until(lambda: self.town.carry(self.kiosk_configs[0]).returncode == 0, "all is carried", 60)
        self.assertEqual(self.held(), self.offered("1"))
        self.assertEqual(len(self.held()), REPORTS + KILLS)

    def test_a_gateway_killed_between_commit_and_answer(self):
        doomed = self.town.gateway({"TRAMSO_GATEWAY_DIE_AFTER": "1"}, self.gateway_configs[0], self.ports[0])
        self.gateway(1)
        self.town.submit()
        self.town.carry(self.kiosk_configs[0])
        self.assertEqual(doomed.wait(20), -signal.SIGKILL)
        self.assertEqual(len(self.held()), 1)
        self.assertEqual(self.offered("state=3"), {})
        self.town.make_due()
        self.assertEqual(self.town.carry(self.kiosk_configs[1]).returncode, 0)
        self.assertEqual(self.held(), self.offered("state=3"))

    def test_a_gateway_that_starts_before_its_database(self):
        self.database.stop()
        self.gateway(0)
        self.town.submit()
        self.town.carry(self.kiosk_configs[0])
        self.assertEqual(self.offered("state=3"), {})
        self.database.start()
        self.town.make_due()
        wait_until(lambda: self.town.carry(self.kiosk_configs[0]).returncode == 0, "it is carried", 20)
        self.assertEqual(self.held(), self.offered("state=3"))


if __name__ == "__main__":
    unittest.main()
