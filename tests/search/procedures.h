// The procedures, life events and synonyms that are shipped, as a finder is given them, and phrases with the procedure
// that each means. Reads the files of the tree at `source`; ends the program when one of them cannot be read.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "kiosk/search/finder.h"

namespace tests {

struct Procedures {
    std::vector<std::string> codes; // of each entry
    std::vector<search::Entry> entries;
    std::vector<search::Synonym> synonyms;
};
Procedures shipped_procedures(std::filesystem::path const& source);

struct Phrase {
    std::string phrase, code;
};
std::vector<Phrase> phrases_of(std::filesystem::path const& file);

} // namespace tests
