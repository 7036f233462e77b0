#!/usr/bin/python3
"""tramso doctor --wipe: what it says of a screen that forgets, of one that has not forgotten yet, and of an unhardened program."""
import json
import os
import pathlib
import subprocess
import sys
import unittest

sys.path[:0] = [str(pathlib.Path(__file__).parents[2] / "journeys"), str(pathlib.Path(__file__).parents[2] / "ui/stage")]
from canary import Visitor  # noqa: E402
from display import Server  # noqa: E402
from player import Player  # noqa: E402
from remains import holding  # noqa: E402
from station import TO_TEXT, Station, run, wait_until  # noqa: E402
from visitors import sanitized, types  # noqa: E402

AS_AT_A_KIOSK = ["setpriv", "--reuid=65534", "--inh-caps=+dac_override", "--ambient-caps=+dac_override"]
# A program of that name which does nothing of what the screen does, and keeps a word in UTF-16.
UNHARDENED = """import ctypes, sys, time
ctypes.CDLL(None).prctl(15, b"tramso-kiosk", 0, 0, 0)  # PR_SET_NAME
kept = sys.stdin.readline().strip().encode("utf-16-le")
print("ready", flush=True)
time.sleep(600)
"""


class Doctor(unittest.TestCase):
    def setUp(self):
        self.assertEqual(os.geteuid(), 0, "needs root, to read another program's memory")
        self.station = self.enterContext(Station(screen={"width": 1280, "height": 800}))
        self.word = Visitor().text.split()[0]

    def asks(self, process, *words, typed=None, environment=None):
        """Its exit code, and what it says of each part."""
        command = ["--config", self.station.kiosk_config, "--wipe", "--pid", process.pid, "--json", *words]
        told = run("tramso", "doctor", *command, input=typed, env={**os.environ, **(environment or {})})
        self.assertEqual(told.stderr, "")
        return told.returncode, {part["part"]: part for part in map(json.loads, told.stdout.splitlines())}

    def screen(self, **more):
        return Player(self.station, "--headless", "--unseen", **{"ASAN_OPTIONS": sanitized(), **more})

    def verdicts(self, parts):
        return {name: part["verdict"] for name, part in parts.items()}

    def unhardened(self):
        command = ["prlimit", "--core=unlimited:unlimited", *AS_AT_A_KIOSK, sys.executable, "-c", UNHARDENED]
        process = subprocess.Popen(  # pylint: disable=consider-using-with
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=self.station.folder)
        self.addCleanup(process.stdout.close)
        self.addCleanup(process.wait)
        self.addCleanup(process.kill)
        process.stdin.write(f"{self.word}\n".encode())
        process.stdin.close()
        self.assertEqual(process.stdout.readline(), b"ready\n")
        return process

    def test_a_screen_that_holds_the_word_during_the_visit_and_not_after_it(self):
        with self.screen(wrapper=AS_AT_A_KIOSK, ASAN_OPTIONS=sanitized("detect_leaks=0")) as screen:
            screen.plays(TO_TEXT + types(self.word))
            code, parts = self.asks(screen.process, "--canary", self.word, "--during")
            self.assertIn(parts.pop("swap")["verdict"], ("good", "warning"))  # this user may lock little
            self.assertEqual(self.verdicts(parts), {"program": "good", "dumps": "good", "clipboard": "good", "spool": "warning",
                                                    "canary": "good"}, parts)
            self.assertEqual(code, 0)
            code, parts = self.asks(screen.process, "--canary", self.word)
            self.assertEqual((code, parts["canary"]["verdict"]), (1, "bad"))
            self.assertIn("still in the program's memory", parts["canary"]["says"])
            self.assertRegex(parts["canary"]["facts"]["memory.1"], r"^canary 1, UTF-(8|32LE|16LE): memory [0-9a-f]+")
            screen.plays("tap bar.finish\nwait home.report\n")
            wait_until(lambda: self.asks(screen.process, "--canary", "-", typed=f"{self.word}\n")[0] == 0, "it is forgotten")
            code, parts = self.asks(screen.process, "--canary", self.word, "--during")
            self.assertEqual((code, parts["canary"]["verdict"]), (1, "bad"))
            self.assertIn("the search is blind", parts["canary"]["says"])

    def test_a_word_in_a_file_is_told_with_its_place(self):
        left = self.station.folder / self.station.kiosk / "left"
        left.write_text(f"so {self.word}", encoding="utf-16-be")
        log = self.station.folder / "screen.log"
        log.write_text(self.word, encoding="utf-8")
        with self.screen() as screen:
            code, parts = self.asks(screen.process, "--canary", self.word, "--also", log)
        self.assertEqual((code, parts["canary"]["says"]), (1, "it stands in files"))
        self.assertEqual({fact for name, fact in parts["canary"]["facts"].items() if name.startswith("file.")},
                         {f"canary 1, UTF-16BE: {left}", f"canary 1, UTF-8: {log}"})

    def test_an_unhardened_program_is_told_from_a_hardened_one(self):
        process = self.unhardened()
        (self.station.folder / "core.4711").write_text("", encoding="utf-8")
        code, parts = self.asks(process, "--canary", self.word)
        self.assertEqual(code, 1)
        found = {fact.split(":")[0] for name, fact in parts["canary"]["facts"].items() if name.startswith("memory.")}
        self.assertIn("canary 1, UTF-16LE", found)
        for said in ("a core file may be written", "it can be dumped", f"there is a core file: {self.station.folder}/core.4711"):
            self.assertIn(said, parts["dumps"]["says"])
        self.assertIn("not locked", parts["swap"]["says"])
        self.assertEqual(parts["dumps"]["verdict"], "bad")

    def test_a_held_clipboard_is_told(self):
        server = Server(["Xvfb", "-screen", "0", "320x200x24", "-noreset", "-nolisten", "tcp"], str(self.station.folder / "server.log"))
        self.addCleanup(server.close)
        with self.screen(DISPLAY=server.name) as screen:
            self.assertEqual(self.asks(screen.process)[1]["clipboard"]["says"], "nothing can be pasted")
            with holding(server.name, "PRIMARY"):
                code, parts = self.asks(screen.process)
        self.assertEqual((code, parts["clipboard"]["says"]), (1, "PRIMARY is held by a program"))

    def test_without_a_word_it_says_how_to_go_on(self):
        with self.screen() as screen:
            code, parts = self.asks(screen.process)
        self.assertEqual((code, parts["canary"]["verdict"]), (0, "warning"))
        self.assertIn("--during", parts["canary"]["says"])
        self.assertEqual(parts["swap"]["verdict"], "good", parts["swap"])
        self.assertIn("runs as root", parts["dumps"]["says"])

    def test_who_may_not_look_is_told_so(self):
        with self.screen() as screen:
            told = subprocess.run(["setpriv", "--reuid=65534", "--inh-caps=+dac_read_search", "--ambient-caps=+dac_read_search",
                                   "--bounding-set=-all,+dac_read_search", os.path.join(os.environ["TRAMSO_BIN_DIR"], "tramso"), "doctor",
                                   "--config", self.station.kiosk_config, "--wipe", "--pid", str(screen.process.pid), "--canary",
                                   self.word], capture_output=True, text=True, timeout=60, check=False)
        self.assertEqual(told.returncode, 1, told.stdout + told.stderr)
        self.assertIn("run it as root", told.stdout)

    def test_no_program_to_look_at(self):
        process = subprocess.Popen(["true"])  # pylint: disable=consider-using-with
        process.wait()
        code, parts = self.asks(process)
        self.assertEqual((code, self.verdicts(parts)), (1, {"program": "bad"}))


if __name__ == "__main__":
    unittest.main()
