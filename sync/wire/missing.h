// Missing: the gateway's word, with 202, that it holds a submission but not yet all of its attachments. Not an
// acknowledgement: it is not signed and settles nothing. FORMAT.md §3. Value type; codec pure.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/base/id.h"
#include "sync/wire/digest.h"

namespace wire {

struct Missing {
    base::Uuid id; // of the submission
    Digest sha256{};
    std::vector<base::Uuid> attachments; // not yet whole
    bool operator==(Missing const&) const = default;
};

std::string encode(Missing const& missing);
std::optional<Missing> decode_missing(std::string_view json);

} // namespace wire
