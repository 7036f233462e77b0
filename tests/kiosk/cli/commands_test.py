#!/usr/bin/python3
"""tramso submit, outbox, desk, keys and enrol as programs: what they print, what they keep, and how they end: 0 done, 1 not done, 2
used wrongly."""
import json
import pathlib
import stat
import sys
import unicodedata
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "sync/support"))
from town import DRAFT, Town, run  # noqa: E402

COMMANDS = [["submit"], ["outbox", "status"], ["outbox", "export"], ["outbox", "import"], ["desk", "open"], ["desk", "answer"],
            ["desk", "serve"], ["keys", "make"], ["keys", "show"], ["enrol"], ["enrol", "authority"], ["enrol", "kiosk"],
            ["enrol", "token"], ["enrol", "revoke"], ["event", "show"], ["event", "key"], ["event", "count"], ["event", "ticket"],
            ["event", "gift"], ["event", "stock"], ["event", "shift"], ["event", "export"], ["event", "merge"], ["event", "close"], ["voices"], ["doctor"], ["pack"], ["verify-pack"]]
TYPED = "  Nước ngập — đường “Lê Lợi”\n\tsố 24/7: 😀 \\ \"đỏ\" ﷽ 100%  "


def modes(folder):
    return {str(file.relative_to(folder)): stat.S_IMODE(file.stat().st_mode) for file in folder.rglob("*") if file.is_file()}


class Use(unittest.TestCase):
    def test_every_command_has_help_and_json(self):
        for command in COMMANDS:
            shown = run("tramso", *command, "--help")
            self.assertEqual((shown.returncode, shown.stderr), (0, ""), command)
            self.assertIn("--json", shown.stdout, command)

    def test_used_wrongly_ends_with_2_and_says_so_on_standard_error(self):
        for command in COMMANDS:
            for arguments in ([], ["--nonsense"]):
                used = run("tramso", *command, *arguments)
                self.assertEqual((used.returncode, used.stdout), (2, ""), (command, arguments))
                self.assertNotEqual(used.stderr, "", command)
        for arguments in ([], ["nonsense"], ["outbox"], ["desk"], ["keys"], ["enrol"], ["event"]):
            self.assertEqual(run("tramso", *arguments).returncode, 2, arguments)


class WithTown(unittest.TestCase):
    def setUp(self):
        self.town = self.enterContext(Town())

    def write_draft(self, **changed):
        self.town.draft.write_text(json.dumps({**DRAFT, **changed}, ensure_ascii=False), encoding="utf-8")

    def submit(self, *arguments):
        return run("tramso", "submit", "--config", self.town.kiosk_config, "--file", self.town.draft, *arguments)


class Submit(WithTown):
    def test_it_prints_the_code_alone_or_id_code_and_number_as_json(self):
        plain = self.submit()
        self.assertEqual(plain.returncode, 0, plain.stderr)
        self.assertRegex(plain.stdout, r"\A[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}\n\Z")
        told = json.loads(self.submit("--json").stdout)
        self.assertEqual(told.keys(), {"id", "code", "seq"})
        self.assertEqual(told["seq"], 2)

    def test_a_draft_that_cannot_be_taken_ends_with_1_and_nothing_is_stored(self):
        for changed in ({"category": "no-such-thing"}, {"place": "no-such-place"}, {"text": ""}, {"text": 7}, {"more": "x"},
                        {"photos": ["missing.jpg"]}):
            self.write_draft(**changed)
            refused = self.submit("--json")
            self.assertEqual((refused.returncode, refused.stdout), (1, ""), changed)
            self.assertNotEqual(refused.stderr, "")
        self.write_draft()
        self.submit()
        self.assertEqual(self.town.status()["queued"], 1)

    def test_nothing_of_what_was_typed_is_readable_on_the_disk_or_in_the_log(self):
        words = {"text": "Bí mật của người dân", "name": "Nguyễn Thị Thử", "phone": "0901234567"}
        self.write_draft(**words)
        done = self.submit()
        self.assertEqual(done.returncode, 0, done.stderr)
        kept = b"".join(file.read_bytes() for file in (self.town.folder / self.town.kiosk).rglob("*") if file.is_file())
        self.assertIn(b"kiosk-0001", kept)  # the control: it is the right file
        for word in words.values():
            for form in ("NFC", "NFD"):
                self.assertNotIn(unicodedata.normalize(form, word).encode(), kept + done.stderr.encode())


class Outbox(WithTown):
    def test_status_tells_the_same_to_people_and_to_programs(self):
        self.submit()
        self.town.carry()  # nobody listens
        told = self.town.status()
        self.assertEqual(told["queued"], 1)
        self.assertIn("could-not-connect", told["last_error"])
        self.assertRegex(told["next_try"], r"^\d{4}-\d\d-\d\dT")
        shown = run("tramso", "outbox", "status", "--config", self.town.kiosk_config)
        self.assertIn("queued 1\n", shown.stdout)
        self.assertIn(f"last error {told['last_error']}\n", shown.stdout)

    def test_a_file_that_is_no_bundle_ends_with_1(self):
        bundle = self.town.folder / "bundle"
        bundle.write_text("no bundle", encoding="utf-8")
        brought = run("tramso", "outbox", "import", "--config", self.town.kiosk_config, "--file", bundle)
        self.assertEqual((brought.returncode, brought.stdout), (1, ""))

    def test_a_file_that_is_no_outbox_is_set_aside_and_told(self):
        self.town.outbox.parent.mkdir(exist_ok=True)
        self.town.outbox.write_bytes(b"no database" * 500)
        told = run("tramso", "outbox", "status", "--config", self.town.kiosk_config)
        self.assertEqual(told.returncode, 0, told.stderr)
        aside = [file for file in self.town.outbox.parent.iterdir() if ".damaged-" in file.name]
        self.assertEqual([file.read_bytes() for file in aside], [b"no database" * 500])
        self.assertIn(aside[0].name, told.stderr)

    def test_export_and_import_carry_and_count(self):
        for _ in range(3):
            self.submit()
        bundle = self.town.folder / "bundle"
        out = run("tramso", "outbox", "export", "--config", self.town.kiosk_config, "--file", bundle)
        self.assertEqual((out.returncode, out.stdout), (0, "3\n"), out.stderr)
        self.assertEqual(stat.S_IMODE(bundle.stat().st_mode), 0o600)
        back = run("tramso", "outbox", "import", "--config", self.town.kiosk_config, "--file", bundle, "--json")
        self.assertEqual((back.returncode, json.loads(back.stdout)), (0, {"count": 0}), "all were here already")


