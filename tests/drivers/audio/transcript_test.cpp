#include "drivers/simulated/transcript_speaker.h"

#include "kiosk/base/file.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"

TEST_CASE("a transcript is a line an utterance, there as soon as it is said") {
    tests::TemporaryFolder folder;
    auto const file = folder.path() / "said.txt";
    auto speaker = simulated::open_transcript(file);
    REQUIRE(speaker);
    drivers::Speech speech;
    for (char const* words : {"Nội dung", "dòng một\ndòng hai"})
        speech.pieces.emplace_back(std::string(words));
    CHECK((*speaker)->say(std::move(speech)));
    CHECK(*base::read_file(file) == "Nội dung | dòng một dòng hai\n");
    (*speaker)->pause(true);
    CHECK(base::read_file(file)->ends_with("\n[pause]\n"));
}

TEST_CASE("a transcript that cannot be written is an error") {
    CHECK_FALSE(simulated::open_transcript("/dev/null/said.txt"));
}
