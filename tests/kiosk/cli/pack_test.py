#!/usr/bin/python3
"""tramso pack and verify-pack as programs: every kind of table in, one file out that minisign, zstd and sqlite3 understand; what is
wrong with a folder is told with file and line, and nothing is written."""
import csv
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "sync/support"))
from town import SOURCE, run  # noqa: E402

RSS = """<rss version="2.0"><channel><title>Tin</title>
<item><guid>1</guid><title>Cấp nước trở lại</title><pubDate>Sat, 28 Nov 2026 07:30:00 +0700</pubDate></item>
</channel></rss>
"""
GTFS = {"agency": "agency_name,agency_url,agency_timezone\nMetro,https://metro.example,Asia/Ho_Chi_Minh\n",
        "stops": "stop_id,stop_name\nA,Một\n", "routes": "route_id,route_type\nL1,1\n",
        "trips": "route_id,service_id,trip_id\nL1,daily,T1\n", "stop_times": "trip_id,stop_id,stop_sequence\nT1,A,1\n",
        "calendar_dates": "service_id,date,exception_type\ndaily,20261128,1\n"}


class Pack(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory(prefix="tramso-pack-")))
        self.source = self.folder / "content"
        shutil.copytree(SOURCE / "config/content", self.source)
        self.key, self.open, self.out = self.folder / "k", self.folder / "k.pub", self.folder / "city.pack"
        self.does("keys", "make", "--kind", "content", "--secret", self.key, "--public", self.open)

    def does(self, *arguments):
        done = run("tramso", *arguments)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout

    def pack(self, *more):
        return run("tramso", "pack", self.source, "-o", self.out, "--key", self.key, "--json", *more)

    def verify(self, file=None, key=None, *more):
        return run("tramso", "verify-pack", file or self.out, "--key", key or self.open, "--json", *more)

    def write(self, name, text):
        (self.source / name).parent.mkdir(exist_ok=True)
        (self.source / name).write_text(text, encoding="utf-8")

    def test_every_kind_of_input_goes_into_one_file_that_others_can_read(self):
        with (self.source / "portals.csv").open(encoding="utf-8", newline="") as file:
            portals = list(csv.DictReader(file))
        (self.source / "portals.csv").unlink()
        self.write("portals.json", json.dumps(portals, ensure_ascii=False, indent=1))
        self.write("checks.toml", '[[checks]]\nquery = "ben thanh"\npage = "26743"\n[end]\n')
        self.write("news/city.xml", RSS)
        for name, text in GTFS.items():
            self.write(f"gtfs/{name}.txt", text)
        made = self.pack()
        self.assertEqual(made.returncode, 0, made.stderr)
        told = json.loads(made.stdout)
        self.assertEqual({name: told["tables"][name] for name in ("wards", "portals", "checks", "news", "gtfs_stops")},
                         {"wards": 168, "portals": len(portals), "checks": 1, "news": 1, "gtfs_stops": 1})
        self.assertGreater(told["version"], 1_700_000_000)
        self.assertEqual(json.loads(self.verify().stdout), told)
        checked = subprocess.run(["minisign", "-Vm", self.out, "-p", self.open], capture_output=True, text=True, check=False)
        self.assertEqual(checked.returncode, 0, checked.stderr)
        self.assertIn(f"file:city.pack\tversion:{told['version']}", checked.stdout)
        subprocess.run(["zstd", "-qd", self.out, "-o", self.folder / "c.db"], check=True)
        asked = subprocess.run(["sqlite3", self.folder / "c.db", "SELECT title FROM news; SELECT count(*) FROM search"],
                               capture_output=True, text=True, check=True)
        self.assertRegex(asked.stdout, r"\ACấp nước trở lại\n\d{3}\n\Z")

    def test_what_is_wrong_is_told_with_file_and_line_and_nothing_is_written(self):
        def change(name, old, new):
            text = (self.source / name).read_text(encoding="utf-8")
            self.assertIn(old, text)
            self.write(name, text.replace(old, new, 1))
        change("stations.csv", "\nOPH,", "\nOPHX,")
        (self.source / "portals.csv").unlink()
        self.write("portals.json", '[\n{"id": "a", "url": [], "name_vi": "b"}]')
        self.write("topics.toml", "[[topics]]\nid = ?\n[end]\n")
        self.write("news/city.xml", RSS.replace("<guid>1</guid>", ""))
        self.write("gtfs/stops.txt", "stop_name\nMột\n")
        made = self.pack()
        self.assertEqual((made.returncode, made.stdout), (1, ""))
        for expected in (r"stations\.csv:3: code: \"OPHX\" will not do; write 3 letters A-Z", r"portals\.json:2: a list in a row",
                         r"topics\.toml:2: ", r"news/city\.xml:2: nothing to know it by", r"gtfs/agency\.txt: is not there",
                         r"gtfs/stops\.txt:1: the column stop_id is missing"):
            self.assertRegex(made.stderr, expected)
        self.assertEqual(made.stderr.count("OPHX"), 1)
        self.assertFalse(self.out.exists())

    def test_a_pack_that_fails_its_own_checks_or_settings_or_key_is_not_made(self):
        self.write("checks.csv", "query,page\nben thanh,26740\n")
        self.assertIn('"ben thanh" does not find 26740', self.pack().stderr)
        (self.source / "checks.csv").unlink()
        self.write("pack.toml", "version = 0\n[end]\n")
        self.assertRegex(self.pack().stderr, r"pack\.toml:1: version")
        self.write("pack.toml", "version = 3\n[end]\n")
        self.key.write_text("RWQ=\n", encoding="utf-8")
        self.assertIn("not a secret key of minisign", self.pack().stderr)
        self.assertFalse(self.out.exists())

    def test_verify_pack_believes_the_key_alone_and_no_expired_pack(self):
        self.assertEqual(self.pack().returncode, 0)
        self.does("keys", "make", "--kind", "content", "--secret", self.folder / "o", "--public", self.folder / "o.pub")
        refused = self.verify(key=self.folder / "o.pub")
        self.assertEqual((refused.returncode, refused.stdout), (1, ""))
        self.assertIn("another key", refused.stderr)
        signature = self.folder / "city.pack.minisig"
        signature.rename(self.folder / "away")
        self.assertEqual(self.verify().returncode, 1)
        self.write("pack.toml", 'expires = "2026-01-01T00:00:00Z"\n[end]\n')
        self.assertEqual(self.pack().returncode, 0)
        self.assertIn("expired 2026-01-01", self.verify().stderr)

    def test_a_pack_that_minisign_signed_gets_its_parcel(self):
        self.assertEqual(self.pack().returncode, 0)
        subprocess.run(["minisign", "-Sm", self.out, "-s", self.key, "-t", "by hand"], check=True, capture_output=True)
        parcel = self.folder / "content.parcel"
        made = self.verify(self.out, self.open, "--parcel", parcel)
        self.assertEqual(made.returncode, 0, made.stderr)
        self.assertEqual(self.verify(parcel).stdout, made.stdout)
        self.assertEqual(subprocess.run(["zstd", "-qdc", parcel], capture_output=True, check=True).stdout,
                         subprocess.run(["zstd", "-qdc", self.out], capture_output=True, check=True).stdout)


if __name__ == "__main__":
    unittest.main(verbosity=2)
