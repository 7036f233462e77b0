// Every syllable of Debian's hunspell-vi, typed in all three modes.
#include <array>
#include <fstream>
#include <string>
#include <vector>

#include "tests/support/catch.h"
#include "ui/vietnamese/typing.h"

using namespace vietnamese;

namespace {

constexpr auto dictionary = "/usr/share/hunspell/vi_VN.dic";

std::vector<std::string> words() {
    std::ifstream file(dictionary);
    INFO("needs the package hunspell-vi: " << dictionary);
    REQUIRE(file.good());
    std::vector<std::string> all;
    std::string line;
    std::getline(file, line); // how many follow
    while (std::getline(file, line))
        if (!line.empty()) all.push_back(line);
    return all;
}

bool ends_with_one_of(std::string const& word, std::string_view ends_a, std::string_view ends_b) {
    return word.ends_with(ends_a) || word.ends_with(ends_b);
}

// The dictionary writes the tone of an open oa, oe, uy on the second vowel, official names and we on the first.
std::string as_in_official_names(std::string word) {
    struct Pair {
        std::string_view theirs, ours;
    };
    static constexpr std::array<Pair, 15> pairs{{{"oà", "òa"},
                                                 {"oá", "óa"},
                                                 {"oả", "ỏa"},
                                                 {"oã", "õa"},
                                                 {"oạ", "ọa"},
                                                 {"oè", "òe"},
                                                 {"oé", "óe"},
                                                 {"oẻ", "ỏe"},
                                                 {"oẽ", "õe"},
                                                 {"oẹ", "ọe"},
                                                 {"uỳ", "ùy"},
                                                 {"uý", "úy"},
                                                 {"uỷ", "ủy"},
                                                 {"uỹ", "ũy"},
                                                 {"uỵ", "ụy"}}};
    for (auto const& [theirs, ours] : pairs) {
        bool const after_q =
            ends_with_one_of(word, std::string("q") + std::string(theirs), std::string("Q") + std::string(theirs));
        if (word.ends_with(theirs) && !after_q) return word.substr(0, word.size() - theirs.size()) + std::string(ours);
    }
    return word;
}

std::string typed(std::vector<Key> const& keys, Mode mode) {
    Typist typist;
    std::string text;
    for (Key const& key : keys)
        text = typist.type(text, key, {mode});
    return text;
}

std::size_t wrong_words(Mode mode, bool upper_first) {
    std::size_t wrong = 0;
    for (std::string word : words()) {
        word = as_in_official_names(std::move(word));
        if (upper_first && word.front() >= 'a' && word.front() <= 'z')
            word.front() = static_cast<char>(word.front() - 32);
        auto const keys = keys_for(word, {mode});
        if (keys && typed(*keys, mode) == word) continue;
        ++wrong;
        UNSCOPED_INFO("cannot be typed: " << word);
    }
    return wrong;
}

} // namespace

TEST_CASE("the dictionary is the one the numbers below were counted on") { CHECK(words().size() == 6631); }

TEST_CASE("every syllable of the dictionary can be typed on the tone keys") {
    CHECK(wrong_words(Mode::Direct, false) == 0);
    CHECK(wrong_words(Mode::Direct, true) == 0);
}

// The one is "palăng", two syllables in one word: no Vietnamese word to Telex and VNI.
TEST_CASE("every syllable of the dictionary but one can be typed in Telex") {
    CHECK(wrong_words(Mode::Telex, false) == 1);
    CHECK(wrong_words(Mode::Telex, true) == 1);
}

TEST_CASE("every syllable of the dictionary but one can be typed in VNI") {
    CHECK(wrong_words(Mode::Vni, false) == 1);
    CHECK(wrong_words(Mode::Vni, true) == 1);
}
