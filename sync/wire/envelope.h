// Envelope: one sealed submission with what the city needs to know without opening it, signed by the kiosk. On the wire
// it is a PUT: the id in the path, the facts in header fields, the sealed body as content (FORMAT.md §2). Value type;
// codec pure.
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "kiosk/base/bytes.h"
#include "kiosk/base/clock.h"
#include "kiosk/base/id.h"
#include "kiosk/base/result.h"
#include "sync/wire/attachment.h"
#include "sync/wire/digest.h"
#include "sync/wire/problem.h"

namespace wire {

inline constexpr std::string_view sealed_media_type = "application/vnd.tramso.sealed";
inline constexpr std::size_t largest_body = 16U << 20;

struct Envelope {
    base::Uuid id;         // version 7
    std::string kiosk;     // as in its certificate
    base::Uuid epoch;      // made with the outbox file
    std::uint64_t seq = 0; // from 1, without gaps in an epoch
    std::string service;   // "report"
    base::WallTime created_at;
    std::string city_key;    // id of the key the body is sealed to
    Digest previous{};       // chain: SHA-256 of the signed bytes of seq - 1; zeros for the first
    Digest sha256{};         // of the body
    Attachments attachments; // sealed photos that come beside the body, in the order the body names them
    Signature signature{};
    base::Bytes body; // sealed

    bool operator==(Envelope const&) const = default;
};

// What the kiosk signs and what the next envelope's `previous` is the digest of: everything but signature and body.
// Version 1 without attachments, version 2 with them: an envelope without is the same bytes as ever.
std::string signed_bytes(Envelope const& envelope);

using HeaderField = std::pair<std::string, std::string>;
std::vector<HeaderField> header_fields(Envelope const& envelope);

// `field` gives a header field's value by its lower-case name, or nothing. The body is not looked at: the caller
// compares its digest. The problem names the field.
base::Result<Envelope, Problem> read_envelope(std::string_view id,
                                              std::function<std::optional<std::string>(std::string_view)> const& field,
                                              base::Bytes body);

} // namespace wire
