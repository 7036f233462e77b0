// English words, brands and words of the trade, typed without a thought of the mode, each as a word of a sentence.
#include <fstream>

#include "tests/support/catch.h"
#include "ui/vietnamese/typing.h"

using namespace vietnamese;

namespace {

struct Line {
    std::string word, in_telex; // what comes
};

std::vector<Line> lines() {
    std::ifstream file(TRAMSO_SOURCE_DIR "/tests/ui/vietnamese/english.csv");
    REQUIRE(file.good());
    std::vector<Line> all;
    for (std::string line; std::getline(file, line);) {
        if (line.starts_with('#')) continue;
        auto const comma = line.find(',');
        auto const word = line.substr(0, comma);
        all.push_back({word, comma == std::string::npos ? word : line.substr(comma + 1)});
    }
    return all;
}

std::string typed(std::string_view word, Options const& options) {
    Typist typist;
    std::string text;
    for (char const key : word)
        text = typist.type(text, static_cast<char32_t>(key), options);
    text = typist.type(text, U' ', options);
    text.pop_back();
    return text;
}

} // namespace

TEST_CASE("of 483 common English words 429 come through Telex, the others as listed") {
    std::size_t survived = 0;
    for (auto const& [word, in_telex] : lines()) {
        CHECK(typed(word, {Mode::Telex}) == in_telex);
        if (word == in_telex) ++survived;
    }
    CHECK(lines().size() == 483);
    CHECK(survived >= 429);
}

TEST_CASE("every English word comes through VNI and the tone keys") {
    for (auto const& line : lines())
        for (Mode const mode : {Mode::Vni, Mode::Direct})
            CHECK(typed(line.word, {mode}) == line.word);
}

TEST_CASE("whatever Telex changes, a key twice or the keys of keys_for write it") {
    for (auto const& line : lines()) {
        if (line.word.find('.') != std::string::npos) continue;
        auto const keys = keys_for(line.word + " ", {Mode::Telex});
        INFO(line.word);
        REQUIRE(keys);
        Typist typist;
        std::string text;
        for (Key const& key : *keys)
            text = typist.type(text, key, {Mode::Telex});
        CHECK(text == line.word + " ");
    }
}
