// Books of an event that come as files, and what they come to together: what merge, report and summary start from.
#pragma once
#include <CLI/CLI.hpp>
#include <filesystem>
#include <vector>

#include "kiosk/model/event_day.h"
#include "sync/event/merged.h"

namespace cli {

struct BookFiles {
    std::filesystem::path pack, key, kiosks;
    std::vector<std::filesystem::path> files;
};

// The options they come by. `books` outlives the parsing.
void add_book_files(CLI::App& command, BookFiles& books);

struct Office {
    model::EventDay day;
    event::Merged merged;
    std::size_t refused = 0;

    // What was left out is said at the end, after all that was not.
    base::Result<> whole() const;
};

// One that is forged or cut is named, and does not keep the others away.
base::Result<Office> open_office(BookFiles const& books, std::string_view command);

} // namespace cli
