// Rule: what one setting may be. The tables of rules (kiosk_keys.cpp, gateway_keys.cpp) drive reading, the complaint
// about an unknown key and the JSON Schema, so that the three cannot differ. Pure; any thread.
#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "config/document.h"

namespace config {

enum class Kind {
    Flag,
    Whole,   // a whole number from least to most
    Number,  // a number from least to most
    Seconds, // a number from least to most, kept in milliseconds
    Text,    // matches pattern
    Texts,   // an array of least to most different texts that match pattern
    Word,    // one of words
    Words,   // an array of least to most different words of words
    Path,    // resolved against the folder of the settings file
    Paths,   // an array of least to most different paths
    Device,  // TECHNOLOGY:ADDRESS, matches pattern; an address that is a path is resolved
};

struct Rule {
    std::string_view name; // "printer.width_dots": a table, a dot, a key
    Kind kind = Kind::Text;
    double least = 0;
    double most = 0;
    // Both a POSIX extended and an ECMA 262 regular expression: no backslashes, no look-ahead.
    std::string_view pattern = {};
    std::string_view instead = {}; // what to write, for patterns
    std::vector<std::string_view> words = {};
    bool required = false;
    std::string_view required_when = {}; // "listen.mode=tls": required when that key has that word
    std::string_view either = {};        // "store.postgres": exactly one of this key and that one, in the same table
    std::string_view help = {};          // one sentence for the schema
};

inline constexpr std::size_t longest_text = 1024; // letters in any text or path of a settings file

// Everything wrong with `document`, in the order of its lines.
Complaints complaints_about(Document const& document, std::vector<Rule> const& rules,
                            std::filesystem::path const& file);

} // namespace config
