// Attachment: what an envelope says of a sealed photo that travels beside it (FORMAT.md §2): its name, size and digest,
// so that the kiosk's signature holds for its bytes as well. Value type; codec pure.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/base/id.h"
#include "sync/wire/digest.h"

namespace wire {

inline constexpr std::size_t largest_attachment = 16U << 20;
inline constexpr std::size_t most_attachments = 8;

struct Attachment {
    base::Uuid id;          // version 7
    std::uint64_t size = 0; // of the sealed bytes, as the digest
    Digest sha256{};
    bool operator==(Attachment const&) const = default;
};
using Attachments = std::vector<Attachment>;

// "ID SIZE SHA256-HEX", joined with ", "; "" for none. The one way to write them: it is signed.
std::string encode(Attachments const& attachments);

// Nothing: not what encode() writes, none at all, too many or too large, or one twice.
std::optional<Attachments> decode_attachments(std::string_view text);

} // namespace wire
