// OwnNumbers: the numbers a kiosk gives by itself while its ward does not answer, in a file of its own. A number is on
// the disk before it is said. The uplink brings them to the ward and settles each when the ward has it. The screen's
// program and the uplink have the file open at once; each handle belongs to one thread.
#pragma once
#include <filesystem>
#include <vector>

#include "kiosk/base/result.h"
#include "sync/db/database.h"
#include "sync/wire/ward.h"

namespace ledger {

class OwnNumbers {
public:
    // `prefix`: "K2", of this kiosk alone.
    static base::Result<OwnNumbers> open(std::filesystem::path const& file, std::string prefix);

    // "K2-A001" of the letter, from 001 each day (Asia/Ho_Chi_Minh); the same for the same id.
    base::Result<model::QueueTicket> issue(base::Uuid const& id, std::string const& service, std::string const& letter,
                                           model::Priority priority, base::WallTime now);

    base::Result<std::vector<wire::Draw>> waiting(std::size_t limit); // for the ward, in the order of drawing
    base::Result<> settle(base::Uuid const& id);                      // the ward has it

private:
    OwnNumbers(db::Database database, std::string prefix)
        : database_(std::move(database)), prefix_(std::move(prefix)) {}

    db::Database database_;
    std::string prefix_;
};

} // namespace ledger
