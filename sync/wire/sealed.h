// What can be said of a sealed body without opening it (FORMAT.md §1): how long it is for so much text, whether it may
// be one at all, and its digest as Repr-Digest says it (RFC 9530). Pure, any thread.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "kiosk/base/bytes.h"
#include "sync/wire/digest.h"

namespace wire {

// Of so many bytes of text, before they are padded.
constexpr std::size_t sealed_size(std::size_t text) {
    constexpr std::size_t before_chunks = 1 + 104, chunk = 64U << 10, tag = 17, padding = 512;
    auto const padded = (text / padding + 1) * padding;
    return before_chunks + padded + (padded + chunk - 1) / chunk * tag;
}

// False: no seal of version 1 has that first byte and that length. True proves nothing: only the city's key opens it.
bool is_sealed_shape(base::ByteView bytes);

std::string repr_digest_of(Digest const& sha256);
std::optional<Digest> read_repr_digest(std::string_view field); // nothing: not one SHA-256

} // namespace wire
