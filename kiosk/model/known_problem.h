// KnownProblem: what the city has been told of already, in a clerk's words: somebody who has the same may join in
// instead of describing it once more. From the table `known` of the content, which the desk writes. Value type, any
// thread.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "kiosk/base/clock.h"
#include "kiosk/base/id.h"

namespace model {

enum class KnownState { Received, Working, Done };

struct KnownProblem {
    base::Uuid id;        // of the first submission about it
    std::string category; // Category::id
    std::string place;    // Place::code
    std::string words_vi; // "Ngập ở hẻm 12, trước số nhà 4"; one line
    std::string words_en; // may be empty: then the Vietnamese words are shown
    base::WallTime since{};
    KnownState state = KnownState::Received;
    unsigned confirmations = 0; // others who said so

    bool is_current() const { return state != KnownState::Done; }
    bool operator==(KnownProblem const&) const = default;
};

inline constexpr std::size_t longest_known_words = 120; // code points: it stands on a button

std::string_view word_of(KnownState state); // "received", "working", "done"
std::optional<KnownState> known_state_of(std::string_view word);

} // namespace model
