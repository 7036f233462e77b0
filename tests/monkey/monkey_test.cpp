// Whatever a monkey does, the kiosk stays in public mode, keeps nothing of anybody, and every visit can be ended. And
// the proof that these monkeys can tell: each known mistake is found.
#include "tests/monkey/monkey.h"

#include "tests/support/catch.h"

using monkey::Ended;
using monkey::Monkey;

namespace {

std::string text_of(Ended const& ended) {
    std::string text;
    for (auto const& line : ended.story)
        text += line + "\n";
    return text + ended.wrong;
}

void all_is_well(std::uint64_t first, std::uint64_t last, std::size_t steps) {
    for (auto seed = first; seed <= last; ++seed) {
        Monkey monkey(seed);
        auto const ended = monkey.play(steps);
        INFO("monkey --seed " << seed << " --steps " << steps << "\n" << text_of(ended));
        REQUIRE(ended.wrong.empty());
        CHECK(ended.visits > steps / 100);
        CHECK(ended.screens > 20);
    }
}

// Whether one of the first monkeys finds that, and says it so.
bool is_found(monkey::Step const& broken, std::string_view says) {
    for (std::uint64_t seed = 1; seed <= 4; ++seed) {
        auto const ended = Monkey(seed, broken).play(4'000);
        INFO(ended.wrong);
        if (ended.wrong.find(says) != std::string::npos) return true;
    }
    return false;
}

bool is_home(flow::State const& state) { return std::holds_alternative<flow::Home>(state.screen); }

} // namespace

TEST_CASE("10,000 random steps of four monkeys leave public mode nowhere and nothing of anybody") {
    all_is_well(1, 4, 2'500);
}

TEST_CASE("10,000 random steps of four other monkeys leave public mode nowhere and nothing of anybody") {
    all_is_well(5, 8, 2'500);
}

TEST_CASE("The same monkey does the same twice, and another does something else") {
    auto const story = [](std::uint64_t seed) { return text_of(Monkey(seed).play(300)); };
    auto const first = story(11);
    CHECK(story(11) == first);
    CHECK(story(12) != first);
}

// Were one of these not found, the monkeys above would be blind.
TEST_CASE("A text that is left at home is found by a monkey") {
    CHECK(is_found(
        [](flow::Rules const& rules, flow::State state, flow::Event const& event) {
            auto const text = state.draft.text;
            auto made = flow::step(rules, std::move(state), event);
            if (is_home(made.state)) made.state.draft.text = text;
            return made;
        },
        "left at home"));
}

TEST_CASE("A way in without a PIN is found by a monkey") {
    CHECK(is_found(
        [](flow::Rules const& rules, flow::State state, flow::Event const& event) {
            auto made = flow::step(rules, std::move(state), event);
            auto const* pin = std::get_if<flow::AskPin>(&made.state.screen);
            if (pin && pin->trying) made.state.screen = flow::Upkeep{};
            return made;
        },
        "nobody was let in"));
}

TEST_CASE("Staff that is let in by an answer to another question is found by a monkey") {
    CHECK(is_found(
        [](flow::Rules const& rules, flow::State state, flow::Event event) {
            auto* let_in = std::get_if<flow::StaffLetIn>(&event.what);
            auto* pin = std::get_if<flow::AskPin>(&state.screen);
            if (let_in && pin) {
                let_in->asked = pin->asked;
                pin->trying = true;
            }
            return flow::step(rules, std::move(state), event);
        },
        "nobody was let in"));
}

TEST_CASE("A visit that does not end by itself is found by a monkey") {
    CHECK(is_found(
        [](flow::Rules const& rules, flow::State state, flow::Event const& event) {
            bool const deaf = std::holds_alternative<flow::Review>(state.screen) ||
                              std::holds_alternative<flow::ReadGuide>(state.screen);
            if (deaf && std::holds_alternative<flow::Tick>(event.what)) return flow::Step{std::move(state), {}};
            return flow::step(rules, std::move(state), event);
        },
        "walked away"));
}

TEST_CASE("A visit that cannot be finished is found by a monkey") {
    CHECK(is_found(
        [](flow::Rules const& rules, flow::State state, flow::Event const& event) {
            bool const deaf = std::holds_alternative<flow::Text>(state.screen);
            if (deaf && std::holds_alternative<flow::Finish>(event.what)) return flow::Step{std::move(state), {}};
            return flow::step(rules, std::move(state), event);
        },
        "finishing does not end"));
}

TEST_CASE("A report that nobody answers for is found by a monkey") {
    CHECK(is_found(
        [](flow::Rules const& rules, flow::State state, flow::Event const& event) {
            auto made = flow::step(rules, std::move(state), event);
            std::erase_if(made.effects, [](auto const& effect) { return std::holds_alternative<flow::Store>(effect); });
            return made;
        },
        "does not come"));
}
