// The rescue bundle: rows in a file, to be carried away from a kiosk without a network. As sealed and signed as the
// outbox itself. FORMAT.md §7: the line "tramso-rescue-1 COUNT SHA256-HEX", then for each row a line "HEADERS-BYTES
// BODY-BYTES", the header fields of its envelope as on the wire (with `id: UUID` first), and the body. Pure functions,
// any thread.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/base/result.h"
#include "sync/wire/envelope.h"

namespace outbox {

void add_to_bundle(std::string& rows, wire::Envelope const& envelope);
std::string bundle_of(int count, std::string const& rows);

// Corrupt: not a whole bundle; every body is held to its digest, no signature is checked (the city does).
base::Result<std::vector<wire::Envelope>> read_bundle(std::string_view text);

} // namespace outbox
