#include "sync/ledger/ledger.h"

#include "kiosk/model/receipt.h"
#include "sync/db/database.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"
#include "tests/sync/ledger/office.h"

using ledger::Ledger;
using model::Priority;
using tests::at;
using tests::id_of;
using wire::CounterWord;

namespace {

struct Office {
    tests::TemporaryFolder folder;
    Ledger ledger = Ledger::open(folder / "ward.db", tests::office()).value();

    void reopen() { ledger = Ledger::open(folder / "ward.db", tests::office()).value(); }
    std::string draw(unsigned who, int minute, std::string const& service = "civil") {
        auto const drawn = ledger.draw({id_of(who), service, Priority::None}, "kiosk-0001", at(minute));
        return drawn ? drawn->ticket.number : drawn.error().what;
    }
    std::string bring(unsigned who, std::string const& number, int drawn, int now) {
        auto const got = ledger.draw({id_of(who), "civil", Priority::None, at(drawn), number}, "kiosk-0001", at(now));
        return got ? got->ticket.number : got.error().what;
    }
    bool act(CounterWord word, std::string const& number, int minute, std::string const& counter = "1") {
        return ledger.act(counter, {word, number, "", ""}, at(minute)).has_value();
    }
    std::string serving(std::string const& counter = "1") {
        auto const* const here = ledger.day().at_counter(counter);
        return here == nullptr ? "" : here->number;
    }
};

} // namespace

TEST_CASE("The same draw asked again has the same number, also after the program has ended") {
    Office office;
    CHECK(office.draw(1, 0) == "A001");
    CHECK(office.draw(2, 1) == "A002");
    CHECK(office.draw(1, 2) == "A001");
    office.reopen();
    CHECK(office.draw(1, 3) == "A001");
    CHECK(office.draw(3, 4) == "A003");
    CHECK(office.draw(1, 5, "land") == "the id is known for another draw");
    CHECK(office.draw(4, 5, "weather") == "no such service");
}

TEST_CASE("What was called stands after the program has ended") {
    Office office;
    office.draw(1, 0);
    office.draw(2, 1);
    REQUIRE(office.act(CounterWord::Next, "", 2));
    office.reopen();
    REQUIRE(office.ledger.queue(at(3)));
    CHECK(office.serving() == "A001");
    REQUIRE(office.act(CounterWord::Next, "A001", 4));
    CHECK(office.serving() == "A002");
}

TEST_CASE("A clerk whose page shows something else does nothing") {
    Office office;
    office.draw(1, 0);
    office.draw(2, 1);
    REQUIRE(office.act(CounterWord::Next, "", 2));
    CHECK_FALSE(office.act(CounterWord::Next, "", 3)); // a second press of the same button
    CHECK_FALSE(office.act(CounterWord::Done, "A002", 3));
    CHECK_FALSE(office.act(CounterWord::Return, "A001", 3));
    CHECK(office.serving() == "A001");
}

TEST_CASE("Numbers begin anew at midnight, and a draw of yesterday keeps the one it has") {
    Office office;
    CHECK(office.draw(1, 0) == "A001");
    auto const tomorrow = 24 * 60;
    CHECK(office.draw(2, tomorrow) == "A001");
    CHECK(office.draw(1, tomorrow) == "A001");
    CHECK(office.ledger.day().tickets().size() == 1);
    CHECK(office.bring(3, "K2-A001", 5, tomorrow) == "K2-A001"); // too late: nobody waits for it
    CHECK(office.ledger.day().tickets().size() == 1);
    CHECK(office.bring(3, "K2-A001", 5, tomorrow) == "K2-A001");
}

TEST_CASE("A kiosk's own number comes in by its time of drawing, behind those already called, and never twice") {
    Office office;
    office.draw(1, 0);
    office.draw(2, 10);
    REQUIRE(office.act(CounterWord::Next, "", 11));
    CHECK(office.bring(3, "K2-A001", 5, 12) == "K2-A001");
    CHECK(office.bring(3, "K2-A001", 5, 13) == "K2-A001");
    REQUIRE(office.act(CounterWord::Next, "A001", 14));
    CHECK(office.serving() == "K2-A001");
    REQUIRE(office.act(CounterWord::Next, "K2-A001", 15));
    CHECK(office.serving() == "A002");
    REQUIRE(office.act(CounterWord::Next, "A002", 16));
    CHECK(office.serving().empty());
}

TEST_CASE("When the ward's answer was lost, the number on the paper takes the place of the ward's") {
    Office office;
    CHECK(office.draw(1, 0) == "A001"); // nobody heard it
    REQUIRE(office.act(CounterWord::Next, "", 1));
    REQUIRE(office.act(CounterWord::Absent, "A001", 2));
    CHECK(office.bring(1, "K2-A001", 0, 3) == "K2-A001");
    CHECK(office.draw(2, 4) == "A002"); // A001 was on the board: it is not given again
    REQUIRE(office.act(CounterWord::Next, "", 5));
    CHECK(office.serving() == "K2-A001");
}

TEST_CASE("Two kiosks with the same prefix: both people are called, by different numbers") {
    Office office;
    CHECK(office.bring(1, "K2-A001", 0, 5) == "K2-A001");
    CHECK(office.bring(2, "K2-A001", 1, 5) == "K2-A001/2");
    CHECK(office.bring(2, "K2-A001", 1, 6) == "K2-A001/2");
}

TEST_CASE("Whoever fetches a paper comes back with the number or with the token of the slip") {
    Office office;
    office.draw(1, 0);
    REQUIRE(office.act(CounterWord::Next, "", 1));
    REQUIRE(office.act(CounterWord::Hold, "A001", 2));
    REQUIRE(office.act(CounterWord::Return, model::receipt_code(id_of(1)), 30, "2"));
    REQUIRE(office.act(CounterWord::Next, "", 31));
    CHECK(office.serving() == "A001");
}

TEST_CASE("The board shows who is at which counter, the latest call first, and how many wait") {
    Office office;
    office.draw(1, 0);
    office.draw(2, 0, "land");
    office.draw(3, 0);
    REQUIRE(office.act(CounterWord::Next, "", 1));
    REQUIRE(office.act(CounterWord::Next, "", 2, "2"));
    auto const queue = office.ledger.queue(at(3)).value();
    REQUIRE(queue.calls.size() == 2);
    CHECK(queue.calls[0].counter == "2");
    CHECK(queue.calls[1].spoken_vi == "Mời số A không không một đến quầy một");
    CHECK(queue.services[0].waiting + queue.services[1].waiting == 1);
    CHECK(queue.counters[0].serving == "A001");
}

TEST_CASE("A row that cannot be a draw is damage, not a number") {
    Office office;
    office.draw(1, 0);
    auto database = db::Database::open(office.folder / "ward.db").value();
    REQUIRE(database.run("UPDATE event SET number = ''"));
    office.reopen();
    auto const queue = office.ledger.queue(at(1));
    REQUIRE_FALSE(queue);
    CHECK(queue.error().kind == base::ErrorKind::Corrupt);
}

TEST_CASE("A ledger of another kind is refused and left as it is") {
    tests::TemporaryFolder const folder;
    tests::write_file(folder / "ward.db", std::string(8192, 'x'));
    CHECK(Ledger::open(folder / "ward.db", tests::office()).error().kind == base::ErrorKind::Corrupt);
    CHECK(tests::read_file(folder / "ward.db") == std::string(8192, 'x'));
}
