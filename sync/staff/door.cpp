#include "sync/staff/door.h"

#include <algorithm>
#include <fmt/format.h>

#include "kiosk/base/log.h"
#include "sync/db/words.h"
#include "sync/seal/pin.h"
#include "sync/staff/pin.h"

namespace staff {
namespace {

using namespace std::chrono_literals;

// `tries`: wrong PINs in a row. `mark`: the latest time and the highest list that were seen. Times are milliseconds
// since 1970 (UTC).
constexpr char const* schema = R"sql(
CREATE TABLE IF NOT EXISTS tries (badge TEXT PRIMARY KEY NOT NULL, wrong INTEGER NOT NULL, last INTEGER NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS mark (one INTEGER PRIMARY KEY CHECK (one = 1), latest INTEGER NOT NULL, list INTEGER NOT NULL) STRICT;
INSERT OR IGNORE INTO mark (one, latest, list) VALUES (1, 0, 0);
)sql";

constexpr base::Duration first_wait = 1min, between_strangers = 1min;
constexpr base::Duration slack = 10min; // by which two clocks that both go right may differ

std::int64_t milliseconds(base::WallTime time) { return time.time_since_epoch().count(); }

tl::unexpected<StaffRefused> no_disk(db::Failure const& failure) {
    base::log(base::Severity::Error, "staff.door", "{}", failure.what);
    return tl::unexpected(StaffRefused{StaffRefusal::Unavailable});
}

template<class T>
base::Result<T, StaffRefused> or_unavailable(base::Result<T, db::Failure> result) {
    if (!result) return no_disk(result.error());
    if constexpr (std::is_void_v<T>)
        return {};
    else
        return std::move(*result);
}

} // namespace

base::Duration wait_after(int wrong) {
    if (wrong < free_tries) return {};
    return first_wait * (1 << (std::min(wrong, most_tries) - free_tries));
}

base::Result<Door> Door::open(std::filesystem::path const& file, seal::VerifyKey office) {
    auto database = std::make_unique<db::Database>(TRY(db::in_words_of("staff", db::Database::open(file))));
    TRY(db::in_words_of("staff", database->transaction([&]() -> base::Result<void, db::Failure> {
        TRY(database->run(schema));
        return Acts::make_table(*database);
    })));
    return Door(std::move(database), office);
}

// What is no badge of ours costs the disk a line a minute, however many hold it before the reader.
tl::unexpected<StaffRefused> Door::refuse(StaffRefused refused, std::optional<base::Uuid> const& badge,
                                          base::WallTime now) {
    if (!badge) {
        ++strangers_;
        bool const is_quiet = now < quiet_until_ && now >= quiet_until_ - between_strangers;
        if (is_quiet) return tl::unexpected(refused);
        quiet_until_ = now + between_strangers;
        say_unsaid(now);
        return tl::unexpected(refused);
    }
    say_unsaid(now);
    if (auto const added = acts().add({0, now, badge, "refused", std::string(word_of(refused.why)), {}}); !added)
        return no_disk(added.error());
    return tl::unexpected(refused);
}

void Door::say_unsaid(base::WallTime now) {
    if (strangers_ == 0) return;
    if (acts().add({0, now, {}, "refused", fmt::format("stranger {}", strangers_), {}})) strangers_ = 0;
}

base::Result<void, StaffRefused> Door::check_time(List const& list, base::WallTime now) {
    auto mark = TRY(or_unavailable(database_->prepare("SELECT latest, list FROM mark")));
    TRY(or_unavailable(mark.step()));
    auto const latest = base::WallTime(base::Duration(mark.integer(0)));
    auto const newest = mark.integer(1);
    mark.reset();
    if (list.number < newest) return tl::unexpected(StaffRefused{StaffRefusal::OldList});
    if (now < std::max(latest, list.signed_at) - slack) return tl::unexpected(StaffRefused{StaffRefusal::ClockBehind});
    if (list.number == newest) return {};
    auto moved = TRY(or_unavailable(database_->prepare("UPDATE mark SET list = ?")));
    moved.bind(list.number);
    return or_unavailable(moved.run());
}

base::Result<Door::Known, StaffRefused> Door::known(std::string_view text, List const& list, base::WallTime now) {
    auto badge = read_badge(text, office_);
    if (!badge) {
        bool const is_forged = badge.error().kind == base::ErrorKind::Refused;
        return refuse({is_forged ? StaffRefusal::Forged : StaffRefusal::NotABadge}, {}, now);
    }
    auto const id = badge->id;
    if (auto const time = check_time(list, now); !time) return refuse(time.error(), id, now);
    auto const* const entry = list.find(id);
    if (entry == nullptr) return refuse({StaffRefusal::Unknown}, id, now);
    if (entry->revoked) return refuse({StaffRefusal::Revoked}, id, now);
    if (now < badge->valid_from) return refuse({StaffRefusal::NotYetValid}, id, now);
    if (now >= badge->valid_until) return refuse({StaffRefusal::Expired}, id, now);
    if (auto const free = check_locks(id, now); !free) return refuse(free.error(), id, now);
    return Known{std::move(*badge), entry};
}

base::Result<Door::Tries, StaffRefused> Door::tries_of(base::Uuid const& badge) {
    auto row = TRY(or_unavailable(database_->prepare("SELECT wrong, last FROM tries WHERE badge = ?")));
    row.bind(badge.text());
    if (!TRY(or_unavailable(row.step()))) return Tries();
    return Tries{static_cast<int>(row.integer(0)), base::WallTime(base::Duration(row.integer(1)))};
}

// A clock that was set back before the last wrong PIN frees nobody; one that was set forward still leaves most_tries.
base::Result<void, StaffRefused> Door::check_locks(base::Uuid const& badge, base::WallTime now) {
    auto const tries = TRY(tries_of(badge));
    if (tries.wrong >= most_tries) return tl::unexpected(StaffRefused{StaffRefusal::LockedForGood});
    auto const until = tries.last + wait_after(tries.wrong);
    bool const is_locked = tries.wrong >= free_tries && now < until;
    if (is_locked) return tl::unexpected(StaffRefused{StaffRefusal::Locked, until});
    return {};
}

// How many are wrong if this one is.
base::Result<int, StaffRefused> Door::count_try(base::Uuid const& badge, base::WallTime now) {
    int wrong = 0;
    TRY(or_unavailable(database_->transaction([&]() -> base::Result<void, db::Failure> {
        auto counted =
            TRY(database_->prepare("INSERT INTO tries (badge, wrong, last) VALUES (?, 1, ?) "
                                   "ON CONFLICT (badge) DO UPDATE SET wrong = wrong + 1, last = excluded.last"));
        counted.bind(badge.text()).bind(milliseconds(now));
        TRY(counted.run());
        auto read = TRY(database_->prepare("SELECT wrong FROM tries WHERE badge = ?"));
        read.bind(badge.text());
        TRY(read.step());
        wrong = static_cast<int>(read.integer(0));
        read.reset();
        return acts().add({0, now, badge, "pin-tried", std::to_string(wrong), {}});
    })));
    return wrong;
}

base::Result<void, StaffRefused> Door::forgive(base::Uuid const& badge, base::WallTime now) {
    return or_unavailable(database_->transaction([&]() -> base::Result<void, db::Failure> {
        auto gone = TRY(database_->prepare("DELETE FROM tries WHERE badge = ?"));
        gone.bind(badge.text());
        TRY(gone.run());
        auto moved = TRY(database_->prepare("UPDATE mark SET latest = max(latest, ?)"));
        moved.bind(milliseconds(now));
        TRY(moved.run());
        return acts().add({0, now, badge, "signed-in", "", {}});
    }));
}

base::Result<StaffPass, StaffRefused> Door::look(std::string_view badge, List const& list, base::WallTime now) {
    auto const found = TRY(known(badge, list, now));
    return StaffPass{found.badge.id.text(), found.badge.role};
}

base::Result<StaffPass, StaffRefused> Door::enter(std::string_view badge, base::PrivateText const& pin,
                                                  List const& list, base::WallTime now) {
    auto const found = TRY(known(badge, list, now));
    auto const id = found.badge.id;
    int const wrong = TRY(count_try(id, now));
    auto const tried = verifier_of(pin, found.badge);
    if (!tried) {
        base::log(base::Severity::Error, "staff.door", "{}", tried.error().what);
        return refuse({StaffRefusal::Unavailable}, id, now);
    }
    auto const wait = wait_after(wrong);
    if (!seal::is_same(*tried, found.entry->verifier)) {
        if (wrong >= most_tries) return refuse({StaffRefusal::LockedForGood}, id, now);
        return refuse(
            {StaffRefusal::WrongPin, wait > base::Duration() ? now + wait : base::WallTime(), most_tries - wrong}, id,
            now);
    }
    say_unsaid(now);
    TRY(forgive(id, now));
    return StaffPass{id.text(), found.badge.role};
}

base::Result<> Door::note(base::Uuid const& badge, std::string what, std::string detail, base::WallTime now) {
    return db::in_words_of("staff", acts().add({0, now, badge, std::move(what), std::move(detail), {}}));
}

} // namespace staff
