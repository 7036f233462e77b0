"""Visits of made-up visitors, up to the read-back, and the ways in which each can end. An ending more is a line more."""
import os

from canary import Visitor, chunks, code_of
from player import Player
from station import AGREE, NO_PHOTO, SEND, TO_TEXT

TO_CARD = NO_PHOTO + "wait person.scan\ntap person.scan\n" + AGREE + "wait card.title\n"
HOME = "wait home.report\n"
# The ways a visit ends while the program goes on; each begins at the read-back.
DONE = SEND + "wait receipt.code 30\ntap receipt.done\nwait thanks.home\ntap thanks.home\n" + HOME
ENDINGS = {
    "done": DONE,
    "given up": "tap bar.finish\n" + HOME,
    "walked away": "advance 61\nwait idle.stay\nadvance 31\n" + HOME,
    "walked away from the receipt": SEND + "wait receipt.code 30\nadvance 121\n" + HOME,
    "staff ended it": "tap bar.call_staff\nwait help.close\ntap help.close\ntap bar.finish\n" + HOME,
    "staff did not come": "tap bar.call_staff\nwait help.close\nadvance 61\nwait idle.leave\ntap idle.leave\n" + HOME,
    "no slip": "device printer gone\n" + DONE + "device printer ready\n",
}


def sanitized(options=None):
    """ASAN_OPTIONS with these, and with stacks as the shipped program has them: else variables lie where nothing wipes."""
    return ":".join(filter(None, [os.environ.get("ASAN_OPTIONS"), "detect_stack_use_after_return=0", options]))


def types(text):
    return "".join(f"type {chunk}\n" for chunk in chunks(text))


class Visit(Player):
    """Somebody at the screen, who tells all that a visit can be told. Unless `how` says so, no pixels are made: that takes long."""

    def __init__(self, station, *how, visitor=None, **more):
        self.station, self.visitor = station, visitor or Visitor()
        super().__init__(station, *(how or ("--headless", "--unseen")), **{"ASAN_OPTIONS": sanitized(), **more})

    def to_text(self):
        self.plays(TO_TEXT + types(self.visitor.text))

    def to_review(self):
        self.to_text()
        picture = self.station.folder / "card.png"
        code_of(self.visitor.card, picture)
        self.plays("tap text.next\n" + TO_CARD + f"scan {picture}\nwait person.name\ntap person.phone\nwait phone.field\n" +
                   types(self.visitor.phone) + "tap phone.next\nwait person.next\ntap person.next\nwait review.send\n")

    def to_search(self):
        self.plays(TO_TEXT[:TO_TEXT.index("tap place.")] + "tap place.other\nwait place.search.field\n" + types(self.visitor.search))

    def to_refused_card(self):
        """The camera sees a card that is none, with all that a card holds; its picture stands on the screen. A row of its pixels."""
        self.to_text()
        for picture in self.station.camera.iterdir():
            picture.unlink()
        picture = self.station.camera / "refused.png"
        pixels = code_of(self.visitor.card.replace("15031960", "99999999"), picture)
        self.plays("tap text.next\n" + TO_CARD + "wait card.trouble 60\nwait card.preview\n")
        picture.unlink()  # the last of its pictures stays on the screen
        return pixels
