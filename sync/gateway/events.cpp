#include "sync/gateway/events.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>

#include "kiosk/base/log.h"
#include "sync/event/strands.h"
#include "sync/gateway/downloads.h"
#include "sync/gateway/problem.h"
#include "sync/gateway/reply.h"
#include "sync/seal/digest.h"
#include "sync/wire/base64.h"
#include "sync/wire/event_tally.h"

namespace gateway {
namespace {

using wire::ProblemType;

constexpr std::string_view of_kiosks = "/kiosk/v1/events/", pages = "/events/", html_type = "text/html; charset=utf-8";

server::Reply no_store() { return problem(ProblemType::Overloaded, "the store does not answer"); }
server::Reply no_event() { return problem(ProblemType::NotFound, "there is no such event here"); }

server::Reply shown(std::string_view media_type, std::string text) {
    return {200,
            std::string(media_type),
            std::move(text),
            {{"Content-Security-Policy", event_page_policy}, {"X-Content-Type-Options", "nosniff"}}};
}

// With its tag, or 304 to whoever has it.
server::Reply tagged(server::Reply reply, std::string const& condition) {
    auto const tag = fmt::format("\"{}\"", wire::to_hex(seal::sha256(base::as_bytes(reply.body))).substr(0, 32));
    if (names_tag(condition, tag)) return {304, "", "", {{"ETag", tag}}};
    reply.headers.emplace_back("ETag", tag);
    return reply;
}

wire::EventTally tally_of(EventBoard const& board) {
    wire::EventTally tally{board.day.id, board.standing.as_of, board.standing.books};
    for (auto const& row : board.standing.rows)
        if (row.by == event::ReportBy::Total) tally.totals.emplace(row.kind, row.count);
    return tally;
}

server::Reply page_of(EventBoard const& board, std::string_view what) {
    if (what == "board") return shown(html_type, event_board(board));
    if (what == "organisers") return shown(html_type, organisers_page(board));
    auto reply = shown("text/csv; charset=utf-8", event::csv_of(board.standing.rows));
    reply.headers.emplace_back("Content-Disposition", fmt::format("attachment; filename=\"{}.csv\"", board.day.id));
    return reply;
}

// What was brought, or the reply that says why it is not taken.
base::Result<event::Snapshot, server::Reply> read_book(server::Heard const& heard, std::string const& kiosk,
                                                       std::string const& event, KioskKeys& keys) {
    auto const no = [](ProblemType type, std::string detail) {
        return tl::unexpected(problem(type, std::move(detail)));
    };
    if (heard.header("content-type") != wire::book_media_type)
        return no(ProblemType::WrongMediaType, std::string(wire::book_media_type));
    if (heard.body.size() > largest_event_book) return no(ProblemType::TooLarge, "larger than a book may be");
    auto const signer = event::kiosk_in(heard.body);
    if (!signer) return no(ProblemType::BadRequest, signer.error().what);
    if (*signer != kiosk) return no(ProblemType::WrongKiosk, "another kiosk's book");
    auto const key = keys.of(kiosk);
    if (!key) return no(ProblemType::UnknownKiosk, key.error().what);
    auto snapshot = event::read_snapshot(heard.body, *key);
    if (!snapshot && snapshot.error().kind == base::ErrorKind::Refused)
        return no(ProblemType::BadSignature, snapshot.error().what);
    if (!snapshot) return no(ProblemType::BadRequest, snapshot.error().what);
    if (snapshot->event != event) return no(ProblemType::BadRequest, "the book of another event");
    return std::move(*snapshot);
}

} // namespace

std::shared_ptr<model::EventDay const> EventDays::find(std::string_view id) {
    std::lock_guard const lock(mutex_);
    look_again();
    for (auto const& [file, known] : known_)
        if (known.day && known.day->id == id) return known.day;
    return nullptr;
}

std::vector<std::shared_ptr<model::EventDay const>> EventDays::all() {
    std::lock_guard const lock(mutex_);
    look_again();
    std::vector<std::shared_ptr<model::EventDay const>> days;
    for (auto const& [file, known] : known_)
        if (known.day) days.push_back(known.day);
    std::ranges::stable_sort(days, std::ranges::greater(), [](auto const& day) { return day->first_day; });
    return days;
}

void EventDays::look_again() {
    std::error_code error;
    std::set<std::filesystem::path> there;
    for (auto const& entry : std::filesystem::directory_iterator(folder_, error)) {
        if (entry.path().extension() != ".pack") continue;
        std::error_code gone;
        Stamp const stamp{entry.file_size(gone), entry.last_write_time(gone)};
        if (gone) continue;
        there.insert(entry.path());
        auto const known = known_.find(entry.path());
        if (known != known_.end() && known->second.stamp == stamp) continue;
        auto day = load_(entry.path());
        if (!day) base::log(base::Severity::Error, "gateway.event", "{}: {}", entry.path().string(), day.error().what);
        auto shared = day ? std::make_shared<model::EventDay const>(std::move(*day)) : nullptr;
        known_.insert_or_assign(entry.path(), Known{stamp, std::move(shared)});
    }
    std::erase_if(known_, [&](auto const& known) { return !there.contains(known.first); });
}

std::optional<EventPath> event_path(std::string_view path, std::string_view before) {
    if (!path.starts_with(before)) return std::nullopt;
    auto const rest = path.substr(before.size());
    auto const slash = rest.find('/');
    if (slash == std::string_view::npos || !model::is_event_code(rest.substr(0, slash))) return std::nullopt;
    return EventPath{std::string(rest.substr(0, slash)), std::string(rest.substr(slash + 1))};
}

bool Events::is_for_kiosks(std::string_view path) {
    auto const found = event_path(path, of_kiosks);
    return found && (found->what == "book" || found->what == "tally");
}

bool Events::is_page(std::string_view path, server::Door door) const {
    bool const is_inner = door == server::Door::Inner;
    if (!is_inner && (door != server::Door::Public || !is_public_)) return false;
    if (event_file(path) != nullptr) return true;
    auto const found = event_path(path, pages);
    if (!found) return false;
    return found->what == "board" || (is_inner && (found->what == "organisers" || found->what == "report.csv"));
}

void Events::ask(std::function<void(store::Store&)> work, server::Finish const& finish) {
    if (!hands_.order(StoreOrder{std::move(work)})) finish(problem(ProblemType::Overloaded, "too many requests wait"));
}

void Events::answer_kiosk(server::Heard heard, std::string const& kiosk, std::string_view path,
                          server::Finish const& finish) {
    auto const asked = event_path(path, of_kiosks).value_or(EventPath());
    bool const is_book = asked.what == "book";
    if (heard.method != (is_book ? "PUT" : "GET")) return finish(wrong_method(is_book ? "PUT" : "GET"));
    auto work = [this, heard = std::move(heard), kiosk, asked, is_book, finish] {
        auto const day = days_.find(asked.event);
        if (!day) return finish(no_event());
        if (is_book) return take(heard, kiosk, asked.event, finish);
        see(day, [finish, condition = heard.header("if-none-match")](base::Result<Shown> const& seen) {
            finish(seen ? tagged(json(200, wire::encode(tally_of(**seen))), condition) : no_store());
        });
    };
    if (!hands_.work(std::move(work))) finish(problem(ProblemType::Overloaded, "too many requests wait"));
}

void Events::take(server::Heard const& heard, std::string const& kiosk, std::string const& event,
                  server::Finish const& finish) {
    auto snapshot = read_book(heard, kiosk, event, keys_);
    if (!snapshot) return finish(std::move(snapshot.error()));
    store::StoredEventBook arrived{event, snapshot->book, seal::sha256(base::as_bytes(heard.body)),
                                   kiosk, clock_.wall(),  heard.body};
    ask([this, snapshot = std::move(*snapshot), arrived = std::move(arrived),
         finish](store::Store& store) { finish(keep(store, snapshot, arrived)); },
        finish);
}

// One that cannot be read any more, for its kiosk has another key, stays where it is: nothing follows on it.
server::Reply Events::keep(store::Store& store, event::Snapshot const& snapshot, store::StoredEventBook arrived) {
    auto const all = store.event_books(arrived.event);
    if (!all) return no_store();
    std::vector<event::Snapshot> held;
    std::vector<wire::Digest> digests, replaced;
    for (auto const& one : *all) {
        auto const key = one.book == arrived.book ? keys_.of(one.kiosk) : tl::unexpected(base::Error());
        auto known = key ? event::read_snapshot(one.text, *key) : tl::unexpected(key.error());
        if (!known) continue;
        held.push_back(std::move(*known));
        digests.push_back(one.sha256);
    }
    auto const keeping = event::keeping_of(snapshot, held);
    for (auto const place : keeping.replaced)
        replaced.push_back(digests[place]);
    auto const is_of_kiosk = [&](store::StoredEventBook const& one) {
        return one.kiosk == arrived.kiosk && std::ranges::find(replaced, one.sha256) == replaced.end();
    };
    bool const is_known = keeping.strand == event::Strand::Known;
    if (!is_known && static_cast<std::size_t>(std::ranges::count_if(*all, is_of_kiosk)) >= most_books_of_kiosk)
        return problem(ProblemType::IdConflict, "the books of this kiosk went on at too many places");
    if (keeping.strand == event::Strand::Fork)
        base::log(base::Severity::Warning, "gateway.event", "the book {} of {} went on at two places",
                  arrived.book.text(), arrived.kiosk);
    auto const kept = is_known ? store.event_book_came(arrived.event, arrived.book, arrived.received_at)
                               : store.keep_event_book(arrived, replaced);
    if (!kept) base::log(base::Severity::Error, "gateway.event", "{}", kept.error().what);
    if (!kept && kept.error().kind == base::ErrorKind::Full) return problem(ProblemType::NoSpace, "");
    if (!kept) return no_store();
    auto const changes = static_cast<std::uint64_t>(std::max<std::int64_t>(snapshot.changes, 0));
    return json(keeping.strand == event::Strand::First ? 201 : 200,
                wire::encode(wire::BookKept{arrived.book, changes}));
}

// Nothing: it has to be reckoned. Whoever is told so does that, and the others have the old one meanwhile.
Events::Shown Events::still_fresh(std::string const& event) {
    std::lock_guard const lock(mutex_);
    auto& known = reckoned_[event];
    auto const now = clock_.now();
    if (known.board && now < known.until) return known.board;
    known.until = now + board_lasts;
    return nullptr;
}

Events::Shown Events::reckon(model::EventDay const& day, std::vector<store::StoredEventBook> const& books,
                             std::vector<store::KioskState> const& states) {
    auto const key_of = [&](std::string const& kiosk) { return keys_.of(kiosk); };
    auto const board = std::make_shared<EventBoard const>(event_board_of(day, books, states, key_of, clock_.wall()));
    std::lock_guard const lock(mutex_);
    reckoned_[day.id].board = board;
    return board;
}

std::optional<Events::Reckoning> Events::read_all(store::Store& store) {
    struct Read {
        std::shared_ptr<model::EventDay const> day;
        Shown fresh; // nullptr: the books have to be reckoned
        std::vector<store::StoredEventBook> books = {};
    };
    auto states = store.kiosks();
    if (!states) return std::nullopt;
    std::vector<Read> all;
    for (auto const& day : days_.all()) {
        Read read{day, still_fresh(day->id)};
        auto books = read.fresh ? base::Result<std::vector<store::StoredEventBook>>() : store.event_books(day->id);
        if (!books) return std::nullopt;
        read.books = std::move(*books);
        all.push_back(std::move(read));
    }
    return Reckoning([this, all = std::move(all), states = std::move(*states)] {
        std::vector<Shown> boards;
        for (auto const& [day, fresh, books] : all)
            boards.push_back(fresh ? fresh : reckon(*day, books, states));
        return boards;
    });
}

void Events::see(std::shared_ptr<model::EventDay const> const& day, Seen seen) {
    if (auto const board = still_fresh(day->id)) return seen(board);
    auto work = [this, day, seen](store::Store& store) {
        auto books = store.event_books(day->id);
        auto states = store.kiosks();
        if (!books) return seen(tl::unexpected(books.error()));
        if (!states) return seen(tl::unexpected(states.error()));
        auto reckoning = [this, day, seen, books = std::move(*books), states = std::move(*states)] {
            seen(reckon(*day, books, states));
        };
        if (!hands_.work(std::move(reckoning))) seen(base::failure(base::ErrorKind::Unavailable, "too much waits"));
    };
    if (!hands_.order(StoreOrder{std::move(work)})) seen(base::failure(base::ErrorKind::Unavailable, "too much waits"));
}

void Events::answer_page(server::Heard const& heard, std::string_view path, server::Finish const& finish) {
    if (heard.method != "GET") return finish(wrong_method("GET"));
    auto const condition = heard.header("if-none-match");
    if (auto const* const file = event_file(path))
        return finish(tagged(shown(file->media_type, file->text), condition));
    auto const asked = event_path(path, pages).value_or(EventPath());
    auto work = [this, asked, condition, finish] {
        auto const day = days_.find(asked.event);
        if (!day) return finish(no_event());
        see(day, [finish, asked, condition](base::Result<Shown> const& seen) {
            finish(seen ? tagged(page_of(**seen, asked.what), condition) : no_store());
        });
    };
    if (!hands_.work(std::move(work))) finish(problem(ProblemType::Overloaded, "too many requests wait"));
}

} // namespace gateway
