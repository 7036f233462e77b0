// pack.toml of a content folder: what a pack made of it says about itself. Reads the file; any thread.
#pragma once
#include <cstdint>
#include <string>

#include "config/load.h"
#include "kiosk/base/clock.h"

namespace config {

enum class PackKind { City, Event }; // `kind`: "city" or "event"; left out: the city's content

struct Recipe {
    PackKind kind = PackKind::City;
    std::int64_t version = 0; // `version`, from 1; left out: `now` in seconds since 1970
    base::WallTime
        expires_at{}; // `expires`, RFC 3339 in quotes; left out: `days` (1 to 3650, left out 365) after `now`
    std::string city; // `city`: the province's code, "79"
};

// Left out altogether: no city, and the rest as above.
base::Result<Recipe, Complaints> load_recipe(std::filesystem::path const& folder, base::WallTime now);

} // namespace config
