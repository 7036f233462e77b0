// SHA-256 (FIPS 180-4). Any thread; one Sha256 belongs to one.
#pragma once
#include <array>
#include <cstddef>

#include "kiosk/base/bytes.h"
#include "sync/wire/digest.h"

namespace seal {

wire::Digest sha256(base::ByteView bytes);

// Of bytes that come in pieces.
class Sha256 {
public:
    Sha256();
    void add(base::ByteView bytes);
    wire::Digest finish(); // once

private:
    alignas(16) std::array<std::byte, 128> state_; // libsodium's, which no header may show
};

} // namespace seal
