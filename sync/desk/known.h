// KnownProblems: what clerks have published of what citizens report, so that the next ones may join in instead of
// describing it once more (model::KnownProblem). The words are a clerk's: nothing of a citizen's text gets here by
// itself. A SQLite file, synced with each change. One a thread; several processes may have the file open.
#pragma once
#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "kiosk/model/known_problem.h"
#include "sync/db/database.h"
#include "sync/desk/desk.h"

namespace desk {

class KnownProblems {
public:
    static base::Result<KnownProblems> open(std::filesystem::path const& file);

    // New, or other words and another state for one that is there. Invalid: words that are not one line of 1 to
    // model::longest_known_words letters (the English ones may be missing).
    base::Result<> publish(model::KnownProblem known);
    base::Result<> finish(base::Uuid const& id);          // it is done; NotFound: not published
    base::Result<std::vector<model::KnownProblem>> all(); // the oldest first; confirmations are 0

private:
    explicit KnownProblems(db::Database database) : database_(std::move(database)) {}
    db::Database database_;
};

// The submission that a known problem is made of: its category, place and time. NotFound: no such one has arrived.
base::Result<model::KnownProblem> known_from(Desk& desk, base::Uuid const& id);

// How many submissions join each, each counted once.
base::Result<std::map<base::Uuid, unsigned>> confirmations(Desk& desk);

// The table `known` of the content (known.csv): those that are not done.
std::string known_csv(std::span<model::KnownProblem const> all);

} // namespace desk
