#!/usr/bin/python3
"""From a clerk's words to the next citizen's "I have this, too": desk, pack, screen, courier, gateway, and the clerk's line; a place
that is pointed at on the map, and the code of what is lost."""
import json
import shutil
import unittest

from station import ANONYMOUS, LEAVE, NO_PHOTO, SEND, SOURCE, WRITE, Station, run

WORDS = "Ngập ở hẻm 12, trước số nhà 4"
TO_PLACE = "wait home.report\ntap home.report\nwait category.title\ntap category.flooding\nwait place.title\n"


class KnownStation(Station):
    """A desk that publishes what is known, and content of its own."""

    def write_gateway_config(self, *arguments, **more):
        config = super().write_gateway_config(*arguments, **more)
        text = config.read_text(encoding="utf-8")
        config.write_text(text.replace("[desk]\n", f'[desk]\n' f'known = "{self.folder}/known.db"\n'), encoding="utf-8")
        return config

    def write_kiosk_config(self, *arguments, **more):
        config = super().write_kiosk_config(*arguments, **more)
        content = self.folder / "content"
        if not content.exists():
            shutil.copytree(SOURCE / "config/content", content)
        text = config.read_text(encoding="utf-8")
        config.write_text(text.replace(f"{SOURCE}/config/content", str(content)), encoding="utf-8")
        return config

    def known(self, *words):
        done = run("tramso", "desk", "known", "--config", self.gateway_config, *words)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def lines(self):
        return [json.loads(line) for line in self.opened()]


class Known(unittest.TestCase):
    def test_what_a_clerk_publishes_is_joined_by_the_next_citizen_in_one_touch_and_counted(self):
        with KnownStation() as station:
            station.gateway()
            station.submit()
            station.carried()
            (first,) = station.lines()
            station.known("add", "--id", first["id"], "--words-vi", WORDS)
            station.known("write", "-o", station.folder / "content/known.csv")
            run("tramso", "keys", "make", "--kind", "content", "--secret", station.folder / "content.key", "--public",
                station.folder / "content.pub")
            packed = run("tramso", "pack", station.folder / "content", "-o", station.folder / "city.pack", "--key",
                         station.folder / "content.key")
            self.assertEqual(packed.returncode, 0, packed.stderr)
            card = f"known.{first['id']}"
            station.plays(TO_PLACE + f"tap place.BTN\nwait known.title\ncapture known\nexpect {card}.words {WORDS}\ntap {card}\n"
                          "wait review.send\ncapture review\ntap review.send\nwait receipt.code\n" + LEAVE)
            self.assertEqual(station.label("review", "review.text"), f"Tôi cũng bị: {WORDS}")
            station.uplink()
            station.carried()
            second = station.lines()[1]
            self.assertEqual((second["draft"]["same_as"], second["draft"]["text"], second["draft"]["photos"]),
                             (first["id"], "", []))
            self.assertEqual(json.loads(station.known("list", "--json"))["confirmations"], 1)
            station.known("done", "--id", first["id"])
            station.known("write", "-o", station.folder / "content/known.csv")
            station.plays(TO_PLACE + "tap place.BTN\nwait text.field\n")

    def test_something_else_is_described_as_ever(self):
        with KnownStation() as station:
            (station.folder / "content/known.csv").write_text(
                "id,category,place,words_vi,words_en,since,state,confirmations\n"
                f'01938000-0000-7000-8000-000000000001,flooding,26743,"{WORDS}",,2026-11-21T07:10:00Z,received,0\n',
                encoding="utf-8")
            station.plays(TO_PLACE + "tap place.26743\nwait known.other\ntap known.other\nwait text.field\n"
                          "tap bar.finish\nwait home.report\n")
            station.plays("wait home.report\ntap home.report\nwait category.title\ntap category.noise_urban_order\nwait place.title\n"
                          "tap place.26743\nwait text.field\n")

    def test_a_ward_is_pointed_at_on_the_map_and_confirmed_by_its_name(self):
        with KnownStation() as station:
            station.plays(TO_PLACE + "tap place.map\nwait map.title\ncapture map\ntap map.26740\nwait map.name\n"
                          "expect map.name Phường Sài Gòn\ncapture chosen\ntap map.out\ntap map.west\ntap map.centre\n"
                          "tap map.confirm\nwait text.field\n")
            ids = [node.id for node in station.tree("map")]
            self.assertIn("map.26743", ids, "the kiosk's own ward")
            self.assertEqual([node.state for node in station.tree("map") if node.id == "map.confirm"], ["disabled"])
            self.assertEqual(station.label("chosen", "map.confirm"), "Đúng, Phường Sài Gòn")

    def test_what_is_lost_on_the_metro_has_a_code_that_slip_and_clerk_both_have(self):
        with KnownStation() as station:
            station.gateway()
            station.uplink()
            station.plays("wait home.transport\ntap home.transport\nwait menu.lost\ntap menu.lost\nwait place.title\n"
                          "tap place.BTN\n" + WRITE + NO_PHOTO + ANONYMOUS + SEND +
                          "wait receipt.code\ncapture receipt\n" + LEAVE)
            station.carried()
            (line,) = station.lines()
            self.assertEqual(line["draft"]["category"], "lost_property")
            self.assertRegex(line["match"], "^[0-9]{2}-[0-9]{3}$")
            self.assertEqual(station.label("receipt", "receipt.row.0"), line["match"])
            self.assertEqual(station.label("receipt", "receipt.row.0.label"), "Mã nhận lại đồ: đọc khi đến nhận")

    def test_the_island_is_on_the_map_as_well(self):
        with KnownStation() as station:
            station.plays(TO_PLACE + "tap place.map\nwait map.26732\ntap map.26732\nexpect map.confirm Đúng, Đặc khu Côn Đảo\n"
                          "tap map.confirm\nwait text.field\n")


if __name__ == "__main__":
    unittest.main()
