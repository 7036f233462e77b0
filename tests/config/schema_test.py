#!/usr/bin/python3
"""The loader and the JSON Schemas judge the same files alike: schema_test.py VERDICT_PROGRAM CONFIG_FOLDER.

Every case changes one text of a shipped file. Both must accept it, or both refuse it, as the case says."""
import json
import pathlib
import subprocess
import sys
import tempfile
import tomllib

import jsonschema

OK, REFUSED = "ok", "refused"

KIOSK = [
    # (text in the shipped file, text instead, what both must say)
    ("", "", OK),
    ('controller = "Thành phố Hồ Chí Minh"', 'controller = "Phường Bến Thành"', OK),
    ('controller = "Thành phố Hồ Chí Minh"', 'controller = ""', REFUSED),
    ("kept_days = 0", "kept_days = 3650", OK),
    ("kept_days = 0", "kept_days = -1", REFUSED),
    ('"kiosk-0001"', '"k01"', OK),
    ('"kiosk-0001"', '"k1"', REFUSED),
    ('"kiosk-0001"', '"Kiosk-0001"', REFUSED),
    ('"kiosk-0001"', '"kiosk-0001\\n"', REFUSED),
    ('"kiosk-0001"', '"' + "k" * 64 + '"', OK),
    ('"kiosk-0001"', '"' + "k" * 65 + '"', REFUSED),
    ('"kiosk-0001"', "1", REFUSED),
    ('"BTN"', '"26743"', OK),
    ('"BTN"', '"2674"', REFUSED),
    ('"BTN"', '"btn"', REFUSED),
    ("width = 1920", "width = 320", OK),
    ("width = 1920", "width = 319", REFUSED),
    ("width = 1920", "width = 7681", REFUSED),
    ("width = 1920", "width = 1920.0", OK),
    ("width = 1920", "width = 1920.5", REFUSED),
    ("width = 1920", 'width = "1920"', REFUSED),
    ("width = 1920", "width = true", REFUSED),
    ("width = 1920", "width = [1920]", REFUSED),
    ("width = 1920", "width = 2026-11-23", REFUSED),
    ("width = 1920", "# left out", OK),
    ("panel_width_mm = 531", "panel_width_mm = 531.4", OK),
    ("panel_width_mm = 531", "panel_width_mm = inf", REFUSED),
    ("panel_width_mm = 531", "panel_width_mm = nan", REFUSED),
    ("fullscreen = true", "fullscreen = 1", REFUSED),
    ('"automatic"', '"opengl"', OK),
    ('"automatic"', '"OpenGL"', REFUSED),
    ('language = "vi"', 'language = "fr"', REFUSED),
    ("idle_answer_s = 30", "idle_answer_s = 20", OK),
    ("idle_answer_s = 30", "idle_answer_s = 19.99", REFUSED),
    ('["report", ', '["', REFUSED),
    ('["report", ', "[", OK),
    ('["report", ', '["news", ', REFUSED),
    ('["report", ', '["weather", ', REFUSED),
    ('["report", ', "[7, ", REFUSED),
    ('progress_url = ""', 'progress_url = "https://tiendo.example/?ma="', OK),
    ('progress_url = ""', 'progress_url = "tiendo.example"', REFUSED),
    ('# folder = "content"', 'folder = "content"', OK),
    ('# folder = "content"', 'folder = ""', REFUSED),
    ('"/var/lib/tramso/outbox.db"', '"' + "x" * 1025 + '"', REFUSED),
    ("services = []", 'services = ["civil A 12 Hộ tịch | Civil status"]', OK),
    ("services = []", 'services = ["civil A Hộ tịch | Civil status"]', REFUSED),
    ('# prefix = "K2"', 'prefix = "K2"', OK),
    ('# prefix = "K2"', 'prefix = "2K"', REFUSED),
    ('photo_hours = ""', 'photo_hours = "22:00-05:00"', OK),
    ('photo_hours = ""', 'photo_hours = "24:00-05:00"', REFUSED),
    ('photo_hours = ""', 'photo_hours = "22:00"', REFUSED),
    ("photo_bytes_per_s = 0", "photo_bytes_per_s = -1", REFUSED),
    ("heartbeat_s = 60", "heartbeat_s = 0.5", REFUSED),
    ("heartbeat_s = 60", "heartbeat_s = 1", OK),
    ("largest_content_mib = 256", "largest_content_mib = 0", REFUSED),
    ('# ops_key = "/etc', 'ops_key = "/etc', OK),
    ('# pack_key = "/etc', 'pack_key = "/etc', OK),
    ('# pack_key = "/etc/tramso/keys/content.pub"', 'pack_key = ""', REFUSED),
    ('# pack = "/etc/tramso/event.pack"', 'pack = "event.pack"', OK),
    ('# pack = "/etc/tramso/event.pack"', 'pack = ""', REFUSED),
    ("number = 0 ", "number = 99 ", OK),
    ("number = 0 ", "number = 100 ", REFUSED),
    ("number = 0 ", 'number = "K2" ', REFUSED),
    ('"/var/lib/tramso/outbox.db"', '"' + "đ" * 1024 + '"', OK),
    ('"/var/lib/tramso/outbox.db"', '"a\\u0000b"', REFUSED),
    ('"/var/lib/tramso/outbox.db"', '"a\\u007fb"', REFUSED),
    ("ballast_mib = 32", "ballast_mib = 0", REFUSED),
    ("retention_s = 259_200", "retention_s = -1", REFUSED),
    ("retention_s = 259_200", "retention_s = 0", OK),
    ('["/etc/tramso/keys/gateway.pub"]', '["a", "b"]', OK),
    ('["/etc/tramso/keys/gateway.pub"]', '["a", "a"]', REFUSED),
    ('["/etc/tramso/keys/gateway.pub"]', "[]", REFUSED),
    ('["/etc/tramso/keys/gateway.pub"]', '"a"', REFUSED),
    ('["/etc/tramso/keys/gateway.pub"]', str([f"k{i}" for i in range(17)]), REFUSED),
    ("https://gateway.example:8443", "https://gateway.example", OK),
    ("https://gateway.example:8443", "https://gateway.example:65535", OK),
    ("https://gateway.example:8443", "https://gateway.example:65536", REFUSED),
    ("https://gateway.example:8443", "https://gateway.example:0", REFUSED),
    ("https://gateway.example:8443", "https://gateway.example/", REFUSED),
    ("https://gateway.example:8443", "http://gateway.example", REFUSED),
    ("https://gateway.example:8443", "https://", REFUSED),
    ("retry_first_s = 2 ", "retry_first_s = 0.05", OK),
    ("retry_first_s = 2 ", "retry_first_s = 61", REFUSED),
    ("retry_longest_s = 900", "retry_longest_s = 59", REFUSED),
    ('link = "none"', 'link = "file:slips"', OK),
    ('link = "none"', 'link = "file:"', REFUSED),
    ('link = "none"', 'link = "serial:/dev/ttyUSB0@19200"', OK),
    ('link = "none"', 'link = "serial:/dev/ttyUSB0"', REFUSED),
    ('link = "none"', 'link = "serial:/dev/ttyUSB0@300"', REFUSED),
    ('link = "none"', 'link = "lp:/dev/usb/lp0"', OK),
    ('link = "none"', 'link = "tcp:192.0.2.7:9100"', OK),
    ('link = "none"', 'link = "tcp:192.0.2.7"', REFUSED),
    ('link = "none"', 'link = "usb:1"', REFUSED),
    ("width_dots = 576", "width_dots = 833", REFUSED),
    ("width_dots = 576", "width_dot = 576", REFUSED),
    ('source = "none"', 'source = "v4l2:/dev/video0"', OK),
    ('source = "none"', 'source = "video0"', REFUSED),
    ('reader = "none"', 'reader = "pcsc"', OK),
    ('reader = "none"', 'reader = "pcsc:Contactless"', OK),
    ('reader = "none"', 'reader = "file:chip"', OK),
    ('reader = "none"', 'reader = "pcsc:"', REFUSED),
    ('reader = "none"', 'reader = "usb"', REFUSED),
    ('# authorities = "/etc', 'authorities = "/etc', OK),
    ('# authorities = "/etc/tramso/chip"', 'authorities = ""', REFUSED),
    ("[camera]", "[cammera]", REFUSED),
    ('next = ["Right", "Tab", "Keypad 6"]', 'next = ["N"]', OK),
    ('next = ["Right", "Tab", "Keypad 6"]', 'next = []', REFUSED),
    ('next = ["Right", "Tab", "Keypad 6"]', 'next = ["Ctrl"]', REFUSED),
    ('next = ["Right", "Tab", "Keypad 6"]', 'next = ["Right", "Right"]', REFUSED),
    ('pause = ["F2", "Keypad ."]', "pause = []", OK),
    ('output = "none"', 'output = "audio"', OK),
    ('output = "none"', 'output = "file:said.txt"', OK),
    ('output = "none"', 'output = "file:"', REFUSED),
    ('output = "none"', 'output = "loud"', REFUSED),
    ('device = ""', 'device = "USB Audio, USB Audio"', OK),
    ("rate = 100", "rate = 49", REFUSED),
    ("volume = 100", "volume = 201", REFUSED),
    ("echo = true", 'echo = "yes"', REFUSED),
    ("hours = []", 'hours = ["mon-fri 07:30-11:30", "sat 22:00-05:00"]', OK),
    ("hours = []", 'hours = ["mon-fri 07:30"]', REFUSED),
    ("hours = []", 'hours = ["mo 07:30-11:30"]', REFUSED),
    ("closed_days = []", 'closed_days = ["2027-02-06"]', OK),
    ("closed_days = []", 'closed_days = ["06/02/2027"]', REFUSED),
    ('closed_shows = "information"', 'closed_shows = "nothing"', OK),
    ('closed_shows = "information"', 'closed_shows = "all"', REFUSED),
    ("inform_only_after_h = 0", "inform_only_after_h = 8760", OK),
    ("inform_only_after_h = 0", "inform_only_after_h = 8761", REFUSED),
    ('# folder = "/var/lib/tramso/place"', 'folder = ""', REFUSED),
    ("[place]", "[places]", REFUSED),
    ("[camera]", "[camera.source]", REFUSED),
    ("[camera]", "[[camera]]", REFUSED),
    ("[end]", "", REFUSED),
    ("[end]", "[end]\nx = 1", REFUSED),
    ('file = "/var', '# file = "/var', REFUSED),
    ('id = "kiosk-0001"', '# id = "kiosk-0001"', REFUSED),
]

