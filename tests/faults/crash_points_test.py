#!/usr/bin/python3
"""The real programs killed at every single system call that changes a file, one after the other, and with errors of the disk in
the place of each sync and write. The history, kept outside of them, decides."""
import contextlib
import itertools
import json
import os
import pathlib
import signal
import subprocess
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "sync/support"))
from history import History  # noqa: E402
from town import Town, listens, program, wait_until  # noqa: E402

CALLS = ("pwrite64", "fdatasync", "fsync", "ftruncate", "unlink", "rename", "fallocate")  # strace counts each for itself
UNDER_STRACE = {**os.environ, "ASAN_OPTIONS": "detect_leaks=0:exitcode=66"}  # the leak check itself needs ptrace


def strace(injection, *command):
    return ["strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=" + ",".join(CALLS), "-e", "inject=" + injection,
            *map(str, command)]


class CrashPoints(unittest.TestCase):
    def setUp(self):
        self.assertEqual(subprocess.run(["strace", "-V"], capture_output=True, check=False).returncode, 0)
        self.town = self.enterContext(Town())
        self.history = History(self.town)

    def submit(self):
        self.history.shown(self.town.submit())

    def traced(self, injection, name, *arguments):
        done = subprocess.run(strace(injection, program(name), *arguments), capture_output=True, text=True, timeout=60,
                              env=UNDER_STRACE, check=False)
        self.assertNotEqual(done.returncode, 66, done.stderr[-3000:])
        return done

    def traced_submit(self, injection):
        done = self.traced(injection, "tramso", "submit", "--config", self.town.kiosk_config, "--file", self.town.draft,
                           "--json")
        self.assertEqual(bool(done.stdout), done.returncode == 0, "a receipt and only then success")
        if done.stdout:
            self.history.shown(json.loads(done.stdout))
        return done

    def everything_arrived(self):
        self.town.make_due()
        self.town.carried(60)
        self.assertEqual(self.history.problems(), [])
        self.assertEqual(self.town.status()["queued"], 0)

    def at_every_call(self, killed_at, least):
        """`killed_at(injection)` gives an exit status: killed, until there are no more calls of that kind."""
        points = 0
        for call in CALLS:
            for point in itertools.count(1):
                status = killed_at(f"{call}:signal=KILL:when={point}")
                if status == 0:
                    break
                self.assertEqual(status, -signal.SIGKILL, (call, point))
                points += 1
        self.assertGreater(points, least)

    def test_submit_into_a_new_outbox(self):
        def killed_at(injection):
            done = self.traced_submit(injection)
            self.submit()
            self.everything_arrived()
            for file in self.town.outbox.parent.glob("outbox.db*"):
                file.unlink()
            return done.returncode
        self.town.gateway()
        self.at_every_call(killed_at, 35)

    def test_submit(self):
        self.submit()
        self.at_every_call(lambda injection: self.traced_submit(injection).returncode, 20)
        self.town.gateway()
        self.everything_arrived()

    def test_settle(self):
        def killed_at(injection):
            self.submit()
            return self.traced(injection, "tramso-uplink", "--config", self.town.kiosk_config, "--once").returncode
        self.town.gateway()
        self.at_every_call(killed_at, 20)
        self.everything_arrived()

    @contextlib.contextmanager
    def traced_gateway(self, injection):
        """Yields the process; gone at the end, in whatever way."""
        tracer = subprocess.Popen(  # pylint: disable=consider-using-with
            strace(injection, program("tramso-gateway"), "--config", self.town.gateway_config), env=UNDER_STRACE,
            stderr=subprocess.DEVNULL)
        try:
            wait_until(lambda: tracer.poll() is not None or listens(self.town.port), "it listens or is dead")
            yield tracer
            children = pathlib.Path(f"/proc/{tracer.pid}/task/{tracer.pid}/children")
            with contextlib.suppress(OSError):
                for child in children.read_text(encoding="ascii").split():
                    os.kill(int(child), signal.SIGTERM)
            tracer.wait(30)
        finally:
            tracer.kill()
            tracer.wait()

    def test_put(self):
        def killed_at(injection):
            self.submit()
            with self.traced_gateway(injection) as gateway:
                self.town.make_due()
                self.town.carry()
            return gateway.returncode
        self.town.stop(self.town.gateway())  # makes the file
        self.at_every_call(killed_at, 12)
        self.town.gateway()
        self.everything_arrived()

    def test_settling_on_a_disk_that_fails(self):
        self.town.gateway()
        for call, point in itertools.product(("fdatasync", "pwrite64"), range(1, 9)):
            self.submit()
            self.town.make_due()
            self.traced(f"{call}:error=EIO:when={point}", "tramso-uplink", "--config", self.town.kiosk_config, "--once")
        self.everything_arrived()

    def test_a_gateway_on_a_disk_that_fails(self):
        self.town.stop(self.town.gateway())
        waited = 0
        for call, point in itertools.product(("fdatasync", "pwrite64"), range(1, 9)):
            self.submit()
            with self.traced_gateway(f"{call}:error=EIO:when={point}"):
                self.town.make_due()
                waited += self.town.carry().returncode
        self.assertGreater(waited, 0, "no error reached the gateway's path")
        self.town.gateway()
        self.everything_arrived()

    def refused_and_well_again(self, call, error):
        """The call gives the error, the first time, then the second …; as soon as it is never asked for, the end."""
        refused = 0
        for point in itertools.count(1):
            done = self.traced_submit(f"{call}:error={error}:when={point}")
            refused += done.returncode != 0
            self.submit()  # and the next one is stored
            if done.returncode == 0 and point > 12:
                break
        self.assertGreater(refused, 0, "no error reached the citizen's path")
        self.town.gateway()
        self.everything_arrived()

    def test_a_sync_that_fails(self):
        self.refused_and_well_again("fdatasync", "EIO")

    def test_a_sync_without_space(self):
        self.refused_and_well_again("fdatasync", "ENOSPC")

    def test_a_write_without_space(self):
        self.refused_and_well_again("pwrite64", "ENOSPC")


if __name__ == "__main__":
    unittest.main()
