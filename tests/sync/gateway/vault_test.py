#!/usr/bin/python3
"""packaging/gateway/vault on both kinds of store: a backup made while the gateway runs is had back byte for byte and serves a
gateway again; one that is not what the store holds is found out."""
import contextlib
import json
import pathlib
import sqlite3
import subprocess
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "support"))
from pictures import picture  # noqa: E402
from postgres import Postgres  # noqa: E402
from town import DRAFT, SOURCE, Town, run  # noqa: E402

REPORTS = 3


class Vault(unittest.TestCase):
    def setUp(self):
        self.town = self.enterContext(Town())
        self.backup = self.town.folder / "backup"
        self.first = None

    def vault(self, *words, exit_code=0):
        done = subprocess.run([SOURCE / "packaging/gateway/vault", *words], capture_output=True, text=True, timeout=120, check=False)
        self.assertEqual(done.returncode, exit_code, done.stderr)
        return done.stdout + done.stderr

    def receive(self):
        gateway = self.town.gateway()
        self.first = self.town.submit()
        for _ in range(REPORTS - 2):
            self.town.submit()
        picture(self.town.folder / "0.jpg", 300_000)
        self.town.draft.write_text(json.dumps({**DRAFT, "photos": ["0.jpg"]}), encoding="utf-8")
        self.town.submit()
        self.town.draft.write_text(json.dumps(DRAFT), encoding="utf-8")
        self.assertEqual(self.town.carry().returncode, 0)
        return gateway

    def erase_one(self):
        erased = run("tramso", "desk", "erase", "--config", self.town.gateway_config, "--code", self.first["code"])
        self.assertEqual(erased.returncode, 0, erased.stderr)

    def known_again(self):
        """The kiosk offers everything anew, as after a lost acknowledgement: the restored store knows it all."""
        with contextlib.closing(sqlite3.connect(self.town.outbox)) as database:
            database.execute("UPDATE submission SET state=1, next_at=0")
            database.commit()
        gateway = self.town.gateway()
        self.assertEqual(self.town.carry().returncode, 0)
        self.town.stop(gateway)
        said = self.town.journal("tramso-gateway").read_text(encoding="utf-8")
        self.assertNotIn("gateway.gap", said)

    def test_sqlite(self):
        file = str(self.town.folder / "gateway.db")
        gateway = self.receive()
        self.assertIn(f"{REPORTS} submissions", self.vault("drill", file))
        self.vault("backup", file, str(self.backup))
        self.town.submit()
        self.assertEqual(self.town.carry().returncode, 0)
        self.assertIn(f"{REPORTS} submissions", self.vault("drill", file, str(self.backup)))
        self.erase_one()
        self.assertIn(f"{REPORTS} submissions", self.vault("drill", file, str(self.backup)))
        self.assertIn("submissions", self.vault("drill", file))
        self.town.stop(gateway)
        kept = pathlib.Path(file).read_bytes()
        with contextlib.closing(sqlite3.connect(file)) as database:
            database.execute("UPDATE piece SET bytes=zeroblob(length(bytes)) WHERE at=0")
            database.commit()
        self.assertIn("is not what the store holds", self.vault("drill", file, str(self.backup), exit_code=1))
        pathlib.Path(file).write_bytes(kept)
        with contextlib.closing(sqlite3.connect(file)) as database:
            database.execute("UPDATE submission SET body=zeroblob(9) WHERE row=2")
            database.commit()
        self.assertIn("is not what the store holds", self.vault("drill", file, str(self.backup), exit_code=1))
        self.assertIn("is there already", self.vault("restore", str(self.backup), file, exit_code=1))
        for left in self.town.folder.glob("gateway.db*"):
            left.unlink()
        self.vault("restore", str(self.backup), file)
        self.assertEqual(len(self.town.received()), REPORTS)
        self.known_again()
        self.assertEqual(len(self.town.received()), REPORTS + 1)

    def test_postgres(self):
        database = self.enterContext(Postgres())
        self.town.store = f'postgres = "{database.connection}"'
        self.town.write_gateway_config()
        gateway = self.receive()
        self.assertIn(f"{REPORTS} submissions", self.vault("drill", database.connection))
        self.vault("backup", database.connection, str(self.backup))
        self.erase_one()
        self.assertIn(f"{REPORTS} submissions", self.vault("drill", database.connection, str(self.backup)))
        self.assertIn(f"{REPORTS} submissions", self.vault("drill", database.connection))
        self.town.stop(gateway)
        self.assertIn("already", self.vault("restore", str(self.backup), database.connection, exit_code=1))
        database.rows("UPDATE attachment_part SET bytes='x' WHERE start = 0")
        self.assertIn("is not what the store holds", self.vault("drill", database.connection, str(self.backup), exit_code=1))
        self.assertIn("not what their digests say", self.vault("drill", database.connection, exit_code=1))
        database.rows("UPDATE submission SET body='x' WHERE arrival = (SELECT max(arrival) FROM submission)")
        self.assertIn("is not what the store holds", self.vault("drill", database.connection, str(self.backup), exit_code=1))
        database.rows("CREATE DATABASE anew")
        self.town.store = f'postgres = "{database.connection} dbname=anew"'
        self.town.write_gateway_config()
        self.vault("restore", str(self.backup), f"{database.connection} dbname=anew")
        self.known_again()
        rows = database.rows("SELECT count(*) FROM submission WHERE sha256(body) = sha256", f"{database.connection} dbname=anew")
        self.assertEqual(rows, [[str(REPORTS)]])
        rows = database.rows("SELECT count(*) FROM attachment WHERE state = 2", f"{database.connection} dbname=anew")
        self.assertEqual(rows, [["1"]])

    def test_wrong_use(self):
        self.assertIn("vault drill", self.vault("drill", exit_code=2))
        self.vault("backup", str(self.town.folder / "nothing.db"), str(self.backup), exit_code=1)
        self.assertFalse(self.backup.exists())


if __name__ == "__main__":
    unittest.main()
