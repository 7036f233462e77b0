// The list of kiosks whose certificates are void: a file of lines "kiosk-0001 TIME", blank lines and # comments between
// them. What began at that time or before is void; a certificate that was made for the kiosk afterwards is not, so that
// it can be enrolled again. Written by the office, replaced whole; read by the gateway while it runs.
#pragma once
#include <filesystem>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>

#include "kiosk/base/clock.h"
#include "kiosk/base/result.h"

namespace enrol {

using RevokedUntil = std::map<std::string, base::WallTime, std::less<>>; // by kiosk

std::optional<RevokedUntil> decode_revocations(std::string_view text);          // nothing: a line that is none
base::Result<RevokedUntil> load_revocations(std::filesystem::path const& file); // empty when there is no file

// Makes void what `kiosk` has up to now. Whole seconds, as certificates have.
base::Result<> revoke(std::filesystem::path const& file, std::string const& kiosk, base::WallTime now);

// Any thread.
class Revocations {
public:
    explicit Revocations(std::filesystem::path file) : file_(std::move(file)) {} // "": nobody is ever revoked

    // A certificate of `kiosk` that began at `from`; nothing: it is not known when.
    bool is_revoked(std::string const& kiosk, std::optional<base::WallTime> from, base::Instant now);
    // When the next certificate of `kiosk` begins at the earliest.
    std::optional<base::WallTime> earliest(std::string const& kiosk, base::Instant now);

private:
    using Stamp = std::tuple<std::uint64_t, std::int64_t, std::int64_t, std::int64_t>;
    void look(base::Instant now);

    std::filesystem::path const file_;
    std::mutex mutex_;
    std::optional<base::Instant> looked_;
    std::optional<Stamp> stamp_;
    RevokedUntil until_;
};

} // namespace enrol
