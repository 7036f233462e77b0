#!/usr/bin/python3
"""The screen's program on a real reader of pcscd's, with emulated cards of a state of our own: a copy is found out, the card
itself is believed. In a network and a mount namespace of its own, as the test of the driver; this needs root."""
import json
import os
import pathlib
import sys
import tempfile
import unittest

from player import Player
from station import AGREE, SEND, TO_TEXT, WRITE, Station, run, wait_until
from visitors import TO_CARD

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "drivers/pcsc"))
from pcscd_test import PORT, Pcscd, icao_card, identity  # noqa: E402

CARD = f"{identity.NUMBER}|024123456|NGUYỄN THỊ HOA|15031990|Nữ|12 Đường Mẫu, Phường Bến Thành|15032025"
READ = "wait person.name 30\nexpect person.name " + identity.NAME + "\nexpect person.assurance Thẻ thật, chưa xác thực người cầm\n"


def go_apart():
    """Begins this program again where it has its own loopback and its own /run."""
    if os.geteuid() != 0:
        sys.exit("chip_pcscd_test needs root, for unshare(1)")
    shell = 'ip link set lo up && mount -t tmpfs tmpfs /run && mkdir /run/pcscd && exec "$@"'
    os.execvp("unshare", ["unshare", "-mn", "sh", "-c", shell, "sh", sys.executable, "-B", __file__, "--apart", *sys.argv[1:]])


class RealReader(unittest.TestCase):
    def setUp(self):
        folder = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory()))
        self.state = identity.State(folder / "state")
        self.station = self.enterContext(Station(settings=f'[chip]\nreader = "pcsc:Virtual"\nauthorities = "{self.state.authorities}"\n'))
        self.pcscd = Pcscd(folder)
        self.addCleanup(self.pcscd.stop)
        wait_until(lambda: self.doctor()["facts"].get("status") == "empty", "the reader is there", 30)

    def doctor(self):
        told = run("tramso", "doctor", "--config", self.station.kiosk_config, "--json")
        return next(part for part in map(json.loads, told.stdout.splitlines()) if part["part"] == "chip")

    def test_a_copy_is_found_out_and_the_card_itself_is_believed(self):
        self.assertEqual((self.doctor()["verdict"], self.doctor()["facts"]["authorities.files"]), ("good", "1"))
        with Player(self.station, "--headless") as visit:
            visit.plays(TO_TEXT + WRITE + TO_CARD + f"scan {CARD}\nwait person.chip\ntap person.chip\n" + AGREE + "wait chip.waiting\n")
            slot = icao_card.Slot(PORT)
            slot.card = icao_card.Card(self.state, cloned=True)
            visit.plays("wait chip.trouble 30\nexpect chip.trouble Chip này không chứng tỏ được là chip gốc. Nếu đây là thẻ của quý khách, xin gọi nhân viên, hoặc bỏ qua.\n")
            slot.card = icao_card.Card(identity.State(self.station.folder / "other"))
            visit.plays("tap chip.again\nexpect chip.trouble Máy chưa xác nhận được chip này là thật. Nếu đây là thẻ của quý khách, xin gọi nhân viên, hoặc bỏ qua.\n")
            slot.card = icao_card.Card(self.state, number="079190654321")
            visit.plays("tap chip.again\nexpect chip.trouble Đây không phải thẻ vừa quét mã QR. Xin đặt đúng thẻ đó lên rồi thử lại.\n")
            slot.card = card = icao_card.Card(self.state)
            visit.plays("tap chip.again\n" + READ + "tap person.next\n" + SEND + "wait receipt.code 30\n")
            slot.take_away()
        self.assertEqual(sorted(set(card.selected_files)), [0x0101, 0x010D, 0x010E, 0x010F, 0x011C, 0x011D])  # neither face nor fingers
        self.station.gateway()
        self.station.uplink()
        self.station.carried(60)
        report = json.loads(self.station.opened()[0])
        self.assertEqual((report["draft"]["name"], report["draft"]["number"], report["assurance"]), (identity.NAME, identity.NUMBER, "chip"))


if __name__ == "__main__":
    if "--apart" not in sys.argv:
        go_apart()
    sys.argv.remove("--apart")
    unittest.main()
