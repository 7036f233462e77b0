#!/usr/bin/python3
"""A draw from the first touch to the slip, checked by the lines of Python that stand in DRAW.md, which share nothing with it."""
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "support"))
from town import SOURCE, run  # noqa: E402

DICE = "4163524416"


def others():
    """The program of DRAW.md."""
    text = (SOURCE / "sync/draw/DRAW.md").read_text(encoding="utf-8")
    return re.search(r"```python\n(.*?)```", text, re.DOTALL)[1]


class Draw(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory())) / "draw"
        self.other = self.folder.parent / "other.py"
        self.other.write_text(others(), encoding="utf-8")

    def draw(self, step, *words):
        return run("tramso", "draw", step, "--dir", self.folder, *words)

    def frozen(self, tickets="1-412,414-600"):
        made = self.draw("freeze", "--event", "ben-thanh-2026-12-05", "--tickets", tickets)
        self.assertEqual(made.returncode, 0, made.stderr)
        return made.stdout

    def thrown(self, *more, prizes=3, dice=DICE):
        made = self.draw("throw", "--dice", dice, "--prizes", prizes, *more)
        self.assertEqual(made.returncode, 0, made.stderr)
        return made.stdout

    def verdicts(self, text=None):
        """What ours says of a record, and what the other one does: exit codes."""
        file = self.folder.parent / "slip.txt"
        file.write_text(text or (self.folder / "draw.txt").read_text(encoding="utf-8"), encoding="utf-8")
        other = subprocess.run([sys.executable, self.other, file], capture_output=True, text=True, timeout=60, check=False)
        return run("tramso", "verify-draw", file).returncode, other.returncode

    def test_from_the_slip_alone_anybody_draws_the_same(self):
        for more in ((), ("--beacon", "drand-5221:8f3a")):
            self.folder = self.folder.with_name(f"draw{len(more)}")
            told_before = self.frozen()
            self.assertNotIn((self.folder / "secret").read_text(encoding="utf-8").strip(), told_before)
            winners = self.thrown(*more)
            self.assertEqual([line.split("\t")[0] for line in winners.splitlines()], ["1", "2", "3"])
            self.assertTrue((self.folder / "draw.txt").read_text(encoding="utf-8").startswith(told_before))
            self.assertEqual(self.verdicts(), (0, 0))
            self.assertEqual(run("tramso", "verify-draw", self.folder / "draw.txt").stdout, winners)

    def test_an_entry_a_seed_or_an_order_that_was_changed_is_found_by_both(self):
        self.frozen()
        self.thrown(prizes=4)
        text = (self.folder / "draw.txt").read_text(encoding="utf-8")
        drawn = re.findall(r"ticket: (\d+)\n", text)
        swapped = text.replace(f"ticket: {drawn[0]}\nticket: {drawn[1]}\n", f"ticket: {drawn[1]}\nticket: {drawn[0]}\n")
        changes = {"an entry more": text.replace("414-600", "414-601").replace("count: 599", "count: 600"), "another die": text.replace(DICE, DICE[:-1] + "5"),
                   "another order": swapped, "another winner": text.replace(f"ticket: {drawn[3]}\n", f"ticket: {int(drawn[3]) % 400 + 1}\n"),
                   "another secret": re.sub("secret: .", lambda found: "secret: " + ("0" if found[0][-1] != "0" else "1"), text),
                   "another event": text.replace("ben-thanh", "suoi-tien"), "fewer dice": text.replace(DICE, DICE[1:])}
        for what, changed in changes.items():
            with self.subTest(what):
                self.assertNotEqual(changed, text)
                ours, other = self.verdicts(changed)
                self.assertEqual(ours, 1)
                self.assertNotEqual(other, 0)

    def test_a_prize_is_drawn_again_and_the_record_says_why(self):
        self.frozen()
        before = self.thrown().splitlines()
        again = self.draw("redraw", "--prize", "2", "--reason", "did-not-come")
        self.assertEqual(again.returncode, 0, again.stderr)
        after = again.stdout.splitlines()
        self.assertEqual((after[0], after[2]), (before[0], before[2]))
        self.assertNotEqual(after[1], before[1])
        self.assertIn("redraws: 1\n", (self.folder / "draw.txt").read_text(encoding="utf-8"))
        self.assertEqual(self.verdicts(), (0, 0))
        self.assertEqual(self.draw("redraw", "--prize", "9", "--reason", "did-not-come").returncode, 1)
        self.assertEqual(self.verdicts(), (0, 0))

    def test_nothing_is_fixed_or_thrown_twice_and_what_is_none_is_refused(self):
        self.frozen()
        self.assertEqual(self.draw("freeze", "--event", "another", "--tickets", "1-9").returncode, 1)
        self.assertEqual(self.draw("throw", "--dice", "123456123", "--prizes", "1").returncode, 1)
        self.assertEqual(self.draw("throw", "--dice", DICE, "--prizes", "600").returncode, 1)
        self.assertFalse((self.folder / "draw.txt").exists())
        self.thrown(dice="4 1 6 3 5 2 4 4 1 6")
        self.assertEqual(self.draw("throw", "--dice", "1111111111", "--prizes", "3").returncode, 1)
        self.assertEqual(self.verdicts(), (0, 0))
        self.assertEqual((self.folder / "secret").stat().st_mode & 0o777, 0o600)


if __name__ == "__main__":
    unittest.main()
