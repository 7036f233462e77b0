// Report: that a kiosk is ready, or what is not, as a technician found it: parts, check, and how far the list of acts
// had come. Signed with the kiosk's key, and read by anybody with its public one (REPORT.md). Value types; pure.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/base/result.h"
#include "kiosk/model/check.h"
#include "kiosk/model/part.h"
#include "sync/seal/keys.h"

namespace upkeep {

struct PartLine {
    std::string part, state; // words of part.h
    base::WallTime at{};
    bool operator==(PartLine const&) const = default;
};

struct Report {
    std::string kiosk; // model::is_kiosk_id
    base::WallTime at{};
    std::string badge;     // its id: who made it
    std::string program;   // version
    std::int64_t acts = 0; // their count then
    wire::Digest head{};   // and the digest of the last
    std::vector<PartLine> parts;
    std::vector<model::CheckResult> checks; // in the order of model::all_check_steps
    bool operator==(Report const&) const = default;
};

inline constexpr std::size_t longest_report = 16'384; // bytes

std::string report_text(Report const& report, seal::SigningKey const& kiosk);

// What fits a QR code on a slip: who, when, how many were good, bad, skipped, and the digest of the whole text; signed.
std::string compact_text(Report const& report, std::string_view text, seal::SigningKey const& kiosk);

struct Compact {
    std::string kiosk;
    base::WallTime at{};
    int good = 0, bad = 0, skipped = 0;
    wire::Digest digest{}; // of the whole text
};

// Whose it says that it is, to find the key by. Corrupt: it says nothing of the kind.
base::Result<std::string> kiosk_in(std::string_view text);
// Corrupt: not such a text, to the letter. Refused: not signed by that kiosk.
base::Result<Report> read_report(std::string_view text, seal::VerifyKey const& kiosk);
base::Result<Compact> read_compact(std::string_view text, seal::VerifyKey const& kiosk);

} // namespace upkeep
