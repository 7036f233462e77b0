"""A history outside of the programs: what citizens were shown, against what the city holds in the end, by digest. The digests
and the chain are computed here anew, from FORMAT.md alone."""
import contextlib
import datetime
import hashlib
import sqlite3

from town import uuid_text


def rows(file, columns):
    if not file.exists():
        return []
    with contextlib.closing(sqlite3.connect(file, timeout=30)) as database:
        database.row_factory = sqlite3.Row
        return database.execute(f"SELECT {columns} FROM submission").fetchall()


def signed_text(row):
    """FORMAT.md §2: what the kiosk signs, and the next envelope names the digest of."""
    moment = datetime.datetime.fromtimestamp(row["created_at"] / 1000, datetime.timezone.utc)
    created = moment.strftime("%Y-%m-%dT%H:%M:%S.") + f"{row['created_at'] % 1000:03}Z"
    lines = ["tramso-envelope-1", uuid_text(row["id"]), row["kiosk"], uuid_text(row["epoch"]), str(row["seq"]),
             row["service"], created, row["city_key"], row["previous"].hex(), row["sha256"].hex()]
    return "".join(line + "\n" for line in lines).encode()


class History:
    """shown() after each receipt; problems() at the end, when all has been carried."""

    def __init__(self, town):
        self.town = town
        self.receipts = {}  # id: digest of what lay in the outbox when the receipt was shown

    def shown(self, stored):
        found = [row["body"] for row in rows(self.town.outbox, "id, body") if uuid_text(row["id"]) == stored["id"]]
        self.receipts[stored["id"]] = hashlib.sha256(found[0]).hexdigest() if found else "no row"

    def problems(self):
        held, chains, wrong = {}, {}, []
        for row in rows(self.town.folder / "gateway.db", "*"):
            held.setdefault(uuid_text(row["id"]), []).append(hashlib.sha256(row["body"]).hexdigest())
            chains.setdefault((row["kiosk"], row["epoch"]), []).append(row)
        for name, digest in self.receipts.items():
            if held.get(name) != [digest]:
                wrong.append(f"{name} was shown with {digest}, and the city holds {held.get(name, [])}")
        for chain in chains.values():
            wrong += self.breaks(sorted(chain, key=lambda row: row["seq"]))
        return wrong

    @staticmethod
    def breaks(chain):
        previous = bytes(32)
        for expected, row in enumerate(chain, 1):
            if row["seq"] != expected:
                return [f"{row['kiosk']}: number {expected} is missing"]
            if row["previous"] != previous:
                return [f"{row['kiosk']}: number {expected} names another before it"]
            previous = hashlib.sha256(signed_text(row)).digest()
        return []
