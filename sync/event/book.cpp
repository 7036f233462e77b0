#include "sync/event/book.h"

#include <algorithm>
#include <fmt/format.h>

#include "sync/db/words.h"
#include "sync/event/book_rows.h"

namespace event {
namespace {

template<class T>
base::Result<T> in_our_words(DbResult<T> result) {
    return db::in_words_of("event", std::move(result));
}

// What speaks against a book that is there already; none: it goes on.
std::optional<std::string> complaint_about(BookRow const& book, std::string const& event, GiftKey const* key) {
    if (book.event != event) return fmt::format("it is the book of \"{}\"", book.event);
    if (key != nullptr && book.key && *book.key != key->check())
        return "it was begun with another key: gifts that were given twice could not be found";
    return std::nullopt;
}

// The stock that the pack speaks of is counted once a gift, however often the pack is made anew.
DbResult<void> begin_stock(db::Database& database, model::EventDay const& day, base::WallTime now) {
    auto const lines = TRY(lines_after(database, 0));
    for (auto const& gift : day.gifts) {
        bool const begun = std::ranges::any_of(lines, [&](Line const& line) {
            return line.gift == gift.id && line.reason == model::GiftReason::Beginning;
        });
        if (begun || gift.stock == 0) continue;
        TRY(add_line(database, {0, hour_of(now), gift.id, model::StockAct::Restocked, model::GiftReason::Beginning,
                                std::int64_t{gift.stock}}));
    }
    return {};
}

struct Opening {
    model::EventDay const& day;
    unsigned number;
    GiftKey const* key;
    base::Random& random;
    base::WallTime now;
};

// The sentence why not; none: the book can be worked with.
DbResult<std::optional<std::string>> begin_or_go_on(db::Database& database, Opening const& opening) {
    TRY(make_tables(database));
    auto const before = TRY(book_row(database));
    if (before)
        if (auto complaint = complaint_about(*before, opening.day.id, opening.key)) return complaint;
    auto book = before ? *before : BookRow{base::make_uuid_v7(opening.now, opening.random), opening.day.id, 0, {}};
    if (book.closed) return std::nullopt;
    bool const numbered = opening.number != 0 && book.tickets == 0 && book.number != opening.number;
    bool const keyed = opening.key != nullptr && !book.key;
    if (numbered) book.number = opening.number;
    if (keyed) book.key = opening.key->check();
    auto const lines = TRY(lines_after(database, 0)).size();
    TRY(begin_stock(database, opening.day, opening.now));
    bool const stocked = TRY(lines_after(database, 0)).size() != lines;
    if (!before || numbered || keyed || stocked) TRY(keep(database, book));
    return std::nullopt;
}

} // namespace

base::Result<EventBook> EventBook::open(std::filesystem::path const& file, model::EventDay day, unsigned number,
                                        std::optional<GiftKey> key, base::Random& random, base::WallTime now) {
    if (number > most_numbers) return base::failure(base::ErrorKind::Invalid, "a kiosk's number is 1 to 99");
    auto database = TRY(in_our_words(db::Database::open(file)));
    Opening const opening{day, number, key ? &*key : nullptr, random, now};
    auto const complaint = TRY(in_our_words(database.transaction([&] { return begin_or_go_on(database, opening); })));
    if (complaint) return base::failure(base::ErrorKind::Refused, file.string() + ": " + *complaint);
    return EventBook(std::move(database), std::move(day), std::move(key));
}

base::Result<model::EventWhose> EventBook::known(model::EventWhose whose) const {
    if (!whose.ambassador.empty()) {
        auto const* ambassador = day_.ambassador(whose.ambassador);
        if (ambassador == nullptr) return base::failure(base::ErrorKind::Invalid, "no such ambassador at this event");
        if (whose.organisation.empty()) whose.organisation = ambassador->organisation;
        if (whose.organisation != ambassador->organisation)
            return base::failure(base::ErrorKind::Invalid, "that ambassador is another organisation's");
    }
    if (!whose.organisation.empty() && day_.organisation(whose.organisation) == nullptr)
        return base::failure(base::ErrorKind::Invalid, "no such organisation at this event");
    return whose;
}

base::Result<> EventBook::count(std::span<model::TallyKind const> kinds, model::EventWhose const& whose,
                                base::WallTime now) {
    if (kinds.empty() || !std::ranges::all_of(kinds, model::is_counted_by_staff))
        return base::failure(base::ErrorKind::Invalid, "that is not counted by hand");
    auto const by = TRY(known(whose));
    bool const open = TRY(in_our_words(database_.transaction([&]() -> DbResult<bool> {
        auto const book = TRY(book_row(database_));
        if (!book || book->closed) return false;
        for (auto const kind : kinds)
            TRY(add_count(database_, {hour_of(now), kind, by}));
        TRY(keep(database_, *book));
        return true;
    })));
    return open ? base::Result<>() : base::failure(base::ErrorKind::Refused, "the event is closed");
}

base::Result<> EventBook::take_back_count(model::TallyKind kind, model::EventWhose const& whose, Hour hour) {
    if (!model::is_counted_by_staff(kind))
        return base::failure(base::ErrorKind::Invalid, "that is not counted by hand");
    Cell const counted{hour, kind, TRY(known(whose))};
    bool open = false;
    bool const there = TRY(in_our_words(database_.transaction([&]() -> DbResult<bool> {
        auto const book = TRY(book_row(database_));
        open = book && !book->closed;
        if (!open || !net_of(TRY(all_counts(database_))).contains(counted)) return false;
        auto back = counted;
        back.undo = true;
        TRY(add_count(database_, back));
        TRY(keep(database_, *book));
        return true;
    })));
    if (!open) return base::failure(base::ErrorKind::Refused, "the event is closed");
    return there ? base::Result<>() : base::failure(base::ErrorKind::Invalid, "there is no such count to take back");
}

base::Result<std::uint32_t> EventBook::issue_ticket(base::WallTime now) {
    std::string why;
    auto const ticket = TRY(in_our_words(database_.transaction([&]() -> DbResult<std::uint32_t> {
        auto book = TRY(book_row(database_));
        if (!book || book->closed)
            why = "the event is closed";
        else if (book->number == 0)
            why = "event.number is not set: this kiosk draws no tickets";
        else if (book->tickets >= tickets_a_number)
            why = "all its tickets are drawn";
        if (!why.empty()) return std::uint32_t{0};
        ++book->tickets;
        TRY(add_count(database_, {hour_of(now), model::TallyKind::Ticket, {}}));
        TRY(keep(database_, *book));
        return ticket_of(book->number, book->tickets);
    })));
    if (!why.empty()) return base::failure(base::ErrorKind::Refused, why);
    return ticket;
}

base::Result<Counts> EventBook::counts() {
    return net_of(TRY(in_our_words(database_.transaction([&] { return all_counts(database_); }))));
}

base::Result<Snapshot> EventBook::snapshot(std::string const& kiosk, base::WallTime now) {
    return in_our_words(database_.transaction([&]() -> DbResult<Snapshot> {
        auto const book = TRY(book_row(database_));
        if (!book) return tl::unexpected(db::Failure{db::FailureKind::Corrupt, "the book has no first page"});
        return snapshot_of(database_, *book, kiosk, now);
    }));
}

base::Result<> EventBook::close() {
    TRY(in_our_words(database_.transaction([&]() -> DbResult<void> {
        auto book = TRY(book_row(database_));
        if (!book || book->closed) return {};
        book->closed = true;
        return keep(database_, *book);
    })));
    forget_key();
    return {};
}

void EventBook::forget_key() {
    closed_ = true;
    key_.reset(); // wiped
}

} // namespace event
