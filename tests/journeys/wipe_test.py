#!/usr/bin/python3
"""After a visit nothing of it is left in the memory of the screen's program; during the visit it is, or this test is blind."""
import os
import re
import time
import unittest
from unittest import mock

from listener import Listener
from station import NO_PHOTO, SEND, SOURCE, TO_TEXT, Station, wait_until

# Typed in two goes, and read from a picture of a card, so that the script that is played does not hold them.
TYPED = "chim cánh cụt lạc đường"
SECRETS = {"the text": TYPED, "the name": "NGUYỄN THỊ A", "the number": "079160001234"}
VISIT = (TO_TEXT + f"type {TYPED[:11]}\ntype {TYPED[11:]}\ntap text.next\n" + NO_PHOTO +
         "wait person.scan\ntap person.scan\nwait consent.agree\ntap consent.agree\nwait card.title\nscan packaging/visit/card.jpg\nwait person.name\ntap person.next\n"
         "wait review.send\n")


def memory_of(process):
    """Every readable page that is the process's own."""
    with open(f"/proc/{process.pid}/maps", encoding="utf-8") as maps, open(f"/proc/{process.pid}/mem", "rb", 0) as memory:
        for line in maps:
            start, end, rights, *_ = re.split(r"[- ]", line)
            position, last = int(start, 16), int(end, 16)
            # What a sanitizer reserves for itself is terabytes of nothing.
            if not rights.startswith("rw") or "[vvar" in line or last - position > 4 << 30:
                continue
            while position < last:
                size = min(last - position, 16 << 20)
                try:
                    memory.seek(position)
                    yield memory.read(size)
                except (OSError, OverflowError):
                    pass  # a page that is reserved and not there
                position += size


def found_in(process):
    found = set()
    for piece in memory_of(process):
        found |= {what for what, secret in SECRETS.items() if secret.encode() in piece}
    return found


class Wiped(unittest.TestCase):
    def looks_into(self, station, script, capture):
        process = station.start("tramso-kiosk", *station.arguments(script + f"capture {capture}\nwait never 60\n"), cwd=SOURCE)
        wait_until(lambda: (station.captures / f"{capture}.tree").exists() or process.poll() is not None, "the visit", 60)
        self.assertIsNone(process.poll(), "the visit did not hold")
        found = found_in(process)
        process.kill()
        process.wait()
        return found

    def test_nothing_is_left_when_the_citizen_is_done(self):
        self.assertEqual(os.geteuid(), 0, "needs root, to read another program's memory")
        with Station() as station:
            self.assertEqual(self.looks_into(station, VISIT, "during"), set(SECRETS), "blind")
            left = self.looks_into(station, VISIT + SEND + "wait receipt.code\ntap receipt.done\nwait thanks.home\ntap thanks.home\nwait home.report\n", "after")
            self.assertEqual(left, set())

    def test_nothing_is_left_when_the_citizen_walks_away(self):
        with Station() as station:
            left = self.looks_into(station, VISIT + "advance 61\nwait idle.stay\nadvance 31\nwait home.report\n", "after")
            self.assertEqual(left, set())

    def test_nothing_is_left_of_what_was_said_aloud(self):
        with Station(settings='[speech]\noutput = "audio"\n') as station:
            sound = station.folder / "sound.raw"
            with mock.patch.dict(os.environ, SDL_AUDIODRIVER="disk", SDL_DISKAUDIOFILE=str(sound)), Listener(station) as me:
                self.says_and_forgets(me)
            self.assertGreater(len(sound.read_bytes().replace(b"\0", b"")), 50_000, "nothing was said")

    def says_and_forgets(self, me):
        me.press("next")
        for line in VISIT.splitlines():
            me.step(line)
        for _ in range(12):  # the read-back, name and all, then each of its stops: espeak-ng says it
            time.sleep(0.3)
            me.press("next")
        self.assertEqual(found_in(me.process), set(SECRETS), "blind")
        for line in (SEND + "wait receipt.code\ntap receipt.done\nwait thanks.home\ntap thanks.home\nwait home.report").splitlines():
            me.step(line)
        time.sleep(1)
        self.assertEqual(found_in(me.process), set())


if __name__ == "__main__":
    unittest.main()
