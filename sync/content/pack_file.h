// A signed pack as it lies in files: a parcel, or the compressed pack with its signature beside it as NAME.minisig, as
// minisign(1) leaves it. Reads the files it is given; any thread.
#pragma once
#include <filesystem>

#include "sync/content/parcel.h"

namespace content {

struct SignedPack {
    Pack pack;
    base::Bytes parcel; // as it is sent, whichever way it lay there
};

// `key`: the public key's file. Refused, Corrupt: not to be believed. NotFound, Io: the files'.
base::Result<SignedPack> read_signed_pack(std::filesystem::path const& file, std::filesystem::path const& key);

} // namespace content
