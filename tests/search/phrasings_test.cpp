#include <algorithm>
#include <set>

#include "kiosk/base/text.h"
#include "tests/search/procedures.h"
#include "tests/support/catch.h"

namespace {

struct Counter { // where citizens ask
    tests::Procedures shipped = tests::shipped_procedures(TRAMSO_SOURCE_DIR);
    search::Finder finder{shipped.entries, shipped.synonyms};

    bool finds(tests::Phrase const& asked) const {
        auto const found = finder.find(asked.phrase, 3);
        return std::ranges::any_of(found, [&](std::size_t entry) { return shipped.codes[entry] == asked.code; });
    }
    std::set<std::size_t> all(std::string_view text) const {
        auto const found = finder.find(text, shipped.entries.size());
        return {found.begin(), found.end()};
    }
};

std::filesystem::path const here = std::filesystem::path(TRAMSO_SOURCE_DIR) / "tests/search";

} // namespace

TEST_CASE("What people say in everyday words is among the first three procedures") {
    Counter const counter;
    auto const phrases = tests::phrases_of(here / "phrasings.csv");
    CHECK(phrases.size() >= 100);
    for (auto const& each : phrases) {
        INFO(each.phrase << " means " << each.code);
        CHECK(counter.finds(each));
    }
}

TEST_CASE("Nine of ten phrases that nothing was made for find their procedure among the first three") {
    Counter const counter;
    auto const phrases = tests::phrases_of(here / "held_out.csv");
    CHECK(phrases.size() >= 60);
    auto const good = std::ranges::count_if(phrases, [&](auto const& each) { return counter.finds(each); });
    INFO(good << " of " << phrases.size());
    CHECK(static_cast<std::size_t>(good) * 10 >= phrases.size() * 9);
}

TEST_CASE("Any beginning of a procedure's name finds it") {
    Counter const counter;
    for (std::size_t entry = 0; entry < counter.shipped.entries.size(); ++entry) {
        std::string typed;
        for (auto const letter : base::code_points(counter.shipped.entries[entry].name)) {
            base::append_utf8(typed, letter);
            if (base::length(typed) > 20) break;
            INFO(typed);
            CHECK(counter.all(typed).contains(entry));
        }
    }
}

TEST_CASE("Each whole name of a procedure finds it first or among its namesakes") {
    Counter const counter;
    for (std::size_t entry = 0; entry < counter.shipped.entries.size(); ++entry) {
        auto const& name = counter.shipped.entries[entry].name;
        auto const found = counter.finder.find(name, 3);
        INFO(name);
        CHECK(std::ranges::find(found, entry) != found.end());
    }
}

TEST_CASE("Without diacritics in the question or in the entries the same procedures are found") {
    Counter const counter;
    auto bare = counter.shipped;
    for (auto& entry : bare.entries)
        entry = {base::fold(entry.name), base::fold(entry.keywords), base::fold(entry.body)};
    for (auto& synonym : bare.synonyms)
        synonym = {base::fold(synonym.said), base::fold(synonym.meant)};
    search::Finder const finder(bare.entries, bare.synonyms);
    for (auto const& each : tests::phrases_of(here / "phrasings.csv")) {
        INFO(each.phrase);
        auto const as_it_is = counter.all(each.phrase);
        CHECK(counter.all(base::fold(each.phrase)) == as_it_is);
        auto const found = finder.find(each.phrase, bare.entries.size());
        CHECK(std::set(found.begin(), found.end()) == as_it_is);
    }
}

TEST_CASE("The same question has the same answer in every finder") {
    Counter const one, other;
    for (auto const& each : tests::phrases_of(here / "held_out.csv"))
        CHECK(one.finder.find(each.phrase, 20) == other.finder.find(each.phrase, 20));
}
