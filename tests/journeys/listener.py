"""A person with eyes shut: hears the kiosk through its transcript, answers with the keys of a keypad, and sees nothing."""
import time

from player import Player

SPEECH = '[speech]\noutput = "file:FOLDER/said.txt"\n'
BETWEEN = " | "


class Listener(Player):
    """Drives tramso-kiosk without a picture. `heard` is every line said so far; `last` those after the last key."""

    def __init__(self, station):
        self.transcript = station.folder / "said.txt"
        self.heard, self.last, self.presses = [], [], 0
        super().__init__(station, "--headless", "--unseen")

    def _listen(self):
        if not self.transcript.exists():
            return []  # the voice is a real one
        lines = self.transcript.read_text(encoding="utf-8").splitlines()
        fresh = lines[len(self.heard):]
        self.heard = lines
        return fresh

    def step(self, line):
        super().step(line)
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
