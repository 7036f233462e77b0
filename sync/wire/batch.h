// Several submissions in one request, and what became of each (FORMAT.md §10). Value types; codec pure.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sync/wire/ack.h"
#include "sync/wire/row.h"

namespace wire {

inline constexpr std::string_view batch_media_type = "application/vnd.tramso.batch";
inline constexpr std::size_t most_in_a_batch = 64;     // rows
inline constexpr std::size_t largest_batch = 1U << 20; // bytes

// The rows, whatever stands in them; nothing when the lengths do not add up, or there are none or too many.
std::optional<std::vector<Row>> read_batch(std::string_view text);

struct BatchResult {
    int status = 0; // that a PUT of this submission alone would have got
    std::optional<Ack> ack;
    std::optional<Problem> problem; // exactly one of the two
    bool operator==(BatchResult const&) const = default;
};

std::string encode(std::span<BatchResult const> results);
// Nothing: not an answer to a batch of `count`.
std::optional<std::vector<BatchResult>> decode_batch_results(std::string_view json, std::size_t count);

} // namespace wire
