#!/usr/bin/python3
"""A day of visits: nothing of any visitor stands in what the programs log, in the gateway's metrics or on the kiosk's disk."""
import os
import random
import unittest
import urllib.request

from canary import SEED, Canary, Visitor
from remains import found, told
from station import Station, wait_until
from visitors import ENDINGS, Visit

VISITS = int(os.environ.get("TRAMSO_VISITS", "30"))
SHORT = {"a card refused": "tap bar.finish\nwait home.report\n", "a place looked for": "tap bar.finish\nwait home.report\n"}


class Day(unittest.TestCase):
    def setUp(self):
        self.station = self.enterContext(Station(screen={"width": 1280, "height": 800}))
        self.chance = random.Random(SEED)
        self.gateway = self.station.gateway()
        self.uplink = self.station.uplink()

    def comes(self, visit, how):
        if how == "a card refused":
            visit.to_refused_card()
        elif how == "a place looked for":
            visit.to_search()
        else:
            visit.to_review()
        visit.plays({**ENDINGS, **SHORT}[how])

    def goes_on(self, number):
        """What else happens on a day: the line is out for a third of it."""
        if number == VISITS // 3:
            self.station.stop(self.gateway)
        if number == 2 * VISITS // 3:
            self.gateway = self.station.gateway()

    def metrics(self):
        file = self.station.folder / "metrics"
        with urllib.request.urlopen(f"http://localhost:{self.station.metrics_port}/metrics", timeout=30) as answer:
            file.write_bytes(answer.read())
        self.assertGreater(file.stat().st_size, 500)

    def test_nothing_of_a_visitor_is_logged_counted_or_written(self):
        ways = [*ENDINGS, *SHORT]
        canaries, sent = [], 0
        with Visit(self.station) as visit:
            for number in range(VISITS):
                visit.visitor, how = Visitor(number), ways[number] if number < len(ways) else self.chance.choice(ways)
                canaries += [Canary(f"{number}: {each.name}", each.text) for each in visit.visitor.canaries()]
                canaries.append(Canary(f"{number}: the search", visit.visitor.search))
                sent += how in ("done", "walked away from the receipt", "no slip")
                self.comes(visit, how)
                self.goes_on(number)
            wait_until(lambda: len(self.station.received()) == sent, f"all {sent} have arrived", 90)
            self.metrics()
        for name in ("tramso-kiosk", "tramso-uplink", "tramso-gateway"):
            self.assertGreater(self.station.journal(name).stat().st_size, 100, f"{name} has said nothing: blind")
        hits = found(canaries, self.gateway, self.uplink, self.station.folder, "/dev/shm")
        self.assertEqual(hits, set(), f"seed {SEED}\n{told(hits)}\n")

    def test_a_line_in_a_log_that_names_somebody_is_found(self):
        visitor = Visitor()
        for canary in visitor.canaries():
            self.station.journal("tramso-kiosk").write_text(f"<6>staff.called for {canary.text}\n", encoding="utf-8")
            self.assertEqual({place for _, place in found([canary], self.station.folder)}, {str(self.station.journal("tramso-kiosk"))})


if __name__ == "__main__":
    print(f"seed {SEED}")
    unittest.main()
