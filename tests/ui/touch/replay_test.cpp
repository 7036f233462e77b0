// Every trace is replayed on a whole screen, drawn quickly and slowly: what was meant is pressed, once, and nothing
// else; and each contact is answered in the picture that follows it.
#include <filesystem>
#include <fstream>
#include <set>

#include "tests/support/catch.h"
#include "tests/ui/touch/glass.h"

namespace {

std::filesystem::path const folder{TRAMSO_SOURCE_DIR "/tests/ui/touch/traces"};

std::string content_of(std::filesystem::path const& file) {
    std::ifstream in(file);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<std::filesystem::path> traces() {
    std::vector<std::filesystem::path> files;
    for (auto const& entry : std::filesystem::directory_iterator(folder))
        files.push_back(entry.path());
    std::ranges::sort(files);
    return files;
}

} // namespace

TEST_CASE("of each kind of touch there is a trace") {
    std::set<std::string> kinds;
    for (auto const& file : traces())
        kinds.insert(file.stem().string().substr(0, file.stem().string().find('-')));
    for (char const* const kind :
         {"roll", "long", "miss", "bounce", "two_fingers", "palm", "edge", "drag", "ghost", "tap"}) {
        INFO(kind);
        CHECK(kinds.contains(kind));
    }
}

TEST_CASE("each trace presses what was meant, once, or nothing, and every contact is answered in the next picture") {
    tests::Glass glass;
    for (auto const& file : traces()) {
        auto const trace = tests::read_trace(content_of(file));
        INFO(file.filename().string());
        REQUIRE(trace);
        auto const expected = trace->meant.empty() ? std::vector<std::string>{} : std::vector{trace->meant};
        for (int const frame : {4, 16, 33})
            for (int const first : {0, frame / 2}) {
                INFO(frame << " ms a picture, from " << first);
                auto const replayed = glass.replay(*trace, frame, first);
                CHECK(replayed.pressed == expected);
                CHECK(replayed.unanswered.empty());
            }
    }
}

TEST_CASE("what is no trace says where") {
    for (auto const& [text, complaint] : std::vector<std::pair<std::string, std::string>>{
             {"0 down 1 1 1\n", "line 2: it is not said what was meant"},
             {"meant a\n0 down 1 1\n", "line 2: has to be MILLISECONDS PHASE FINGER X Y"},
             {"meant a\n0 press 1 1 1\n", "line 2: has to be MILLISECONDS PHASE FINGER X Y"},
             {"meant a\n5 down 1 1 1\n4 up 1 1 1\n", "line 3: goes back in time"},
             {"meant a\nmeant b\n", "line 2: one id, once, is meant"},
             {"meant a\n0 down 1 nan 1\n", "line 2: has to be MILLISECONDS PHASE FINGER X Y"}}) {
        auto const trace = tests::read_trace(text);
        REQUIRE_FALSE(trace);
        CHECK(trace.error().what == complaint);
    }
}
