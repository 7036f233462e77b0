#include "drivers/audio/sound.h"

#include <algorithm>

#include "tests/drivers/audio/waves.h"
#include "tests/support/catch.h"

namespace {

// How often the wave goes up through zero in a second: its pitch.
double pitch(audio::Sound const& sound) {
    int ups = 0;
    for (std::size_t i = 1; i < sound.samples.size(); ++i)
        ups += sound.samples[i - 1] < 0 && sound.samples[i] >= 0;
    return ups * static_cast<double>(sound.rate) / static_cast<double>(sound.samples.size());
}

double seconds(audio::Sound const& sound) { return static_cast<double>(sound.samples.size()) / sound.rate; }

} // namespace

TEST_CASE("another sample rate keeps length and pitch") {
    audio::Sound const sound{44'100, tests::tone(44'100, 100, 8000)};
    auto const other = audio::resampled(sound, 22'050);
    CHECK(other.rate == 22'050);
    CHECK(seconds(other) == Approx(1).epsilon(0.001));
    CHECK(pitch(other) == Approx(pitch(sound)).epsilon(0.01));
}

TEST_CASE("a voice that speaks faster or slower is no higher or lower") {
    audio::Sound const sound{22'050, tests::tone(44'100, 100, 8000)};
    for (int const percent : {50, 75, 150, 200, 300}) {
        INFO(percent);
        auto const other = audio::at_speed(sound, percent);
        CHECK(seconds(other) == Approx(200.0 / percent).epsilon(0.06));
        CHECK(pitch(other) == Approx(pitch(sound)).epsilon(0.03));
    }
    CHECK(audio::at_speed(sound, 100).samples == sound.samples);
}

TEST_CASE("a sound too short to be stretched stays as it is") {
    audio::Sound const sound{22'050, tests::tone(500, 50, 8000)};
    CHECK(audio::at_speed(sound, 200).samples == sound.samples);
    CHECK(audio::at_speed({22'050, {}}, 200).samples.empty());
}

TEST_CASE("louder is cut off at the largest sample, and does not turn over") {
    audio::Sound sound{22'050, {100, -100, 30'000, -30'000}};
    audio::make_loud(sound, 200);
    CHECK(sound.samples == std::vector<std::int16_t>{200, -200, 32'767, -32'768});
}