GATEWAY = [
    ("", "", OK),
    ('mode = "tls"', 'mode = "behind-proxy"', OK),
    ('mode = "tls"', 'mode = "plain"', REFUSED),
    ('mode = "tls"', "", REFUSED),
    ("certificate =", "# certificate =", REFUSED),
    ("socket =", "# socket =", OK),
    ('address = "127.0.0.1"', 'address = "::"', OK),
    ('address = "127.0.0.1"', 'address = "localhost"', REFUSED),
    ("port = 8443", "port = 0", OK),
    ("port = 8443", "port = 65536", REFUSED),
    ("port = 8443", "port = -1", REFUSED),
    ("services = []", 'services = ["civil A 12 Hộ tịch | Civil status"]', OK),
    ("services = []", 'services = ["civil A 12 Hộ tịch"]', REFUSED),
    ("services = []", 'services = ["civil a 12 Hộ tịch | Civil status"]', REFUSED),
    ("counters = []", 'counters = ["2 civil,land Bàn cạnh cửa"]', OK),
    ("counters = []", 'counters = ["0 civil"]', REFUSED),
    ("priority_in_a_row = 2", "priority_in_a_row = 0", REFUSED),
    ("days = 90", "days = 1", OK),
    ("days = 90", "days = 0", REFUSED),
    ("days = 90", "days = 826", REFUSED),
    ('# tokens = ', 'tokens = ', OK),
    ('# tokens = ', 'token = ', REFUSED),
    ('# list = "/var/lib/tramso-gateway/revoked"', 'list = ["revoked"]', REFUSED),
    ("file =", "# file =", REFUSED),
    ("# postgres", "postgres", REFUSED),
    ('file = "/var/lib/tramso-gateway/gateway.db"', 'postgres = "host=/run/postgresql dbname=tramso"', OK),
    ('file = "/var/lib/tramso-gateway/gateway.db"', 'postgres = "postgresql://db.example/tramso"', OK),
    ('file = "/var/lib/tramso-gateway/gateway.db"', 'postgres = "tramso"', REFUSED),
    ('port = 0              # 0 to 65535; 0: no such', "port = 9464 #", OK),
    ("[metrics]", "[metric]", REFUSED),
    ("largest_body_bytes = 16_777_216", "largest_body_bytes = 4095", REFUSED),
    ("requests_per_second = 50", "requests_per_second = 0", REFUSED),
    ("report_days = 0", "report_days = 365", OK),
    ("report_days = 0", "report_days = 36_500", OK),
    ("report_days = 0", "report_days = 36_501", REFUSED),
    ("report_days = 0", "report_days = -1", REFUSED),
    ("report_days = 0", "report_days = 0.5", REFUSED),
    ("rating_days = 0", "rating_days = 1", OK),
    ("rating_days = 0", 'rating_days = "1"', REFUSED),
    ("[retention]", "[retentions]", REFUSED),
    ("board = false", "board = true", OK),
    ("board = false", 'board = "yes"', REFUSED),
    ('# folder = "/var/lib/tramso-gateway/events"', 'folder = "/var/lib/tramso-gateway/events"', OK),
    ('# key = "/etc/tramso/gateway/keys/content.pub"', "key = 1", REFUSED),
    ("[events]", "[event]", REFUSED),
    ("session_hours = 8", "session_hours = 24", OK),
    ("session_hours = 8", "session_hours = 25", REFUSED),
    ("old_report_hours = 6", "old_report_hours = 0", REFUSED),
    ('# url = "https://console.example"', 'url = "https://console.example/x"', REFUSED),
    ("port = 8482", "port = 65536", REFUSED),
    ("[console]", "[consoles]", REFUSED),
    ("# city_secret_key", "city_secret_key", OK),
    ("photo_patience_hours = 72", "photo_patience_hours = 0.5", OK),
    ("photo_patience_hours = 72", "photo_patience_hours = -1", REFUSED),
    ("http://127.0.0.1:8490/open311/v2", "https://desk.example/open311/v2", OK),
    ("http://127.0.0.1:8490/open311/v2", "https://desk.example/open311/v2/", REFUSED),
    ("Whoever runs this desk.", "", REFUSED),
    ("targets = []", 'targets = ["a https://a.example:8443/hook?x=1 a.secret", "b https://b.example b.secret flooding"]', OK),
    ("targets = []", 'targets = ["a http://a.example/hook a.secret"]', REFUSED),
    ("targets = []", 'targets = ["https://a.example/hook a.secret"]', REFUSED),
    ("targets = []", 'targets = ["a https://a.example/hook"]', REFUSED),
    ("targets = []", 'targets = ["a https://a.example/hook a.secret report more"]', REFUSED),
    ("targets = []", "targets = [1]", REFUSED),
    ("targets = []", str([f"a{i} https://a.example s" for i in range(9)]).join(["targets = ", ""]), REFUSED),
    ("personal = false", "personal = true", OK),
    ("personal = false", "personal = 0", REFUSED),
    ("give_up_s = 259_200", "give_up_s = 0", REFUSED),
    ("retry_first_s = 5 ", "retry_first_s = 0 ", REFUSED),
    ("request_timeout_s = 20 ", "request_timeout_s = 121 ", REFUSED),
    ("# state =", "state =", OK),
    ("[public]", "[publics]", REFUSED),
    ("[end]", "", REFUSED),
]

