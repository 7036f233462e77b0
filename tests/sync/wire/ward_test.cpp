#include "sync/wire/ward.h"

#include "sync/wire/ask.h"
#include "tests/support/catch.h"

using namespace wire;
using model::Priority;

namespace {

auto const id = base::Uuid::parse("0190b3f2-5b1c-7c3a-9f10-0123456789ab").value();
auto const now = base::from_rfc3339("2026-11-23T02:15:04.123Z").value();

std::optional<Draw> draw_of(std::string const& json) { return decode_draw(id, json); }

} // namespace

TEST_CASE("A draw comes back, with a kiosk's own number or without") {
    Draw const plain{id, "civil", Priority::OldAge};
    CHECK(encode(plain) == R"({"service":"civil","priority":"old-age"})");
    CHECK(draw_of(encode(plain)) == plain);
    Draw own{id, "civil", Priority::None, now, "K2-A001"};
    CHECK(draw_of(encode(own)) == own);
    own.sent_at = now + base::Duration(1'000);
    CHECK(draw_of(encode(own)) == own);
}

TEST_CASE("A number is as old as the kiosk's clock says, whatever time that clock shows") {
    constexpr base::Duration minute{60'000}, day = 24 * 60 * minute;
    Draw own{id, "civil", Priority::None, now - day - 5 * minute, "K2-A001"};
    CHECK(drawing_time(own, now) == now - day - 5 * minute);
    own.sent_at = now - day;
    CHECK(drawing_time(own, now) == now - 5 * minute);
    own.sent_at = now - 2 * day; // set back meanwhile
    CHECK(drawing_time(own, now) == now);
    CHECK_FALSE(drawing_time({id, "civil", Priority::None}, now));
}

TEST_CASE("A draw that is not one is refused") {
    for (auto const* wrong :
         {"", "[]", "{}", R"({"service":"civil"})", R"({"service":"civil","priority":"rich"})",
          R"({"service":"civil","priority":"none","number":"K2-A001"})",
          R"({"service":"civil","priority":"none","drawn_at":"2026-11-23T02:15:04.123Z"})",
          R"({"service":"civil","priority":"none","sent_at":"2026-11-23T02:15:04.123Z"})",
          R"({"service":"civil","priority":"none","number":"A001","drawn_at":"2026-11-23T02:15:04.123Z"})",
          R"({"service":"civil","priority":"none","more":1})", R"({"service":"","priority":"none"})"})
        CHECK_FALSE(draw_of(wrong));
    CHECK_FALSE(decode_draw(base::Uuid{}, encode(Draw{id, "civil", Priority::None})));
}

TEST_CASE("A ticket comes back, also one of which nobody knows how long it waits") {
    model::QueueTicket ticket{id, "A001", "civil", Priority::Pregnant, now};
    CHECK(decode_ticket(encode(ticket)) == ticket);
    ticket.ahead = 3;
    ticket.wait = model::WaitGuess{10, 25};
    for (auto const* number : {"K2-A001", "K2-A001/2", "B1000"}) {
        ticket.number = number;
        CHECK(decode_ticket(encode(ticket)) == ticket);
    }
    ticket.number = "A1";
    CHECK_FALSE(decode_ticket(encode(ticket)));
}

TEST_CASE("What is a kiosk's own number and what is not") {
    for (auto const* good : {"K2-A001", "K-B999", "KSAI-C1234"})
        CHECK(is_own_number(good));
    for (auto const* wrong :
         {"A001", "K2-A001/2", "K2-A01", "k2-A001", "2K-A001", "KIOSK-A001", "K2-A001-", "K2--A001", "K2-a001", ""})
        CHECK_FALSE(is_own_number(wrong));
}

TEST_CASE("What a clerk does is read, with whom it is about") {
    auto const next = decode_counter_action(R"({"do":"next","number":""})");
    REQUIRE(next);
    CHECK(next->word == CounterWord::Next);
    auto const sent = decode_counter_action(R"({"do":"transfer","number":"A001","to_service":"land"})");
    REQUIRE(sent);
    CHECK(sent->to_service == "land");
    for (auto const* wrong :
         {R"({"do":"next"})", R"({"do":"dance","number":""})", R"({"do":"transfer","number":"A001"})",
          R"({"do":"transfer","number":"A001","to_service":"land","to_counter":"2"})",
          R"({"do":"done","number":"A001","to_service":"land"})"})
        CHECK_FALSE(decode_counter_action(wrong));
}

TEST_CASE("The screen's question for a number, and both answers, come back") {
    Question const question = AskNumber{{id, "civil", Priority::Disabled}};
    CHECK(decode_question(encode_question(question)).value() == question);
    CHECK_FALSE(decode_question(R"({"ask":"number","id":"x","service":"civil","priority":"none"})"));
    NumberAnswer const ticket = model::QueueTicket{id, "A001", "civil", Priority::None, now};
    CHECK(decode_number_answer(encode_number_answer(ticket)).value().value() == ticket.value());
    for (auto const problem : {model::DrawProblem::NoService, model::DrawProblem::Unreachable})
        CHECK(decode_number_answer(encode_number_answer(tl::unexpected(problem))).value().error() == problem);
    CHECK_FALSE(decode_number_answer("{}"));
}
