// Rating: what a visitor thinks of a visit, in one touch, and why. It names no one, and no visit. Value type, any
// thread.
#pragma once
#include <array>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>

namespace model {

enum class Mark { Good, Fair, Poor };
inline constexpr std::array<Mark, 3> marks{Mark::Good, Mark::Fair, Mark::Poor};

enum class Reason { Easy, Quick, Found, SmallLetters, HardToTouch, Unclear, Slow, NotFound, Printer };
inline constexpr std::array<Reason, 9> reasons{Reason::Easy,         Reason::Quick,       Reason::Found,
                                               Reason::SmallLetters, Reason::HardToTouch, Reason::Unclear,
                                               Reason::Slow,         Reason::NotFound,    Reason::Printer};

// On the wire, in files and in ids: "good", "small-letters".
std::string_view word_of(Mark mark);
std::string_view word_of(Reason reason);
std::optional<Mark> mark_of(std::string_view word);
std::optional<Reason> reason_of(std::string_view word);

// What may have been good, or else what may have been amiss.
std::span<Reason const> reasons_for(Mark mark);

struct Rating {
    std::string about; // what the visit was for: one of tile_words, or "queue"
    Mark mark = Mark::Good;
    std::set<Reason> reasons;

    bool operator==(Rating const&) const = default;
};

} // namespace model
