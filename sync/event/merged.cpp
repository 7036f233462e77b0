#include "sync/event/merged.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace event {
namespace {

// Which of two states of a book has gone further; the last words decide between two that went to different places.
bool is_further(Snapshot const& a, Snapshot const& b) {
    if (a.changes != b.changes) return a.changes > b.changes;
    if (a.made_at != b.made_at) return a.made_at > b.made_at;
    static seal::SigningKey const no_key = seal::make_signing_keys().first;
    auto const unsigned_part = [](std::string text) { return text.substr(0, text.rfind("signature ")); };
    return unsigned_part(snapshot_text(a, no_key)) > unsigned_part(snapshot_text(b, no_key));
}

// What one book says of one card and gift.
struct CardAtBook {
    std::int64_t by_rule = 0, back = 0;
    std::vector<Hour> hours;

    std::int64_t kept() const { return std::max<std::int64_t>(0, by_rule - back); }
};

using CardAndGift = std::pair<Token, std::string>;

std::map<CardAndGift, CardAtBook> cards_of(Snapshot const& book) {
    std::map<CardAndGift, CardAtBook> cards;
    for (auto const& line : book.lines) {
        if (!line.token) continue;
        auto& card = cards[{*line.token, line.gift}];
        if (line.act == model::StockAct::TakenBack) card.back += line.pieces;
        if (line.act != model::StockAct::Given || line.reason != model::GiftReason::None) continue;
        card.by_rule += line.pieces;
        card.hours.push_back(line.hour);
    }
    return cards;
}

} // namespace

base::Result<Taken> Merged::take(Snapshot const& snapshot) {
    if (snapshot.event != event_)
        return base::failure(base::ErrorKind::Invalid, "the book of another event, \"" + snapshot.event + "\"");
    auto const before = books_.find(snapshot.book);
    bool const is_new = before == books_.end();
    bool const is_newer = !is_new && snapshot.changes > before->second.newest.changes;
    hold({snapshot, snapshot.counts, snapshot.tickets, false});
    return is_new ? Taken::New : is_newer ? Taken::Newer : Taken::Known;
}

void Merged::merge(Merged const& others) {
    for (auto const& [book, held] : others.books_)
        hold(held);
}

void Merged::hold(Held const& other) {
    auto const [place, is_new] = books_.try_emplace(other.newest.book, other);
    if (is_new) return;
    auto& held = place->second;
    bool const replaces = is_further(other.newest, held.newest);
    auto const& newer = replaces ? other.newest : held.newest;
    auto const& older = replaces ? held.newest : other.newest;
    held.forked = held.forked || other.forked || !continues(newer, older);
    take_larger(held.counts, other.counts);
    held.tickets = std::max(held.tickets, other.tickets);
    if (replaces) held.newest = other.newest;
}

std::vector<Snapshot> Merged::books() const {
    std::vector<Snapshot> books;
    for (auto const& [id, held] : books_)
        books.push_back(held.newest);
    return books;
}

Counts Merged::counts() const {
    Tallies tallies;
    for (auto const& [book, held] : books_)
        tallies.merge(book, held.counts);
    return tallies.sum();
}

std::string Merged::tickets() const {
    std::map<unsigned, std::uint32_t> drawn;
    for (auto const& [book, held] : books_)
        drawn[held.newest.number] = std::max(drawn[held.newest.number], held.tickets);
    std::string text;
    for (auto const& [number, tickets] : drawn)
        if (tickets > 0) text += (text.empty() ? "" : ",") + tickets_text(number, tickets);
    return text;
}

std::vector<Merged::Candidate> Merged::cards_at_several() const {
    std::map<CardAndGift, Candidate> all;
    for (auto const& [id, held] : books_)
        for (auto const& [card, at_book] : cards_of(held.newest)) {
            if (at_book.kept() == 0) continue;
            auto& candidate = all[card];
            candidate.what.gift = card.second;
            candidate.pieces += at_book.kept();
            for (auto const hour : at_book.hours)
                candidate.what.handings.push_back({id, held.newest.kiosk, hour});
        }
    std::vector<Candidate> found;
    auto const by_kiosk = [](Double::Handing const& a, Double::Handing const& b) {
        return std::tie(a.kiosk, a.hour, a.book) < std::tie(b.kiosk, b.hour, b.book);
    };
    for (auto& [card, candidate] : all) {
        std::ranges::sort(candidate.what.handings, by_kiosk);
        found.push_back(std::move(candidate));
    }
    auto const in_order = [](Candidate const& a, Candidate const& b) { // not that of the tokens, which says nothing
        return std::tie(a.what.gift, a.what.handings) < std::tie(b.what.gift, b.what.handings);
    };
    std::ranges::stable_sort(found, in_order);
    return found;
}

std::vector<std::string> Merged::troubles() const {
    std::vector<std::string> troubles;
    std::map<unsigned, std::set<std::string>> kiosks; // by number
    std::set<KeyCheck> keys;
    for (auto const& [id, held] : books_) {
        auto const& book = held.newest;
        if (held.forked)
            troubles.push_back(fmt::format("the book {} of {} went on at two places: a copy was worked with as well",
                                           id.text(), book.kiosk));
        if (book.number != 0) kiosks[book.number].insert(fmt::format("{} ({})", book.kiosk, id.text()));
        if (book.key) keys.insert(*book.key);
    }
    for (auto const& [number, names] : kiosks)
        if (names.size() > 1)
            troubles.push_back(fmt::format("number {} was given to {} books, so that tickets are there twice: {}",
                                           number, names.size(), fmt::join(names, ", ")));
    if (keys.size() > 1)
        troubles.emplace_back("the kiosks had different keys: gifts that were given twice are not found");
    return troubles;
}

} // namespace event
