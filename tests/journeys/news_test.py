#!/usr/bin/python3
"""News and warnings on the screen: those in force and in the reader's language; a grave warning takes the screen from anybody and
gives it back, and a lesser one stands in the list."""
import datetime
import shutil
import unittest

from station import SOURCE, TEXT, TO_TEXT, Station

HEAD = "id,kind,severity,title,text,published,expires,source,link,lang\n"
NEWS = "wait home.news\ntap home.news\nwait menu.notices\ntap menu.notices\n"


def at(hours):
    return (datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(hours=hours)).strftime("%Y-%m-%dT%H:%M:%SZ")


def row(name, kind, severity, language, since=-1, until=5):
    return f'{name},{kind},{severity},Tin {name},"Dòng một {name}.\nDòng hai.",{at(since)},{at(until)},Nguồn thử,https://example.org/{name},{language}\n'


class NewsStation(Station):
    """`rows`: what the city says."""

    def __init__(self, rows, **more):
        self.rows = rows
        super().__init__(**more)

    def write_kiosk_config(self, kiosk, url, name=None, timeout=5, **pem):
        config = super().write_kiosk_config(kiosk, url, name, timeout, **pem)
        content = self.folder / "content"
        if not content.exists():
            shutil.copytree(SOURCE / "config/content", content)
        (content / "news.csv").write_text(HEAD + "".join(self.rows), encoding="utf-8")
        text = config.read_text(encoding="utf-8")
        config.write_text(text.replace(f"{SOURCE}/config/content", str(content)), encoding="utf-8")
        return config


class News(unittest.TestCase):
    def items(self, station, capture):
        return [node.label.split("\n")[0] for node in station.tree(capture) if node.id.startswith("news.") and node.role == "listitem"]

    def test_only_what_is_in_force_and_in_the_readers_language_is_listed_warnings_first(self):
        rows = (row("bus", "news", "", "vi"), row("minor", "alert", "minor", "vi"), row("old", "news", "", "vi", -9, -1),
                row("later", "news", "", "vi", 2, 9), row("english", "news", "", "en"))
        with NewsStation(rows) as station:
            station.plays(NEWS + "wait news.title\ncapture vi\ntap news.1\nwait guide.title\ncapture item\ntap bar.back\n"
                          "tap bar.language\ncapture en\ntap bar.finish\nwait home.news\n")
            self.assertEqual(self.items(station, "vi"), ["Tin minor", "Tin bus"])
            self.assertEqual(self.items(station, "en"), ["Tin minor", "Tin english"], "nobody misses a warning")
            self.assertEqual(station.label("item", "guide.row.1"), "Dòng hai.")
            self.assertNotIn("warning.title", [node.id for node in station.tree("vi")])

    def test_without_news_the_screen_says_so(self):
        with NewsStation(()) as station:
            station.plays(NEWS + "expect news.none Trạm chưa nhận được tin nào của thành phố.\n")

    def test_a_grave_warning_takes_the_screen_and_gives_it_back(self):
        with NewsStation((row("storm/vi", "alert", "extreme", "vi"), row("storm/en", "alert", "extreme", "en"))) as station:
            station.plays("expect warning.title Cảnh báo khẩn của thành phố\ncapture warning\ntap warning.read\n" + TO_TEXT +
                          f"type {TEXT}\nexpect text.field {TEXT}\ntap bar.finish\nwait warning.read\n")
            self.assertEqual(station.label("warning", "warning.0"), "Tin storm/vi")
            shown = [node.id for node in station.tree("warning")]
            self.assertNotIn("warning.1", shown)
            self.assertNotIn("bar.back", shown, "what lies below is not seen, so nobody goes back in it")

    def test_nobody_misses_a_warning_that_is_not_in_their_language(self):
        rows = (row("storm/vi", "alert", "extreme", "vi"), row("flood/vi", "alert", "severe", "vi"), row("flood/en", "alert", "severe", "en"))
        with NewsStation(rows) as station:
            station.plays("wait warning.read\ntap bar.language\ncapture english\n")
            self.assertEqual([station.label("english", f"warning.{number}") for number in (0, 1)], ["Tin storm/vi", "Tin flood/en"])

    def test_a_warning_that_begins_or_ends_in_a_visit_comes_and_goes_with_its_time(self):
        with NewsStation((row("storm", "alert", "severe", "vi", 1, 3),)) as station:
            station.plays(TO_TEXT + f"type {TEXT}\nadvance 3660\ncapture after\n")
            self.assertIn("warning.read", [node.id for node in station.tree("after")])
        with NewsStation((row("storm", "alert", "severe", "vi", -1, 1),)) as station:
            station.plays("wait warning.read\nadvance 3660\nwait tour.title\ntap tour.title\nwait home.report\n")


if __name__ == "__main__":
    unittest.main()
