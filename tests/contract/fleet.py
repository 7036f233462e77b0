"""The part of the contract that is about the fleet, replayed by contract_test.py: heartbeats, results, downloads, answers."""
import json

HEARTBEAT = {"reports": {"queued": 1, "accepted": 0, "acked": 2, "quarantined": 0, "purged": 0}, "photos": 0, "bytes": 900,
             "oldest_age_s": 60, "epoch": "01a20e81-ff56-73d1-8546-488ba55928e9", "seq": 3, "disk_free": 1 << 30,
             "version": "0.1.0", "settings": None, "content": None, "answers": 0, "clock": "2026-11-23T02:15:04.123Z",
             "certificate_expires_at": None, "trouble": ""}
RESULT = {"number": 1, "outcome": "done", "at": "2026-11-23T02:15:04.123Z", "says": "", "report": {}}
RATINGS = {"day": "2026-11-28", "tallies": [{"about": "report", "good": 4, "fair": 1, "poor": 0, "reasons": {"easy": 3}}]}
GIVEN = ("settings", "content", "answers")


def beat(test, media="application/json", kiosk=None, **changed):
    body = json.dumps({**HEARTBEAT, **changed})
    return test.ask("POST", "/kiosk/v1/heartbeat", {"Content-Type": media}, body, kiosk=kiosk)


def tell(test, place=1, media="application/json", kiosk=None, **changed):
    body = json.dumps({**RESULT, **changed})
    return test.ask("PUT", f"/kiosk/v1/commands/{place}/result", {"Content-Type": media}, body, kiosk=kiosk)


def rate(test, day="2026-11-28", media="application/json", kiosk=None, **changed):
    body = json.dumps({**RATINGS, **changed})
    return test.ask("PUT", f"/kiosk/v1/ratings/{day}", {"Content-Type": media}, body, kiosk=kiosk)


def get(test, name, kiosk=None, **headers):
    return test.ask("GET", f"/kiosk/v1/{name}", {key.replace("_", "-"): value for key, value in headers.items()}, kiosk=kiosk)


def fill(test, run):
    """What the city's operators do: a command, signed settings, content."""
    downloads = test.town.folder / "downloads/settings"
    downloads.mkdir(parents=True)
    config = test.town.gateway_config
    config.write_text(config.read_text(encoding="utf-8").replace(
        "[limits]", f'[downloads]\nfolder = "{downloads.parent}"\n[limits]'), encoding="utf-8")
    key = test.town.folder / "ops.key"
    (downloads / "default.toml").write_text("# settings", encoding="utf-8")
    for command in (("keys", "make", "--kind", "ops", "--secret", key, "--public", f"{key}.pub"),
                    ("command", "sign", "--key", key, "--file", downloads / "default.toml"),
                    ("command", "send", "--config", config, "--key", key, "--kiosk", test.town.kiosk, "--do", "drain")):
        done = run("tramso", *command)
        test.assertEqual(done.returncode, 0, done.stderr)
    return downloads.parent


def replay(test, downloads):
    (downloads / "settings").rename(downloads / "away")
    test.assertEqual([get(test, "settings"), get(test, "content")], [404, 404])
    (downloads / "away").rename(downloads / "settings")
    (downloads / "content").write_bytes(b"tin" * 9)
    test.assertEqual(beat(test), 200)
    said = json.loads(test.said)
    test.assertEqual((len(said["commands"]), said["commands"][0]["do"]), (1, "drain"))
    test.assertTrue({"settings", "content", "answers"} <= said.keys())
    test.assertEqual(beat(test, epoch="x"), 400)
    test.assertEqual(beat(test, media="text/plain"), 415)
    test.assertEqual(beat(test, trouble="x" * 5000), 413)
    test.assertEqual([tell(test), tell(test)], [201, 200])
    test.assertEqual(tell(test, place=2), 400)
    test.assertEqual(tell(test, place=7, number=7), 404)
    test.assertEqual(tell(test, media="text/plain"), 415)
    test.assertEqual(tell(test, report={"x": "x" * 5000}), 413)
    test.assertEqual([rate(test), rate(test)], [201, 200])
    test.assertEqual([rate(test, day="2026-11-27"), rate(test, tallies=[{}])], [400, 400])
    test.assertEqual(rate(test, media="text/plain"), 415)
    test.assertEqual(rate(test, tallies="x" * 5000), 413)
    test.assertEqual(test.ask("GET", "/kiosk/v1/ratings/2026-11-28"), 405)
    for name in GIVEN:
        test.assertEqual(get(test, name), 200)
        test.assertEqual(get(test, name, If_None_Match="*"), 304)
        test.assertEqual(test.ask("PUT", f"/kiosk/v1/{name}"), 405)
    test.assertEqual(get(test, "content", Range="bytes=1-2"), 206)
    test.assertEqual(get(test, "content", Range="bytes=100-"), 416)
    (downloads / "content").write_bytes(bytes((1 << 20) + 1))
    test.assertEqual(get(test, "content"), 400)
    test.assertEqual(get(test, "answers?after=1"), 200)
    test.assertEqual(get(test, "answers?after=x"), 400)
    test.assertEqual(test.ask("GET", "/kiosk/v1/heartbeat"), 405)
    test.assertEqual(test.ask("GET", "/kiosk/v1/commands/1/result"), 405)


def each(test, status, kiosk=None, given=GIVEN):
    """Each of them is answered so."""
    test.assertEqual(beat(test, kiosk=kiosk), status)
    test.assertEqual(tell(test, kiosk=kiosk), status)
    test.assertEqual(rate(test, kiosk=kiosk), status)
    for name in given:
        test.assertEqual(get(test, name, kiosk=kiosk), status)
