#include "config/file.h"

#include <fmt/format.h>

#include "kiosk/base/file.h"

namespace config {

base::Result<std::string, Complaints> whole_file(std::filesystem::path const& file, std::size_t largest) {
    auto text = base::read_file(file, largest);
    if (text) return text.release();
    auto const complaint = [&](std::string what, std::string instead) {
        return tl::unexpected(Complaints{{file, 0, 0, std::move(what), std::move(instead)}});
    };
    if (text.error().kind == base::ErrorKind::Invalid)
        return complaint(fmt::format("is larger than {} MiB", largest >> 20),
                         "give the settings or content file itself");
    if (text.error().kind == base::ErrorKind::NotFound) return complaint("is not there", "give the path of a file");
    return complaint("cannot be read (" + text.error().what + ")", "give a file this user may read");
}

} // namespace config