DRAFT = {"category": "flooding", "place": "26743", "text": "Ngập ở đầu hẻm", "name": None, "number": None,
         "phone": None, "photos": [], "language": "vi"}
CONSENT = {"purpose": "photo", "text": "0" * 64, "language": "vi", "at": "2026-11-23T02:14:40.000Z", "result": "declined"}
CLERK = {"id": "0190b3f2-5b1c-7c3a-9f10-0123456789ab", "code": "7K3M-9Q2X-4FHT", "kiosk": "kiosk-0001",
         "service": "report", "created_at": "2026-11-23T02:15:04.123Z", "draft": DRAFT}
RECEIPT = {"code": "7K3M-9Q2X-4FHT", "made_at": "2026-11-23T02:15:04.123Z", "kiosk": "kiosk-0001", "place": "BTN",
           "category": "flooding", "url": ""}
JSON_CASES = [
    ("draft", DRAFT, [({}, OK), ({"number": "012345678901", "photos": ["a.jpg"], "name": "Tên"}, OK),
                      ({"place": "Bến Thành"}, REFUSED), ({"text": "x" * 2001}, REFUSED), ({"number": "123"}, REFUSED),
                      ({"photos": ["a"] * 4}, REFUSED), ({"language": "fr"}, REFUSED), ({"age": 3}, REFUSED),
                      ({"name": "x" * 121}, REFUSED), ({"phone": "call me"}, REFUSED)]),
    ("clerk", CLERK, [({}, OK), ({"photos_missing": 1}, OK), ({"photos_missing": 0}, REFUSED),
                      ({"photos_missing": 4}, REFUSED), ({"photos_unreadable": 2}, OK), ({"match": "47-193"}, OK), ({"match": "47193"}, REFUSED),
                      ({"assurance": "verified"}, OK), ({"assurance": "chip"}, OK), ({"assurance": "none"}, REFUSED), ({"assisted_by": "staff"}, OK), ({"assisted_by": "Trần Văn A"}, REFUSED), ({"consents": [CONSENT]}, OK), ({"consents": []}, REFUSED), ({"consents": [{**CONSENT, "result": "yes"}]}, REFUSED),
                      ({"consents": [{**CONSENT, "text": "0"}]}, REFUSED), ({"consents": [{**CONSENT, "name": "A"}]}, REFUSED), ({"photos_unreadable": 0}, REFUSED),
                      ({"photos_missing": "1"}, REFUSED), ({"id": "0190b3f2-5b1c-4c3a-9f10-0123456789ab"}, REFUSED), ({"code": "7K3M"}, REFUSED),
                      ({"draft": {}}, REFUSED), ({"created_at": "today"}, REFUSED)]),
    ("receipt", RECEIPT, [({}, OK), ({"url": "https://tiendo.example/7K3M-9Q2X-4FHT"}, OK), ({"name": "x"}, REFUSED),
                          ({"code": "7K3M-9Q2X-4FHU"}, REFUSED), ({"place": None}, REFUSED)]),
]


