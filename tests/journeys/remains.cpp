// remains PID_OR_FILE …: what of the needles on standard input ("NAME HEX", a line each) stands in the memory of a
// running program, in the files it holds open, or in a file or folder; a line "NAME<tab>PLACE" each. For tests.
#include <charconv>
#include <cstdio>
#include <iostream>

#include "kiosk/cli/doctor_wipe_search.h"

namespace {

std::string from_hex(std::string_view digits) {
    std::string bytes;
    for (std::size_t i = 0; i + 1 < digits.size(); i += 2) {
        unsigned byte = 0;
        std::from_chars(digits.data() + i, digits.data() + i + 2, byte, 16);
        bytes += static_cast<char>(byte);
    }
    return bytes;
}

std::vector<cli::Needle> read_needles() {
    std::vector<cli::Needle> needles;
    for (std::string line; std::getline(std::cin, line);)
        if (auto const space = line.rfind(' '); space != std::string::npos)
            needles.push_back({line.substr(0, space), from_hex(std::string_view(line).substr(space + 1))});
    return needles;
}

bool is_number(std::string_view word) { return word.find_first_not_of("0123456789") == std::string_view::npos; }

} // namespace

int main(int count, char** words) {
    cli::Needles const needles(read_needles());
    std::vector<cli::Hit> hits;
    for (auto const& word : std::vector<std::string>(words + 1, words + count)) {
        if (!is_number(word)) {
            cli::search_file(word, needles, hits);
            cli::search_folder(word, needles, hits);
            continue;
        }
        auto found = cli::search_memory(std::stoi(word), needles);
        if (!found) {
            std::fprintf(stderr, "%s\n", found.error().what.c_str());
            return 1;
        }
        hits.insert(hits.end(), found->begin(), found->end());
        cli::search_open_files(std::stoi(word), needles, hits);
    }
    for (auto const& hit : hits)
        std::printf("%s\t%s\n", hit.what.c_str(), hit.place.c_str());
    return 0;
}
