// A draw on a disk, in its three steps: frozen.txt is told before the dice are thrown; `secret` (mode 0600) is told by
// nobody until then; draw.txt says it all. Each file is synced before its step is done, so that a power cut between two
// steps leaves what was told: who comes back goes on with the same list and the same secret. frozen.txt alone says that
// the list is fixed: a secret without it was never told of, and is replaced. One thread a folder.
// Errors: Refused: that step is done, or the one before is not. Invalid: what complaints() says. Corrupt: a file is not
// what was written, or other tickets follow. Io, Full: the disk's.
#pragma once
#include <filesystem>

#include "kiosk/base/id.h"
#include "sync/draw/record.h"

namespace draw {

class Folder {
public:
    explicit Folder(std::filesystem::path folder) : folder_(std::move(folder)) {}

    base::Result<std::optional<Frozen>> frozen() const; // none: nobody has fixed it
    base::Result<std::optional<Draw>> drawn() const;    // none: the dice are not thrown; checked with complaints()

    // Makes the folder where there is none. `tickets` in any order, each once.
    base::Result<Frozen> freeze(std::string event, std::vector<Ticket> tickets, base::Random& random) const;
    base::Result<Draw> fix(std::string dice, std::string beacon, std::size_t prizes) const;
    base::Result<Draw> redraw(Redraw again) const;

private:
    std::filesystem::path frozen_file() const { return folder_ / "frozen.txt"; }
    std::filesystem::path secret_file() const { return folder_ / "secret"; }
    std::filesystem::path draw_file() const { return folder_ / "draw.txt"; }
    base::Result<Secret> secret() const;
    base::Result<Draw> keep(Draw draw) const;

    std::filesystem::path folder_;
};

} // namespace draw
