#include "drivers/audio/recordings.h"

#include "kiosk/base/file.h"
#include "tests/drivers/audio/waves.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"

namespace {

void write(std::filesystem::path const& file, std::string const& bytes) {
    std::filesystem::create_directories(file.parent_path());
    REQUIRE(base::write_file_durably(file, base::as_bytes(bytes)));
}

std::string complaint(std::string_view text) {
    auto const parsed = audio::parse_voices(text);
    return parsed ? "" : parsed.error().what;
}

} // namespace

TEST_CASE("a recording is found by its very words, and by no others") {
    tests::TemporaryFolder folder;
    write(folder.path() / "vi/voices.tsv", "# of 2026\n\nreceipt.title\tthanks.wav\tCảm ơn quý khách\n");
    write(folder.path() / "vi/thanks.wav", tests::wav({1, 2, 3}));
    auto const recordings = audio::Recordings::open(folder.path(), model::Language::Vietnamese);
    REQUIRE(recordings);
    CHECK(recordings->size() == 1);
    CHECK(recordings->load("Cảm ơn quý khách")->samples.size() == 3);
    CHECK(recordings->load("Cảm ơn quý khách!").error().kind == base::ErrorKind::NotFound);
}

TEST_CASE("a language without recordings has none, and that is no error") {
    tests::TemporaryFolder folder;
    auto const recordings = audio::Recordings::open(folder.path(), model::Language::English);
    REQUIRE(recordings);
    CHECK(recordings->size() == 0);
}

TEST_CASE("a file that is listed and missing or broken is told by its name") {
    tests::TemporaryFolder folder;
    write(folder.path() / "vi/voices.tsv", "a\tgone.wav\tMột\nb\tbroken.wav\tHai\n");
    write(folder.path() / "vi/broken.wav", "RIFF");
    auto const recordings = audio::Recordings::open(folder.path(), model::Language::Vietnamese);
    REQUIRE(recordings);
    CHECK(recordings->load("Một").error().what.find("gone.wav") != std::string::npos);
    CHECK(recordings->load("Hai").error().kind == base::ErrorKind::Corrupt);
    CHECK(recordings->load("Hai").error().what.find("broken.wav") != std::string::npos);
}

TEST_CASE("a line that is wrong is named by its number") {
    CHECK(complaint("a\tb.wav\tMột\n").empty());
    CHECK(complaint("a\tb.wav\n").starts_with("voices.tsv, line 1: "));
    CHECK(complaint("# x\na\tb.wav\tMột\tzwei\n").starts_with("voices.tsv, line 2: "));
    CHECK_FALSE(complaint("a\t../b.wav\tMột\n").empty());
    CHECK_FALSE(complaint("a\tb.mp3\tMột\n").empty());
    CHECK_FALSE(complaint("a\tb.wav\t\n").empty());
    CHECK_FALSE(complaint("a\tb.wav\t\xff\n").empty());
    CHECK_FALSE(complaint("a\tb.wav\tMột\nc\td.wav\tMột\n").empty());
}

TEST_CASE("words that look the same are the same: both are NFC") {
    auto const parsed = audio::parse_voices("a\tb.wav\tCa\xCC\x89m\n"); // a, then a hook above
    REQUIRE(parsed);
    CHECK(parsed->front().text == "Cảm");
}
