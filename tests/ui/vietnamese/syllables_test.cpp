// Every syllable of Vietnamese, made from its sounds, typed in all three ways and in every order.
#include <fstream>
#include <set>

#include "kiosk/base/text.h"
#include "tests/support/catch.h"
#include "tests/ui/vietnamese/syllables.h"
#include "ui/vietnamese/typing.h"

using namespace vietnamese;
using tests::Order;
using tests::Syllable;

namespace {

constexpr auto dictionary = "/usr/share/hunspell/vi_VN.dic";

std::string typed(std::string_view keys, Options const& options) {
    Typist typist;
    std::string text;
    for (char const key : keys)
        text = typist.type(text, static_cast<char32_t>(key), options);
    return text;
}

// On the tone keys: the letters as they are, the tone behind its letter or at the end.
std::string typed_directly(Syllable const& syllable, Order order, Seat seat) {
    static constexpr std::array tones{Tone::None, Tone::Acute, Tone::Grave, Tone::Hook, Tone::Tilde, Tone::Dot};
    Tone const tone = tones[static_cast<std::size_t>(syllable.tone)];
    Syllable plain = syllable;
    plain.tone = 0;
    auto const letters = base::code_points(text_of(plain, tests::Seat::Old));
    Typist typist;
    std::string text;
    for (std::size_t i = 0; i < letters.size(); ++i) {
        text = typist.type(text, letters[i], {Mode::Direct, seat});
        bool const now = order == Order::Inline ? i == syllable.old_seat : i + 1 == letters.size();
        if (now && tone != Tone::None) text = typist.type(text, tone, {Mode::Direct, seat});
    }
    return text;
}

// A wrong one is named with its keys; the numbers of each way are counted for the report.
struct Count {
    std::size_t right = 0, wrong = 0;
    void add(std::string const& wanted, std::string const& came, std::string const& keys) {
        if (wanted == came) {
            ++right;
            return;
        }
        if (++wrong <= 20) UNSCOPED_INFO(keys << " gave " << came << ", not " << wanted);
    }
};

tests::Seat as_tests(Seat seat) { return seat == Seat::Old ? tests::Seat::Old : tests::Seat::New; }

Count count(Mode mode, Order order, Seat seat) {
    Count count;
    for (Syllable const& syllable : tests::all_syllables()) {
        if (seat == Seat::New && syllable.old_seat == syllable.new_seat) continue;
        std::string const wanted = text_of(syllable, as_tests(seat));
        if (mode == Mode::Direct) {
            count.add(wanted, typed_directly(syllable, order, seat), "tone keys");
            continue;
        }
        auto const keys = mode == Mode::Telex ? telex_keys(syllable, order) : vni_keys(syllable, order);
        count.add(wanted, typed(keys, {mode, seat}), keys);
    }
    return count;
}

std::set<std::string> dictionary_words() {
    std::ifstream file(dictionary);
    INFO("needs the package hunspell-vi: " << dictionary);
    REQUIRE(file.good());
    std::set<std::string> all;
    std::string line;
    std::getline(file, line); // how many follow
    while (std::getline(file, line))
        all.insert(base::to_lower(line));
    all.erase("");
    return all;
}

} // namespace

TEST_CASE("the sounds of Vietnamese make its syllables, each once and in NFC") {
    std::set<std::string> all;
    for (Syllable const& syllable : tests::all_syllables())
        for (auto const seat : {tests::Seat::Old, tests::Seat::New}) {
            auto const text = text_of(syllable, seat);
            CHECK(base::to_nfc(text) == text);
            if (seat == tests::Seat::Old) CHECK(all.insert(text).second);
        }
    for (auto const* known : {"nghiêng", "khuỷu", "quốc", "gì", "giếng", "yểng", "đường", "thuở", "hòa", "xoong", "kỳ"})
        CHECK(all.contains(known));
    for (auto const* never : {"cê", "kô", "ngê", "gê", "bách sắc", "tàc", "quư", "ngha"})
        CHECK_FALSE(all.contains(never));
    CHECK(all.size() == tests::all_syllables().size());
}

// The rest is abbreviations, words of other languages, spellings beside the rule (quít for quýt, quoắt for quắt), "uở"
// and "têt", and two syllables in one word. The dictionary's test types all but the last.
TEST_CASE("what the sounds make holds the words of the dictionary, all but these") {
    std::set<std::string> made;
    for (Syllable const& syllable : tests::all_syllables())
        for (auto const seat : {tests::Seat::Old, tests::Seat::New})
            made.insert(text_of(syllable, seat));
    std::size_t held = 0;
    std::string rest;
    for (auto const& word : dictionary_words())
        if (made.contains(word))
            ++held;
        else
            rest += word + " ";
    CHECK(held == 6586);
    CHECK(rest ==
          "abc ascii basoi email gen gif gip gram hcm hk html hđnd internet intranet jpeg ka lhq palăng pdf ping "
          "png quoàng quoạng quoắt quít quịt tcvn telex tivi tout tp tv têt ubnd unicode url uở v viqr viscii vn "
          "vni web xit ");
}

TEST_CASE("every syllable comes out on the tone keys, whenever the tone is pressed") {
    for (Seat const seat : {Seat::Old, Seat::New})
        for (Order const order : {Order::ToneLast, Order::Inline})
            CHECK(count(Mode::Direct, order, seat).wrong == 0);
}

TEST_CASE("every syllable comes out in Telex, in every order of its keys") {
    for (Seat const seat : {Seat::Old, Seat::New})
        for (Order const order : {Order::ToneLast, Order::Inline, Order::AllLast, Order::Short})
            CHECK(count(Mode::Telex, order, seat).wrong == 0);
}

TEST_CASE("every syllable comes out in VNI, in every order of its keys") {
    for (Seat const seat : {Seat::Old, Seat::New})
        for (Order const order : {Order::ToneLast, Order::Inline, Order::AllLast, Order::Short})
            CHECK(count(Mode::Vni, order, seat).wrong == 0);
}
