#include "sync/wire/event_tally.h"

#include "kiosk/model/event_day.h"
#include "sync/wire/json_reader.h"

namespace wire {

std::string encode(EventTally const& tally) {
    Json totals = Json::object();
    for (auto const& [kind, count] : tally.totals)
        totals[std::string(word_of(kind))] = count ? Json(*count) : Json(nullptr);
    return dump({{"event", tally.event},
                 {"as_of", tally.as_of ? Json(base::to_rfc3339(*tally.as_of)) : Json(nullptr)},
                 {"books", tally.books},
                 {"totals", totals}});
}

std::optional<EventTally> decode_event_tally(std::string_view text) {
    auto const reader = ObjectReader::parse(text, longest_event_tally);
    if (!reader) return std::nullopt;
    auto const event = reader->text("event");
    auto const books = reader->number("books");
    auto const totals = reader->object("totals");
    if (!event || !model::is_event_code(*event) || !books || !totals) return std::nullopt;
    EventTally tally{*event, reader->time("as_of"), *books};
    if (!tally.as_of && !reader->is_null_or_missing("as_of")) return std::nullopt;
    for (auto const kind : model::all_tally_kinds) {
        auto const word = std::string(word_of(kind));
        auto const count = totals->number(word.c_str());
        if (!count && !totals->is_null_or_missing(word.c_str())) return std::nullopt;
        tally.totals.emplace(kind, count);
    }
    return tally;
}

std::string encode(BookKept const& kept) { return dump({{"book", kept.book.text()}, {"changes", kept.changes}}); }

std::optional<BookKept> decode_book_kept(std::string_view text) {
    auto const reader = ObjectReader::parse(text, longest_event_tally);
    auto const book = reader ? reader->text("book") : std::nullopt;
    auto const changes = reader ? reader->number("changes") : std::nullopt;
    auto const id = book ? base::Uuid::parse(*book) : std::nullopt;
    if (!id || !changes) return std::nullopt;
    return BookKept{*id, *changes};
}

} // namespace wire
