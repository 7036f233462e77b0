// monkey --seed S --steps N: plays that monkey, says how far it came, and what it did last when something was wrong.
// monkey --seeds FIRST LAST --steps N: one after the other, each with N steps; exit 1 when something was wrong with
// any.
#include <cstdlib>
#include <iostream>
#include <string_view>

#include "tests/monkey/monkey.h"

namespace {

bool play(std::uint64_t seed, std::size_t steps) {
    monkey::Monkey monkey(seed);
    auto const ended = monkey.play(steps);
    std::cout << "monkey " << seed << ": " << ended.steps << " steps, " << ended.visits << " visits, " << ended.screens
              << " screens" << std::endl;
    if (ended.wrong.empty()) return true;
    for (auto const& line : ended.story)
        std::cout << "  " << line << '\n';
    std::cout << "monkey " << seed << ": WRONG " << ended.wrong << std::endl;
    return false;
}

} // namespace

int main(int argc, char** argv) {
    std::uint64_t first = 1, last = 1;
    std::size_t steps = 20'000;
    auto const number = [&](int at) { return at < argc ? std::strtoull(argv[at], nullptr, 10) : 0; };
    for (int i = 1; i < argc; ++i) {
        std::string_view const option = argv[i];
        if (option == "--seed") {
            first = last = number(++i);
        } else if (option == "--seeds") {
            first = number(i + 1);
            last = number(i + 2);
            i += 2;
        } else if (option == "--steps") {
            steps = number(++i);
        } else {
            std::cerr << "monkey [--seed S | --seeds FIRST LAST] [--steps N]\n";
            return 2;
        }
    }
    bool well = true;
    for (auto seed = first; seed <= last; ++seed)
        well = play(seed, steps) && well;
    return well ? 0 : 1;
}
