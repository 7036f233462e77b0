// What a pack has to pass before it is signed or believed: it loads as the catalogue, or as an
// event, and answers its own checks.
#pragma once
#include <filesystem>

#include "kiosk/base/result.h"
#include "sync/content/parcel.h"

namespace cli {

base::Result<> try_pack(content::Pack const& pack); // Invalid: with every complaint

struct SignedPack {
    content::Pack pack;
    base::Bytes parcel;
};
// A pack with its .minisig beside it, or a parcel; `key`: the public key's file. Refused, Corrupt: not to be believed.
base::Result<SignedPack> open_pack(std::filesystem::path const& file, std::filesystem::path const& key);

// {"version":…,"made_at":…,"expires_at":…,"city":…,"tables":{"wards":168,…}} or the same as lines for people.
void print_pack(content::Pack const& pack, bool json);

} // namespace cli
