// day SEED [FLAW]: lives the simulated day of that seed and prints its story and the hash of it. Exit 1 when something
// did not hold. FLAW: normal-sync, lying-disk, no-deduplication, hasty-acknowledger, hasty-receipt.
#include <algorithm>
#include <array>
#include <cstdlib>
#include <iostream>

#include "tests/simulation/day.h"

int main(int argc, char** argv) {
    using simulation::Flaw;
    static constexpr std::array<std::string_view, 6> words{
        "none", "normal-sync", "lying-disk", "no-deduplication", "hasty-acknowledger", "hasty-receipt"};
    auto const* const flaw = std::ranges::find(words, argc > 2 ? std::string_view(argv[2]) : words[0]);
    if (argc < 2 || flaw == words.end()) {
        std::cerr << "day SEED [FLAW]\n";
        return 2;
    }
    simulation::Town const town;
    simulation::Ended ended;
    {
        simulation::Silence const silence;
        ended = live_a_day(town, std::strtoull(argv[1], nullptr, 10), static_cast<Flaw>(flaw - words.begin()), true);
    }
    std::cout << ended.story << std::hex << ended.hash << std::dec << '\n';
    for (auto const& wrong : ended.wrong)
        std::cout << "WRONG " << wrong << '\n';
    return ended.wrong.empty() ? 0 : 1;
}
