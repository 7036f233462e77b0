// day SEED [FLAW]: lives the simulated day of that seed and prints its story and the hash of it. Exit 1 when something
// did not hold. FLAW: normal-sync, lying-disk, no-deduplication, hasty-acknowledger, hasty-receipt.
// day FIRST to LAST: lives them one after the other and names those in which something did not hold; exit 1 for one.
#include <algorithm>
#include <array>
#include <cstdlib>
#include <iostream>

#include "tests/simulation/day.h"

namespace {

int live_days(std::uint64_t first, std::uint64_t last) {
    simulation::Town const town;
    std::size_t receipts = 0, bad = 0;
    for (auto seed = first; seed <= last; ++seed) {
        simulation::Ended ended;
        {
            simulation::Silence const silence;
            ended = live_a_day(town, seed);
        }
        receipts += ended.receipts;
        if (!ended.wrong.empty()) ++bad;
        for (auto const& wrong : ended.wrong)
            std::cout << "day " << seed << ": WRONG " << wrong << std::endl;
    }
    std::cout << first << " to " << last << ": " << receipts << " receipts, " << bad << " days wrong\n";
    return receipts > 0 && bad == 0 ? 0 : 1;
}

} // namespace

int main(int argc, char** argv) {
    using simulation::Flaw;
    if (argc == 4 && std::string_view(argv[2]) == "to")
        return live_days(std::strtoull(argv[1], nullptr, 10), std::strtoull(argv[3], nullptr, 10));
    static constexpr std::array<std::string_view, 6> words{
        "none", "normal-sync", "lying-disk", "no-deduplication", "hasty-acknowledger", "hasty-receipt"};
    auto const* const flaw = std::ranges::find(words, argc > 2 ? std::string_view(argv[2]) : words[0]);
    if (argc < 2 || flaw == words.end()) {
        std::cerr << "day SEED [FLAW], or day FIRST to LAST\n";
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
