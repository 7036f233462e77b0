#include "sync/ledger/own.h"

#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"
#include "tests/sync/ledger/office.h"

using ledger::OwnNumbers;
using model::Priority;
using tests::at;
using tests::id_of;

TEST_CASE("A kiosk's own numbers have its prefix, and go on after the program has ended") {
    tests::TemporaryFolder const folder;
    {
        auto own = OwnNumbers::open(folder / "numbers.db", "K2").value();
        CHECK(own.issue(id_of(1), "civil", "A", Priority::None, at(0)).value().number == "K2-A001");
        CHECK(own.issue(id_of(2), "land", "B", Priority::OldAge, at(1)).value().number == "K2-B001");
    }
    auto own = OwnNumbers::open(folder / "numbers.db", "K2").value();
    CHECK(own.issue(id_of(3), "civil", "A", Priority::None, at(2)).value().number == "K2-A002");
    CHECK(own.issue(id_of(1), "civil", "A", Priority::None, at(3)).value().number == "K2-A001");
}

TEST_CASE("A kiosk's own numbers begin anew at midnight in Việt Nam") {
    tests::TemporaryFolder const folder;
    auto own = OwnNumbers::open(folder / "numbers.db", "K2").value();
    auto const late = base::from_rfc3339("2026-11-23T16:59:59Z").value();
    CHECK(own.issue(id_of(1), "civil", "A", Priority::None, late).value().number == "K2-A001");
    CHECK(own.issue(id_of(2), "civil", "A", Priority::None, late + std::chrono::seconds(1)).value().number ==
          "K2-A001");
}

TEST_CASE("What the ward has not got waits, in the order of drawing, until it is settled") {
    tests::TemporaryFolder const folder;
    auto own = OwnNumbers::open(folder / "numbers.db", "K2").value();
    REQUIRE(own.issue(id_of(1), "civil", "A", Priority::Pregnant, at(0)));
    REQUIRE(own.issue(id_of(2), "civil", "A", Priority::None, at(1)));
    auto const waiting = own.waiting(8).value();
    REQUIRE(waiting.size() == 2);
    CHECK(waiting[0] == wire::Draw{id_of(1), "civil", Priority::Pregnant, at(0), "K2-A001"});
    REQUIRE(own.settle(id_of(1)));
    CHECK(own.waiting(8).value().at(0).number == "K2-A002");
    CHECK(own.waiting(8).value().size() == 1);
}
