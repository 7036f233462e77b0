// What is kept of a book that comes again and again: of exports that follow on one another the last alone, of those
// that do not (the book was copied, and both copies were worked with) the last of each strand, so that merging finds
// what merging all of them would. Where one says all that two such strands say, both stay beside it as witnesses. Pure;
// any thread.
#pragma once
#include <span>

#include "sync/event/snapshot.h"

namespace event {

enum class Strand {
    First, // of its book
    Next,  // in the place of at least one that it follows on
    Known, // one that is held says all that it says
    Fork,  // follows on none of those that are held
};

struct Keeping {
    Strand strand = Strand::First;
    std::vector<std::size_t> replaced = {}; // places in `held`
};

// `held`: of the same book.
Keeping keeping_of(Snapshot const& arrived, std::span<Snapshot const> held);

} // namespace event
