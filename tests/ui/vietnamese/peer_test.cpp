// Ours beside m17n's vi-telex and vi-vni: the same keys of every syllable, and each difference judged.
#include <fstream>
#include <map>

#include "kiosk/base/text.h"
#include "tests/support/catch.h"
#include "tests/ui/vietnamese/m17n.h"
#include "tests/ui/vietnamese/syllables.h"
#include "ui/vietnamese/typing.h"

using tests::Order;
using tests::Syllable;
using vietnamese::Mode;

namespace {

struct Judged {
    std::string way; // "telex,Inline,tone not moved"
    std::size_t most = 0;
    std::string keys, theirs, ours, verdict, reason;
};

std::vector<Judged> judged() {
    std::ifstream file(TRAMSO_SOURCE_DIR "/tests/ui/vietnamese/peer_differences.csv");
    REQUIRE(file.good());
    std::vector<Judged> all;
    for (std::string line; std::getline(file, line);) {
        if (line.starts_with('#') || line.starts_with("mode,")) continue;
        auto const fields = base::split(line, ',');
        INFO(line);
        REQUIRE(fields.size() == 9);
        auto const text = [&fields](std::size_t i) { return std::string(fields[i]); };
        all.push_back({text(0) + "," + text(1) + "," + text(2), std::stoul(text(3)), text(4), text(5), text(6), text(7),
                       text(8)});
    }
    return all;
}

std::string ours(std::string_view keys, Mode mode) {
    vietnamese::Typist typist;
    std::string text;
    for (char const key : keys)
        text = typist.type(text, static_cast<char32_t>(key), {mode});
    return text;
}

// How the two differ; `wanted` is right by the sounds.
std::string class_of(std::string const& wanted, std::string const& theirs) {
    auto const letters = base::fold(wanted);
    if (letters != base::fold(theirs)) return "key left over";
    if (tests::without_tone(wanted) != tests::without_tone(theirs)) return "horn elsewhere";
    return letters.starts_with("gi") ? "tone in giuô" : "tone not moved";
}

struct Way {
    Mode mode;
    char const* name;
    Order order;
    char const* order_name;
};

std::string keys_of(Syllable const& syllable, Way const& way) {
    return way.mode == Mode::Telex ? telex_keys(syllable, way.order) : vni_keys(syllable, way.order);
}

// Counts the differences of one way; ours must be right wherever they differ.
void compare(Way const& way, tests::M17n const& peer, std::map<std::string, std::size_t>& differences) {
    for (Syllable const& syllable : tests::all_syllables()) {
        auto const keys = keys_of(syllable, way);
        auto const wanted = text_of(syllable, tests::Seat::Old);
        auto const theirs = peer.typed(keys);
        if (theirs == wanted && ours(keys, way.mode) == wanted) continue;
        INFO(keys << ": theirs " << theirs << ", ours " << ours(keys, way.mode));
        CHECK(ours(keys, way.mode) == wanted);
        ++differences[std::string(way.name) + "," + way.order_name + "," + class_of(wanted, theirs)];
    }
}

std::map<std::string, std::size_t> all_differences() {
    std::map<std::string, std::size_t> differences;
    for (auto const& [mode, name] : {std::pair{Mode::Telex, "telex"}, {Mode::Vni, "vni"}}) {
        tests::M17n const peer(name);
        for (auto const& [order, order_name] : {std::pair{Order::ToneLast, "ToneLast"},
                                                {Order::Inline, "Inline"},
                                                {Order::AllLast, "AllLast"},
                                                {Order::Short, "Short"}})
            compare({mode, name, order, order_name}, peer, differences);
    }
    return differences;
}

} // namespace

TEST_CASE("where m17n types another word than ours, the difference is judged and ours is right") {
    auto differences = all_differences();
    for (Judged const& row : judged()) {
        INFO(row.way << ": no longer happens, or more often than judged");
        CHECK(differences[row.way] > 0);
        CHECK(differences[row.way] <= row.most);
        differences.erase(row.way);
    }
    for (auto const& [way, count] : differences) {
        INFO(way << ": " << count << " differences that nobody has judged");
        CHECK(count == 0);
    }
}

TEST_CASE("each judgement has its reason, and an example that is so") {
    for (Judged const& row : judged()) {
        bool const telex = row.way.starts_with("telex");
        INFO(row.way);
        CHECK((row.verdict == "ours right" || row.verdict == "ours wider"));
        CHECK(row.reason.size() >= 20);
        CHECK(tests::M17n(telex ? "telex" : "vni").typed(row.keys) == row.theirs);
        CHECK(ours(row.keys, telex ? Mode::Telex : Mode::Vni) == row.ours);
    }
}

TEST_CASE("of 483 English words at least 429 come through ours and at most 290 through m17n") {
    std::ifstream file(TRAMSO_SOURCE_DIR "/tests/ui/vietnamese/english.csv");
    REQUIRE(file.good());
    tests::M17n const peer("telex");
    std::size_t through_ours = 0, through_theirs = 0;
    for (std::string line; std::getline(file, line);) {
        if (line.starts_with('#')) continue;
        auto const word = line.substr(0, line.find(',')) + " ";
        if (ours(word, Mode::Telex) == word) ++through_ours;
        if (peer.typed(word) == word) ++through_theirs;
    }
    CHECK(through_ours >= 429);
    CHECK(through_theirs <= 290);
}
