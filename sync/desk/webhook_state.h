// What each webhook target has been told: a SQLite file, synced with each change, so that a kill loses nothing. Times
// are wall times. One a thread; several threads and processes may have the file open.
#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/base/clock.h"
#include "kiosk/base/id.h"
#include "kiosk/base/result.h"
#include "sync/db/database.h"

namespace desk {

enum class FailingState {
    Next = 0,  // in its turn: all behind it wait
    Aside = 1, // tried again beside the others
    Dead = 2,  // given up
};

// A submission that a target did not take yet.
struct Failing {
    std::int64_t row = 0;
    base::Uuid id;
    FailingState state = FailingState::Next;
    unsigned tries = 0;
    base::WallTime first_tried, next_try;
    std::string why; // of the last try, for a technician
};

class WebhookState {
public:
    static base::Result<WebhookState> open(std::filesystem::path const& file);

    base::Result<std::int64_t>
    last_row(std::string const& target); // up to there all was delivered or stands in failing
    base::Result<std::int64_t> delivered(std::string const& target);
    base::Result<std::vector<Failing>> failing(std::string const& target); // in the order of rows

    base::Result<> pass(std::string const& target, std::int64_t row);                     // nothing for this target
    base::Result<> keep_delivered(std::string const& target, std::int64_t row);           // and no longer failing
    base::Result<> keep_failing(std::string const& target, Failing const& failing);       // Next holds the order
    base::Result<> forget(std::string const& target, std::int64_t row);                   // it moved to a later row
    base::Result<std::int64_t> try_dead_again(std::string const& target, base::WallTime); // how many

private:
    explicit WebhookState(db::Database database) : database_(std::move(database)) {}
    db::Database database_;
};

} // namespace desk
