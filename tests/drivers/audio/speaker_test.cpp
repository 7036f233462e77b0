// The speaker with its thread, on SDL's "disk" device: what would be heard, in a file, in its own time.
#include "drivers/audio/speaker.h"

#include <cstdlib>
#include <cstring>
#include <thread>

#include "kiosk/base/file.h"
#include "tests/drivers/audio/waves.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"

namespace {

constexpr std::int16_t first_level = 8'000, second_level = 3'000;

struct House {
    tests::TemporaryFolder folder;
    std::filesystem::path heard_file = folder.path() / "heard.raw";

    House() {
        // Before any thread of this test is started.
        setenv("SDL_AUDIODRIVER", "disk", 1);               // NOLINT(concurrency-mt-unsafe)
        setenv("SDL_DISKAUDIOFILE", heard_file.c_str(), 1); // NOLINT(concurrency-mt-unsafe)
        write("vi/voices.tsv", "a\tlong.wav\tDài\nb\tshort.wav\tNgắn\n");
        write("vi/long.wav", tests::wav(tests::tone(22'050 * 20, 100, first_level)));
        write("vi/short.wav", tests::wav(tests::tone(5'000, 100, second_level)));
    }
    void write(std::string const& name, std::string const& bytes) const {
        std::filesystem::create_directories((folder.path() / name).parent_path());
        REQUIRE(base::write_file_durably(folder.path() / name, base::as_bytes(bytes)));
    }
    // Samples heard so far that are as loud as that.
    std::size_t heard(int level) const {
        auto const bytes = base::read_file(heard_file, 1U << 26).value_or("");
        std::size_t count = 0;
        for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
            std::int16_t sample = 0;
            std::memcpy(&sample, bytes.data() + i, 2);
            count += sample == level || sample == -level;
        }
        return count;
    }
};

drivers::Speech speech(char const* words, int volume = 100) {
    drivers::Speech made;
    made.pieces.emplace_back(std::string(words));
    made.volume = volume;
    return made;
}

template<class Holds>
bool within_seconds(int seconds, Holds holds) {
    auto const end = std::chrono::steady_clock::now() + std::chrono::seconds(seconds);
    while (!holds()) {
        if (std::chrono::steady_clock::now() > end) return false;
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    return true;
}

} // namespace

TEST_CASE("a recording is heard whole, as loud as was asked") {
    House house;
    audio::Speaker speaker("", house.folder.path());
    CHECK(speaker.say(speech("Ngắn")));
    CHECK(speaker.say(speech("Ngắn", 50)));
    CHECK(within_seconds(20, [&] { return speaker.said() == 2; }));
    CHECK(within_seconds(20, [&] { return house.heard(second_level / 2) == 5'000; }));
    CHECK(house.heard(second_level) == 5'000);
}

TEST_CASE("what is being said is cut off at once, and what waited is forgotten") {
    House house;
    audio::Speaker speaker("", house.folder.path());
    CHECK(speaker.say(speech("Dài")));
    CHECK(speaker.say(speech("Dài")));
    REQUIRE(within_seconds(20, [&] { return house.heard(first_level) > 4'000; }));
    speaker.hush();
    CHECK(speaker.say(speech("Ngắn")));
    CHECK(within_seconds(20, [&] { return house.heard(second_level) == 5'000; }));
    CHECK(house.heard(first_level) < 22'050 * 10); // of forty seconds
}

TEST_CASE("a pause is silent, and goes on where it was") {
    House house;
    audio::Speaker speaker("", house.folder.path());
    speaker.pause(true);
    CHECK(speaker.say(speech("Ngắn")));
    CHECK(within_seconds(20, [&] { return speaker.said() == 1; }));
    std::this_thread::sleep_for(std::chrono::milliseconds(300));
    CHECK(house.heard(second_level) == 0);
    speaker.pause(false);
    CHECK(within_seconds(20, [&] { return house.heard(second_level) == 5'000; }));
}

TEST_CASE("keys pressed faster than anybody can listen neither block nor pile up") {
    House house;
    audio::Speaker speaker("", house.folder.path());
    int refused = 0;
    for (int i = 0; i < 500; ++i) {
        speaker.hush();
        if (!speaker.say(speech(i % 2 == 0 ? "Dài" : "Ngắn"))) ++refused;
    }
    CHECK(refused == 0);
    CHECK(within_seconds(40, [&] { return house.heard(second_level) >= 5'000; })); // the last one
}

TEST_CASE("where no recording exists espeak-ng speaks, and a speaker can be ended in the middle of a word") {
    House house;
    {
        audio::Speaker speaker("", house.folder.path());
        CHECK(speaker.say(speech("Phản ánh đã được lưu an toàn và sẽ đến Thành phố.")));
        CHECK(within_seconds(30, [&] { return speaker.said() == 1; }));
        CHECK(speaker.say(speech("Phản ánh đã được lưu an toàn và sẽ đến Thành phố.")));
    }
    CHECK(std::filesystem::file_size(house.heard_file) > 0);
}

TEST_CASE("a sound device that is not there is no reason to stop") {
    House house;
    setenv("SDL_AUDIODRIVER", "no-such-driver", 1); // NOLINT(concurrency-mt-unsafe)
    audio::Speaker speaker("", house.folder.path());
    CHECK(speaker.say(speech("Ngắn")));
    CHECK(within_seconds(20, [&] { return speaker.waiting() == 0; }));
    CHECK(speaker.said() == 0);
}
