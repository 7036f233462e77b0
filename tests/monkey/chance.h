// Chance: what a monkey does next, and everything that happens to it. The same seed gives the same throws.
#pragma once
#include <cstdint>
#include <random>
#include <span>
#include <string>
#include <string_view>

namespace monkey {

class Chance {
public:
    explicit Chance(std::uint64_t seed) : engine_(seed) {}

    std::size_t below(std::size_t count) { return engine_() % count; }
    int from(int least, int most) {
        return least + static_cast<int>(below(static_cast<std::size_t>(most - least + 1)));
    }
    bool one_in(std::size_t count) { return below(count) == 0; }
    template<class T>
    T const& of(std::span<T const> all) {
        return all[below(all.size())];
    }
    std::string letters(std::string_view of, std::size_t count) {
        std::string made;
        for (std::size_t i = 0; i < count; ++i)
            made += of[below(of.size())];
        return made;
    }

private:
    std::mt19937_64 engine_;
};

} // namespace monkey
