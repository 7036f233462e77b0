#!/usr/bin/python3
"""Makes content files from the collected data: packaging/content/tables.py DATA [CONTENT].

DATA is the folder of the collection (hospitals with their confidence, wards with what they were made of, fares). Only rows
that may be shown are taken: a confidence of medium or better. Of hospitals neither telephone nor coordinates are taken, since
the collection has neither well enough. CONTENT (default: config/content) is written; what is there is replaced."""
import csv
import pathlib
import sys
import unicodedata


def rows(path):
    with open(path, encoding="utf-8", newline="") as file:
        return [{key: clean(value) for key, value in row.items()} for row in csv.DictReader(file)]


def clean(text):
    return " ".join(unicodedata.normalize("NFC", text or "").replace("\u00a0", " ").split())


def write(path, columns, content):
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n", extrasaction="ignore")
        writer.writeheader()
        writer.writerows(content)


SPECIALTIES = {  # what people look for: the hospitals' own words for it
    "general": ("Đa khoa", "Đa khoa, cấp cứu"),
    "children": ("Nhi",),
    "women": ("Sản phụ khoa",),
    "eyes": ("Mắt",),
    "teeth": ("Răng hàm mặt",),
    "ears": ("Tai mũi họng",),
    "skin": ("Da liễu",),
    "bones": ("Chấn thương chỉnh hình",),
    "heart": ("Tim mạch",),
    "cancer": ("Ung thư",),
    "blood": ("Huyết học",),
    "lungs": ("Lao và bệnh phổi",),
    "infection": ("Truyền nhiễm",),
    "kidneys": ("Ngoại – tiết niệu",),
    "mind": ("Tâm thần",),
    "traditional": ("Y học cổ truyền",),
}


def hospitals(data):
    need = {word: key for key, words in SPECIALTIES.items() for word in words}
    for row in rows(data / "health.csv"):
        if row["confidence"] != "medium" or not row["street_address"] or not row["ward_2025"]:
            continue
        yield {"name": row["name"], "need": need[row["specialty"]], "specialty_vi": row["specialty"],
               "address": f"{row['street_address']}, {row['ward_2025']}", **row}


def ward_changes(data):
    for row in rows(data / "wards.csv"):
        if row["confidence"] == "high":
            yield {"ward": row["code"], **row}


REGIONS = {"TP.HCM (cũ)": "Former Hồ Chí Minh City", "Bình Dương (cũ)": "Former Bình Dương",
           "Bà Rịa - Vũng Tàu (cũ)": "Former Bà Rịa - Vũng Tàu"}


def city_map(data):
    for row in rows(data / "metro.csv"):
        yield {**row, "place": row["code"]}
    for row in rows(data / "wards.csv"):
        yield {**row, "place": row["code"], "lat": row["centroid_lat"], "lon": row["centroid_lon"],
               **{side: row["bbox_" + side] for side in ("south", "west", "north", "east")},
               "region_vi": row["region_before_merger"], "region_en": REGIONS[row["region_before_merger"]]}


def fares(data):
    for row in rows(data / "metro_fares.csv"):
        yield {"from": row["from_code"], "to": row["to_code"], "cash": row["fare_cash_vnd"],
               "cashless": row["fare_cashless_vnd"], **row}


SOURCE = ["source", "as_of", "confidence"]
TABLES = (
    ("hospitals.csv", ["name", "need", "specialty_vi", "address"], hospitals),
    ("ward_changes.csv", ["ward", "region_before_merger", "former_units"], ward_changes),
    ("map.csv", ["place", "lat", "lon", "south", "west", "north", "east", "region_vi", "region_en"], city_map),
    ("metro_fares.csv", ["from", "to", "cash", "cashless"], fares),
)


def main():
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    data = pathlib.Path(sys.argv[1])
    content = pathlib.Path(sys.argv[2] if len(sys.argv) == 3 else "config/content")
    for name, columns, make in TABLES:
        write(content / name, columns + SOURCE, list(make(data)))


if __name__ == "__main__":
    main()
