// The shelf: the packs that a kiosk has, in a folder that courier and screen share, a lock between them:
//   staged     a newer one that passed every test; the screen takes it at its next start
//   current    the one in use
//   previous   the one before it, to go back to
//   trying     the version in use that has not been seen to run yet, and how often it was begun
//   bad        versions that were taken back, one a line: never taken again
// Each of the first three is a parcel and whole at every moment: it is written beside, synced, renamed, and the folder
// synced. A pack is taken only if it is signed with the key, of this format, not expired, newer than what is there, and
// passes the trial that the program gives. One that expires while in use stays in use, and the journal says so.
// A value; any number in any processes; one thread at a time each. Errors: Refused and Corrupt speak of the pack; the
// others of the disk.
#pragma once
#include <filesystem>
#include <functional>
#include <optional>

#include "kiosk/base/clock.h"
#include "sync/content/minisign.h"
#include "sync/content/pack.h"

namespace content {

// Whether the program can work with a pack: it loads, and answers what the pack asks of it.
using Trial = std::function<base::Result<>(Pack const&)>;

// Pages for words somebody might type, the best first. The program gives its own search; Pack::find is the plain one.
using Finder = std::function<std::vector<std::string>(Pack const&, std::string_view words)>;

// The pack's own questions, its table `checks` (query, page): each page must be among the first three. Refused, with
// the question, when one is not.
base::Result<> answers_its_checks(Pack const& pack, Finder const& finder);
std::vector<std::string> plain_finder(Pack const& pack, std::string_view words);

class Shelf {
public:
    Shelf(std::filesystem::path folder, PublicKey key, Trial trial); // makes the folder when it is first needed

    // Tests a parcel and keeps it for the next start. Its version.
    base::Result<std::int64_t> stage(base::ByteView parcel, base::WallTime now);
    bool has_staged() const; // cheap: for the loop of a screen

    // At the start of the screen: swaps what is staged, goes back to the one before when the current one is not whole,
    // fails its trial or did not run `most_tries` times. Nothing: no pack is good, the content that came with the
    // program is used.
    base::Result<std::optional<Pack>> take(base::WallTime now);
    base::Result<> settle(); // what take() gave has been seen to run

    static constexpr int most_tries = 3;

private:
    struct Try {
        std::int64_t version = 0;
        int count = 0;
    };
    base::Result<Pack> open(std::filesystem::path const& file) const;
    std::int64_t version_in(char const* name) const; // 0: none that is whole
    base::Result<> refuse_old(std::int64_t version) const;
    bool is_bad(std::int64_t version) const;
    base::Result<> remember_bad(std::int64_t version);
    std::optional<Try> last_try() const;
    base::Result<> keep_try(Try const& attempt);
    base::Result<> swap_in(Pack const& staged);
    base::Result<> take_staged();
    base::Result<> count_start(std::int64_t version);
    base::Result<Pack> current();
    base::Result<> go_back(std::string const& why, std::int64_t bad);

    std::filesystem::path const folder_;
    PublicKey const key_;
    Trial const trial_;
};

} // namespace content
