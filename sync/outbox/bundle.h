// The rescue bundle: rows in a file, to be carried away from a kiosk without a network. As sealed and signed as the
// outbox itself. FORMAT.md §7: the line "tramso-rescue-2 COUNT SHA256-HEX", then each row (wire/row.h) with its photos
// behind it: photo_follows and its bytes, or photo_is_lost.
// Pure functions, any thread; what is read points into the text.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/base/result.h"
#include "sync/wire/envelope.h"

namespace outbox {

inline constexpr std::string_view photo_follows = "+\n", photo_is_lost = "-\n";

struct BundleRow {
    wire::Envelope envelope;
    std::vector<std::optional<base::ByteView>> photos; // one for each attachment; nothing: lost
};

// Always as long. `version`: 1 when no row has an attachment, else 2. `digest`: of all the rows.
std::string bundle_head(int version, int count, wire::Digest const& digest);

// Corrupt: not a whole bundle; every body is held to its digest, no signature is checked (the city does).
class BundleReader {
public:
    static base::Result<BundleReader> open(std::string_view text);
    base::Result<std::optional<BundleRow>> next(); // nothing: that was all

private:
    BundleReader(std::string_view rest, std::size_t left) : rest_(rest), left_(left) {}
    std::string_view rest_;
    std::size_t left_; // rows
};

} // namespace outbox
