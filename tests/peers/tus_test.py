#!/usr/bin/python3
"""Our two ends of tus beside those of others: tus-js-client uploads to our gateway, our courier to @tus/server, through a line that is
cut at random."""
import contextlib
import hashlib
import json
import os
import pathlib
import random
import sqlite3
import subprocess
import sys
import time
import unittest

HERE = pathlib.Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "sync/support"))
from pictures import picture  # noqa: E402
from relay import Relay  # noqa: E402
from town import DRAFT, SOURCE, Town, free_port, listens, uuid_text, wait_until  # noqa: E402

PEERS = SOURCE / "build/peers/tus"
SEED = int(os.environ.get("TRAMSO_SEED", "11"))
ROUNDS = int(os.environ.get("TRAMSO_ROUNDS", "3"))


@contextlib.contextmanager
def node(script, *arguments, **more):
    if not (PEERS / "installed.json").exists():
        raise AssertionError(f"{PEERS} is not there: run packaging/peers")
    with subprocess.Popen(["node", HERE / "tus" / script, *map(str, arguments)], text=True, stderr=subprocess.PIPE,
                          env={**os.environ, "TRAMSO_PEERS": str(PEERS)}, **more) as process:
        try:
            yield process
        finally:
            process.kill()


class Peers(unittest.TestCase):
    def setUp(self):
        self.town = self.enterContext(Town())
        self.line = free_port()
        self.url = f"https://localhost:{self.line}"
        self.config = self.town.write_kiosk_config(self.town.kiosk, self.url, timeout=60)

    def report(self, size):
        picture(self.town.folder / "a.jpg", size)
        self.town.draft.write_text(json.dumps({**DRAFT, "photos": ["a.jpg"]}), encoding="utf-8")
        return self.town.submit(self.config)

    def attachments(self):
        """What lies in the outbox: {id: sealed bytes}."""
        with contextlib.closing(sqlite3.connect(self.town.outbox)) as database:
            return {uuid_text(name): b"".join(row[0] for row in database.execute(
                "SELECT bytes FROM chunk WHERE attachment=? ORDER BY number", (name,))) for name, in database.execute(
                    "SELECT id FROM attachment ORDER BY place").fetchall()}

    @staticmethod
    def cut_until(relay, chance, holds, patience=60):
        end = time.monotonic() + patience
        while not holds():
            assert time.monotonic() < end, f"not within {patience} s"
            time.sleep(chance.uniform(0.3, 1.2))
            relay.cut()

    def test_tus_js_client_uploads_to_our_gateway_whatever_is_cut(self):
        self.town.gateway()
        self.report(400_000)
        name, sealed = next(iter(self.attachments().items()))
        file = self.town.folder / "sealed"
        file.write_bytes(sealed)
        self.carry_the_text()
        for number, way in zip(range(ROUNDS), ("", "at-once", "")):
            self.forget(name)
            chance = random.Random(SEED + number)
            with Relay(self.line, self.town.port, rate=300_000) as relay:
                with node("client.mjs", self.url, name, file, self.town.folder / self.town.kiosk, way) as client:
                    self.cut_until(relay, chance, lambda client=client: client.poll() is not None)
                    self.assertEqual(client.returncode, 0, client.stderr.read())
                self.assertGreater(relay.cuts, 1)
            self.assertEqual(self.stored(name), hashlib.sha256(sealed).digest())
        with Relay(self.line, self.town.port):
            with contextlib.closing(sqlite3.connect(self.town.outbox)) as database:
                database.execute("UPDATE attachment SET next_at=0")
                database.commit()
            self.assertEqual(self.town.carry().returncode, 0, "and then the report is acknowledged")

    def carry_the_text(self):
        with Relay(self.line, self.town.port):
            courier = self.town.start("tramso-uplink", "--config", self.config)
            wait_until(lambda: self.town.received() != [], "the text is there")
            self.town.stop(courier)

    def forget(self, name):
        """As if nothing of the photo had come to the city, which does not think that its report is whole."""
        with contextlib.closing(sqlite3.connect(self.town.folder / "gateway.db", timeout=20)) as database:
            raw = bytes.fromhex(name.replace("-", ""))
            database.execute("DELETE FROM piece WHERE attachment=?", (raw,))
            database.execute("UPDATE attachment SET state=0, offset=0 WHERE id=?", (raw,))
            database.execute("UPDATE submission SET missing=1")
            database.commit()

    def stored(self, name):
        with contextlib.closing(sqlite3.connect(self.town.folder / "gateway.db", timeout=20)) as database:
            raw = bytes.fromhex(name.replace("-", ""))
            self.assertEqual(database.execute("SELECT state FROM attachment WHERE id=?", (raw,)).fetchone(), (2,))
            rows = database.execute("SELECT bytes FROM piece WHERE attachment=? ORDER BY at", (raw,))
            return hashlib.sha256(b"".join(row[0] for row in rows)).digest()

    def test_our_courier_uploads_to_tus_server_whatever_is_cut(self):
        keys, folder, port = self.town.folder / "gateway", self.town.folder / "files", free_port()
        folder.mkdir()
        said = self.town.folder / "arrived"
        with said.open("w", encoding="utf-8") as out, \
                node("server.mjs", port, folder, keys / "gateway.pem", keys / "gateway-key.pem", keys / "ack.key",
                     stdout=out) as server:
            wait_until(lambda: server.poll() is not None or listens(port), "@tus/server listens")
            self.assertIsNone(server.poll(), "@tus/server did not start")
            with Relay(self.line, port, rate=300_000) as relay:
                courier = self.town.start("tramso-uplink", "--config", self.config)
                for number in range(ROUNDS):
                    self.report(400_000 + number)
                arrived = lambda: dict(line.split() for line in said.read_text(encoding="utf-8").splitlines())  # noqa: E731
                settled = lambda: self.town.status()["acked"] == ROUNDS  # noqa: E731
                self.cut_until(relay, random.Random(SEED), settled, 90)
                self.assertGreater(relay.cuts, 1)
                self.town.stop(courier)
        for name, sealed in self.attachments().items():
            self.assertEqual(hashlib.sha256(pathlib.Path(arrived()[name]).read_bytes()).digest(), hashlib.sha256(sealed).digest())


if __name__ == "__main__":
    unittest.main()
