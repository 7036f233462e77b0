// Passive authentication (ICAO Doc 9303-11 §5.1): EF.SOD holds the hashes of the chip's data groups, signed by a
// state's document signer (RFC 5652). What it does not vouch for is not believed. Pure, const use from any thread.
#pragma once
#include <array>

#include "drivers/pcsc/authorities.h"
#include "drivers/pcsc/digest.h"
#include "kiosk/base/bytes.h"

namespace pcsc {

class SecurityObject {
public:
    // NotGenuine: not signed, not by whom we know, not with what is strong enough, or not now.
    static Outcome<SecurityObject> open(base::ByteView file, Authorities const& authorities, base::WallTime now);

    // What the signature covers. Of bytes whose signature was not checked it proves nothing. Nothing: it is no
    // LDSSecurityObject (Doc 9303-10).
    static std::optional<SecurityObject> decode(base::ByteView content);

    bool names(int group) const { return !hashes_.at(static_cast<std::size_t>(group)).empty(); }

    // NotGenuine: other bytes were signed as data group `group`, or none.
    Outcome<> check(int group, base::ByteView file) const;

private:
    bool add(base::ByteView entry);

    Digest digest_ = Digest::Sha256;
    std::array<base::Bytes, 17> hashes_; // by the number of the group, from 1
};

} // namespace pcsc
