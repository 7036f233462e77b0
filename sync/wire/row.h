// A row: an envelope as bytes outside of HTTP, in rescue bundles and batches (FORMAT.md §7): "HEADERS-BYTES
// BODY-BYTES", the header fields with `id` first, the body. Pure functions, any thread.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "sync/wire/envelope.h"

namespace wire {

struct Row {
    std::map<std::string, std::string, std::less<>> fields; // names in lower case
    std::string_view body;                                  // in the text it was taken from

    std::optional<std::string> field(std::string_view name) const;
};

std::string packed_row(Envelope const& envelope);

// Takes the line at the front off `text`, without its end. Nothing: no line ends.
std::optional<std::string_view> take_line(std::string_view& text);
std::optional<std::size_t> number(std::string_view digits); // nothing: not a number, or too large a one

// Takes the row at the front off `rest`. Nothing: its lengths are none, or reach beyond the end.
std::optional<Row> take_row(std::string_view& rest);

// As read_envelope: the body is not looked at.
base::Result<Envelope, Problem> envelope_in(Row const& row);

} // namespace wire
