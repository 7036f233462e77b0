#include "drivers/audio/wav.h"

#include "tests/drivers/audio/waves.h"
#include "tests/support/catch.h"

using audio::decode_wav;

namespace {

auto decoded(std::string const& bytes) { return decode_wav(base::as_bytes(bytes)); }

} // namespace

TEST_CASE("a recording of one channel is taken as it is") {
    auto const sound = decoded(tests::wav({0, 100, -100, 32767, -32768}, 16'000));
    REQUIRE(sound);
    CHECK(sound->rate == 16'000);
    CHECK(sound->samples == std::vector<std::int16_t>{0, 100, -100, 32767, -32768});
}

TEST_CASE("two channels become their middle") {
    auto const sound = decoded(tests::wav({100, 300, -32768, -32768}, 44'100, 2));
    REQUIRE(sound);
    CHECK(sound->samples == std::vector<std::int16_t>{200, -32768});
}

TEST_CASE("parts between format and samples are passed over") {
    auto bytes = tests::wav({7, 8});
    bytes.insert(36, std::string("LIST\x03\x00\x00\x00"
                                 "abc\x00",
                                 12));
    auto const sound = decoded(bytes);
    REQUIRE(sound);
    CHECK(sound->samples == std::vector<std::int16_t>{7, 8});
}

TEST_CASE("what is no recording of ours is refused with a reason") {
    auto const whole = tests::wav({1, 2, 3, 4});
    CHECK_FALSE(decoded(""));
    CHECK_FALSE(decoded("ID3 this is something else entirely, and long enough"));
    CHECK_FALSE(decoded(whole.substr(0, whole.size() - 2)));
    CHECK_FALSE(decoded(tests::wav({1, 2}, 22'050, 3)));
    CHECK_FALSE(decoded(tests::wav({1, 2}, 22'050, 1, 8)));
    CHECK_FALSE(decoded(tests::wav({1, 2}, 4'000)));
    CHECK_FALSE(decoded(whole.substr(0, 36)));
    CHECK(decoded(whole.substr(0, 20)).error().what.starts_with("not a recording: "));
    CHECK(decoded(tests::wav(std::vector<std::int16_t>(120 * 8'000), 8'000)));
    CHECK_FALSE(decoded(tests::wav(std::vector<std::int16_t>(120 * 8'000 + 1), 8'000)));
}
