"""The part of the contract that is about photos from phones, replayed by contract_test.py: the kiosk's side and the phone's."""
import base64
import contextlib
import hashlib
import json
import os
import sqlite3
import uuid

KEY, OTHER = "0f" * 16, "f0" * 16
SEALED = bytes([1]) * (105 + 17 + 512)  # the shape of a seal; nobody opens it here
JSON, SEAL = "application/json", "application/vnd.tramso.sealed"
REQUEST = {"place": "Ga Bến Thành", "city_key": base64.b64encode(bytes(32)).decode()}
GONE = "0" * 32


def name():
    raw = bytearray(uuid.uuid4().bytes)
    raw[6] = raw[6] & 0x0F | 0x70
    return str(uuid.UUID(bytes=bytes(raw)))


def fill(test):
    """What the operator does: an address, and the library in a folder. Gives the gateway's settings, the others' with this in it."""
    library = test.town.folder / "libsodium"
    library.mkdir()
    for file in ("libsodium.js", "libsodium-wrappers.js"):
        (library / file).write_text(f"// {file}\n", encoding="ascii")
    config = test.town.folder / "with-handoffs.toml"
    config.write_text(test.town.gateway_config.read_text(encoding="utf-8").replace(
        "[limits]", f'[handoff]\nurl = "http://127.0.0.1:{test.town.public_port}"\nlibsodium = "{library}"\n[limits]'), encoding="utf-8")
    return config


def begin(test, hand=None, media=JSON, kiosk=None, **changed):
    return test.ask("PUT", f"/kiosk/v1/handoffs/{hand or name()}", {"Content-Type": media}, json.dumps({**REQUEST, **changed}), kiosk=kiosk)


def look(test, hand, behind="", kiosk=None):
    return test.ask("GET", f"/kiosk/v1/handoffs/{hand}{behind}", kiosk=kiosk)


def end(test, hand, kiosk=None):
    return test.ask("DELETE", f"/kiosk/v1/handoffs/{hand}", kiosk=kiosk)


def page(test, token):
    return test.ask("GET", f"/h/{token}", public=True)


def phone(test, token, key=KEY):
    return test.ask("PUT", f"/h/{token}/phone", {"Handoff-Key": key, "Content-Length": "0"}, public=True)


def photo(test, token, sealed=SEALED, key=KEY, media=SEAL, digest=None):
    digest = digest or f"sha-256=:{base64.b64encode(hashlib.sha256(sealed).digest()).decode()}:"
    return test.ask("PUT", f"/h/{token}/photo", {"Handoff-Key": key, "Content-Type": media, "Repr-Digest": digest}, sealed, public=True)


def token_of(test):
    return json.loads(test.said)["url"].rsplit("/", 1)[1]


def link(test):
    hand = name()
    test.assertEqual(begin(test, hand), 201)
    return hand, token_of(test)


def replay(test):
    kiosks_side(test)
    phones_side(test)
    for path in (f"/kiosk/v1/handoffs/{name()}", f"/kiosk/v1/handoffs/{name()}/photo"):
        test.assertEqual(test.ask("POST", path, body=b""), 405)
    for path in (f"/h/{GONE}", "/handoff/handoff.js", f"/h/{GONE}/phone", f"/h/{GONE}/photo"):
        test.assertEqual(test.ask("POST", path, {"Content-Length": "0"}, public=True), 405)
    too_often(test)


def kiosks_side(test):
    test.assertEqual(begin(test, media="text/plain"), 415)
    test.assertEqual(begin(test, place="x" * 4050), 413)
    test.assertEqual([begin(test, "0190b3f2-5b1c-4c3a-9f10-0123456789ab"), begin(test, place=""), begin(test, city_key="AAAA")], [400] * 3)
    for ask in (look, lambda test, hand: look(test, hand, "/photo"), end):
        test.assertEqual(ask(test, "x"), 400)
    test.assertEqual([look(test, name()), look(test, name(), "/photo")], [404, 404])
    hand, token = link(test)
    test.assertEqual((look(test, hand), json.loads(test.said)), (200, {"state": "waiting"}))
    test.assertEqual([phone(test, token), look(test, hand)], [200, 200])
    test.assertEqual(json.loads(test.said), {"state": "opened"})
    test.assertEqual([photo(test, token), look(test, hand)], [201, 200])
    test.assertEqual(json.loads(test.said), {"state": "received"})
    test.assertEqual((look(test, hand, "/photo"), test.said), (200, SEALED))
    test.assertEqual([end(test, hand), end(test, hand), look(test, hand), look(test, hand, "/photo")], [204, 204, 404, 404])
    test.assertEqual([page(test, token), photo(test, token), phone(test, token)], [404, 200, 404])


