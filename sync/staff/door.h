// Door: lets staff in by a badge and its PIN, without a network, and says why not otherwise (BADGE.md §3). A try is on
// the disk before the PIN is looked at, so that no power cut gives one back. Every try is an act. Belongs to one
// thread; enter() takes a tenth of a second and 64 MiB.
#pragma once
#include <filesystem>

#include "kiosk/base/private.h"
#include "sync/staff/acts.h"
#include "sync/staff/list.h"

namespace staff {

using model::StaffPass;
using model::StaffRefusal;
using model::StaffRefused;

inline constexpr int free_tries = 3, most_tries = 10; // wrong PINs in a row: before it waits, and in all

// From the wrong PIN with that number until the next may be tried: nothing for the first, then a minute, twice as long
// after each.
base::Duration wait_after(int wrong);

class Door {
public:
    // Corrupt: not this program's file. Unavailable, Full, Io: the disk's.
    static base::Result<Door> open(std::filesystem::path const& file, seal::VerifyKey office);

    // Whether the badge may be tried with a PIN at all: to be asked before the keys are shown.
    base::Result<StaffPass, StaffRefused> look(std::string_view badge, List const& list, base::WallTime now);
    base::Result<StaffPass, StaffRefused> enter(std::string_view badge, base::PrivateText const& pin, List const& list,
                                                base::WallTime now);

    // What was done by whom was let in; "left" and "left-alone" (nobody touched it any more) among it.
    base::Result<> note(base::Uuid const& badge, std::string what, std::string detail, base::WallTime now);

    Acts acts() { return Acts(*database_); }

private:
    struct Tries {
        int wrong = 0; // in a row
        base::WallTime last{};
    };
    struct Known {
        Badge badge;
        Entry const* entry;
    };
    Door(std::unique_ptr<db::Database> database, seal::VerifyKey office)
        : database_(std::move(database)), office_(office) {}

    base::Result<Known, StaffRefused> known(std::string_view text, List const& list, base::WallTime now);
    base::Result<void, StaffRefused> check_time(List const& list, base::WallTime now);
    base::Result<void, StaffRefused> check_locks(base::Uuid const& badge, base::WallTime now);
    base::Result<Tries, StaffRefused> tries_of(base::Uuid const& badge);
    base::Result<int, StaffRefused> count_try(base::Uuid const& badge, base::WallTime now);
    base::Result<void, StaffRefused> forgive(base::Uuid const& badge, base::WallTime now);
    tl::unexpected<StaffRefused> refuse(StaffRefused refused, std::optional<base::Uuid> const& badge,
                                        base::WallTime now);
    void say_unsaid(base::WallTime now);

    std::unique_ptr<db::Database> database_; // stays where it is for who reads acts()
    seal::VerifyKey office_;
    int strangers_ = 0; // codes of nobody's that no act tells of yet
    base::WallTime quiet_until_{};
};

} // namespace staff
