#!/usr/bin/python3
"""packaging/content/gtfs.py COLLECTED [FOLDER]: metro line 1 as a GTFS Schedule feed (https://gtfs.org/schedule/reference/), for any
journey planner. COLLECTED is the folder of the collected data; FOLDER is config/content/gtfs unless another is given.

Only what is known is in it, and what is not is left empty or out:
- Hours and headways are known from 8 January to 31 May 2026. The calendar, and the feed, end there: nothing later is promised.
- Trains go by headway (frequencies.txt, exact_times 0), at the longest of each range that was published: 7 minutes in the peaks, 15
  between. The peaks are those published in July 2025, the last that were.
- Of a journey only its length is known, 29 minutes from end to end. Between the ends no time is given (stop_times.txt may leave it
  empty), so no planner is told a minute that nobody has published.
- Fares of all pairs are one transcription within the official limits (confidence medium): Fares v2 with the price in cash and that
  by card, and v1, which has one price a pair, with that in cash. Passes and free groups are no fares of a pair and are left out.
- The operator's own address is not known with enough confidence; the city's portal 1022 stands for it. Access by wheelchair is not
  known and not said.
`--check` writes nothing and ends with 1 when what is written differs.
"""
import csv
import io
import json
import pathlib
import sys

SHIPPED = pathlib.Path(__file__).parents[2] / "config/content/gtfs"
LINE, PORTAL, ZONE = "metro-1", "https://1022.tphcm.gov.vn", "Asia/Ho_Chi_Minh"
PEAK, BETWEEN = "peak_headway_min", "offpeak_headway_min"
CASH, CARD = "cash", "card"
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def rows(file):
    with open(file, encoding="utf-8", newline="") as text:
        return list(csv.DictReader(text))


def clock(text):
    return text + ":00"


def windows(hours, peaks):
    """The day from its first to its last hour as (start, end, in a peak)."""
    start, end = hours.split("-")
    borders = sorted({start, end, *(border for peak in peaks for border in peak)})
    for begun, over in zip(borders, borders[1:]):
        yield begun, over, any(peak[0] <= begun and over <= peak[1] for peak in peaks)


