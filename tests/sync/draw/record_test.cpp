#include "sync/draw/record.h"

#include "tests/support/catch.h"
#include "tests/sync/draw/sample.h"

using namespace draw;

namespace {

// With a prize that was drawn again.
Draw sample() { return tests::sample(3, {{2, "did-not-come"}}); }

} // namespace

TEST_CASE("a record says all of a draw, and what was told before stands at its head to the letter") {
    auto const made = sample();
    auto const text = text_of(made);
    CHECK(parse_draw(text).value() == made);
    CHECK(text.starts_with(text_of(made.frozen)));
    CHECK(parse_frozen(text_of(made.frozen)).value() == made.frozen);
    auto with_beacon = made;
    with_beacon.beacon = "drand-5221:8f3a";
    with_beacon.drawn = drawn_by(with_beacon);
    CHECK(parse_draw(text_of(with_beacon)).value() == with_beacon);
    CHECK(with_beacon.drawn != made.drawn);
}

TEST_CASE("a record that is not written as it has to be is none") {
    auto const text = text_of(sample());
    auto const with = [&](std::string const& before, std::string const& after) {
        auto changed = text;
        auto const place = changed.find(before);
        REQUIRE(place != std::string::npos);
        return parse_draw(changed.replace(place, before.size(), after)).has_value();
    };
    CHECK(with("4163524416", "4163524415")); // a record still, of another draw
    CHECK_FALSE(with("DRAW 1", "DRAW 2"));
    CHECK_FALSE(with("event: ben", "event: Ben"));
    CHECK_FALSE(with("414-600", "414-599,600"));
    CHECK_FALSE(with("414-600", "414-601"));
    CHECK_FALSE(with("count: 599", "count: 600"));
    CHECK_FALSE(with("secret: 07", "secret: 7"));
    CHECK_FALSE(with("secret: 0707", "secret: 07"));
    CHECK_FALSE(with("beacon: none", "beacon: "));
    CHECK_FALSE(with("prizes: 3", "prizes: 03"));
    CHECK_FALSE(with("prizes: 3", "prizes: 4"));
    CHECK_FALSE(with("redraw: 2 did", "redraw: 2did"));
    CHECK_FALSE(with("redraw: 2 ", "redraw: 02 "));
    CHECK_FALSE(parse_draw(text + "ticket: 5\n"));
    CHECK_FALSE(parse_draw(text_of(sample().frozen)));
    CHECK_FALSE(parse_frozen(text));
    for (std::size_t length = 0; length < text.size(); ++length)
        CHECK_FALSE(parse_draw(text.substr(0, length)));
    CHECK_FALSE(parse_draw(std::string(longest_record + 1, 'x')));
}
