#include "kiosk/model/rating.h"

#include <algorithm>

namespace model {
namespace {

constexpr std::size_t praises = 3; // the first of `reasons`

template<class Each, std::size_t Size>
std::optional<Each> found_in(std::array<Each, Size> const& all, std::string_view word) {
    auto const found = std::ranges::find(all, word, [](Each each) { return word_of(each); });
    return found == all.end() ? std::nullopt : std::optional(*found);
}

} // namespace

std::string_view word_of(Mark mark) {
    switch (mark) {
    case Mark::Good: return "good";
    case Mark::Fair: return "fair";
    case Mark::Poor: return "poor";
    }
    return "";
}

std::string_view word_of(Reason reason) {
    switch (reason) {
    case Reason::Easy: return "easy";
    case Reason::Quick: return "quick";
    case Reason::Found: return "found";
    case Reason::SmallLetters: return "small-letters";
    case Reason::HardToTouch: return "hard-to-touch";
    case Reason::Unclear: return "unclear";
    case Reason::Slow: return "slow";
    case Reason::NotFound: return "not-found";
    case Reason::Printer: return "printer";
    }
    return "";
}

std::optional<Mark> mark_of(std::string_view word) { return found_in(marks, word); }
std::optional<Reason> reason_of(std::string_view word) { return found_in(reasons, word); }

std::span<Reason const> reasons_for(Mark mark) {
    auto const all = std::span(reasons);
    return mark == Mark::Good ? all.first(praises) : all.subspan(praises);
}

} // namespace model