class Feed:
    def __init__(self, collected):
        self.stations = sorted(rows(collected / "metro.csv"), key=lambda row: int(row["order"]))
        self.fares = rows(collected / "metro_fares.csv")
        self.service = json.loads((collected / "metro_service.json").read_text(encoding="utf-8"))
        known = [each for each in self.service["hours_history"] if each.get("mon_thu")]
        self.hours = known[-1]
        self.peaks = [peak.split("-") for each in self.service["hours_history"] for peak in each.get("peak_windows", [])]
        self.begins, self.ends = (self.hours[name].replace("-", "") for name in ("from", "to"))
        self.services = {"mon-thu": (self.hours["mon_thu"], DAYS[:4]), "fri-sun": (self.hours["fri_sun"], DAYS[4:])}
        self.ways = {"0": self.stations, "1": self.stations[::-1]}

    def trips(self):
        return sorted((f"{service}-{way}", service, way) for service in self.services for way in self.ways)

    def agency(self):
        yield "agency_id", "agency_name", "agency_url", "agency_timezone", "agency_lang"
        yield "hurc1", self.service["line"]["operator"], PORTAL, ZONE, "vi"

    def feed_info(self):
        yield ("feed_publisher_name", "feed_publisher_url", "feed_lang", "default_lang", "feed_start_date", "feed_end_date",
               "feed_version")
        yield "Trạm Số", PORTAL, "vi", "vi", self.begins, self.ends, self.hours["from"]

    def stops(self):
        yield "stop_id", "stop_code", "stop_name", "stop_lat", "stop_lon", "zone_id", "location_type"
        for row in self.stations:
            yield row["code"], row["code"], row["name_vi"], row["lat"], row["lon"], row["code"], "0"

    def translations(self):
        yield "table_name", "field_name", "language", "translation", "record_id"
        yield "routes", "route_long_name", "en", self.service["line"]["name_en"], LINE
        for row in self.stations:
            yield "stops", "stop_name", "en", row["name_en"], row["code"]

    def routes(self):
        yield "route_id", "agency_id", "route_short_name", "route_long_name", "route_type", "network_id"
        yield LINE, "hurc1", "1", self.service["line"]["name_vi"], "1", LINE

    def trips_table(self):
        yield "trip_id", "route_id", "service_id", "trip_headsign", "direction_id"
        for trip, service, way in self.trips():
            yield trip, LINE, service, self.ways[way][-1]["name_vi"], way

    def stop_times(self):
        yield "trip_id", "arrival_time", "departure_time", "stop_id", "stop_sequence", "timepoint"
        end = f"00:{self.service['line']['end_to_end_minutes']:02}:00"
        for trip, _, way in self.trips():
            last = len(self.ways[way]) - 1
            for place, row in enumerate(self.ways[way]):
                time = "00:00:00" if place == 0 else end if place == last else ""
                yield trip, time, time, row["code"], place + 1, "0"

    def frequencies(self):
        yield "trip_id", "start_time", "end_time", "headway_secs", "exact_times"
        for trip, service, _ in self.trips():
            for start, end, is_peak in windows(self.services[service][0], self.peaks):
                yield trip, clock(start), clock(end), 60 * max(self.hours[PEAK if is_peak else BETWEEN]), "0"

    def calendar(self):
        yield "service_id", *DAYS, "start_date", "end_date"
        for service, (_, days) in sorted(self.services.items()):
            yield service, *(int(day in days) for day in DAYS), self.begins, self.ends

    def pairs(self):
        """(from, to, in cash, by card), both ways."""
        for row in self.fares:
            for ends in ((row["from_code"], row["to_code"]), (row["to_code"], row["from_code"])):
                yield *ends, row["fare_cash_vnd"], row["fare_cashless_vnd"]

    def prices(self):
        return sorted({pair[2:] for pair in self.pairs()}, key=lambda price: int(price[0]))

    def fare_attributes(self):
        yield "fare_id", "price", "currency_type", "payment_method", "transfers", "agency_id"
        for cash, _ in self.prices():
            yield f"single-{cash}", cash, "VND", "1", "0", "hurc1"

    def fare_rules(self):
        yield "fare_id", "route_id", "origin_id", "destination_id"
        for begin, end, cash, _ in sorted(self.pairs()):
            yield f"single-{cash}", LINE, begin, end

    def fare_media(self):
        yield "fare_media_id", "fare_media_name", "fare_media_type"
        yield CARD, "Thẻ Mastercard, Visa, Napas và thẻ EMV khác", "3"
        yield CASH, "Vé giấy mua bằng tiền mặt", "1"

    def fare_products(self):
        yield "fare_product_id", "fare_product_name", "fare_media_id", "amount", "currency"
        for cash, card in self.prices():
            yield f"single-{cash}", "Vé lượt", CASH, cash, "VND"
            yield f"single-{cash}", "Vé lượt", CARD, card, "VND"

    def fare_leg_rules(self):
        yield "network_id", "from_area_id", "to_area_id", "fare_product_id"
        for begin, end, cash, _ in sorted(self.pairs()):
            yield LINE, begin, end, f"single-{cash}"

    def areas(self):
        yield "area_id", "area_name"
        for row in self.stations:
            yield row["code"], row["name_vi"]

    def stop_areas(self):
        yield "area_id", "stop_id"
        for row in self.stations:
            yield row["code"], row["code"]

    def files(self):
        tables = {"trips": self.trips_table}
        names = ("agency", "areas", "calendar", "fare_attributes", "fare_leg_rules", "fare_media", "fare_products", "fare_rules",
                 "feed_info", "frequencies", "routes", "stop_areas", "stop_times", "stops", "translations", "trips")
        for name in names:
            text = io.StringIO()
            csv.writer(text, lineterminator="\n").writerows(tables.get(name, getattr(self, name))())
            yield f"{name}.txt", text.getvalue()


def main(words):
    check = "--check" in words
    words = [word for word in words if word != "--check"]
    if len(words) not in (1, 2):
        print(__doc__, file=sys.stderr)
        return 2
    folder = pathlib.Path(words[1]) if len(words) == 2 else SHIPPED
    files = dict(Feed(pathlib.Path(words[0])).files())
    if check:
        held = {file.name: file.read_text(encoding="utf-8") for file in folder.glob("*.txt")}
        return 0 if held == files else 1
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
