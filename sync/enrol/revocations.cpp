#include "sync/enrol/revocations.h"

#include <sys/stat.h>

#include "kiosk/base/file.h"
#include "kiosk/base/log.h"
#include "kiosk/base/text.h"
#include "kiosk/model/settings.h"

namespace enrol {
namespace {

constexpr base::Duration between_looks(200);
constexpr std::size_t longest_list = 4U << 20;

base::WallTime whole_seconds(base::WallTime time) { return std::chrono::floor<std::chrono::seconds>(time); }

} // namespace

std::optional<RevokedUntil> decode_revocations(std::string_view text) {
    RevokedUntil result;
    for (auto const raw : base::split(text, '\n')) {
        auto const line = base::trimmed(raw);
        if (line.empty() || line.front() == '#') continue;
        auto const fields = base::split(line, ' ');
        auto const until = fields.size() == 2 ? base::from_rfc3339(fields[1]) : std::nullopt;
        if (!until || !model::is_kiosk_id(fields[0])) return std::nullopt;
        auto& known = result.try_emplace(std::string(fields[0]), *until).first->second;
        known = std::max(known, *until);
    }
    return result;
}

base::Result<RevokedUntil> load_revocations(std::filesystem::path const& file) {
    auto const text = base::read_file(file, longest_list);
    if (!text && text.error().kind == base::ErrorKind::NotFound) return RevokedUntil{};
    if (!text) return tl::unexpected(text.error());
    auto list = decode_revocations(*text);
    if (!list) return base::failure(base::ErrorKind::Corrupt, file.string() + " is not a list of revocations");
    return std::move(*list);
}

base::Result<> revoke(std::filesystem::path const& file, std::string const& kiosk, base::WallTime now) {
    auto list = TRY(load_revocations(file));
    list.insert_or_assign(kiosk, whole_seconds(now));
    std::string text = "# tramso enrol revoke: whose certificates are void that began up to then\n";
    for (auto const& [name, until] : list)
        text += name + " " + base::to_rfc3339(until) + "\n";
    return base::write_file_durably(file, base::as_bytes(text));
}

bool Revocations::is_revoked(std::string const& kiosk, std::optional<base::WallTime> from, base::Instant now) {
    if (file_.empty()) return false;
    std::lock_guard const lock(mutex_);
    look(now);
    auto const found = until_.find(kiosk);
    return found != until_.end() && (!from || *from <= found->second);
}

std::optional<base::WallTime> Revocations::earliest(std::string const& kiosk, base::Instant now) {
    if (file_.empty()) return std::nullopt;
    std::lock_guard const lock(mutex_);
    looked_.reset(); // what was revoked this moment as well
    look(now);
    auto const found = until_.find(kiosk);
    if (found == until_.end()) return std::nullopt;
    return found->second + std::chrono::seconds(1);
}

// A list that cannot be read any more, or is gone, changes nothing: nobody who was revoked comes back by that.
void Revocations::look(base::Instant now) {
    if (looked_ && now - *looked_ < between_looks) return;
    looked_ = now;
    struct stat status {};
    if (::stat(file_.c_str(), &status) != 0) status = {};
    Stamp const stamp{status.st_ino, status.st_size, status.st_mtim.tv_sec * 1'000'000'000 + status.st_mtim.tv_nsec,
                      status.st_ctim.tv_sec * 1'000'000'000 + status.st_ctim.tv_nsec};
    if (stamp_ == stamp) return;
    stamp_ = stamp;
    auto list = load_revocations(file_);
    bool const is_gone = list && status.st_ino == 0 && !until_.empty();
    if (is_gone) list = base::failure(base::ErrorKind::NotFound, file_.string() + " is gone");
    if (list) {
        until_ = std::move(*list);
        return base::log(base::Severity::Info, "gateway.revocations", "{} kiosks", until_.size());
    }
    base::log(base::Severity::Error, "gateway.revocations", "{}: what was known stays", list.error().what);
}

} // namespace enrol
