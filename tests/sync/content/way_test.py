#!/usr/bin/python3
"""The way of a content pack with the real programs: made, checked by minisign, fetched from the gateway, staged by the courier,
taken at the next start; and what becomes of a bad one."""
import json
import pathlib
import shutil
import subprocess
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "support"))
from town import SOURCE, Town, program, run, wait_until  # noqa: E402


class Way(unittest.TestCase):
    def setUp(self):
        self.town = self.enterContext(Town())
        self.folder = self.town.folder
        self.downloads = self.folder / "downloads"
        self.downloads.mkdir()
        self.shelf = self.folder / self.town.kiosk / "uplink/shelf"
        self.key, self.open = self.folder / "content.key", self.folder / "content.pub"
        self.does("keys", "make", "--kind", "content", "--secret", self.key, "--public", self.open)
        self.change(self.town.gateway_config, "[limits]", f'[downloads]\nfolder = "{self.downloads}"\n[limits]')
        self.change(self.town.kiosk_config, "[content]", f'[content]\npack_key = "{self.open}"')
        self.change(self.town.kiosk_config, "[uplink]", "[uplink]\nheartbeat_s = 1")

    @staticmethod
    def change(file, old, new):
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new), encoding="utf-8")

    def does(self, *arguments):
        done = run("tramso", *arguments)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout

    def pack(self, version):
        """The shipped content as a parcel."""
        source = self.folder / f"source{version}"
        shutil.copytree(SOURCE / "config/content", source)
        (source / "pack.toml").write_text(f'version = {version}\ncity = "79"\n[end]\n', encoding="utf-8")
        parcel = self.folder / f"parcel{version}"
        self.does("pack", source, "-o", self.folder / "city.pack", "--key", self.key, "--parcel", parcel)
        return parcel

    def offer(self, parcel):
        shutil.copy(parcel, self.downloads / "content.new")
        (self.downloads / "content.new").rename(self.downloads / "content")

    def taken(self):
        """A start: the version that is in use after it."""
        shutil.copy(self.open, self.shelf.parent / "content.pub")
        done = subprocess.run([program("shelf_step"), self.shelf.parent, "take"], capture_output=True, text=True, check=True)
        return int(done.stdout)

    def said(self, name="tramso-uplink"):
        file = self.town.journal(name)
        return file.read_text(encoding="utf-8") if file.exists() else ""

    def test_a_pack_reaches_the_shelf_and_a_bad_one_never(self):
        self.town.gateway()
        parcel = self.pack(7)
        self.assertEqual(subprocess.run(["minisign", "-Vm", self.folder / "city.pack", "-p", self.open], check=False,
                                        capture_output=True).returncode, 0)
        self.assertEqual(json.loads(self.does("verify-pack", parcel, "--key", self.open, "--json"))["version"], 7)
        self.offer(parcel)
        self.town.start("tramso-uplink", "--config", self.town.kiosk_config)
        wait_until(self.shelf.joinpath("staged").exists, "the courier has staged the pack", 60)
        self.assertEqual(self.taken(), 7)

        # One bit turned on its way into the gateway's folder; an older one.
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
        self.assertEqual(self.taken(), 7)


if __name__ == "__main__":
    unittest.main(verbosity=2)
