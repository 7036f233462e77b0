// The boards of an event: what they tell, what they mark, and that nothing of a pack becomes markup.
#include "sync/gateway/event_board.h"

#include "sync/gateway/event_console.h"
#include "sync/gateway/events.h"
#include "tests/support/catch.h"
#include "tests/sync/event/sample.h"

using model::TallyKind;

namespace {

// The books of kiosks, each signed by its own key, as the store has them.
struct BoardCity {
    void bring(std::string const& kiosk, std::uint8_t number, event::Counts counts, base::WallTime at = tests::nine) {
        auto const& key = keys.try_emplace(kiosk, seal::make_signing_keys()).first->second;
        event::Snapshot book;
        book.event = day.id;
        book.book = base::Uuid::parse("01938000-0000-7000-8000-000000000000").value();
        book.book.bytes[15] = number;
        book.kiosk = kiosk;
        book.changes = 1;
        book.made_at = at;
        book.counts = std::move(counts);
        books.push_back({day.id, book.book, {}, kiosk, at, event::snapshot_text(book, key.first)});
    }
    gateway::EventBoard board(base::WallTime now = tests::nine) const {
        auto const key_of = [this](std::string const& kiosk) -> base::Result<seal::VerifyKey> {
            return keys.at(kiosk).second;
        };
        return gateway::event_board_of(day, books, states, key_of, now);
    }

    model::EventDay day = tests::sample_event();
    std::map<std::string, std::pair<seal::SigningKey, seal::VerifyKey>> keys;
    std::vector<store::StoredEventBook> books;
    std::vector<store::KioskState> states;
};

event::Cell board_cell(TallyKind kind, std::string organisation = "", std::string ambassador = "") {
    return {event::hour_of(tests::nine), kind, {std::move(organisation), std::move(ambassador)}};
}

bool says(std::string const& page, std::string_view words) { return page.find(words) != std::string::npos; }

} // namespace

TEST_CASE("the board adds the kiosks up, and has the progress of who named a target") {
    BoardCity city;
    city.bring("kiosk-0001", 1,
               {{board_cell(TallyKind::Visitor), 700}, {board_cell(TallyKind::Activated, "don-vi-a"), 60}});
    city.bring("kiosk-0002", 2,
               {{board_cell(TallyKind::Visitor), 534}, {board_cell(TallyKind::Activated, "don-vi-a"), 90}});
    auto const page = gateway::event_board(city.board());
    CHECK(says(page, "<dd>1.234</dd>"));
    CHECK(says(page, "<td>150</td><td>300</td>"));
    CHECK(says(page, "<small>50%</small>"));
    CHECK(says(page, "09h</text>"));
    CHECK_FALSE(says(page, "<th scope=\"row\">Đơn vị B"));
}

TEST_CASE("the console has each event's sums in the language of who looks, and no number that may not be told") {
    BoardCity city;
    city.bring("kiosk-0001", 1,
               {{board_cell(TallyKind::Visitor), 700}, {board_cell(TallyKind::Activated, "don-vi-a"), 60}});
    city.bring("kiosk-0002", 2,
               {{board_cell(TallyKind::Visitor), 534},
                {board_cell(TallyKind::Activated, "don-vi-a"), 90},
                {board_cell(TallyKind::NotPossible), 3}});
    city.day.name = {"Ngày <b>hội</b>", "Install <b>day</b>"};
    auto const shown = std::make_shared<gateway::EventBoard const>(city.board());
    gateway::console::Viewer viewer;
    viewer.now = tests::nine;
    auto const page = gateway::events_page({shown}, viewer);
    CHECK(page.tab == "/events");
    CHECK(says(page.live, "<h2>Ngày &lt;b&gt;hội&lt;/b&gt;</h2>"));
    CHECK(says(page.live, "<dt>Khách đến</dt><dd>1.234</dd>"));
    CHECK(says(page.live, R"(<td class="number">150</td><td class="number">300</td><td class="number">50%</td>)"));
    CHECK(says(page.live, "<dd>*</dd>"));
    CHECK_FALSE(says(page.live, "<dd>3</dd>"));
    CHECK(says(page.live, R"(href="/kiosk/kiosk-0002")"));
    viewer.tongue = gateway::console::Tongue(gateway::console::Language::English);
    auto const english = gateway::events_page({shown}, viewer);
    CHECK(says(english.live, "<h2>Install &lt;b&gt;day&lt;/b&gt;</h2>"));
    CHECK(says(english.live, "<dt>Visitors</dt><dd>1,234</dd>"));
    CHECK_FALSE(says(english.live, "Khách"));
    CHECK(says(gateway::events_page({}, viewer).live, "There is no event."));
}

