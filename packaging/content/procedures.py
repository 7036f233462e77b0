#!/usr/bin/python3
"""packaging/content/procedures.py COLLECTED [WRITTEN]: the city's procedures for citizens, from the collected data.

COLLECTED is the collection's procedures.csv; WRITTEN is config/content/procedures.csv unless another is given. Rows that are
only plausible or of low confidence are left out: nobody is shown them. Of the columns those are kept that a citizen is told or
that say where a fact is from; nothing in a cell is changed but line ends and runs of blanks. `--check` writes nothing and ends
with 1 when what is written differs.
"""
import csv
import io
import pathlib
import sys
import unicodedata

COLUMNS = ("code", "name_vi", "name_display", "field", "group", "level", "agency", "where_to_file", "time_limit", "fee",
           "hcmc_fee_note", "channels", "online", "required_papers", "result", "decision", "source_url", "note", "source", "as_of",
           "confidence")
SHIPPED = pathlib.Path(__file__).parents[2] / "config/content/procedures.csv"


def is_shown(row):
    return row["plausible_only"] != "yes" and row["confidence"] != "low"


def text_of(collected):
    written = io.StringIO()
    table = csv.writer(written, lineterminator="\n")
    table.writerow(COLUMNS)
    with open(collected, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if is_shown(row):
                table.writerow(unicodedata.normalize("NFC", " ".join(row[column].split())) for column in COLUMNS)
    return written.getvalue()


def main(words):
    check = "--check" in words
    words = [word for word in words if word != "--check"]
    if len(words) not in (1, 2):
        print(__doc__, file=sys.stderr)
        return 2
    target = pathlib.Path(words[1]) if len(words) == 2 else SHIPPED
    text = text_of(words[0])
    if check:
        return 0 if target.read_text(encoding="utf-8") == text else 1
    target.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
