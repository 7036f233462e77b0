#!/usr/bin/python3
"""Screen and courier killed at any moment of visits without end: what the screen acknowledged reaches the city once.

kill_test.py COUNT [SEED]: so many kills."""
import collections
import json
import random
import signal
import sys
import time

from station import ANONYMOUS, LEAVE, NO_PHOTO, SEND, TO_TEXT, Station, wait_until

VISITS = 4  # in one life of the screen, if it lives so long


def script(life):
    return "".join(TO_TEXT + f"type so {life}\ntap text.next\n" + NO_PHOTO + ANONYMOUS + SEND +
                   f"wait receipt.code\ncapture shown-{life}-{visit}\n" + LEAVE for visit in range(VISITS))


def faults(shown, received):
    """What is wrong with `received` when the screen has shown the codes `shown`."""
    counts = collections.Counter(received)
    return [f"{code} was shown and never arrived" for code in shown if code not in counts] + \
           [f"{code} arrived {count} times" for code, count in counts.items() if count > 1]


def shown_codes(station):
    return [station.label(file.stem, "receipt.code") for file in station.captures.glob("shown-*.tree")]


def kill(process):
    """True when it was alive to be killed."""
    alive = process.poll() is None
    process.send_signal(signal.SIGKILL)
    process.wait()
    return alive


def length_of_a_visit(station):
    """Seconds, after the start of the program."""
    start = time.monotonic()
    station.plays("wait home.report\n")
    ready = time.monotonic()
    station.plays(script("first"))
    return ready - start, (time.monotonic() - ready - (ready - start)) / VISITS


def main():
    wanted, seed = int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1
    assert faults(["A", "B"], ["A", "A", "C"]) == ["B was shown and never arrived", "A arrived 2 times"], "the judge is blind"
    chance = random.Random(seed)
    kills = collections.Counter()
    with Station() as station:
        station.gateway()
        start, visit = length_of_a_visit(station)
        courier = station.uplink()
        life = 0
        while kills.total() < wanted:
            life += 1
            screen = station.start("tramso-kiosk", *station.arguments(script(life)))
            time.sleep(start + chance.uniform(0, 2 * visit))
            if chance.random() < 0.3:
                kills["courier"] += kill(courier)
                (station.folder / "uplink.sock").unlink(missing_ok=True)
                courier = station.uplink()
                time.sleep(chance.uniform(0, 0.5 * visit))
            kills["screen"] += kill(screen)
        try:
            wait_until(lambda: station.status()["queued"] == 0, "the courier has carried all", 60)
        except AssertionError:
            print(f"the courier: {courier.poll()}", station.status(), *station.journal("tramso-uplink").read_text().splitlines()[-30:], sep="\n")
            raise
        shown = shown_codes(station)
        received = [json.loads(line)["code"] for line in station.opened()]
        wrong = faults(shown, received)
        print(f"{dict(kills)} kills, {len(shown)} receipts shown, {len(received)} arrived")
        assert not wrong, "\n".join(wrong)
        assert len(shown) > wanted // 4, f"only {len(shown)} receipts were shown: the kills come too early to mean anything"
        assert len(received) <= len(shown) + kills.total(), "more arrived than was ever sent"


if __name__ == "__main__":
    main()
