#!/usr/bin/python3
"""A kiosk's shelf killed at every call that changes the disk, while a pack is staged and while it is taken: the old pack or the
new one is in use, whole. And the order that a power cut needs: a file is synced before it gets its name, the folder after."""
import os
import pathlib
import re
import shutil
import signal
import subprocess
import tempfile
import unittest

BIN = pathlib.Path(os.environ["TRAMSO_BIN_DIR"])
SOURCE = pathlib.Path(os.environ["TRAMSO_SOURCE_DIR"])
CALLS = ("write", "fdatasync", "fsync", "unlink", "rename", "link", "mkdir")
UNDER_STRACE = {**os.environ, "ASAN_OPTIONS": "detect_leaks=0:exitcode=66"}  # the leak check itself needs ptrace


def run(*words):
    done = subprocess.run([str(word) for word in words], capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, (words, done.stderr)
    return done.stdout


class ShelfCrash(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory(prefix="tramso-shelf-")))
        run(BIN / "tramso", "keys", "make", "--kind", "content", "--secret", self.folder / "content.key", "--public",
            self.folder / "content.pub")
        self.parcels = {version: self.pack(version) for version in (1, 2)}
        self.use(1)
        self.step("stage")
        self.assertEqual(self.step("take"), 1)
        self.keep("one")

    def pack(self, version):
        source = self.folder / f"source{version}"
        shutil.copytree(SOURCE / "config/content", source)
        (source / "pack.toml").write_text(f"version = {version}\n[end]\n", encoding="utf-8")
        parcel = self.folder / f"parcel{version}"
        run(BIN / "tramso", "pack", source, "-o", self.folder / "city.pack", "--key", self.folder / "content.key",
            "--parcel", parcel)
        return parcel

    def use(self, version):
        shutil.copy(self.parcels[version], self.folder / "parcel")

    def step(self, what):
        return int(run(BIN / "shelf_step", self.folder, what))

    def traced(self, what, *options, output="/dev/null"):
        return subprocess.run(["strace", "-f", "-qq", "-o", output, "-e", "trace=" + ",".join(CALLS), *options,
                               BIN / "shelf_step", self.folder, what], capture_output=True, text=True, timeout=120,
                              env=UNDER_STRACE, check=False)

    def keep(self, name):
        shutil.copytree(self.folder / "shelf", self.folder / name)

    def put_back(self, name):
        shutil.rmtree(self.folder / "shelf")
        shutil.copytree(self.folder / name, self.folder / "shelf")

    def calls_of(self, what):
        """The calls, one after the other, that name the shelf or come after it was first named."""
        trace = self.folder / "trace"
        self.assertEqual(self.traced(what, "-y", output=trace).returncode, 0)
        return [line.split(" ", 1)[1] for line in trace.read_text(encoding="utf-8").splitlines()
                if f"{self.folder}/shelf" in line]

    def killed_everywhere(self, what, before, after):
        """Killed at each call that is made on the shelf; `after` gives what must hold then."""
        points = 0
        self.put_back(before)
        lines = self.calls_of(what)
        first = next(place for place, line in enumerate(lines) if "lock" in line)
        wanted = {call: sum(line.startswith(call + "(") for line in lines[first:]) for call in CALLS}
        for call, count in wanted.items():
            if count == 0:
                continue
            total = self.count(what, before, call)
            for point in range(total - count + 1, total + 1):
                self.put_back(before)
                done = self.traced(what, "-e", f"inject={call}:signal=KILL:when={point}")
                self.assertEqual(done.returncode, -signal.SIGKILL, (call, point, done.stderr[-2000:]))
                after()
                points += 1
        return points

    def count(self, what, before, call):
        self.put_back(before)
        trace = self.folder / "trace"
        self.traced(what, output=trace)
        return sum(line.split(" ", 1)[1].lstrip().startswith(call + "(")
                   for line in trace.read_text(encoding="utf-8").splitlines() if " " in line)

    def test_staging(self):
        def whole():
            self.assertIn(self.step("take"), (1, 2))
        self.use(2)
        self.assertGreaterEqual(self.killed_everywhere("stage", "one", whole), 4)

    def test_taking(self):
        def whole():
            self.assertEqual(self.step("take"), 2, "it was staged: it comes, at the latest at the next start")
            self.assertEqual(self.step("take"), 2)
        self.use(2)
        self.step("stage")
        self.keep("two")
        self.assertGreaterEqual(self.killed_everywhere("take", "two", whole), 8)

    def test_names_come_after_bytes_and_before_success(self):
        self.use(2)
        for what in ("stage", "take"):
            lines = self.calls_of(what)
            synced, waiting = set(), None
            for line in lines:
                if match := re.match(r"fdatasync\(\d+<([^>]+)>", line):
                    synced.add(match[1])
                elif match := re.match(r'rename\("([^"]+)", "([^"]+)"', line):
                    self.assertIsNone(waiting, "a name that is not sure before the next step")
                    written = match[1].endswith(".new") and not match[1].endswith("previous.new")
                    self.assertTrue(not written or match[1] in synced, line)
                    waiting = line
                elif re.match(rf"fsync\(\d+<{self.folder}/shelf>", line):
                    waiting = None
            self.assertIsNone(waiting)
            self.assertGreaterEqual(sum(line.startswith("rename(") for line in lines), 1)


if __name__ == "__main__":
    unittest.main(verbosity=2)
