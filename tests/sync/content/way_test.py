#!/usr/bin/python3
"""The way of a content pack with the real programs: made, checked by minisign, fetched from the gateway, staged by the courier,
taken by the screen when nobody is there; and what becomes of a bad one."""
import json
import pathlib
import shutil
import subprocess
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "journeys"))
from station import SOURCE, Station, run, wait_until  # noqa: E402


class Way(unittest.TestCase):
    def setUp(self):
        self.station = self.enterContext(Station(settings="[visit]\nidle_question_s = 20\nidle_answer_s = 20"))
        self.folder = self.station.folder
        self.downloads = self.folder / "downloads"
        self.downloads.mkdir()
        self.shelf = self.folder / self.station.kiosk / "uplink/shelf"
        self.key, self.open = self.folder / "content.key", self.folder / "content.pub"
        self.does("keys", "make", "--kind", "content", "--secret", self.key, "--public", self.open)
        self.change(self.station.gateway_config, "[limits]", f'[downloads]\nfolder = "{self.downloads}"\n[limits]')
        self.change(self.station.kiosk_config, "[content]", f'[content]\npack_key = "{self.open}"')
        self.change(self.station.kiosk_config, "[uplink]", "[uplink]\nheartbeat_s = 1")

    @staticmethod
    def change(file, old, new):
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new), encoding="utf-8")

    def does(self, *arguments):
        done = run("tramso", *arguments)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout

    def pack(self, version, **texts):
        """The shipped content, in which one file's text is another."""
        source = self.folder / f"source{version}"
        shutil.copytree(SOURCE / "config/content", source)
        (source / "pack.toml").write_text(f'version = {version}\ncity = "79"\n[end]\n', encoding="utf-8")
        for file, (old, new) in texts.items():
            self.change(source / f"{file}.csv", old, new)
        parcel = self.folder / f"parcel{version}"
        self.does("pack", source, "-o", self.folder / "city.pack", "--key", self.key, "--parcel", parcel)
        return parcel

    def offer(self, parcel):
        shutil.copy(parcel, self.downloads / "content.new")
        (self.downloads / "content.new").rename(self.downloads / "content")

    def shows(self, label):
        """A visit that finds a category with this label, and what the screen said it works with."""
        played = self.station.plays(f'wait home.report\ntap home.report\nwait category.title\nexpect category.flooding {label}\nend\n')
        return [line for line in played.stderr.splitlines() if "content." in line]

    def said(self, name="tramso-uplink"):
        file = self.station.journal(name)
        return file.read_text(encoding="utf-8") if file.exists() else ""

    def test_a_pack_reaches_the_screen_and_a_bad_one_never(self):
        old, new = "Ngập nước", "Nước ngập khắp nơi"
        self.station.gateway()
        self.assertIn("content.in-use files", "".join(self.shows(old)))

        parcel = self.pack(7, categories=(f"flooding,{old}", f"flooding,{new}"))
        self.assertEqual(subprocess.run(["minisign", "-Vm", self.folder / "city.pack", "-p", self.open], check=False,
                                        capture_output=True).returncode, 0)
        self.assertEqual(json.loads(self.does("verify-pack", parcel, "--key", self.open, "--json"))["version"], 7)
        self.offer(parcel)
        self.station.uplink()
        wait_until(self.shelf.joinpath("staged").exists, "the courier has staged the pack", 60)
        self.assertIn("content.in-use 7", "".join(self.shows(new)))

        # One bit turned on its way into the gateway's folder; one that the screen could not work with; an older one.
        flipped = bytearray(parcel.read_bytes())
        flipped[len(flipped) // 2] ^= 4
        bad = self.folder / "bad"
        bad.write_bytes(flipped)
        for offered in (bad, self.pack(6)):
            seen = self.said().count("uplink.content-refused")
            self.offer(offered)
            wait_until(lambda: self.said().count("uplink.content-refused") > seen, "it is refused", 60)  # pylint: disable=cell-var-from-loop
            self.assertFalse(self.shelf.joinpath("staged").exists())
        self.assertIn("not newer than 7", (self.shelf.parent / "content.refused.txt").read_text(encoding="utf-8"))
        self.assertIn("content.in-use 7", "".join(self.shows(new)))

    def test_a_running_screen_ends_to_be_started_again_when_nobody_is_there(self):
        self.station.gateway()
        self.station.uplink()
        screen = self.station.start("tramso-kiosk", "--config", self.station.kiosk_config, "--headless")
        wait_until(lambda: "content.in-use files" in self.said("tramso-kiosk"), "the screen runs")
        self.offer(self.pack(8))
        self.assertEqual(screen.wait(120), 3)
        self.assertTrue(self.shelf.joinpath("staged").exists())
        self.assertIn("content.in-use 8", "".join(self.shows("Ngập nước")))


if __name__ == "__main__":
    unittest.main(verbosity=2)
