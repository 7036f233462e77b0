// The order in which numbers are called, rule by rule (day.h).
#include "sync/ledger/day.h"

#include "tests/support/catch.h"
#include "tests/sync/ledger/office.h"

using namespace ledger;
using model::Priority;
using tests::at;
using tests::id_of;

namespace {

struct Hall {
    model::WardSettings ward = tests::office();
    Day day{ward.rules};
    int minute = 0;

    void draw(unsigned who, Priority priority = Priority::None, std::string const& service = "civil") {
        Event event{Kind::Drawn, at(minute), id_of(who)};
        event.number = day.next_number(*model::service_of(ward, service));
        event.service = service;
        event.priority = priority;
        event.drawn_at = at(minute++);
        day.apply(event);
    }
    void tell(Kind kind, unsigned who) { day.apply({kind, at(minute++), id_of(who)}); }

    // Calls the next at the counter and is done with it; "" when nobody waits.
    std::string next(std::string const& counter = "1") {
        auto const* const who = day.next_call(*model::counter_of(ward, counter));
        if (who == nullptr) return "";
        auto const number = who->number;
        auto const id = who->id;
        Event event{Kind::Called, at(minute++), id};
        event.counter = counter;
        event.service = counter == "1" ? "civil" : "civil,land";
        day.apply(event);
        return number;
    }
    std::string served(std::string const& counter = "1") {
        auto const number = next(counter);
        if (!number.empty()) day.apply({Kind::Done, at(minute++), day.by_number(number)->id});
        return number;
    }
};

} // namespace

TEST_CASE("Without priorities it is the order of drawing, for each service by itself") {
    Hall hall;
    hall.draw(1);
    hall.draw(2, Priority::None, "land");
    hall.draw(3);
    CHECK(hall.served("1") == "A001");
    CHECK(hall.served("1") == "A002");
    CHECK(hall.served("1").empty());
    CHECK(hall.served("2") == "B001");
}

TEST_CASE("Priorities go first, and after two of them in a row whoever waits longest without") {
    Hall hall;
    hall.draw(1);
    hall.draw(2);
    for (unsigned who = 3; who <= 7; ++who)
        hall.draw(who, Priority::OldAge);
    std::vector<std::string> order;
    for (int i = 0; i < 7; ++i)
        order.push_back(hall.served());
    CHECK(order == std::vector<std::string>{"A003", "A004", "A001", "A005", "A006", "A002", "A007"});
}

TEST_CASE("Who is absent is called again after three others, and the second time the number ends") {
    Hall hall;
    for (unsigned who = 1; who <= 5; ++who)
        hall.draw(who);
    CHECK(hall.next() == "A001");
    hall.tell(Kind::Absent, 1);
    CHECK(hall.served() == "A002");
    CHECK(hall.served() == "A003");
    CHECK(hall.served() == "A004");
    CHECK(hall.next() == "A001");
    hall.tell(Kind::Absent, 1);
    CHECK(hall.day.find(id_of(1))->standing == Standing::Ended);
    CHECK(hall.served() == "A005");
    CHECK(hall.served().empty());
}

TEST_CASE("Who comes back with a paper is called after two others, or at once when nobody else waits") {
    Hall hall;
    for (unsigned who = 1; who <= 4; ++who)
        hall.draw(who);
    CHECK(hall.next() == "A001");
    hall.tell(Kind::Held, 1);
    CHECK(hall.next() == "A002");
    hall.tell(Kind::Held, 2);
    hall.tell(Kind::Returned, 1);
    CHECK(hall.served() == "A003");
    CHECK(hall.served() == "A004");
    CHECK(hall.served() == "A001");
    CHECK(hall.served().empty());
    hall.tell(Kind::Returned, 2);
    CHECK(hall.served() == "A002");
}

TEST_CASE("Who is sent to another service keeps the time of drawing there") {
    Hall hall;
    hall.draw(1);
    hall.draw(2, Priority::None, "land");
    CHECK(hall.next() == "A001");
    Event sent{Kind::Transferred, at(10), id_of(1)};
    sent.service = "land";
    hall.day.apply(sent);
    CHECK(hall.served("2") == "A001");
    CHECK(hall.served("2") == "B001");
}

TEST_CASE("Who is sent to a counter is called there, or elsewhere only when nobody else waits") {
    Hall hall;
    hall.draw(1);
    hall.draw(2);
    CHECK(hall.next("1") == "A001");
    Event sent{Kind::Transferred, at(10), id_of(1)};
    sent.counter = "2";
    hall.day.apply(sent);
    CHECK(hall.served("1") == "A002");
    CHECK(hall.day.next_call(*model::counter_of(hall.ward, "1"))->number == "A001");
    CHECK(hall.served("2") == "A001");
}

TEST_CASE("How many go before is counted for those with priority and those without") {
    Hall hall;
    hall.draw(1);
    hall.draw(2, Priority::Pregnant);
    hall.draw(3);
    CHECK(hall.day.ahead_of(*hall.day.find(id_of(1))) == 1);
    CHECK(hall.day.ahead_of(*hall.day.find(id_of(2))) == 0);
    CHECK(hall.day.ahead_of(*hall.day.find(id_of(3))) == 2);
}
