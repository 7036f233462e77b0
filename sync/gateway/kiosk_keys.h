// The enrolled kiosks' public keys, from a folder of ID.pub. A file is read again when it has changed, so a kiosk can
// be enrolled, or its key taken away, while we run. Any thread.
#pragma once
#include <filesystem>
#include <map>
#include <mutex>
#include <string>
#include <tuple>

#include "sync/seal/keys.h"

namespace gateway {

class KioskKeys {
public:
    explicit KioskKeys(std::filesystem::path folder) : folder_(std::move(folder)) {}
    // `kiosk` is well formed (model::is_kiosk_id), so it cannot lead out of the folder.
    base::Result<seal::VerifyKey> of(std::string const& kiosk);

private:
    using Stamp = std::tuple<std::uint64_t, std::int64_t, std::int64_t, std::int64_t>; // inode, size, when changed
    struct Known {
        Stamp stamp;
        seal::VerifyKey key;
    };
    std::filesystem::path const folder_;
    std::mutex mutex_;
    std::map<std::string, Known> known_; // of files that are there alone: strangers cannot fill it
};

} // namespace gateway
