"""The screen's program played step by step, so that it can be looked at from outside between two steps."""
import os
import select
import subprocess

from station import SANITIZER_EXIT, SOURCE, program


class Player:
    """`how`: more of its arguments; `wrapper`: a command before it; what it says on both outputs stands in the journal."""

    def __init__(self, station, *how, wrapper=(), cwd=SOURCE, **environment):
        self.journal = station.journal("tramso-kiosk")
        command = [*wrapper, program("tramso-kiosk"), "--config", str(station.kiosk_config), *how, "--visit", "-",
                   "--capture", str(station.captures)]
        with self.journal.open("ab") as journal:
            self.process = subprocess.Popen(  # pylint: disable=consider-using-with
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=journal, cwd=cwd, env={**os.environ, **environment})
        self._wait_ready()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.stdin:
            self.process.stdin.close()
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            raise
        finally:
            self.process.stdout.close()
        assert self.process.returncode != SANITIZER_EXIT, self.journal.read_text(encoding="utf-8")[-6000:]

    def leave(self):
        """The end of the input; the program's exit code."""
        self.process.stdin.close()
        return self.process.wait(20)

    def _wait_ready(self):
        ready, _, _ = select.select([self.process.stdout], [], [], 60)
        line = self.process.stdout.readline().decode() if ready else "nothing in 60 s"
        with self.journal.open("a", encoding="utf-8") as journal:
            journal.write(line)
        assert line == "ready\n", line + (self.process.stdout.read().decode() if ready else "")

    def step(self, line):
        self.process.stdin.write(f"{line}\n".encode())
        self.process.stdin.flush()
        self._wait_ready()

    def plays(self, script):
        for line in script.splitlines():
            self.step(line)
