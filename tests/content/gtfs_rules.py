"""The rules of the GTFS Schedule reference (https://gtfs.org/schedule/reference/) for the files that our feed has, one by one.

complaints(folder) names what breaks a rule. Written from the reference, apart from the script that writes the feed.
"""
import csv
import re

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
TIME, DATE, URL = r"\d{1,2}:[0-5]\d:[0-5]\d", r"20\d\d(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])", r"https?://\S+"
COUNT, AMOUNT, SOME, LANGUAGE, CURRENCY = r"[1-9]\d*", r"\d+", r".+", r"[a-z]{2}", r"[A-Z]{3}"
LATITUDE, LONGITUDE = r"-?\d{1,2}\.\d+", r"-?\d{1,3}\.\d+"

# File: what its rows are told apart by; the fields it must have, and may, with the form of each ("?" may be empty).
FILES = {
    "agency": (("agency_id",), {"agency_id": SOME, "agency_name": SOME, "agency_url": URL, "agency_timezone": r"\w+/\w+"},
               {"agency_lang": LANGUAGE}),
    "stops": (("stop_id",), {"stop_id": SOME, "stop_name": SOME, "stop_lat": LATITUDE, "stop_lon": LONGITUDE},
              {"stop_code": SOME, "zone_id": SOME, "location_type": "[0-4]"}),
    "routes": (("route_id",), {"route_id": SOME, "agency_id": SOME, "route_short_name": SOME, "route_long_name": SOME,
                               "route_type": r"[0-7]|11|12"}, {"network_id": SOME}),
    "trips": (("trip_id",), {"route_id": SOME, "service_id": SOME, "trip_id": SOME}, {"trip_headsign": SOME, "direction_id": "[01]"}),
    "stop_times": (("trip_id", "stop_sequence"), {"trip_id": SOME, "arrival_time": TIME + "?", "departure_time": TIME + "?",
                                                  "stop_id": SOME, "stop_sequence": AMOUNT}, {"timepoint": "[01]"}),
    "calendar": (("service_id",), {"service_id": SOME, **{day: "[01]" for day in DAYS}, "start_date": DATE, "end_date": DATE}, {}),
    "frequencies": (("trip_id", "start_time"), {"trip_id": SOME, "start_time": TIME, "end_time": TIME, "headway_secs": COUNT},
                    {"exact_times": "[01]"}),
    "fare_attributes": (("fare_id",), {"fare_id": SOME, "price": AMOUNT, "currency_type": CURRENCY, "payment_method": "[01]",
                                       "transfers": "[012]?"}, {"agency_id": SOME}),
    "fare_rules": (("fare_id", "route_id", "origin_id", "destination_id"), {"fare_id": SOME},
                   {"route_id": SOME, "origin_id": SOME, "destination_id": SOME}),
    "fare_media": (("fare_media_id",), {"fare_media_id": SOME, "fare_media_type": "[0-4]"}, {"fare_media_name": SOME}),
    "fare_products": (("fare_product_id", "fare_media_id"), {"fare_product_id": SOME, "amount": AMOUNT, "currency": CURRENCY},
                      {"fare_product_name": SOME, "fare_media_id": SOME}),
    "fare_leg_rules": (("network_id", "from_area_id", "to_area_id", "fare_product_id"), {"fare_product_id": SOME},
                       {"network_id": SOME, "from_area_id": SOME, "to_area_id": SOME}),
    "areas": (("area_id",), {"area_id": SOME}, {"area_name": SOME}),
    "stop_areas": (("area_id", "stop_id"), {"area_id": SOME, "stop_id": SOME}, {}),
    "translations": (("table_name", "field_name", "language", "record_id"),
                     {"table_name": SOME, "field_name": SOME, "language": LANGUAGE, "translation": SOME}, {"record_id": SOME}),
    "feed_info": ((), {"feed_publisher_name": SOME, "feed_publisher_url": URL, "feed_lang": LANGUAGE},
                  {"default_lang": LANGUAGE, "feed_start_date": DATE, "feed_end_date": DATE, "feed_version": SOME}),
}
# (file, field): the file and field it must be found in.
REFERENCES = {("routes", "agency_id"): ("agency", "agency_id"), ("trips", "route_id"): ("routes", "route_id"),
              ("trips", "service_id"): ("calendar", "service_id"), ("stop_times", "trip_id"): ("trips", "trip_id"),
              ("stop_times", "stop_id"): ("stops", "stop_id"), ("frequencies", "trip_id"): ("trips", "trip_id"),
              ("fare_attributes", "agency_id"): ("agency", "agency_id"), ("fare_rules", "fare_id"): ("fare_attributes", "fare_id"),
              ("fare_rules", "route_id"): ("routes", "route_id"), ("fare_rules", "origin_id"): ("stops", "zone_id"),
              ("fare_rules", "destination_id"): ("stops", "zone_id"), ("fare_leg_rules", "network_id"): ("routes", "network_id"),
              ("fare_leg_rules", "from_area_id"): ("areas", "area_id"), ("fare_leg_rules", "to_area_id"): ("areas", "area_id"),
              ("fare_leg_rules", "fare_product_id"): ("fare_products", "fare_product_id"),
              ("fare_products", "fare_media_id"): ("fare_media", "fare_media_id"), ("stop_areas", "area_id"): ("areas", "area_id"),
              ("stop_areas", "stop_id"): ("stops", "stop_id")}


