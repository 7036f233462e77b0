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

base::Result<void, db::Failure> Acts::add(Act act) {
    auto last =
        TRY(database_.prepare("SELECT number, at, badge, what, detail, digest FROM act ORDER BY number DESC LIMIT 1"));
    auto const before = TRY(last.step()) ? act_in(last) : Act();
    last.reset();
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
    return broken;
}

} // namespace staff
