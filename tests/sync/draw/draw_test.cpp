#include "sync/draw/draw.h"

#include <cmath>
#include <map>
#include <set>

#include "sync/wire/base64.h"
#include "tests/support/catch.h"
#include "tests/sync/draw/sample.h"

using namespace draw;
using tests::sample;

namespace {

wire::Digest seed(std::uint32_t number) {
    wire::Digest made{};
    for (std::size_t i = 0; i < 4; ++i)
        made[i] = static_cast<std::uint8_t>(number >> (8 * i));
    return made;
}

// Pearson's statistic of counts that should be equal.
double chi_square(std::vector<std::uint64_t> const& counts) {
    double sum = 0;
    for (auto const count : counts)
        sum += static_cast<double>(count);
    double const expected = sum / static_cast<double>(counts.size());
    double statistic = 0;
    for (auto const count : counts)
        statistic += (static_cast<double>(count) - expected) * (static_cast<double>(count) - expected) / expected;
    return statistic;
}

// The value that it stays below in all but one of a million fair draws (Wilson and Hilferty's approximation).
double highest_fair(double degrees) {
    double const z = 4.753, part = 2 / (9 * degrees);
    return degrees * std::pow(1 - part + z * std::sqrt(part), 3);
}

} // namespace

TEST_CASE(
    "a draw that was made as it has to be has nothing against it, and its winners are different tickets of the list") {
    auto const made = sample(100);
    CHECK(complaints(made).empty());
    auto const winners = winners_of(made);
    CHECK(winners.size() == 100);
    CHECK(std::set(winners.begin(), winners.end()).size() == 100);
    for (auto const ticket : winners)
        CHECK((ticket >= 1 && ticket <= 600 && ticket != 413));
}

TEST_CASE("whatever is changed afterwards is found out") {
    auto const wrong = [](auto change) {
        auto made = sample();
        change(made);
        return !complaints(made).empty();
    };
    CHECK(wrong([](Draw& made) { made.frozen.tickets.pop_back(); }));
    CHECK(wrong([](Draw& made) { made.frozen.tickets.push_back(601); }));
    CHECK(wrong([](Draw& made) { made.frozen.event = "elsewhere"; }));
    CHECK(wrong([](Draw& made) { made.frozen.commitment[0] ^= 1; }));
    CHECK(wrong([](Draw& made) { made.secret[31] ^= 1; }));
    CHECK(wrong([](Draw& made) { made.dice[0] = made.dice[0] == '1' ? '2' : '1'; }));
    CHECK(wrong([](Draw& made) { made.beacon = "1"; }));
    CHECK(wrong([](Draw& made) { std::swap(made.drawn[0], made.drawn[1]); }));
    CHECK(wrong([](Draw& made) { ++made.drawn[2]; }));
    CHECK(wrong([](Draw& made) { made.prizes = 2; }));
    CHECK(wrong([](Draw& made) { made.drawn.pop_back(); }));
    CHECK(wrong([](Draw& made) { // another secret, chosen when the dice were known, with a commitment that fits
        made.secret.fill(8);
        made.frozen.commitment = commitment_of(made.secret);
    }));
}

TEST_CASE("what is no draw is none: too few dice, faces that dice do not have, more prizes than tickets") {
    auto const said = [](auto change) {
        auto made = sample();
        change(made);
        made.frozen.commitment = commitment_of(made.secret);
        made.drawn = drawn_by(made);
        auto const wrong = complaints(made);
        return wrong.empty() ? "" : wrong.front();
    };
    CHECK(said([](Draw&) {}) == "");
    CHECK(said([](Draw& made) { made.dice = "416352441"; }) == "the dice are none: at least ten numbers from 1 to 6");
    CHECK(said([](Draw& made) { made.dice = "4163524417"; }) != "");
    CHECK(said([](Draw& made) { made.dice = std::string(101, '1'); }) != "");
    CHECK(said([](Draw& made) { made.prizes = 0; }) != "");
    CHECK(said([](Draw& made) { made.prizes = 600; }) == "there are fewer tickets than were drawn");
    CHECK(said([](Draw& made) { made.prizes = 599; }) == "");
    CHECK(said([](Draw& made) { made.frozen.tickets.clear(); }) == "nobody takes part");
    CHECK(said([](Draw& made) { made.beacon = "two words"; }) != "");
    CHECK(said([](Draw& made) { made.frozen.event = "Bến Thành"; }) != "");
    CHECK(said([](Draw& made) { made.redraws = {{4, "did-not-come"}}; }) != "");
    CHECK(said([](Draw& made) { made.redraws = {{1, "Bà Hai did not come"}}; }) != "");
}

TEST_CASE("a prize that is drawn again goes to the next ticket, and the others keep theirs") {
    auto made = sample();
    auto const before = winners_of(made);
    made.redraws = {{2, "did-not-come"}, {2, "may-not-win"}, {1, "did-not-come"}};
    made.drawn = drawn_by(made);
    CHECK(complaints(made).empty());
    CHECK(std::vector(made.drawn.begin(), made.drawn.begin() + 3) == before);
    auto const after = winners_of(made);
    CHECK(after == std::vector{made.drawn[5], made.drawn[4], before[2]});
    std::swap(made.redraws[0], made.redraws[2]);
    CHECK(complaints(made).empty()); // the same tickets come; for whom is what the record says
    CHECK(winners_of(made) != after);
}

TEST_CASE("an urn gives each ticket once, and then none") {
    Urn urn(seed(1), parse_tickets("5,7,9-11").value());
    std::set<Ticket> taken;
    for (int i = 0; i < 5; ++i)
        taken.insert(urn.next().value());
    CHECK(taken == std::set<Ticket>{5, 7, 9, 10, 11});
    CHECK_FALSE(urn.next());
    CHECK_FALSE(Urn(seed(1), {}).next());
}

TEST_CASE("a million draws favour nobody: neither by ticket, nor by what was drawn before, nor by a size that divides "
          "badly") {
    std::vector<std::uint64_t> first(97), gap(97);
    auto const tickets = parse_tickets("1-97").value();
    constexpr std::uint32_t draws = 500'000; // of two tickets each
    for (std::uint32_t number = 0; number < draws; ++number) {
        Urn urn(seed(number), tickets);
        auto const one = urn.next().value(), other = urn.next().value();
        ++first[one - 1];
        ++gap[(other + 97 - one) % 97];
    }
    CHECK(gap[0] == 0);
    gap.erase(gap.begin());
    CHECK(chi_square(first) < highest_fair(96));
    CHECK(chi_square(gap) < highest_fair(95));
    first[0] += draws / 97 / 8; // one that wins an eighth more often is seen
    CHECK(chi_square(first) > highest_fair(96));
}

TEST_CASE("tickets are numbers and ranges, in any order, each once") {
    CHECK(text_of(parse_tickets("7,1-3,5,4").value()) == "1-5,7");
    CHECK(text_of(parse_tickets("9999999").value()) == "9999999");
    CHECK(text_of(parse_tickets("1-1000000").value()) == "1-1000000");
    for (auto const* wrong : {"", "0", "01", "1,", ",1", "1-", "-1", "3-1", "1,1", "1-3,2", "a", "1 2", "10000000",
                              "1-1000001", "1-3-5", "１"}) {
        INFO(wrong);
        CHECK_FALSE(parse_tickets(wrong));
    }
}