def seconds(time):
    hours, minutes, rest = map(int, time.split(":"))
    return hours * 3600 + minutes * 60 + rest


def read(folder):
    """The tables by name, and what cannot be read of them."""
    tables, wrong = {}, []
    for file in sorted(folder.iterdir()):
        if file.suffix != ".txt" or file.stem not in FILES:
            wrong.append(f"{file.name}: no file of the reference that is known here")
    for name in FILES:
        file = folder / f"{name}.txt"
        if not file.exists():
            wrong.append(f"{name}.txt: not there")
            tables[name] = []
            continue
        text = file.read_text(encoding="utf-8")
        if text.startswith("\ufeff") or not text.endswith("\n"):
            wrong.append(f"{name}.txt: a byte order mark, or no end of its last line")
        tables[name] = list(csv.DictReader(text.splitlines()))
    return tables, wrong


def wrong_fields(name, table):
    key, must, may = FILES[name]
    seen = set()
    if not table:
        yield f"{name}: no rows"
    for number, row in enumerate(table, 2):
        if not set(must) <= set(row) <= set(must) | set(may) or None in row.values():
            yield f"{name}:{number}: its fields are not those of the reference"
            continue
        for field, form in {**must, **may}.items():
            empty_allowed = form in (TIME + "?", "[012]?")
            if field in row and not (row[field] == "" and empty_allowed) and not re.fullmatch(form.removesuffix("?"), row[field]):
                yield f"{name}:{number}: {field} is {row[field]!r}"
        if key and (mark := tuple(row.get(field) for field in key)) in seen:
            yield f"{name}:{number}: {mark} is there twice"
        else:
            seen.add(tuple(row.get(field) for field in key))


def wrong_references(tables):
    for (name, field), (other, there) in REFERENCES.items():
        known = {row.get(there) for row in tables[other]}
        for row in tables[name]:
            if row.get(field) not in known:
                yield f"{name}: {field} {row.get(field)!r} is in no row of {other}"


def wrong_trips(tables):
    for trip in tables["trips"]:
        times = sorted((row for row in tables["stop_times"] if row["trip_id"] == trip["trip_id"]), key=lambda row: int(row["stop_sequence"]))
        if len(times) < 2:
            yield f"{trip['trip_id']}: fewer than two stops"
            continue
        if not all(times[place][field] for place in (0, -1) for field in ("arrival_time", "departure_time")):
            yield f"{trip['trip_id']}: no time at its first or last stop"
            continue
        told = [seconds(row[field]) for row in times for field in ("arrival_time", "departure_time") if row[field]]
        if told != sorted(told) or told[0] == told[-1]:
            yield f"{trip['trip_id']}: its times go back, or stand still"
        if any(bool(row["arrival_time"]) != bool(row["departure_time"]) for row in times):
            yield f"{trip['trip_id']}: an arrival without a departure"
        if any(row["timepoint"] == "1" and not row["arrival_time"] for row in times):
            yield f"{trip['trip_id']}: an exact time that is not told"


def wrong_frequencies(tables):
    by_trip = {}
    for row in tables["frequencies"]:
        by_trip.setdefault(row["trip_id"], []).append((seconds(row["start_time"]), seconds(row["end_time"])))
    for trip, spans in by_trip.items():
        spans.sort()
        if any(end <= start for start, end in spans) or any(one[1] > other[0] for one, other in zip(spans, spans[1:])):
            yield f"{trip}: its hours end before they begin, or lie over one another"


def wrong_dates(tables):
    info = tables["feed_info"][0]
    for row in tables["calendar"]:
        if not info["feed_start_date"] <= row["start_date"] <= row["end_date"] <= info["feed_end_date"]:
            yield f"calendar: {row['service_id']} reaches beyond the feed"
        if not any(row[day] == "1" for day in DAYS):
            yield f"calendar: {row['service_id']} is on no day"


def complaints(folder):
    tables, wrong = read(folder)
    for name, table in tables.items():
        wrong += wrong_fields(name, table)
    if not wrong:
        wrong += [*wrong_references(tables), *wrong_trips(tables), *wrong_frequencies(tables), *wrong_dates(tables)]
    return wrong
