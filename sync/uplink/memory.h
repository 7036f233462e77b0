// Memory: what the uplink itself has to remember, in one SQLite file of its own: commands begun, what was fetched, and
// the city's public answers, each sealed by its receipt's code. Owned by one thread; two threads open it each for
// themselves. A damaged file is set aside and begun anew: what is lost is fetched again, and a command that has not
// expired could then be begun a second time.
#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/base/clock.h"
#include "kiosk/model/progress.h"
#include "sync/db/database.h"
#include "sync/wire/answers.h"
#include "sync/wire/command.h"

namespace uplink {

class Memory {
public:
    static base::Result<Memory> open(std::filesystem::path const& folder);

    // --- commands. On the disk when they return.

    base::Result<std::uint64_t> highest_command();
    base::Result<> begin(std::uint64_t number);                    // Invalid: not above the highest
    base::Result<> keep_result(wire::CommandResult const& result); // of one begun or refused, and the first stays
    base::Result<std::vector<wire::CommandResult>> untold();
    base::Result<> told(std::uint64_t number); // the city has it
    // Begun, and the program ended before there was a result: each has one now.
    base::Result<> close_interrupted(base::WallTime now);

    // --- words kept under a name; "" when there is none

    base::Result<std::string> word(std::string const& name);
    base::Result<> keep_word(std::string const& name, std::string const& word);

    // --- answers

    base::Result<std::uint64_t> last_answer();
    base::Result<> keep_answers(std::vector<wire::SealedAnswer> const& answers); // one transaction
    base::Result<> restart_answers(); // the city counts anew (from a backup): asked from the first on
    base::Result<> synced(base::WallTime at);
    base::Result<std::optional<base::WallTime>> synced_at();
    base::Result<std::optional<model::Progress>> find(std::string const& code);

private:
    explicit Memory(db::Database database) : database_(std::move(database)) {}
    db::Database database_;
};

} // namespace uplink
