// The words of a kiosk's parts and of their states.
#include "kiosk/model/part.h"
#include "tests/support/catch.h"

#include <set>

TEST_CASE("Each state of a part has a word of its own, and is known by it again") {
    std::set<std::string_view> words;
    for (int i = 0; i <= static_cast<int>(model::PartState::Narrow); ++i) {
        auto const state = static_cast<model::PartState>(i);
        CHECK_FALSE(word_of(state).empty());
        CHECK(words.insert(word_of(state)).second);
        CHECK(model::part_state_of(word_of(state)) == state);
    }
    CHECK_FALSE(model::part_state_of("nobody-knows"));
    CHECK_FALSE(model::part_state_of(""));
}

TEST_CASE("Each part has a word of its own") {
    std::set<std::string_view> words;
    for (auto const part : model::all_parts)
        CHECK((!word_of(part).empty() && words.insert(word_of(part)).second));
}
