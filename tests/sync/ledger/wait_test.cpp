#include "sync/ledger/wait.h"

#include "tests/support/catch.h"
#include "tests/sync/ledger/office.h"

using namespace ledger;
using tests::at;
using tests::id_of;

namespace {

void serve(Day& day, unsigned who, int from, int minutes, std::string const& counter = "1") {
    Event drawn{Kind::Drawn, at(0), id_of(who)};
    drawn.number = day.next_number(tests::office().services[0]);
    drawn.service = "civil";
    drawn.drawn_at = at(0);
    day.apply(drawn);
    Event called{Kind::Called, at(from), id_of(who)};
    called.counter = counter;
    called.service = "civil";
    day.apply(called);
    day.apply({Kind::Done, at(from + minutes), id_of(who)});
}

} // namespace

TEST_CASE("Before anybody was called today nobody can say how long it takes") {
    auto const ward = tests::office();
    CHECK_FALSE(guess_wait(Day(ward.rules), ward, "civil", 4, at(5)));
}

TEST_CASE("The settings' guess counts until the day has shown three times, then their middle") {
    auto const ward = tests::office();
    Day day(ward.rules);
    serve(day, 1, 0, 20);
    serve(day, 2, 20, 20);
    CHECK(guess_wait(day, ward, "civil", 4, at(41)) == model::WaitGuess{25, 60}); // 4 times 10 minutes
    serve(day, 3, 40, 5);
    serve(day, 4, 45, 20);
    serve(day, 5, 65, 20);
    CHECK(guess_wait(day, ward, "civil", 4, at(86)) == model::WaitGuess{55, 115}); // 4 times 20 minutes
}

TEST_CASE("Two counters that work halve the wait, and one that has stopped for half an hour counts no more") {
    auto const ward = tests::office();
    Day day(ward.rules);
    serve(day, 1, 0, 10, "1");
    serve(day, 2, 5, 10, "2");
    CHECK(guess_wait(day, ward, "civil", 8, at(20)) == model::WaitGuess{25, 60});
    serve(day, 3, 40, 10, "2");
    CHECK(guess_wait(day, ward, "civil", 4, at(50)) == model::WaitGuess{25, 60});
    CHECK_FALSE(guess_wait(day, ward, "civil", 4, at(80)));
}

TEST_CASE("Who is next is told up to five minutes") {
    auto const ward = tests::office();
    Day day(ward.rules);
    serve(day, 1, 0, 10);
    CHECK(guess_wait(day, ward, "civil", 0, at(11)) == model::WaitGuess{0, 5});
}