def plain_json(data):
    """The data as JSON knows it: no NaN, no infinity, no dates."""
    return json.loads(json.dumps(data, allow_nan=False))


def schema_verdict(validator, text):
    try:
        return OK if validator.is_valid(plain_json(tomllib.loads(text))) else REFUSED
    except (ValueError, TypeError):  # tomllib.TOMLDecodeError is a ValueError
        return REFUSED


def settings_failures(program, folder, name, cases, validator):
    shipped = (folder / f"{name}.toml").read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as scratch:
        files = []
        for index, (before, after, _) in enumerate(cases):
            if before not in shipped:
                return [f"{name}.toml has no {before!r}"]
            files.append(pathlib.Path(scratch) / f"{index}.toml")
            files[-1].write_text(shipped.replace(before, after, 1), encoding="utf-8")
        output = subprocess.run([program, name, *files], check=True, capture_output=True, text=True).stdout
        verdicts = [line.split("\t")[1] for line in output.splitlines()]
        assert len(verdicts) == len(cases)
        failures = []
        for file, (before, after, wanted), loader in zip(files, cases, verdicts):
            schema = schema_verdict(validator, file.read_text(encoding="utf-8"))
            if not loader == schema == wanted:
                failures.append(f"{name}.toml, {before!r} -> {after!r}: wanted {wanted}, loader {loader}, schema {schema}")
        return failures


def json_failures(validators):
    failures = []
    for name, sample, cases in JSON_CASES:
        for change, wanted in cases:
            got = OK if validators[name].is_valid({**sample, **change}) else REFUSED
            if got != wanted:
                failures.append(f"{name} with {change}: wanted {wanted}, got {got}")
        for key in sample:
            if validators[name].is_valid({other: sample[other] for other in sample if other != key}):
                failures.append(f"{name} without {key} is accepted")
    return failures


def main():
    program, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    schemas = {file.name: json.loads(file.read_text(encoding="utf-8")) for file in folder.glob("schema/*.schema.json")}
    validators = {}
    for name, schema in schemas.items():
        jsonschema.Draft202012Validator.check_schema(schema)
        resolver = jsonschema.RefResolver(name, schema, store=schemas)
        validators[name.split(".")[0]] = jsonschema.Draft202012Validator(schema, resolver=resolver)
    failures = (settings_failures(program, folder, "kiosk", KIOSK, validators["kiosk"])
                + settings_failures(program, folder, "gateway", GATEWAY, validators["gateway"]) + json_failures(validators))
    print("\n".join(failures) or f"{len(KIOSK) + len(GATEWAY)} settings files judged alike")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
