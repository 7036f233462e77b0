#!/usr/bin/python3
"""The visit ends, and nothing of it stays: made-up words are typed and shown, and looked for wherever they could be left.

During the visit the same search finds every one of them in the memory of the screen's program, or this test is blind.
"""
import contextlib
import os
import pathlib
import signal
import subprocess
import sys
import time
import unittest
from unittest import mock

from canary import ENCODINGS, SEED, Canary, Visitor, code_of, folded
from listener import Listener
from remains import found, held_selections, holding, status, told
from station import SEND, TO_TEXT, Station, wait_until
from visitors import ENDINGS, HOME, TO_CARD, Visit, sanitized, types

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "ui/stage"))
from display import Server  # noqa: E402

STATION = {"screen": {"width": 1280, "height": 800}}  # fewer pixels than a kiosk has, for the sanitizers' sake


class Case(unittest.TestCase):
    station = None

    def setUp(self):
        self.assertEqual(os.geteuid(), 0, "needs root, to read another program's memory")
        self.station = self.station or self.enterContext(Station(**STATION))

    def sees(self, canaries, *places):
        """Each is there as it was typed or shown, so that a search that finds nothing means something."""
        seen = {what for what, _ in found(canaries, *places)}
        wanted = {f"{canary.name} in utf-8" if canary.text else f"{canary.name} in RGBA" for canary in canaries}
        self.assertLessEqual(wanted, seen, f"blind; seed {SEED}")

    def nothing_of(self, canaries, *places):
        hits = found(canaries, *places, self.station.folder, "/dev/shm")
        self.assertEqual(hits, set(), f"seed {SEED}\n{told(hits)}\n")

    def nothing_stays(self, canaries, *processes):
        """Within seconds: the other threads end what they were at."""
        end = time.monotonic() + 5
        while found(canaries, *processes) and time.monotonic() < end:
            time.sleep(0.3)
        self.nothing_of(canaries, *processes)


