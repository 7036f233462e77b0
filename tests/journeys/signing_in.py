"""Somebody at the screen who signs in with a phone, step by step; the phone is a browser of tests/sync/support/provider.py."""
import html
import pathlib
import re
import sys

from player import Player
from station import AGREE, NO_PHOTO, TO_TEXT, WRITE, Station, run

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "sync/support"))
from provider import Browser, have_sign_in  # noqa: E402

TO_PERSON = TO_TEXT + WRITE + NO_PHOTO
ASK = "wait person.sign_in\ntap person.sign_in\n" + AGREE


def station_for(provider, **how):
    """With gateway and courier, whose journals tell what they said."""
    station = Station(settings="[visit]\nphone_signin = true\n")
    have_sign_in(station, provider, **how)
    station.gateway()
    station.courier = station.uplink()
    return station


class SigningIn(Player):
    def __init__(self, station, **environment):
        self.station, self.links = station, 0
        super().__init__(station, "--headless", **environment)

    def link(self):
        """The address that the code on the screen holds; each is looked at once."""
        self.links += 1
        self.plays(f"wait sign_in.qr 40\ncapture link{self.links}\n")
        scanned = run("tramso", "scan", self.station.captures / f"link{self.links}.png")
        found = [word for word in scanned.stdout.split() if word.startswith("http")]
        assert len(found) == 1, f"one code on the screen: {scanned.stdout}"
        return found[0]

    @property
    def number(self):
        return self.station.label(f"link{self.links}", "sign_in.number")

    def choose(self, phone, url, right=True):
        """The page of the link, and what comes of the number that is chosen there."""
        status, page = phone.open(url)
        assert status == 200 and "Bến Thành" in page, page
        choices = re.findall(r'name="number" value="(\d\d)"', page)
        assert len(set(choices)) == 3 and choices == sorted(choices) and self.number in choices, choices
        assert choices == re.findall(r'value="(\d\d)"', phone.open(url)[1]), "looking twice tells nothing"
        return phone.open(url, {"number": next(choice for choice in choices if (choice == self.number) == right)})

    def go_on(self, phone=None, url=None):
        """The phone chooses the number of the screen: the way to the provider, and the code that it shows, if it does."""
        status, page = self.choose(phone or Browser(), url or self.link())
        assert status == 200, page
        onward = html.unescape(re.search(r'href="([^"]+)"', page)[1])
        code = re.search(r'class="code">([^<]+)<', page)
        return onward, code[1] if code else None