TEST_CASE("fewer than five are a star on the board, and a bar of another pattern") {
    BoardCity city;
    city.bring("kiosk-0001", 1,
               {{board_cell(TallyKind::Visitor), 4}, {board_cell(TallyKind::Activated, "don-vi-a"), 2}});
    auto const page = gateway::event_board(city.board());
    CHECK(says(page, "<dt>Khách đến <span lang=\"en\">Visitors</span></dt><dd>*</dd>"));
    CHECK(says(page, "class=\"bar untold\""));
    CHECK(says(page, "<td>*</td><td>300</td>"));
    CHECK_FALSE(says(page, "<dd>4</dd>"));
}

TEST_CASE("a kiosk that was not heard for more than ten minutes is marked, one that says nothing new is not") {
    BoardCity city;
    city.bring("kiosk-0001", 1, {});
    city.bring("kiosk-0002", 2, {});
    auto const later = tests::nine + gateway::unheard_after + base::Duration(1);
    CHECK_FALSE(says(gateway::event_board(city.board(later - base::Duration(1))), "chưa liên lạc"));
    city.states.push_back({"kiosk-0002", later, "{}", 0, std::nullopt, false});
    auto const page = gateway::event_board(city.board(later));
    CHECK(says(page, "<tr class=\"unheard\"><th scope=\"row\">kiosk-0001</th>"));
    CHECK(says(page, "<tr class=\"heard\"><th scope=\"row\">kiosk-0002</th>"));
    CHECK(says(page, "chưa liên lạc từ 09:10"));
}

TEST_CASE("a book that its kiosk has not signed is left out, and the organisers are told by name") {
    BoardCity city;
    city.bring("kiosk-0001", 1, {{board_cell(TallyKind::Visitor), 10}});
    city.bring("kiosk-0002", 2, {{board_cell(TallyKind::Visitor), 90}});
    city.keys.at("kiosk-0002") = seal::make_signing_keys();
    auto const board = city.board();
    CHECK(board.standing.books == 1);
    CHECK(says(gateway::event_board(board), "<dd>10</dd>"));
    CHECK(says(gateway::organisers_page(board), "kiosk-0002: not signed by that kiosk"));
}

TEST_CASE("nothing of a pack becomes markup, and nothing stands in the page that its policy forbids") {
    BoardCity city;
    city.day.name = {"<script>alert(1)</script>", "\" onload=\"x"};
    city.day.organisations[0].name.vi = "<img src=x>";
    city.bring("kiosk-0001", 1, {{board_cell(TallyKind::Activated, "don-vi-a", "a-01"), 9}});
    for (auto const& page : {gateway::event_board(city.board()), gateway::organisers_page(city.board())}) {
        CHECK_FALSE(says(page, "<script>"));
        CHECK_FALSE(says(page, "<img"));
        CHECK_FALSE(says(page, "\" onload"));
        CHECK_FALSE(says(page, " style="));
        CHECK_FALSE(says(page, "<style"));
    }
}

TEST_CASE("before any book has come the board says so") {
    auto const page = gateway::event_board(BoardCity().board());
    CHECK(says(page, "Chưa máy nào gửi số"));
    CHECK(says(page, "Chưa có số nào"));
    CHECK(says(page, "<dd>0</dd>"));
}

TEST_CASE("an event's path is its id and what of it, and nothing else") {
    using gateway::event_path;
    CHECK(event_path("/events/vi-du/board", "/events/") == gateway::EventPath{"vi-du", "board"});
    for (auto const* wrong : {"/events/", "/events/vi-du", "/events//board", "/events/../board", "/events/Vi/board",
                              "/other/vi-du/board", "/events/%2e/board"})
        CHECK_FALSE(event_path(wrong, "/events/"));
}
