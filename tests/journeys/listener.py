"""A person with eyes shut: hears the kiosk through its transcript, answers with the keys of a keypad, and sees nothing."""
import os
import select
import subprocess
import time

from station import SOURCE, program

SPEECH = '[speech]\noutput = "file:FOLDER/said.txt"\n'
BETWEEN = " | "


class Listener:
    """Drives tramso-kiosk without a picture. `heard` is every line said so far; `last` those after the last key."""

    def __init__(self, station):
        self.transcript = station.folder / "said.txt"
        arguments = ["--config", str(station.kiosk_config), "--headless", "--unseen", "--visit", "-"]
        self.process = subprocess.Popen([program("tramso-kiosk"), *arguments], stdin=subprocess.PIPE,  # pylint: disable=consider-using-with
                                        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=SOURCE, env=os.environ)
        self.heard, self.last, self.presses = [], [], 0
        self._wait_ready()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.stdin:
            self.process.stdin.close()
        self.process.stdout.close()
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            raise

    def leave(self):
        """The end of the input; the program's exit code."""
        self.process.stdin.close()
        return self.process.wait(20)

    def _wait_ready(self):
        ready, _, _ = select.select([self.process.stdout], [], [], 60)
        line = self.process.stdout.readline().decode() if ready else "nothing in 60 s"
        assert line == "ready\n", line + (self.process.stdout.read().decode() if ready else "")

    def _listen(self):
        if not self.transcript.exists():
            return []  # the voice is a real one
        lines = self.transcript.read_text(encoding="utf-8").splitlines()
        fresh = lines[len(self.heard):]
        self.heard = lines
        return fresh

    def step(self, line):
        self.process.stdin.write(f"{line}\n".encode())
        self.process.stdin.flush()
        self._wait_ready()
        self.last = self._listen()
        return self.last

    def press(self, key):
        self.presses += 1
        return self.step(f"press {key}")

    def hold(self, key):
        self.presses += 1
        return self.step(f"hold {key}")

    def hear(self, words, patience=20):
        """Waits until it is said, in what came since the last key or comes now; the line."""
        end = time.monotonic() + patience
        while True:
            for line in self.last:
                if words in line:
                    return line
            assert time.monotonic() < end, f"not heard: {words!r}; heard last: {self.last[-3:]}"
            time.sleep(0.02)
            self.last += self._listen()

    def find(self, words, key="next", most=120):
        """Presses a key until something that begins so is said: a person looks for a thing by its name."""
        for _ in range(most):
            for line in self.press(key):
                if line == words or line.startswith(words + BETWEEN):
                    return line
        raise AssertionError(f"not found in {most} presses: {words!r}; heard last: {self.last}")

    def choose(self, words, key="next"):
        self.find(words, key)
        return self.press("select")
