#include "sync/staff/acts.h"

#include <algorithm>
#include <fmt/format.h>

#include "sync/seal/digest.h"

namespace staff {
namespace {

constexpr char const* act_schema = R"sql(
CREATE TABLE IF NOT EXISTS act (
  number INTEGER PRIMARY KEY, at INTEGER NOT NULL, badge TEXT NOT NULL, what TEXT NOT NULL, detail TEXT NOT NULL,
  digest BLOB NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS act_head (one INTEGER PRIMARY KEY CHECK (one = 1), number INTEGER NOT NULL, digest BLOB NOT NULL) STRICT;
INSERT OR IGNORE INTO act_head (one, number, digest)
  SELECT 1, coalesce(max(number), 0), coalesce((SELECT digest FROM act ORDER BY number DESC LIMIT 1), x'') FROM act;
CREATE TRIGGER IF NOT EXISTS act_added AFTER INSERT ON act BEGIN
  UPDATE act_head SET number = NEW.number, digest = NEW.digest;
END;
CREATE TRIGGER IF NOT EXISTS act_kept BEFORE DELETE ON act BEGIN SELECT RAISE(ABORT, 'acts are only added to'); END;
CREATE TRIGGER IF NOT EXISTS act_as_it_was BEFORE UPDATE ON act BEGIN SELECT RAISE(ABORT, 'acts are only added to'); END;
)sql";

std::string badge_of(Act const& act) { return act.badge ? act.badge->text() : ""; }

Act act_in(db::Statement const& row) {
    Act act{row.integer(0),
            base::WallTime(base::Duration(row.integer(1))),
            base::Uuid::parse(row.text(2)),
            row.text(3),
            row.text(4),
            {}};
    auto const digest = row.blob(5);
    if (digest.size() == act.digest.size()) std::ranges::copy(digest, act.digest.begin());
    return act;
}

} // namespace

base::Result<void, db::Failure> Acts::make_table(db::Database& database) { return database.run(act_schema); }

wire::Digest digest_of(Act const& act, wire::Digest const& before) {
    seal::Sha256 digest;
    digest.add(before);
    // Lengths first, so that no two lines have the same bytes.
    auto const badge = badge_of(act);
    digest.add(
        base::as_bytes(fmt::format("{} {} {} {} {}\n{}{}{}", act.number, act.at.time_since_epoch().count(),
                                   badge.size(), act.what.size(), act.detail.size(), badge, act.what, act.detail)));
    return digest.finish();
}

base::Result<Act, db::Failure> Acts::last() {
    auto row =
        TRY(database_.prepare("SELECT number, at, badge, what, detail, digest FROM act ORDER BY number DESC LIMIT 1"));
    return TRY(row.step()) ? act_in(row) : Act();
}

base::Result<void, db::Failure> Acts::add(Act act) {
    auto const before = TRY(last());
    act.number = before.number + 1;
    act.digest = digest_of(act, before.digest);
    auto row =
        TRY(database_.prepare("INSERT INTO act (number, at, badge, what, detail, digest) VALUES (?, ?, ?, ?, ?, ?)"));
    row.bind(act.number)
        .bind(act.at.time_since_epoch().count())
        .bind(badge_of(act))
        .bind(act.what)
        .bind(act.detail)
        .bind(base::ByteView(act.digest));
    return row.run();
}

base::Result<void, db::Failure> Acts::visit(std::function<void(Act const&)> const& each) {
    auto rows = TRY(database_.prepare("SELECT number, at, badge, what, detail, digest FROM act ORDER BY number"));
    while (TRY(rows.step()))
        each(act_in(rows));
    return {};
}

base::Result<std::optional<std::int64_t>, db::Failure> Acts::first_broken() {
    std::optional<std::int64_t> broken;
    Act before;
    TRY(visit([&](Act const& act) {
        bool const fits = act.number == before.number + 1 && act.digest == digest_of(act, before.digest);
        if (!fits && !broken) broken = act.number;
        before = act;
    }));
    if (broken) return broken;
    auto head = TRY(database_.prepare("SELECT number, digest FROM act_head"));
    if (!TRY(head.step())) return before.number + 1;
    auto const digest = head.blob(1);
    bool const same = before.number == 0 ? digest.empty() : std::ranges::equal(digest, before.digest);
    if (head.integer(0) != before.number || !same) broken = before.number + 1;
    return broken;
}

} // namespace staff
