// What a camera may read in place of an identity card: each is refused with a sentence, and leaves nothing behind.
#include <random>

#include "config/load.h"
#include "kiosk/app/strings.h"
#include "kiosk/flow/step.h"
#include "tests/support/catch.h"
#include "ui/view/view.h"

using namespace flow;

namespace {

// Nobody's: made up for these tests.
std::string const card = "079160001234|024123456|Nguyễn Thị Bưởi|05031960|Nữ|12 Lê Lợi, Quận 1|09072021";

std::string noise(std::mt19937& random, std::size_t length) {
    std::string bytes;
    for (std::size_t i = 0; i < length; ++i)
        bytes += static_cast<char>(random() % 256);
    return bytes;
}

// The card with one to four bytes other, cut off, with a field lost, or doubled; or nothing like it.
std::string spoilt(std::mt19937& random) {
    auto text = card;
    auto const any = [&] { return random() % text.size(); };
    switch (random() % 7) {
    case 0:
        for (auto more = random() % 4 + 1; more > 0; --more)
            text[any()] = static_cast<char>(random() % 256);
        return text;
    case 1: return text.substr(0, any());
    case 2: return text.substr(any());
    case 3: return text.erase(text.find('|', random() % 40), random() % 9 + 1);
    case 4: return text + text;
    case 5: return noise(random, random() % 2000);
    default: return "eyJhbGciOiJub25lIn0." + noise(random, random() % 60) + "."; // a token of another world
    }
}

} // namespace

TEST_CASE("Ten thousand codes that are no cards: a sentence each time, in each language, and nothing is kept") {
    auto const catalogue = config::load_catalogue(TRAMSO_SOURCE_DIR "/config/content").value();
    model::VisitSettings const visit;
    Rules const rules{catalogue, visit, "BTN", model::Language::Vietnamese};
    std::mt19937 random(20261129);
    int refused = 0;
    for (auto const language : {model::Language::Vietnamese, model::Language::English}) {
        auto const strings = app::load_strings(language).value();
        State state;
        state.language = language;
        state.screen = ScanningCard{};
        for (int i = 0; i < 5'000;) {
            auto const read = model::parse_identity_card(spoilt(random));
            if (read) continue; // a byte of the name, say: still a card
            ++i;
            ++refused;
            state = step(rules, state, {base::Instant{}, CardRefused{read.error()}}).state;
            auto const* here = std::get_if<ScanningCard>(&state.screen);
            REQUIRE((here && here->refused == read.error()));
            auto const shown = view::make(state, {rules, strings, base::WallTime{}});
            REQUIRE_FALSE(std::get<view::ScanCard>(shown.content).trouble.empty());
            REQUIRE_FALSE((state.card || state.draft.name || state.draft.number));
        }
        state = step(rules, state, {base::Instant{}, CardShown{model::parse_identity_card(card).value()}}).state;
        CHECK(std::holds_alternative<Person>(state.screen));
        CHECK(state.draft.number->reveal() == "079160001234");
    }
    CHECK(refused == 10'000);
}
