#include "kiosk/cli/house.h"

#include <cstdio>

#include "config/load.h"
#include "kiosk/cli/commands.h"

namespace cli {

base::Result<House> open_house(std::filesystem::path const& file) {
    auto settings = config::load_kiosk(file);
    if (!settings) return base::failure(base::ErrorKind::Invalid, config::text_of(settings.error()));
    auto catalogue = config::load_catalogue(settings->content);
    if (!catalogue) return base::failure(base::ErrorKind::Invalid, config::text_of(catalogue.error()));
    return House{std::move(*settings), std::move(*catalogue)};
}

int refuse(std::string_view command, std::string_view why) {
    std::fprintf(stderr, "tramso %.*s: %.*s\n", static_cast<int>(command.size()), command.data(),
                 static_cast<int>(why.size()), why.data());
    return not_done;
}

} // namespace cli
