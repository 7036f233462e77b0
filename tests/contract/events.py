"""The part of the contract that is about event days, replayed by contract_test.py: books and what they come to. The books are
written and signed after EVENT.md §4, not after the code."""
import base64
import json
import os
import pathlib
import time
import uuid

from scripted import load_signer
from town import SOURCE, run

EVENT = "vi-du-2026-12-05"
BOOK = "application/vnd.tramso.event-book"
MOST = 16  # books of one kiosk


def book(test, changes=1, event=EVENT, kiosk=None, name=None, tickets=1):
    """A book's text."""
    kiosk = kiosk or test.town.kiosk
    raw = bytearray(int(time.time() * 1000).to_bytes(6, "big") + os.urandom(10))
    raw[6], raw[8] = raw[6] & 0x0F | 0x70, raw[8] & 0x3F | 0x80
    lines = ["tramso-event 1", f"event {event}", f"kiosk {kiosk}", f"book {name or uuid.UUID(bytes=bytes(raw))}", "number 1",
             "key -", f"changes {changes}", "made 2026-12-05T02:10:00.000Z", "closed no", f"tickets {tickets}",
             f"tally 2026-12-05T09 visitor don-vi-a a-01 {tickets}", ""]
    text = "\n".join(lines).encode()
    _, key = load_signer(test.town.folder / test.town.kiosk / "signing.key")
    return text + b"signature " + base64.b64encode(key.sign(text)) + b"\n"


def put(test, body=None, event=EVENT, media=BOOK, kiosk=None):
    text = book(test) if body is None else body
    return test.ask("PUT", f"/kiosk/v1/events/{event}/book", {"Content-Type": media}, text, kiosk=kiosk)


def tally(test, event=EVENT, kiosk=None, **headers):
    return test.ask("GET", f"/kiosk/v1/events/{event}/tally", {key.replace("_", "-"): value for key, value in headers.items()},
                    kiosk=kiosk)


def fill(config):
    """What the city's operators do: the event's pack, signed, and where it lies."""
    folder = pathlib.Path(config).parent
    (folder / "events").mkdir()
    key, public = folder / "content.key", folder / "content.pub"
    for command in (("keys", "make", "--kind", "content", "--secret", key, "--public", public),
                    ("pack", SOURCE / "config/event_example", "-o", folder / "events/event.pack", "--key", key)):
        done = run("tramso", *command)
        assert done.returncode == 0, done.stderr
    text = config.read_text(encoding="utf-8")
    config.write_text(text.replace("[limits]", f'[events]\nfolder = "{folder}/events"\nkey = "{public}"\n[limits]'), encoding="utf-8")
    return config


def replay(test):
    test.assertEqual(tally(test), 200)
    test.assertEqual(json.loads(test.said)["as_of"], None)
    name = "0193a1b2-0000-7000-8000-000000000001"
    first = book(test, name=name)
    test.assertEqual([put(test, first), put(test, first)], [201, 200])
    test.assertEqual(json.loads(test.said), {"book": name, "changes": 1})
    test.assertEqual(put(test, book(test, changes=9, name=name, tickets=9)), 200)
    test.assertEqual(put(test, first), 200)
    time.sleep(2.1)  # so long is the last tally told
    test.assertEqual(tally(test), 200)
    said = json.loads(test.said)
    test.assertEqual((said["books"], said["totals"]["visitor"]), (1, 9))
    test.assertEqual(tally(test, If_None_Match="*"), 304)
    test.assertEqual([tally(test, event="hom-khac"), put(test, event="hom-khac")], [404, 404])
    test.assertEqual([put(test, first[:-9]), put(test, b"x"), put(test, book(test, event="hom-khac"))], [400, 400, 400])
    test.assertEqual(put(test, first.replace(b"closed no", b"closed yes")), 403)
    test.assertEqual(put(test, book(test, kiosk="kiosk-0404")), 403)
    test.assertEqual(put(test, media="text/plain"), 415)
    test.assertEqual(put(test, bytes(5000)), 413)
    for what in ("book", "tally"):
        test.assertEqual(test.ask("POST", f"/kiosk/v1/events/{EVENT}/{what}"), 405)
    test.assertEqual([put(test) for _ in range(MOST)], [201] * (MOST - 1) + [409])
    test.assertEqual(put(test, book(test, changes=10, name=name, tickets=9)), 200, "one that goes on takes no more place")


def full(test):
    test.assertEqual(put(test, book(test, changes=11, name="0193a1b2-0000-7000-8000-000000000001", tickets=9)), 507)


def away(test):
    test.assertEqual(put(test), 503)
    time.sleep(2.1)
    test.assertEqual(tally(test), 503)


def each(test, status, kiosk=None):
    test.assertEqual([put(test, kiosk=kiosk), tally(test, kiosk=kiosk)], [status, status])
