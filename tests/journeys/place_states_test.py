#!/usr/bin/python3
"""How the place stands: closed, out of service, being updated, too long alone, with parts that fail; told, and never in the middle of a visit."""
import datetime
import unittest

from station import ANONYMOUS, NO_PHOTO, REPORT, SEND, TO_TEXT, WRITE, Station, run, wait_until

VIETNAM = datetime.timezone(datetime.timedelta(hours=7))
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
HOUR = datetime.timedelta(hours=1)


def local_now():
    return datetime.datetime.now(VIETNAM)


def span(begins, ends):
    """The settings' words for a span that begins and ends at full hours of these times."""
    return f'{DAYS[begins.weekday()]} {begins:%H}:00-{ends:%H}:00'


class Hours(unittest.TestCase):
    def setUp(self):
        # Closed now and for the next hour at least: it opens for two hours at the next but one full hour.
        self.opens = (local_now() + 2 * HOUR).replace(minute=0, second=0, microsecond=0)
        self.hours = span(self.opens, self.opens + 2 * HOUR)

    def station(self, shows="information"):
        return Station(settings=f'[place]\nhours = ["{self.hours}"]\nclosed_shows = "{shows}"\n')

    def test_outside_of_the_hours_it_says_when_it_opens_and_what_can_be_read_and_opens_by_itself(self):
        left = int((self.opens - local_now()).total_seconds()) + 61
        with self.station() as station:
            station.plays("wait closed.title\nexpect closed.title Ngoài giờ phục vụ\ncapture closed\n"
                          "tap closed.procedures\nwait menu.title\ntap bar.finish\nwait closed.title\n"
                          f"advance {left}\nwait home.report\ntap home.report\nwait category.title\nend\n")
            self.assertIn(f"{self.opens:%H:%M}", station.label("closed", "closed.text"))

    def test_where_nothing_is_shown_there_is_nothing_to_open(self):
        with self.station("nothing") as station:
            station.plays("wait closed.title\ncapture closed\nend\n")
            self.assertFalse([node.id for node in station.tree("closed") if node.id in ("closed.procedures", "home.report")])

    def test_a_visit_goes_on_when_the_place_closes_and_its_report_is_kept(self):
        now = local_now()
        ends = (now + 2 * HOUR).replace(minute=0, second=0, microsecond=0)
        left = int((ends - now).total_seconds())
        # A step of the clock is shorter than what brings the question after idling, and in between somebody writes. It closes in the
        # last step, for it is said for a while only.
        steps = "".join("advance 300\ntype a\n" for _ in range((left - 60) // 300)) + "advance 365\n"
        settings = f'[place]\nhours = ["{span(now - HOUR, ends)}"]\n[visit]\nidle_question_s = 600\n'
        with Station(settings=settings) as station:
            station.plays(TO_TEXT + steps + "wait place.closing\nexpect place.closing Máy sắp nghỉ. Quý khách cứ làm xong việc này.\n"
                          + WRITE + NO_PHOTO + ANONYMOUS + SEND + "wait receipt.code\ntap receipt.done\nwait thanks.home\n"
                          "tap thanks.home\nwait closed.title\nend\n", seconds=300)
            self.assertEqual(station.status()["queued"], 1)


class Command(unittest.TestCase):
    def test_out_of_service_and_an_update_are_said_and_taken_back(self):
        with Station() as station:
            def place(*words):
                done = run("tramso", "place", "--config", station.kiosk_config, *words)
                return done.returncode, done.stdout.strip()

            self.assertEqual(place(), (0, "open"))
            self.assertEqual(place("out-of-service"), (0, "out-of-service"))
            station.plays("wait closed.title\nexpect closed.title Máy tạm ngừng phục vụ\nend\n")
            self.assertEqual(place("updating", "--json"), (0, '{"place":"updating"}'))
            station.plays("wait closed.title\nexpect closed.title Máy đang cập nhật\nend\n")
            self.assertEqual(place("open"), (0, "open"))
            station.plays("wait home.report\nend\n")
            self.assertEqual(place("shut")[0], 2)


class Alone(unittest.TestCase):
    def test_a_kiosk_that_the_city_has_not_answered_for_too_long_only_informs_until_it_is_heard_again(self):
        with Station(settings="[place]\ninform_only_after_h = 2\n") as station:
            station.plays("wait home.report\ntap home.report\nwait category.title\nend\n")  # never heard: it takes reports
            heard = station.outbox.parent / "uplink" / "heard"
            heard.parent.mkdir(exist_ok=True)
            long_ago = datetime.datetime.now(datetime.timezone.utc) - 3 * HOUR
            heard.write_text(f"{long_ago:%Y-%m-%dT%H:%M:%S}.000Z", encoding="utf-8")
            station.plays("wait home.report\nexpect home.note.0 Lúc này máy chỉ hướng dẫn, chưa nhận phản ánh.\n"
                          "tap home.report\nwait not_saved.text\ntap bar.finish\nwait home.procedures\n"
                          "tap home.procedures\nwait menu.title\nend\n")
            station.gateway()
            station.uplink()
            wait_until(lambda: heard.read_text(encoding="utf-8") > f"{long_ago + HOUR:%Y-%m-%dT%H:%M:%S}", "the city is heard", 90)
            station.plays(REPORT + "end\n")


class Parts(unittest.TestCase):
    def test_home_says_quietly_that_nothing_is_printed(self):
        with Station() as station:
            station.set_printer("paper-out")
            station.plays("wait home.report\nadvance 120\nwait home.note.0\n"
                          "expect home.note.0 Máy in hết giấy: mã hồ sơ hiện trên màn hình.\ncapture noted\nend\n")


if __name__ == "__main__":
    unittest.main()
