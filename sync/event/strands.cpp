#include "sync/event/strands.h"

#include <algorithm>

namespace event {
namespace {

// Two of them that do not follow on one another: what merging knows a copied book by.
std::vector<std::size_t> witnesses_in(std::vector<std::size_t> const& places, std::span<Snapshot const> held) {
    for (auto const one : places)
        for (auto const other : places)
            if (!continues(held[one], held[other]) && !continues(held[other], held[one])) return {one, other};
    return {};
}

} // namespace

Keeping keeping_of(Snapshot const& arrived, std::span<Snapshot const> held) {
    auto const says_it_all = [&](Snapshot const& one) { return continues(one, arrived); };
    if (std::ranges::any_of(held, says_it_all)) return {Strand::Known, {}};
    Keeping keeping{held.empty() ? Strand::First : Strand::Fork, {}};
    for (std::size_t i = 0; i < held.size(); ++i)
        if (continues(arrived, held[i])) keeping.replaced.push_back(i);
    if (!keeping.replaced.empty()) keeping.strand = Strand::Next;
    auto const witnesses = witnesses_in(keeping.replaced, held);
    std::erase_if(keeping.replaced,
                  [&](std::size_t place) { return std::ranges::find(witnesses, place) != witnesses.end(); });
    return keeping;
}

} // namespace event
