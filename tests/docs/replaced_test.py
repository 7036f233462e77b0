#!/usr/bin/python3
"""A dead kiosk is replaced as the technician's card says: its queue comes out of its disk, a new unit is enrolled from a token and
carries it, nothing is lost or doubled. And what the card warns of is so: under the old name, before the queue has gone, it is not believed."""
import pathlib
import shutil
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "sync/support"))
from newcomer import Newcomer, Town, enrolling  # noqa: E402
from town import run, wait_until  # noqa: E402

DEAD, SPARE = "kiosk-0001", "kiosk-0002"


class Replaced(unittest.TestCase):
    def setUp(self):
        self.town = enrolling(self.enterContext(Town(kiosk=DEAD)))
        self.waiting = [self.town.submit()["id"] for _ in range(3)]  # and no network that day
        self.disk = self.town.folder / "disk-of-the-dead"
        shutil.copytree(self.town.folder / DEAD, self.disk)
        shutil.rmtree(self.town.folder / DEAD)
        self.bundle = self.town.folder / "queue.bundle"

    def outbox(self, what, config):
        done = run("tramso", "outbox", what, "--config", config, "--file", self.bundle)
        self.assertEqual(done.returncode, 0, done.stderr)
        return int(done.stdout)

    def out_of_the_disk(self):
        """On a machine of the technician's, with settings that point to the disk."""
        text = self.town.kiosk_config.read_text(encoding="utf-8").replace(str(self.town.folder / DEAD), str(self.disk))
        config = self.town.folder / "rescue.toml"
        config.write_text(text, encoding="utf-8")
        return self.outbox("export", config)

    def enrolled(self, kiosk):
        unit = Newcomer(self.town, kiosk)
        done = unit.enrol(unit.token())
        self.assertEqual(done.returncode, 0, done.stderr)
        return unit.config

    def test_a_unit_with_a_name_of_its_own_brings_the_queue_once(self):
        self.town.gateway()
        self.assertEqual(self.out_of_the_disk(), 3)
        config = self.enrolled(SPARE)
        Newcomer(self.town, DEAD).revoke()  # what it still has opens no door
        self.assertEqual(self.outbox("import", config), 3)
        self.assertEqual(self.outbox("import", config), 0)  # a second time: nothing is there twice
        wait_until(lambda: self.town.carry(config).returncode == 0, "all is carried")
        self.assertEqual(sorted(self.town.received()), sorted(self.waiting))
        self.assertEqual(self.town.status(config)["quarantined"], 0)

    def test_under_the_old_name_with_new_keys_the_queue_is_not_believed_and_stays(self):
        self.town.gateway()
        self.out_of_the_disk()
        config = self.enrolled(DEAD)
        self.outbox("import", config)
        self.town.carry(config)
        self.assertEqual(self.town.received(), [])
        status = self.town.status(config)
        self.assertEqual((status["queued"], status["last_error"]), (3, "403 /problems/bad-signature"))

    def test_under_the_old_name_with_the_old_signing_key_it_is_taken(self):
        self.town.gateway()
        self.out_of_the_disk()
        unit = Newcomer(self.town, DEAD)
        unit.folder.mkdir(exist_ok=True)
        shutil.copy(self.disk / "signing.key", unit.folder / "signing.key")
        done = unit.enrol(unit.token())
        self.assertEqual(done.returncode, 0, done.stderr)
        self.outbox("import", unit.config)
        wait_until(lambda: self.town.carry(unit.config).returncode == 0, "all is carried")
        self.assertEqual(sorted(self.town.received()), sorted(self.waiting))


if __name__ == "__main__":
    unittest.main()