def phones_side(test):
    hand, token = link(test)
    test.assertEqual(page(test, token), 200)
    shown = test.said.decode()
    for file in ("handoff.js", "handoff.css", "libsodium.js", "libsodium-wrappers.js"):
        test.assertEqual(test.ask("GET", f"/handoff/{file}", public=True), 200)
        test.assertIn(f'/handoff/{file}" integrity="sha256-{base64.b64encode(hashlib.sha256(test.said).digest()).decode()}"', shown)
    test.assertEqual(test.ask("GET", "/handoff/gateway.toml", public=True), 404)
    test.assertIn("Ga Bến Thành", shown)
    test.assertEqual([phone(test, token, "x"), photo(test, token, key="x")], [400, 400])
    test.assertEqual(photo(test, token), 409, "of a phone that has not opened the link")
    test.assertEqual([phone(test, token), phone(test, token), phone(test, token, OTHER)], [200, 200, 409])
    test.assertEqual([phone(test, GONE), photo(test, GONE), page(test, GONE), page(test, "x")], [404] * 4)
    test.assertEqual(photo(test, token, media="image/jpeg"), 415)
    test.assertEqual(photo(test, token, bytes(4097)), 413)
    test.assertEqual(photo(test, token, digest=f"sha-256=:{base64.b64encode(bytes(32)).decode()}:"), 422)
    test.assertEqual(photo(test, token, b"\xff\xd8\xff a photo in plain"), 400)
    test.assertEqual(photo(test, token, key=OTHER), 409)
    test.assertEqual([photo(test, token), photo(test, token), photo(test, token, SEALED + bytes(512))], [201, 200, 409])
    test.assertEqual(begin(test, place="<script>&\"'"), 201)
    test.assertEqual(page(test, token_of(test)), 200)
    test.assertIn("<b>&lt;script&gt;&amp;&quot;&#39;</b>", test.said.decode())
    test.assertEqual([page(test, token), look(test, hand)], [404, 404], "one link a kiosk")


def too_often(test):
    """Of one address: a while later it may go on."""
    for ask in (page, phone, photo):
        test.assertEqual(next((status for status in (ask(test, GONE) for _ in range(2000)) if status != 404), None), 429)


def each(test, status, kiosk=None):
    """Every request of a kiosk is answered so."""
    hand = name()
    test.assertEqual([begin(test, hand, kiosk=kiosk), look(test, hand, kiosk=kiosk), look(test, hand, "/photo", kiosk), end(test, hand, kiosk)],
                     [status] * 4)


def waiting(test):
    """Two links, of which one was opened; the names and tokens."""
    opened = link(test)
    test.assertEqual(phone(test, opened[1]), 200)
    token = os.urandom(16)
    with contextlib.closing(sqlite3.connect(test.town.folder / "gateway.db", timeout=20)) as database:
        database.execute("INSERT INTO handoff (kiosk, id, token, place, city_key, expires_at, state) SELECT 'kiosk-0099', id, ?, place, "
                         "city_key, expires_at, 0 FROM handoff WHERE kiosk = ?", (hashlib.sha256(token).digest(), test.town.kiosk))
        database.commit()
    return opened, token.hex()


def full(test, links):
    (hand, token), fresh = links
    test.assertEqual([phone(test, fresh), photo(test, token), end(test, hand), begin(test)], [507] * 4)


def away(test):
    each(test, 503)
    test.assertEqual([page(test, GONE), phone(test, GONE), photo(test, GONE)], [503] * 3)