class Search(Case):
    """The search itself, on programs of which it is known what they hold."""

    def test_what_a_program_holds_is_found_in_every_encoding(self):
        canaries = Visitor().canaries()
        for form in (str, folded):  # as it is, and without its marks
            seen = {what for what, _ in found(canaries, self.held("|".join(form(canary.text) for canary in canaries)))}
            self.assertLessEqual({f"{canary.name} in {encoding}" for canary in canaries for encoding in ENCODINGS}, seen)
        word = max(canaries[0].text.split(), key=len)
        self.assertIn("a word of the text in utf-32-be", {what for what, _ in found(canaries, self.held(word))})

    def held(self, texts):
        """A program that holds them in all encodings, but not in its arguments."""
        code = ("import sys,time\ntexts=sys.stdin.buffer.readline().decode().strip().split('|')\n"
                f"kept=[text.encode(code) for text in texts for code in {ENCODINGS!r}]\nprint('ready',flush=True)\ntime.sleep(600)")
        process = subprocess.Popen(  # pylint: disable=consider-using-with
            [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.addCleanup(process.stdout.close)
        self.addCleanup(process.wait)
        self.addCleanup(process.kill)
        process.stdin.write(f"{texts}\n".encode())
        process.stdin.close()
        self.assertEqual(process.stdout.readline(), b"ready\n")
        return process

    def test_files_their_names_and_those_without_a_name_are_searched(self):
        canary = Canary("it", Visitor().search)
        (self.station.folder / "folder").mkdir()
        (self.station.folder / "folder" / canary.text).write_text("", encoding="utf-8")
        (self.station.folder / "written").write_text(" " * 5_000_000 + canary.text, encoding="utf-16-be")
        places = {place for _, place in found([canary], self.station.folder)}
        self.assertEqual(places, {f"the name of {self.station.folder}/folder/{canary.text}", f"{self.station.folder}/written"})
        nameless = os.memfd_create("nameless")
        os.write(nameless, canary.text.encode())
        reader = subprocess.Popen(["sleep", "600"], pass_fds=[nameless])  # pylint: disable=consider-using-with
        self.addCleanup(reader.wait)
        self.addCleanup(reader.kill)
        os.close(nameless)
        self.assertIn(("it in utf-8", f"/proc/{reader.pid}/fd/{nameless}"), found([canary], reader))


class Endings(Case):
    """One program and one visitor after the other: it goes on, and knows nothing of any who was there."""

    @classmethod
    def setUpClass(cls):
        cls.station = cls.enterClassContext(Station(**STATION))
        cls.visit, cls.gone = None, []

    @classmethod
    def tearDownClass(cls):
        cls.visit.leave()

    def setUp(self):
        super().setUp()
        if self.visit is None or self.visit.process.poll() is not None:  # a step that did not hold ends it
            type(self).visit = Visit(self.station)
        self.visit.visitor = Visitor(len(self.gone))
        self.gone.append(self.visit.visitor)
        self.canaries = self.visit.visitor.canaries()
        self.nothing_of(self.canaries, self.visit.process)

    def forgets(self, canaries):
        self.nothing_stays(canaries, self.visit.process)
        self.nothing_of([canary for visitor in self.gone for canary in visitor.canaries()], self.visit.process)

    def ends(self, ending):
        self.visit.to_review()
        self.sees(self.canaries, self.visit.process)
        self.visit.plays(ENDINGS[ending])
        self.forgets(self.canaries)

    def test_by_the_button_after_the_receipt_with_the_city_on_line(self):
        town = [self.station.gateway(), self.station.uplink()]
        before = len(self.station.received())
        self.ends("done")
        wait_until(lambda: len(self.station.received()) > before, "the report arrives", 60)
        self.nothing_of(self.canaries, *town)

    def test_given_up_in_the_middle(self):
        self.ends("given up")

    def test_walked_away(self):
        self.ends("walked away")

    def test_walked_away_from_the_receipt(self):
        self.ends("walked away from the receipt")

    def test_staff_was_called_and_ended_it(self):
        self.ends("staff ended it")

    def test_staff_was_called_and_nobody_came(self):
        self.ends("staff did not come")

    def test_no_slip_could_be_printed(self):
        self.ends("no slip")

    def test_a_card_is_refused(self):
        self.looks_at_card("")

    def test_the_camera_fails_on_the_card(self):
        self.looks_at_card("device camera gone\nwait card.trouble\n")
        (self.station.camera / "camera.state").unlink()

    def looks_at_card(self, then):
        """A picture of a card stands on the screen and is not understood; then somebody ends it."""
        pixels = Canary("the picture", raw=self.visit.to_refused_card())
        self.sees([self.canaries[0], pixels], self.visit.process)
        self.visit.plays(then + ENDINGS["given up"])
        self.forgets([*self.canaries, pixels])

    def test_a_place_was_looked_for(self):
        canary = Canary("the search", self.visit.visitor.search)
        self.visit.to_search()
        self.sees([canary], self.visit.process)
        self.visit.plays(ENDINGS["given up"])
        self.forgets([canary])


class Crashes(Case):
    """The program ends with the visit; nothing stays on the disk, and the next start finds nothing."""

    def setUp(self):
        super().setUp()
        self.scratch = self.station.folder / "scratch"
        self.scratch.mkdir()
        # The limit of the tests is taken away, and the sanitizers' own: only the program's is left.
        self.wrapper = ["prlimit", "--core=unlimited:unlimited"]
        self.options = sanitized("disable_coredump=0:handle_segv=0")

    def killed_by(self, how, *steps):
        """How it ended, as waitid() tells: killed, or killed and dumped."""
        with contextlib.ExitStack() as town:
            visit = Visit(self.station, wrapper=self.wrapper, cwd=self.scratch, ASAN_OPTIONS=self.options)
            town.callback(visit.process.stdout.close)
            town.callback(visit.process.stdin.close)
            visit.to_review()
            self.sees(visit.visitor.canaries(), visit.process)
            for step in steps:
                visit.plays(step)
            visit.process.send_signal(how)
            ended = os.waitid(os.P_PID, visit.process.pid, os.WEXITED | os.WNOWAIT)
            visit.process.wait()
        self.assertEqual(ended.si_status, how)
        self.assertEqual(ended.si_code, os.CLD_KILLED, "it was dumped")
        self.assertEqual(list(self.scratch.iterdir()), [])
        self.nothing_of(visit.visitor.canaries())
        return visit.visitor.canaries()

    def starts_anew(self, canaries):
        with Visit(self.station) as visit:
            visit.plays(HOME)
            self.nothing_of(canaries, visit.process)

    def test_a_fault(self):
        self.starts_anew(self.killed_by(signal.SIGSEGV))

    def test_an_abort(self):
        self.starts_anew(self.killed_by(signal.SIGABRT))

    def test_the_power_goes(self):
        town = [self.station.gateway(), self.station.uplink()]
        canaries = self.killed_by(signal.SIGKILL, SEND + "wait receipt.code\n")
        for process in town:
            self.station.stop(process, signal.SIGKILL)
        self.nothing_of(canaries)
        (self.station.folder / "uplink.sock").unlink()
        self.starts_anew(canaries)

    def test_a_program_that_lets_itself_be_dumped_is_told_from_ours(self):
        process = subprocess.Popen([*self.wrapper, "sleep", "600"], cwd=self.scratch)  # pylint: disable=consider-using-with
        wait_until(lambda: status(process)["Name"] == "sleep", "it runs")
        process.send_signal(signal.SIGSEGV)
        self.assertEqual(os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOWAIT).si_code, os.CLD_DUMPED, "blind for dumps")
        process.wait()


class Hardening(Case):
    """What the kernel tells of the program, with a user of its own as at a kiosk, and as root, who may lock memory."""

    WRAPPER = ["setpriv", "--reuid=65534", "--inh-caps=+dac_override", "--ambient-caps=+dac_override"]

    def owner(self, process):
        """Whom the kernel lets look in; root alone when it may not be dumped."""
        return os.stat(f"/proc/{process.pid}/environ").st_uid

    def test_it_is_locked_in_memory(self):
        with Visit(self.station) as visit:
            self.assertGreater(int(status(visit.process)["VmLck"].split()[0]), 10_000, "kB are locked")
            self.assertEqual(status(visit.process)["VmSwap"], "0 kB")

    def test_it_can_neither_be_dumped_nor_looked_into(self):
        # That it cannot be looked into keeps the sanitizer from its last look for leaks.
        with Visit(self.station, "--headless", wrapper=self.WRAPPER, ASAN_OPTIONS=sanitized("detect_leaks=0")) as visit:
            visit.to_text()
            self.assertEqual(status(visit.process)["Uid"].split()[0], "65534")
            self.assertEqual(self.owner(visit.process), 0, "others of its user may look in")
            limits = pathlib.Path(f"/proc/{visit.process.pid}/limits").read_text(encoding="utf-8")
            self.assertRegex(limits, r"Max core file size +0 +0 ")

    def test_a_program_that_may_be_looked_into_is_told_from_ours(self):
        process = subprocess.Popen([*self.WRAPPER, "sleep", "600"])  # pylint: disable=consider-using-with
        self.addCleanup(process.wait)
        self.addCleanup(process.kill)
        wait_until(lambda: status(process)["Name"] == "sleep", "it runs")
        self.assertEqual(self.owner(process), 65534, "blind")


class Display(Case):
    """With a window on an X server, which could hold something to paste."""

    def test_nothing_can_be_copied_out_of_a_text_field(self):
        server = Server(["Xvfb", "-screen", "0", "1280x800x24", "-noreset", "-nolisten", "tcp"], str(self.station.folder / "server.log"))
        self.addCleanup(server.close)
        with holding(server.name, "CLIPBOARD"):
            self.assertEqual(held_selections(server.name), ["CLIPBOARD", "CUT_BUFFER0"], "blind for selections")
        self.assertEqual(held_selections(server.name), [])
        with Visit(self.station, "--window", DISPLAY=server.name, SDL_VIDEODRIVER="x11") as visit:
            canaries = [Canary("the text", visit.visitor.text)]
            visit.to_text()
            self.press_all(server.name)
            self.sees(canaries, visit.process)
            self.assertEqual(held_selections(server.name), [])
            visit.plays(ENDINGS["given up"])
            self.assertEqual(held_selections(server.name), [])
            self.nothing_stays(canaries, visit.process, server.process)

    @staticmethod
    def press_all(name):
        """What a keyboard and a mouse copy with elsewhere."""
        for word in ("mousemove 400 250 click --repeat 3 1", "key ctrl+a", "key ctrl+c", "key ctrl+Insert", "key ctrl+x", "click 2",
                     "mousemove 300 250 mousedown 1 mousemove 900 300 mouseup 1", "key ctrl+c"):
            subprocess.run(["xdotool", *word.split()], check=True, env={**os.environ, "DISPLAY": name})


class Aloud(Case):
    def test_nothing_is_left_of_what_was_said(self):
        station = self.enterContext(Station(settings='[speech]\noutput = "audio"\n', **STATION))
        sound, visitor = station.folder / "sound.raw", Visitor()
        with mock.patch.dict(os.environ, SDL_AUDIODRIVER="disk", SDL_DISKAUDIOFILE=str(sound), ASAN_OPTIONS=sanitized()), Listener(station) as me:
            self.says_and_forgets(me, station, visitor)
        self.assertGreater(len(sound.read_bytes().replace(b"\0", b"")), 50_000, "nothing was said")

    def says_and_forgets(self, me, station, visitor):
        me.press("next")
        picture = station.folder / "card.png"
        code_of(visitor.card, picture)
        me.plays(TO_TEXT + types(visitor.text) + "tap text.next\n" + TO_CARD + f"scan {picture}\nwait person.name\ntap person.next\n"
                 "wait review.send\n")
        for _ in range(12):  # the read-back, name and all, then each of its stops: espeak-ng says it
            time.sleep(0.3)
            me.press("next")
        canaries = [Canary("the text", visitor.text), *visitor.scanned()]
        self.sees(canaries, me.process)
        me.plays(ENDINGS["done"])
        self.nothing_stays(canaries, me.process)


if __name__ == "__main__":
    print(f"seed {SEED}")
    unittest.main()
