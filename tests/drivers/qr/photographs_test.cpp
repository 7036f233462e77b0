// A ratchet over photographs of codes: once read, always read. The photographs are other people's and lie beside the
// tree, not in it; without them there is nothing to hold, and the test says so.
#include <fstream>
#include <iostream>
#include <map>

#include "drivers/jpeg/load.h"
#include "drivers/qr/decode.h"
#include "kiosk/base/text.h"
#include "tests/support/catch.h"

namespace {

std::filesystem::path const folder = TRAMSO_SOURCE_DIR "/../shared/qr";

// By set: at least so many read.
std::map<std::string, int> const ratchet{{"boofcv", 41}, {"zxing-cpp", 53}, {"negative", 0}};

std::string unescaped(std::string_view text) {
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        bool const escape = text[i] == '\\' && i + 1 < text.size();
        char const c = escape ? text[++i] : text[i];
        result += !escape ? c : c == 'n' ? '\n' : c == 'r' ? '\r' : c == 't' ? '\t' : c;
    }
    return base::trimmed(result);
}

} // namespace

TEST_CASE("as many photographs of codes are read as ever, none wrongly, if the set lies beside the tree",
          "[photographs]") {
    std::ifstream truth(folder / "truth.tsv");
    if (!truth) std::cout << "no photographs in " << folder << ": nothing was measured\n";
    std::map<std::string, int> read;
    for (std::string line; std::getline(truth, line);) {
        auto const tab = line.find('\t');
        auto const name = line.substr(0, tab);
        auto const frame = jpeg::load(folder / name);
        REQUIRE(frame);
        auto const text = qr::decode(*frame, qr::Charset::Likely);
        if (!text) continue;
        INFO(name);
        CHECK(base::trimmed(text->reveal()) == unescaped(line.substr(tab + 1)));
        ++read[name.substr(0, name.find('/'))];
    }
    if (!truth.eof()) return;
    for (auto const& [set, least] : ratchet) {
        INFO(set);
        CHECK(read[set] >= least);
    }
    CHECK(read["negative"] == 0);
}
