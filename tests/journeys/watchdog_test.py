#!/usr/bin/python3
"""What systemd is told: that the screen is up, that it lives, and nothing any more once a worker hangs, though all others and the
screen itself go on. The worker hangs where a device can make it: at a file that does not answer."""
import os
import socket
import threading
import time
import unittest

from station import Station, wait_until

PERIOD = 4  # seconds of WatchdogSec
GUIDE = "wait home.report\ntap home.procedures\nwait menu.title\ntap menu.birth\nwait shelf.title\ntap shelf.1.001193\nwait guide.print\n"


class Listener:
    """Stands in for systemd: what was said to its socket, and when."""

    def __init__(self, folder):
        self.path = str(folder / "notify")
        self.said = []
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self._socket.bind(self.path)
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self):
        while True:
            self.said.append((time.monotonic(), self._socket.recv(4096).decode()))

    def alive(self, since=0.0):
        return sum(1 for at, what in self.said if what == "WATCHDOG=1" and at >= since)

    def environment(self):
        return {"NOTIFY_SOCKET": self.path, "WATCHDOG_USEC": str(PERIOD * 1_000_000)}


class Watchdog(unittest.TestCase):
    def test_a_screen_that_rests_is_up_and_lives(self):
        with Station() as station:
            listener = Listener(station.folder)
            process = station.start("tramso-kiosk", "--config", station.kiosk_config, "--headless", environment=listener.environment())
            wait_until(lambda: listener.alive() >= 4, "it says that it lives", 60)
            self.assertEqual(listener.said[0][1], "READY=1")
            self.assertEqual(sum(1 for _, what in listener.said if what == "READY=1"), 1)
            at = [when for when, what in listener.said if what == "WATCHDOG=1"]
            self.assertLess(max(later - earlier for earlier, later in zip(at, at[1:])), PERIOD)
            self.assertEqual(station.stop(process), 0)

    def test_a_worker_that_hangs_is_not_covered_up_by_the_others(self):
        with Station() as station:
            listener = Listener(station.folder)
            fifo = station.printer / "printer.state"
            os.mkfifo(fifo)  # whoever asks how the printer is waits until somebody writes
            script = station.arguments(GUIDE + "tap guide.print\nwait never 60\n")
            process = station.start("tramso-kiosk", *script, environment=listener.environment())
            writer = self.hung(fifo)
            hung = time.monotonic()
            time.sleep(PERIOD + 3)
            self.assertLessEqual(listener.alive(hung), 1)  # what it had beaten before
            self.assertIsNone(process.poll())
            station.printer.joinpath("new").write_text("ready\n", encoding="utf-8")
            os.replace(station.printer / "new", fifo)
            os.write(writer, b"ready\n")
            os.close(writer)
            freed = time.monotonic()
            wait_until(lambda: listener.alive(freed) >= 2, "it says that it lives again", 30)
            wait_until(lambda: len(station.slips()) == 1, "the guide is printed after all")

    def hung(self, fifo):
        """Our end of it, as soon as the printer's thread waits at the other."""
        for _ in range(600):
            try:
                return os.open(fifo, os.O_WRONLY | os.O_NONBLOCK)
            except OSError:
                time.sleep(0.05)
        return self.fail("the printer was never asked")

    def test_without_systemd_nothing_is_told(self):
        with Station() as station:
            listener = Listener(station.folder)
            station.plays("wait home.report\nadvance 1\nwait home.report\n")
            self.assertEqual(listener.said, [])


if __name__ == "__main__":
    unittest.main()
