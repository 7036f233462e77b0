#include "drivers/audio/synthesis.h"

#include <algorithm>

#include "tests/support/catch.h"

namespace {

int loudest(audio::Sound const& sound) {
    int most = 0;
    for (auto const sample : sound.samples)
        most = std::max(most, std::abs(int{sample}));
    return most;
}

} // namespace

TEST_CASE("espeak-ng speaks both languages, faster when asked, and stops when nobody wants it any more") {
    auto synthesis = audio::Synthesis::open();
    REQUIRE(synthesis);
    auto const wanted = [] { return true; };
    for (auto const language : {model::Language::Vietnamese, model::Language::English}) {
        REQUIRE((*synthesis)->has(language));
        auto const sound = (*synthesis)->say("Cảm ơn quý khách", language, 100, wanted);
        REQUIRE(sound);
        CHECK(sound->samples.size() > 10'000);
        CHECK(loudest(*sound) > 3'000);
    }
    std::string const text = "Phản ánh đã được lưu an toàn và sẽ đến Thành phố.";
    auto const usual = (*synthesis)->say(text, model::Language::Vietnamese, 100, wanted);
    auto const fast = (*synthesis)->say(text, model::Language::Vietnamese, 200, wanted);
    CHECK(fast->samples.size() * 3 < usual->samples.size() * 2);
    auto const cut = (*synthesis)->say(text, model::Language::Vietnamese, 100, [] { return false; });
    CHECK(cut->samples.size() * 2 < usual->samples.size());
}
