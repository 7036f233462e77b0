#include "sync/wire/row.h"

#include <charconv>

#include "kiosk/base/text.h"

namespace wire {

std::optional<std::size_t> number(std::string_view text) {
    std::size_t value = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

std::optional<std::string_view> take_line(std::string_view& text) {
    auto const end = text.find('\n');
    if (end == std::string_view::npos) return std::nullopt;
    auto const line = text.substr(0, end);
    text.remove_prefix(end + 1);
    return line;
}

std::optional<std::string> Row::field(std::string_view name) const {
    auto const found = fields.find(name);
    return found == fields.end() ? std::nullopt : std::optional(found->second);
}

std::string packed_row(Envelope const& envelope) {
    std::string headers = "id: " + envelope.id.text() + "\n";
    for (auto const& [name, value] : header_fields(envelope))
        headers += base::to_lower(name) + ": " + value + "\n";
    return std::to_string(headers.size()) + " " + std::to_string(envelope.body.size()) + "\n" + headers +
           std::string(base::as_text(envelope.body));
}

std::optional<Row> take_row(std::string_view& rest) {
    auto const line = take_line(rest);
    auto const sizes = line ? base::split(*line, ' ') : std::vector<std::string_view>();
    auto const headers = sizes.size() == 2 ? number(sizes[0]) : std::nullopt;
    auto const body = sizes.size() == 2 ? number(sizes[1]) : std::nullopt;
    if (!headers || !body || *headers > rest.size() || *body > rest.size() - *headers) return std::nullopt;
    Row row;
    auto lines = rest.substr(0, *headers);
    while (auto const field = take_line(lines))
        if (auto const colon = field->find(": "); colon != std::string_view::npos)
            row.fields.emplace(field->substr(0, colon), field->substr(colon + 2));
    row.body = rest.substr(*headers, *body);
    rest.remove_prefix(*headers + *body);
    return row;
}

base::Result<Envelope, Problem> envelope_in(Row const& row) {
    return read_envelope(
        row.field("id").value_or(""), [&](std::string_view name) { return row.field(name); }, base::to_bytes(row.body));
}

} // namespace wire
