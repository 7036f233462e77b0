// House: what most sub-commands start from: the settings and the city's content, or a sentence why not.
#pragma once
#include <filesystem>
#include <string>
#include <string_view>

#include "kiosk/base/result.h"
#include "kiosk/model/catalogue.h"
#include "kiosk/model/settings.h"

namespace cli {

struct House {
    model::Settings settings;
    model::Catalogue catalogue;
};

base::Result<House> open_house(std::filesystem::path const& config);

// A JSON string, quotes and all; what is not UTF-8 in it becomes '?'.
std::string json_text(std::string_view text);

// The sentence to standard error, `not_done` for the exit code.
int refuse(std::string_view command, std::string_view why);

} // namespace cli
