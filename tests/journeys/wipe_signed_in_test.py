#!/usr/bin/python3
"""Who has signed in with a phone, or tried to, is forgotten when the visit ends; courier, gateway and disk never knew."""
import json
import os
import pathlib
import sys
import unittest

from canary import SEED, Canary, Visitor
from remains import found, told
from signing_in import ASK, SigningIn, station_for
from station import NO_PHOTO, TO_TEXT
from visitors import ENDINGS, sanitized, types

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "sync/support"))
from provider import Provider  # noqa: E402


class SignedIn(unittest.TestCase):
    def setUp(self):
        self.assertEqual(os.geteuid(), 0, "needs root, to read another program's memory")
        self.visitor = Visitor()
        self.person = [Canary("the name", self.visitor.name), Canary("the number", self.visitor.number)]
        self.text = Canary("the text", self.visitor.text)
        citizen = json.dumps({"number": self.visitor.number, "name": self.visitor.name})
        self.provider = self.enterContext(Provider(CITIZEN=citizen))
        self.station = self.enterContext(station_for(self.provider))
        self.visit = self.enterContext(SigningIn(self.station, ASAN_OPTIONS=sanitized()))
        self.visit.plays(TO_TEXT + types(self.visitor.text) + "tap text.next\n" + NO_PHOTO + ASK)

    def sees(self, canaries):
        seen = {what for what, _ in found(canaries, self.visit.process)}
        self.assertLessEqual({f"{canary.name} in utf-8" for canary in canaries}, seen, f"blind; seed {SEED}")

    def nothing_of(self, canaries, *places):
        hits = found(canaries, *places)
        self.assertEqual(hits, set(), f"seed {SEED}\n{told(hits)}\n")

    def test_signed_in_and_given_up(self):
        self.provider.decide(self.visit.go_on()[1], self.visitor.number)
        self.visit.plays("wait person.name 60\n")
        self.sees([*self.person, self.text])
        self.nothing_of(self.person, self.station.courier, self.station.folder, "/dev/shm")
        self.visit.plays(ENDINGS["given up"] + "advance 2\nwait home.report\n")
        self.nothing_of([*self.person, self.text], self.visit.process, self.station.courier, self.station.folder, "/dev/shm")

    def test_the_sign_in_fails_and_the_visit_ends(self):
        self.provider.decide(self.visit.go_on()[1], self.visitor.number, "deny")
        self.visit.plays("wait sign_in.trouble 60\n")
        self.sees([self.text])
        self.visit.plays(ENDINGS["given up"])
        self.nothing_of([*self.person, self.text], self.visit.process, self.station.courier, self.station.folder, "/dev/shm")


if __name__ == "__main__":
    unittest.main()
