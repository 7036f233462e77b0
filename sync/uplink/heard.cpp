#include "sync/uplink/heard.h"

#include "kiosk/base/file.h"
#include "sync/uplink/condition.h"

namespace uplink {
namespace {

constexpr std::size_t longest = 64;

std::filesystem::path file_of(model::Settings const& settings) { return folder_of(settings) / "heard"; }

} // namespace

base::Result<> note_heard(model::Settings const& settings, base::WallTime now) {
    return base::write_file_durably(file_of(settings), base::as_bytes(base::to_rfc3339(now)), 0600);
}

std::optional<base::WallTime> last_heard(model::Settings const& settings) {
    auto const text = base::read_file(file_of(settings), longest);
    return text ? base::from_rfc3339(*text) : std::nullopt;
}

} // namespace uplink
