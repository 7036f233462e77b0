#include "sync/desk/webhook_state.h"

#include <algorithm>

namespace desk {
namespace {

template<class T>
using DbResult = base::Result<T, db::Failure>;

constexpr char const* schema = R"sql(
CREATE TABLE IF NOT EXISTS target (
  name TEXT PRIMARY KEY NOT NULL, last_row INTEGER NOT NULL, delivered INTEGER NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS failing (
  target TEXT NOT NULL, row INTEGER NOT NULL, id BLOB NOT NULL, state INTEGER NOT NULL, tries INTEGER NOT NULL,
  first_tried INTEGER NOT NULL, next_try INTEGER NOT NULL, why TEXT NOT NULL, PRIMARY KEY (target, row)
) STRICT;
)sql";

template<class T>
base::Result<T> in_our_words(DbResult<T> result) {
    if (!result) return base::failure(base::ErrorKind::Io, "webhooks.state: " + result.error().what);
    if constexpr (std::is_void_v<T>)
        return {};
    else
        return std::move(*result);
}

std::int64_t milliseconds(base::WallTime time) { return time.time_since_epoch().count(); }
base::WallTime time_at(db::Statement const& row, int column) {
    return base::WallTime(base::Duration(row.integer(column)));
}

DbResult<std::int64_t> number(db::Database& database, char const* sql, std::string const& target) {
    auto row = TRY(database.prepare(sql));
    return TRY(row.bind(target).step()) ? row.integer(0) : 0;
}

DbResult<void> move_on(db::Database& database, std::string const& target, std::int64_t row, std::int64_t delivered) {
    auto moved = TRY(database.prepare("INSERT INTO target VALUES (?, ?, ?) ON CONFLICT (name) DO UPDATE SET last_row = "
                                      "max(last_row, excluded.last_row), delivered = delivered + excluded.delivered"));
    return moved.bind(target).bind(row).bind(delivered).run();
}

DbResult<void> remove(db::Database& database, std::string const& target, std::int64_t row) {
    auto gone = TRY(database.prepare("DELETE FROM failing WHERE target = ? AND row = ?"));
    return gone.bind(target).bind(row).run();
}

} // namespace

base::Result<WebhookState> WebhookState::open(std::filesystem::path const& file) {
    auto database = TRY(in_our_words(db::Database::open(file)));
    TRY(in_our_words(database.transaction([&] { return database.run(schema); })));
    return WebhookState(std::move(database));
}

base::Result<std::int64_t> WebhookState::last_row(std::string const& target) {
    return in_our_words(number(database_, "SELECT last_row FROM target WHERE name = ?", target));
}

base::Result<std::int64_t> WebhookState::delivered(std::string const& target) {
    return in_our_words(number(database_, "SELECT delivered FROM target WHERE name = ?", target));
}

base::Result<std::vector<Failing>> WebhookState::failing(std::string const& target) {
    return in_our_words([&]() -> DbResult<std::vector<Failing>> {
        auto row = TRY(database_.prepare("SELECT row, id, state, tries, first_tried, next_try, why FROM failing "
                                         "WHERE target = ? ORDER BY row"));
        row.bind(target);
        std::vector<Failing> found;
        while (TRY(row.step())) {
            Failing one{row.integer(0),
                        {},
                        static_cast<FailingState>(row.integer(2)),
                        static_cast<unsigned>(row.integer(3)),
                        time_at(row, 4),
                        time_at(row, 5),
                        row.text(6)};
            auto const id = row.blob(1);
            if (id.size() == one.id.bytes.size()) std::ranges::copy(id, one.id.bytes.begin());
            found.push_back(std::move(one));
        }
        return found;
    }());
}

base::Result<> WebhookState::pass(std::string const& target, std::int64_t row) {
    return in_our_words(database_.transaction([&] { return move_on(database_, target, row, 0); }));
}

base::Result<> WebhookState::keep_delivered(std::string const& target, std::int64_t row) {
    return in_our_words(database_.transaction([&]() -> DbResult<void> {
        TRY(remove(database_, target, row));
        return move_on(database_, target, row, 1);
    }));
}

base::Result<> WebhookState::keep_failing(std::string const& target, Failing const& failing) {
    return in_our_words(database_.transaction([&]() -> DbResult<void> {
        auto kept = TRY(database_.prepare("INSERT OR REPLACE INTO failing VALUES (?, ?, ?, ?, ?, ?, ?, ?)"));
        kept.bind(target).bind(failing.row).bind(base::ByteView(failing.id.bytes));
        kept.bind(static_cast<std::int64_t>(failing.state)).bind(std::int64_t{failing.tries});
        kept.bind(milliseconds(failing.first_tried)).bind(milliseconds(failing.next_try)).bind(failing.why);
        TRY(kept.run());
        return failing.state == FailingState::Next ? DbResult<void>() : move_on(database_, target, failing.row, 0);
    }));
}

base::Result<> WebhookState::forget(std::string const& target, std::int64_t row) {
    return in_our_words(database_.transaction([&] { return remove(database_, target, row); }));
}

base::Result<std::int64_t> WebhookState::try_dead_again(std::string const& target, base::WallTime now) {
    return in_our_words(database_.transaction([&]() -> DbResult<std::int64_t> {
        auto again = TRY(database_.prepare("UPDATE failing SET state = 1, first_tried = ?, next_try = ? "
                                           "WHERE target = ? AND state = 2 RETURNING row"));
        again.bind(milliseconds(now)).bind(milliseconds(now)).bind(target);
        std::int64_t count = 0;
        while (TRY(again.step()))
            ++count;
        return count;
    }));
}

} // namespace desk
