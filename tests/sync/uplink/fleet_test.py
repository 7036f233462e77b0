#!/usr/bin/python3
"""A kiosk and the city's operators, with the real programs: heartbeats, commands, downloads, answers with the network out."""
import base64
import contextlib
import http.client
import json
import os
import pathlib
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import unittest
import urllib.request

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "support"))
from pictures import picture  # noqa: E402
from relay import Relay  # noqa: E402
from scripted import load_signer  # noqa: E402
from town import DRAFT, Town, free_port, run, wait_until  # noqa: E402

HOUR = 3600_000


def rfc3339(milliseconds):
    return time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(milliseconds // 1000)) + f".{milliseconds % 1000:03}Z"


class Fleet(unittest.TestCase):
    def setUp(self):
        self.town = self.enterContext(Town())
        self.folder, self.kiosk = self.town.folder, self.town.kiosk
        self.key = self.make_key("ops")
        self.downloads = self.folder / "downloads"
        (self.downloads / "settings").mkdir(parents=True)
        text = self.town.gateway_config.read_text(encoding="utf-8")
        self.town.gateway_config.write_text(text.replace("[limits]", f'[downloads]\nfolder = "{self.downloads}"\n[limits]'),
                                            encoding="utf-8")
        self.staged = self.folder / self.kiosk / "uplink"
        self.configure()

    def make_key(self, name):
        made = run("tramso", "keys", "make", "--kind", "ops", "--secret", self.folder / f"{name}.key", "--public",
                   self.folder / f"{name}.pub")
        self.assertEqual(made.returncode, 0, made.stderr)
        return self.folder / f"{name}.key"

    def configure(self, *uplink, ops=True, port=None, kiosk=None):
        """The kiosk's settings, with these lines in [uplink]."""
        config = self.town.write_kiosk_config(kiosk or self.kiosk, f"https://localhost:{port or self.town.port}")
        text = config.read_text(encoding="utf-8")
        key = f'ops_key = "{self.folder}/ops.pub"\n' if ops else ""
        lines = "\n".join(("heartbeat_s = 1", *uplink))
        config.write_text(text.replace("[uplink]", f"{key}[uplink]\n{lines}"), encoding="utf-8")
        return config

    def uplink(self, environment=None, config=None):
        return self.town.start("tramso-uplink", "--config", config or self.town.kiosk_config, environment=environment)

    def tramso(self, *arguments):
        said = run("tramso", "command", *arguments, "--json")
        self.assertEqual(said.returncode, 0, said.stderr)
        return [json.loads(line) for line in said.stdout.splitlines()]

    def kiosks(self):
        return self.tramso("kiosks", "--config", self.town.gateway_config)

    def send(self, verb, kiosk=None, key=None):
        return self.tramso("send", "--config", self.town.gateway_config, "--key", key or self.key, "--kiosk",
                           kiosk or self.kiosk, "--do", verb)[0]["number"]

    def result(self, number, patience=20):
        """What became of a command, when it is known."""
        def found():
            return [each for each in self.tramso("list", "--config", self.town.gateway_config, "--kiosk", self.kiosk)
                    if each["number"] == number and each["state"] not in ("waiting", "expired")]
        wait_until(found, f"command {number} has a result", patience)
        return found()[0]

    def metric(self, name):
        with urllib.request.urlopen(f"http://127.0.0.1:{self.town.metrics_port}/metrics", timeout=10) as said:
            return int(re.search(rf"^tramso_fleet_{name} (\d+)$", said.read().decode(), re.M)[1])

    def outbox(self, sql):
        with contextlib.closing(sqlite3.connect(self.town.outbox, timeout=20)) as database:
            found = database.execute(sql).fetchall()
            database.commit()
        return found

    def journal(self, name="tramso-uplink"):
        return self.town.journal(name).read_text(encoding="utf-8")

    # --- heartbeats

    def test_a_heartbeat_says_how_the_kiosk_is_and_nothing_of_a_citizen(self):
        stored = self.town.submit()
        self.outbox(f"UPDATE submission SET next_at={int(time.time() * 1000) + HOUR}")
        self.town.gateway()
        self.uplink()
        wait_until(self.kiosks, "a heartbeat has come")
        kiosk = self.kiosks()[0]
        said = kiosk["heartbeat"]
        self.assertEqual((kiosk["kiosk"], said["reports"]["queued"], said["seq"], kiosk["clock_is_wrong"]),
                         (self.kiosk, 1, 1, False))
        self.assertGreater(said["bytes"], 500)
        self.assertGreater(said["disk_free"], 1 << 20)
        self.assertRegex(said["certificate_expires_at"], r"^202\d-")
        self.assertIsNotNone(kiosk["oldest_since"])
        text = json.dumps(said, ensure_ascii=False)
        for word in (DRAFT["text"], "flooding", stored["code"], stored["id"]):
            self.assertNotIn(word, text)
        self.assertEqual((self.metric("kiosks_heard"), self.metric("kiosks_with_dead_letters")), (1, 0))

    def test_a_heartbeat_tells_of_the_parts_what_the_screen_has_left_and_nothing_when_that_is_torn(self):
        left = pathlib.Path(self.town.outbox).parent / "parts.json"
        parts = [{"part": "printer", "state": "paper-out", "tested_at": "2026-11-23T02:15:04.123Z",
                  "since": "2026-11-23T01:15:04.123Z"}]
        left.write_text(json.dumps({"parts": parts}), encoding="utf-8")
        self.town.gateway()
        self.uplink()
        wait_until(self.kiosks, "a heartbeat has come")
        self.assertEqual(self.kiosks()[0]["heartbeat"]["parts"], parts)
        left.write_text(json.dumps({"parts": parts})[:-9], encoding="utf-8")
        wait_until(lambda: "parts" not in self.kiosks()[0]["heartbeat"], "a heartbeat tells of none")

    def test_dead_letters_raise_the_alarm_at_the_city_in_the_status_and_once_in_the_journal(self):
        self.town.submit()
        self.outbox("UPDATE submission SET state=4, last_error='409 /problems/id-conflict'")
        self.town.gateway()
        self.uplink()
        wait_until(lambda: self.kiosks() and self.metric("kiosks_with_dead_letters") == 1, "the city knows")
        first = self.kiosks()[0]["heard_at"]
        wait_until(lambda: self.kiosks()[0]["heard_at"] != first, "another heartbeat")
        self.assertEqual(self.journal().count("uplink.dead-letters"), 1)
        self.assertEqual(self.kiosks()[0]["heartbeat"]["trouble"], "409 /problems/id-conflict")
        self.assertTrue(self.town.status()["alarm"])
        shown = run("tramso", "outbox", "status", "--config", self.town.kiosk_config)
        self.assertIn("ALARM: 1 reports", shown.stdout)
        self.assertEqual(self.result(self.send("release-quarantine"))["says"], "1 reports are offered again")
        wait_until(lambda: self.town.status()["acked"] == 1, "it is delivered")
        self.assertFalse(self.town.status()["alarm"])
        wait_until(lambda: self.metric("kiosks_with_dead_letters") == 0, "the alarm is over")

    def test_a_kiosk_whose_clock_is_wrong_is_flagged(self):
        self.town.gateway()
        self.uplink()
        wait_until(self.kiosks, "a heartbeat has come")
        said = self.kiosks()[0]["heartbeat"]
        for hours, wrong in ((3, True), (-3, True), (0, False)):
            said["clock"] = rfc3339(int(time.time() * 1000) + hours * HOUR)
            heard = self.post("/kiosk/v1/heartbeat", said)
            self.assertEqual(heard[0], 200)
            self.assertLess(abs(time.time() - time.mktime(time.strptime(heard[1]["time"][:19], "%Y-%m-%dT%H:%M:%S")) +
                                time.timezone), 5, "the city's time")
            with contextlib.closing(sqlite3.connect(self.folder / "gateway.db", timeout=20)) as database:
                found = database.execute("SELECT clock_is_wrong FROM kiosk_state").fetchone()[0]
            self.assertEqual(bool(found), wrong)

    def post(self, path, body):
        line = http.client.HTTPSConnection("localhost", self.town.port, context=self.town.tls(), timeout=30)
        with contextlib.closing(line):
            line.request("POST", path, json.dumps(body), {"Content-Type": "application/json"})
            heard = line.getresponse()
            return heard.status, json.loads(heard.read())

    # --- commands

    def test_diagnostics_come_as_the_result_without_a_citizens_words(self):
        self.town.gateway()
        code = self.town.submit()["code"]
        self.uplink()
        done = self.result(self.send("diagnostics"))
        self.assertEqual((done["state"], done["report"]["chain"], done["report"]["heartbeat"]["seq"]), ("done", "", 1))
        for word in (DRAFT["text"], code):
            self.assertNotIn(word, json.dumps(done, ensure_ascii=False))

    def test_drain_passes_over_waits_and_hours_once(self):
        local = time.gmtime(time.time() + 7 * 3600)
        self.configure(f'photo_hours = "{(local.tm_hour + 2) % 24:02}:00-{(local.tm_hour + 3) % 24:02}:00"')
        self.town.gateway()
        picture(self.folder / "0.jpg", 30_000)
        self.town.draft.write_text(json.dumps({**DRAFT, "photos": ["0.jpg"]}), encoding="utf-8")
        self.uplink()
        self.town.submit()
        wait_until(lambda: self.town.status()["accepted"] == 1, "the text has gone by itself")
        self.town.draft.write_text(json.dumps(DRAFT), encoding="utf-8")
        time.sleep(1)
        self.assertEqual(self.town.status()["photos"], 1, "not at this hour")
        self.assertEqual(self.result(self.send("drain"))["state"], "done")
        wait_until(lambda: self.town.status()["acked"] == 1, "the photo has gone")
        self.town.draft.write_text(json.dumps({**DRAFT, "photos": ["0.jpg"]}), encoding="utf-8")
        self.town.submit()
        wait_until(lambda: self.town.status()["accepted"] == 1, "the next one's text")
        time.sleep(1)
        self.assertEqual(self.town.status()["photos"], 1, "once, and not for what came later")

    def test_drain_ends_the_wait_of_a_report_that_was_put_off(self):
        self.town.submit()
        self.outbox(f"UPDATE submission SET next_at={int(time.time() * 1000) + HOUR}")
        self.town.gateway()
        self.uplink()
        wait_until(self.kiosks, "a heartbeat has come")
        self.assertEqual(self.town.received(), [])
        self.send("drain")
        wait_until(lambda: len(self.town.received()) == 1, "it has arrived")

    def test_restart_ends_the_program_with_its_code_once(self):
        self.town.gateway()
        process = self.uplink()
        number = self.send("restart")
        self.assertEqual(process.wait(30), 3)
        again = self.uplink()
        self.assertEqual(self.result(number)["state"], "done")
        time.sleep(2)
        self.assertIsNone(again.poll(), "it is not restarted a second time")

    def forge(self, number, key=None, row_kiosk=None, altered=None, **changed):
        """A command in the city's store as a thief of the gateway would put it there."""
        name, signer = load_signer(key or self.key)
        now = int(time.time() * 1000)
        command = {"kiosk": self.kiosk, "number": number, "do": "restart", "issued_at": rfc3339(now),
                   "expires_at": rfc3339(now + HOUR), "key": name, **changed}
        signed = "\n".join(["tramso-command-1", *map(str, command.values()), ""])
        command["sig"] = base64.b64encode(signer.sign(signed.encode())).decode()
        command.update(altered or {})
        with contextlib.closing(sqlite3.connect(self.folder / "gateway.db", timeout=20)) as database:
            database.execute("INSERT INTO command (kiosk, number, command, expires_at) VALUES (?, ?, ?, ?)",
                             (row_kiosk or self.kiosk, number, json.dumps(command), now + HOUR))
            database.commit()

    def test_what_is_not_the_operators_command_to_this_kiosk_now_is_refused_with_its_reason(self):
        self.town.gateway()
        process = self.uplink()
        self.assertEqual(self.result(self.send("diagnostics"))["state"], "done")  # number 1
        now = int(time.time() * 1000)
        wrong = {2: ({"kiosk": "kiosk-0002"}, "for another kiosk"),
                 3: ({"expires_at": rfc3339(now - 1)}, "expired"),
                 4: ({"key": self.make_key("thief")}, "another key"),
                 5: ({"do": "diagnostics", "altered": {"do": "restart"}}, "does not fit"),
                 6: ({"do": "format-disk"}, "does not know the verb"),
                 7: ({"altered": {"number": 8}}, "does not fit")}
        for number, (changed, why) in wrong.items():
            self.forge(number, **changed)
            if number == 7:
                continue  # its result would be that of number 8, which this kiosk was never given
            refused = self.result(number)
            self.assertEqual(refused["state"], "refused")
            self.assertIn(why, refused["says"])
        wait_until(lambda: "uplink.command-refused 8 restart: the signature does not fit" in self.journal(), "8 is refused")
        self.assertIsNone(process.poll(), "none of them has restarted it")
        self.assertEqual(self.result(self.send("diagnostics"))["state"], "done", "and none has used a number up")

    def test_an_old_number_is_not_obeyed_again_though_the_city_has_forgotten_it(self):
        self.town.gateway()
        process = self.uplink()
        self.forge(5, do="diagnostics")
        self.assertEqual(self.result(5)["state"], "done")
        self.forge(4)
        self.assertEqual(self.result(4)["state"], "refused")
        with contextlib.closing(sqlite3.connect(self.folder / "gateway.db", timeout=20)) as database:
            database.execute("UPDATE command SET result=NULL WHERE number=5")
            database.commit()
        again = self.result(5)
        self.assertEqual((again["state"], bool(again["report"])), ("done", True), "the first result is told again")
        self.assertEqual(self.journal().count("uplink.command 5 "), 1)
        self.assertIsNone(process.poll())

    def test_without_a_key_in_the_settings_nothing_is_obeyed(self):
        self.configure(ops=False)
        self.town.gateway()
        self.uplink()
        refused = self.result(self.send("diagnostics"))
        self.assertEqual((refused["state"], refused["report"]), ("refused", None))

    def test_a_kill_between_the_number_and_the_deed_means_that_it_is_never_done(self):
        self.town.submit()
        self.outbox("UPDATE submission SET state=4")
        self.town.gateway()
        process = self.uplink({"TRAMSO_UPLINK_DIE_AT": "begun"})
        number = self.send("release-quarantine")
        self.assertEqual(process.wait(30), -signal.SIGKILL)
        self.uplink()
        self.assertEqual(self.result(number)["state"], "interrupted")
        time.sleep(1.5)
        self.assertEqual(self.town.status()["quarantined"], 1)
        self.assertEqual(self.result(self.send("release-quarantine"))["state"], "done")

    # --- downloads

    def ask(self, path, **headers):
        line = http.client.HTTPSConnection("localhost", self.town.port, context=self.town.tls(), timeout=30)
        with contextlib.closing(line):
            line.request("GET", path, headers=headers)
            heard = line.getresponse()
            return heard.status, heard.getheaders(), heard.read()

    def offer_settings(self, text, name="default", key=None, sign=True):
        file = self.downloads / f"settings/{name}.toml"
        file.write_text(text, encoding="utf-8")
        if sign:
            signed = run("tramso", "command", "sign", "--key", key or self.key, "--file", file)
            self.assertEqual(signed.returncode, 0, signed.stderr)

    def refusal(self):
        file = self.staged / "settings.refused.txt"
        return file.read_text(encoding="utf-8") if file.exists() else ""

    def good_settings(self):
        text = self.town.kiosk_config.read_text(encoding="utf-8")
        return text.replace(f'id = "{self.kiosk}"', 'id = "{kiosk}"').replace('place = "BTN"', 'place = "{place}"')

    def test_settings_are_staged_when_signed_newer_and_right_and_else_kept_aside_with_the_reason(self):
        self.town.gateway()
        self.uplink()
        good = self.good_settings()
        self.offer_settings(good)
        old_signature = (self.downloads / "settings/default.toml.sig").read_text(encoding="ascii")
        staged = self.staged / "settings.toml"
        wait_until(staged.exists, "they are staged")
        self.assertEqual(staged.read_text(encoding="utf-8"), self.town.kiosk_config.read_text(encoding="utf-8"))
        changed = good.replace("heartbeat_s = 1", "heartbeat_s = 2")
        self.offer_settings(changed)
        wait_until(lambda: "heartbeat_s = 2" in staged.read_text(encoding="utf-8"), "the newer ones are staged")
        before = staged.read_bytes()
        self.offer_settings(changed, key=self.make_key("thief"))
        wait_until(lambda: "not signed by the operators' key" in self.refusal(), "another's signature")
        self.offer_settings(good, sign=False)
        wait_until(lambda: "not signed by the operators' key" in self.refusal(), "a signature over other bytes")
        (self.downloads / "settings/default.toml.sig").write_text(old_signature, encoding="ascii")
        wait_until(lambda: "signed before those that were taken" in self.refusal(), "older ones")
        self.offer_settings(good.replace("heartbeat_s = 1", "heartbeat_s = 0"))
        wait_until(lambda: "uplink.heartbeat_s" in self.refusal(), "wrong ones")
        self.assertIn("heartbeat_s = 0", (self.staged / "settings.refused.toml").read_text(encoding="utf-8"))
        self.offer_settings(good.replace("{kiosk}", "kiosk-0002"))
        wait_until(lambda: "they are kiosk-0002's" in self.refusal(), "another kiosk's")
        self.assertEqual(staged.read_bytes(), before)

    def test_what_has_not_changed_is_not_sent_again(self):
        self.town.gateway()
        self.offer_settings(self.good_settings())
        (self.downloads / "content").write_bytes(b"tin" * 1000)
        for path in ("/kiosk/v1/settings", "/kiosk/v1/content", "/kiosk/v1/answers", "/kiosk/v1/answers?after=0"):
            status, headers, body = self.ask(path)
            tag = dict(headers)["ETag"]
            self.assertEqual(status, 200)
            self.assertEqual(self.ask(path, **{"If-None-Match": tag})[::2], (304, b""), path)
            self.assertEqual(self.ask(path, **{"If-None-Match": '"other"'})[::2], (200, body), path)

    def content(self, size):
        text = os.urandom(size)
        (self.downloads / "content.new").write_bytes(text)
        (self.downloads / "content.new").rename(self.downloads / "content")
        return text

    def test_content_comes_whole_over_a_line_that_is_cut_and_goes_on_where_it_was(self):
        line = free_port()
        self.configure(port=line)
        text = self.content(3_000_000)
        self.town.gateway()
        part = self.staged / "content.part"
        with Relay(line, self.town.port, rate=2_000_000) as relay:
            self.uplink()
            for megabytes in (1, 2):
                wait_until(lambda size=megabytes * 1_000_000: part.exists() and part.stat().st_size > size, "more of it came", 60)
                relay.cut()
            wait_until((self.staged / "content").exists, "it came", 60)
            self.assertEqual(relay.cuts, 2)
            self.assertLess(relay.received, 3_000_000 + 2 * 400_000, "what had come did not come again")
        self.assertEqual((self.staged / "content").read_bytes(), text)
        self.assertFalse((self.staged / "content.part").exists())

    def test_content_that_changes_on_the_way_or_lies_torn_on_the_disk_is_begun_anew_and_never_half(self):
        first = self.content(400_000)
        self.town.gateway()
        self.uplink()
        wait_until((self.staged / "content").exists, "it came")
        self.assertEqual((self.staged / "content").read_bytes(), first)
        torn = os.urandom(100_000)
        with contextlib.closing(sqlite3.connect(self.staged / "uplink.db", timeout=20)) as database:
            second = self.content(500_000)
            tag = dict(self.ask("/kiosk/v1/content", Range="bytes=0-0")[1])["ETag"]
            (self.staged / "content.part").write_bytes(torn)
            database.execute("INSERT OR REPLACE INTO kept VALUES ('content.part', ?)", (tag,))
            database.commit()
        wait_until(lambda: (self.staged / "content").read_bytes() != first, "the next came")
        self.assertEqual((self.staged / "content").read_bytes(), second)

    def test_content_leaves_the_disk_to_reports_and_is_no_larger_than_the_settings_take(self):
        disk = self.folder / "disk"
        disk.mkdir()
        subprocess.run(["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", disk], check=True)
        self.addCleanup(subprocess.run, ["umount", "-l", disk], check=True)
        self.configure(f'folder = "{disk}"', "largest_content_mib = 4")
        text = self.content(3_200_000)  # with keep_free_mib = 1 it does not fit
        self.town.gateway()
        process = self.uplink()
        wait_until(lambda: "the disk's space is kept for reports" in self.journal(), "no room is taken")
        self.assertFalse((disk / "content").exists())
        self.assertLess((disk / "content.part").stat().st_size if (disk / "content.part").exists() else 0, 400_000)
        subprocess.run(["mount", "-o", "remount,size=16m", disk], check=True)
        wait_until((disk / "content").exists, "with room it comes")
        self.assertEqual((disk / "content").read_bytes(), text)
        self.content(4_300_000)
        wait_until(lambda: "more than the settings take" in self.journal(), "a larger one is not fetched")
        self.assertEqual((disk / "content").read_bytes(), text)
        self.assertEqual(self.town.stop(process), 0)

    # --- answers

    def look_up(self, code):
        with socket.socket(socket.AF_UNIX) as line:
            line.settimeout(15)
            line.connect(str(self.folder / "uplink.sock"))
            line.sendall(json.dumps({"ask": "progress", "code": code}).encode() + b"\n")
            return json.loads(line.makefile().readline())

    def answer_all(self, codes, text):
        """By one desk that serves: a program for each answer would take longer than all the rest."""
        token = self.folder / "token"
        desk = self.town.start("tramso", "desk", "serve", "--config", self.town.gateway_config, "--port", "0", "--token", token,
                               "--json", stdout=subprocess.PIPE, text=True)
        with desk.stdout as said:
            port = json.loads(said.readline())["port"]
        for code in codes:
            with contextlib.closing(http.client.HTTPConnection("127.0.0.1", port, timeout=20)) as line:
                line.request("PUT", f"/answers/{code}", text.encode(),
                             {"Authorization": f"Bearer {token.read_text(encoding='ascii').strip()}"})
                self.assertEqual(line.getresponse().status, 204)
        self.assertEqual(self.town.stop(desk), 0)

    def test_with_the_network_out_any_kiosk_tells_the_same_of_any_answer_and_since_when(self):
        gateway = self.town.gateway()
        stored = [self.town.submit() for _ in range(140)]  # more than a page
        self.assertEqual(self.town.carry().returncode, 0)
        text = "Đã thông cống ở đường Lê Lợi"
        self.answer_all((each["code"] for each in stored[:-1]), text)
        Town.enrol("kiosk", "--folder", self.folder, "--id", "kiosk-0002")
        self.uplink(config=self.configure(kiosk="kiosk-0002"))
        kept = self.folder / "kiosk-0002/uplink"
        wait_until(lambda: any(each["kiosk"] == "kiosk-0002" and each["heartbeat"]["answers"] == len(stored) - 1
                               for each in self.kiosks()), "all are kept", 60)
        wait_until(lambda: self.look_up(stored[0]["code"]).get("progress"), "online")
        online = [self.look_up(each["code"])["progress"] for each in stored[:2]]
        self.town.stop(gateway)
        for each, said in zip(stored, online):
            offline = self.look_up(each["code"])["progress"]
            since = offline.pop("as_of")
            self.assertEqual(offline, said)
            self.assertEqual(offline["answer"], text)
            self.assertLessEqual(since, rfc3339(int(time.time() * 1000)))
        self.assertEqual(self.look_up(stored[-1]["code"]), {"problem": "unreachable"}, "not answered: nothing is known")
        everything = b"".join(file.read_bytes() for file in kept.iterdir() if file.is_file())
        for each in stored:
            for word in (each["code"], each["code"].replace("-", ""), each["id"], each["id"].replace("-", "")):
                self.assertNotIn(word.encode(), everything)
            self.assertNotIn(bytes.fromhex(each["id"].replace("-", "")), everything)
        for word in (text, "thông cống", "answered", "progress"):
            self.assertNotIn(word.encode(), everything)

    # --- the line

    def test_photos_take_no_more_of_the_line_than_they_may_and_text_does_not_wait(self):
        rate, size = 60_000, 480_000
        self.configure(f"photo_bytes_per_s = {rate}")
        picture(self.folder / "0.jpg", size)
        self.town.draft.write_text(json.dumps({**DRAFT, "photos": ["0.jpg"]}), encoding="utf-8")
        self.town.gateway()
        self.town.submit()
        begun = time.monotonic()
        self.uplink()
        wait_until(lambda: self.town.status()["accepted"] == 1, "the photo is under way")
        self.town.draft.write_text(json.dumps(DRAFT), encoding="utf-8")
        self.town.submit()
        wait_until(lambda: self.town.status()["acked"] == 1, "text goes meanwhile", 3)
        self.assertEqual(self.town.status()["photos"], 1)
        wait_until(lambda: self.town.status()["acked"] == 2, "the photo has gone", 30)
        ratio = size / (time.monotonic() - begun) / rate
        print(f"photos took {ratio:.2f} of the line they may take")
        self.assertLess(ratio, 1.35)  # the first piece needs no wait before it
        self.assertGreater(ratio, 0.5)


if __name__ == "__main__":
    unittest.main()
