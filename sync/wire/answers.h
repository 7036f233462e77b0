// The public answers of the city for a kiosk to keep (FORMAT.md §15): each named and sealed by what only the receipt's
// code gives (sync/seal/answer.h), numbered in the order of answering. Values; codec pure.
#pragma once
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/base/bytes.h"

namespace wire {

using AnswerName = std::array<std::uint8_t, 16>;

struct SealedAnswer {
    std::uint64_t number = 0; // from 1; a later answer to the same code has a new one
    AnswerName name{};
    base::Bytes sealed;
    bool operator==(SealedAnswer const&) const = default;
};

inline constexpr std::size_t most_answers_together = 128;
inline constexpr std::size_t largest_sealed_answer = 64U << 10;

struct AnswersPage {
    std::uint64_t last = 0; // the highest number the city has given
    std::vector<SealedAnswer> answers = {};
    bool operator==(AnswersPage const&) const = default;
};

std::string encode(AnswersPage const& page);
// Nothing: not a page, or its numbers do not grow.
std::optional<AnswersPage> decode_answers(std::string_view json);

} // namespace wire
