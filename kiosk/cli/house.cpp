#include "kiosk/cli/house.h"

#include <cstdio>
#include <fmt/format.h>

#include "config/load.h"
#include "kiosk/base/text.h"
#include "kiosk/cli/commands.h"

namespace cli {

base::Result<House> open_house(std::filesystem::path const& file) {
    auto settings = config::load_kiosk(file);
    if (!settings) return base::failure(base::ErrorKind::Invalid, config::text_of(settings.error()));
    auto catalogue = config::load_catalogue(settings->content);
    if (!catalogue) return base::failure(base::ErrorKind::Invalid, config::text_of(catalogue.error()));
    return House{std::move(*settings), std::move(*catalogue)};
}

std::string json_text(std::string_view text) {
    bool const whole = base::is_utf8(text);
    std::string result = "\"";
    for (char const c : text) {
        auto const byte = static_cast<unsigned char>(c);
        if (byte < 0x20)
            result += fmt::format("\\u{:04x}", byte);
        else if (c == '"' || c == '\\')
            result += {'\\', c};
        else
            result += byte >= 0x80 && !whole ? '?' : c;
    }
    return result + '"';
}

int refuse(std::string_view command, std::string_view why) {
    std::fprintf(stderr, "tramso %.*s: %.*s\n", static_cast<int>(command.size()), command.data(),
                 static_cast<int>(why.size()), why.data());
    return not_done;
}

} // namespace cli
