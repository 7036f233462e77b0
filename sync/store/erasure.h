// What the city keeps no longer: reports whose time is over or whose citizen asked for it, and the requests of citizens
// about what is kept of them. Law 91/2025/QH15 art. 14: at the end of the time and on request, irreversibly. A part of
// Store; the same thread.
//
// Of an erased report the signed outside stays, with its digest, number and code, so that the kiosk that offers it once
// more hears that it came, its number is no gap, and nobody puts other bytes in its place. Its body, the pieces of its
// photos and the answer are gone; kiosks that kept the public answer are given an empty one for it.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "kiosk/base/clock.h"
#include "kiosk/base/id.h"
#include "kiosk/base/result.h"

namespace store {

enum class EraseOutcome {
    Erased,  // now, and synced to disk
    Known,   // it was erased before
    Unknown, // nobody holds that code
};

enum class DataRequestKind { Export, Erase };

// A citizen's request about the report with this code.
struct DataRequest {
    base::Uuid id;
    std::string code;
    DataRequestKind kind = DataRequestKind::Export;
    base::WallTime received_at;
    std::optional<base::WallTime> done_at = {};
    bool operator==(DataRequest const&) const = default;
};

class Erasure {
public:
    virtual ~Erasure() = default;
    // Unavailable: it is erased, but another process reads the log in which its bytes lie; call it once more.
    virtual base::Result<EraseOutcome> erase(std::string const& code, base::WallTime at) = 0;
    // Those received before `time`, oldest first, at most `limit`: how many there were. Whatever ends it, each report
    // is erased as a whole or is there as a whole.
    virtual base::Result<std::size_t> erase_received_before(base::WallTime time, base::WallTime at,
                                                            std::size_t limit) = 0;
    // Those of days before `day` ("2026-11-29"): how many kiosks' days there were.
    virtual base::Result<std::size_t> drop_ratings(std::string const& day) = 0;

    virtual base::Result<> add_request(DataRequest const& request) = 0;
    virtual base::Result<std::vector<DataRequest>> requests() = 0; // open ones first, then by the time they came
    // All open ones of that code and kind: how many there were.
    virtual base::Result<std::size_t> finish_requests(std::string const& code, DataRequestKind kind,
                                                      base::WallTime at) = 0;
};

} // namespace store