class Desk(WithTown):
    def test_the_clerks_line_has_every_byte_as_typed_in_the_order_of_the_contract(self):
        typed = unicodedata.normalize("NFC", TYPED)
        draft = {"category": "flooding", "place": "BTN", "text": typed, "name": "Nguyễn Thị Thử", "number": "079160001234",
                 "phone": "0901234567", "photos": [], "language": "en"}
        self.write_draft(**draft)
        self.town.gateway()
        report = self.town.submit()
        self.town.carried()
        opened = run("tramso", "desk", "open", "--config", self.town.gateway_config, "--json")
        self.assertEqual(opened.returncode, 0, opened.stderr)
        created = json.loads(opened.stdout)["created_at"]
        line = {"id": report["id"], "code": report["code"], "kiosk": "kiosk-0001", "service": "report", "created_at": created,
                "draft": draft}
        self.assertEqual(opened.stdout, json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n")

    def test_without_the_key_or_the_store_it_ends_with_1(self):
        (self.town.folder / "city/city.key").unlink()
        for command in (["open"], ["answer", "--code", "x", "--text", "y"], ["serve", "--token", self.town.folder / "token"]):
            ended = run("tramso", "desk", *command, "--config", self.town.gateway_config)
            self.assertEqual((ended.returncode, ended.stdout), (1, ""), command)
            self.assertNotEqual(ended.stderr, "")


class Keys(WithTown):
    def make(self, kind, name, *arguments):
        secret, public = self.town.folder / name, self.town.folder / f"{name}.pub"
        return run("tramso", "keys", "make", "--kind", kind, "--secret", secret, "--public", public, *arguments), secret, public

    def test_both_halves_have_the_id_that_was_printed_and_the_secret_one_is_for_its_owner(self):
        for kind in ("city", "kiosk", "gateway"):
            made, secret, public = self.make(kind, f"k-{kind}", "--json")
            self.assertEqual(made.returncode, 0, made.stderr)
            for file in (secret, public):
                shown = run("tramso", "keys", "show", file, "--json")
                self.assertEqual(json.loads(shown.stdout), json.loads(made.stdout))
            self.assertEqual(stat.S_IMODE(secret.stat().st_mode), 0o600)

    def test_a_key_that_is_there_is_never_replaced(self):
        _, secret, public = self.make("city", "once")
        before = secret.read_bytes(), public.read_bytes()
        for gone in (None, public, secret):
            kept = {file: file.read_bytes() for file in (secret, public) if file != gone}
            if gone:
                gone.unlink()
            made, _, _ = self.make("city", "once")
            self.assertEqual((made.returncode, made.stdout), (1, ""))
            self.assertEqual({file: file.read_bytes() for file in kept}, kept)
            secret.write_bytes(before[0])
            public.write_bytes(before[1])

    def test_what_is_no_key_ends_with_1_and_an_unknown_kind_with_2(self):
        self.assertEqual(run("tramso", "keys", "show", self.town.draft).returncode, 1)
        self.assertEqual(self.make("door", "x")[0].returncode, 2)


class Enrol(WithTown):
    def test_again_it_keeps_every_key_and_secret_files_are_for_their_owner(self):
        before = {file: file.read_bytes() for file in self.town.folder.rglob("*") if file.suffix in (".key", ".pub")}
        self.assertGreaterEqual(len(before), 9)
        Town.enrol("authority", "--folder", self.town.folder)
        Town.enrol("kiosk", "--folder", self.town.folder, "--id", self.town.kiosk)
        self.assertEqual({file: file.read_bytes() for file in before}, before)
        secret = {name: mode for name, mode in modes(self.town.folder).items() if name.endswith((".key", "-key.pem"))}
        self.assertEqual(set(secret.values()), {0o600}, secret)
        self.assertEqual(len(secret), 6, secret)
        self.town.gateway()  # with the certificates made anew
        self.town.submit()
        self.town.carried()

    def test_what_it_made_is_told_and_what_it_cannot_make_ends_with_1(self):
        told = run("tramso", "enrol", "kiosk", "--folder", self.town.folder, "--id", "kiosk-0002", "--json")
        self.assertEqual(json.loads(told.stdout), {"folder": f"{self.town.folder}/kiosk-0002"})
        for name in ("X", "authority", "../kiosk", "city"):
            self.assertEqual(run("tramso", "enrol", "kiosk", "--folder", self.town.folder, "--id", name).returncode, 1, name)
        empty = self.town.folder / "empty"
        self.assertEqual(run("tramso", "enrol", "kiosk", "--folder", empty, "--id", "kiosk-0002").returncode, 1)
        self.assertFalse(empty.exists())


if __name__ == "__main__":
    unittest.main()
