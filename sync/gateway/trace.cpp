#include "sync/gateway/trace.h"

#include <fmt/format.h>

namespace gateway {
namespace {

bool is_hex(std::string_view text) { return text.find_first_not_of("0123456789abcdef") == std::string_view::npos; }
bool is_id(std::string_view text) { return is_hex(text) && text.find_first_not_of('0') != std::string_view::npos; }

} // namespace

std::optional<Trace> parse_traceparent(std::string_view header) {
    // version "-" trace-id "-" parent-id "-" flags; a later version may go on behind another "-".
    constexpr std::size_t whole = 55;
    if (header.size() < whole || header[2] != '-' || header[35] != '-' || header[52] != '-') return std::nullopt;
    auto const version = header.substr(0, 2), id = header.substr(3, 32), parent = header.substr(36, 16),
               flags = header.substr(53, 2);
    if (!is_hex(version) || version == "ff" || !is_id(id) || !is_id(parent) || !is_hex(flags)) return std::nullopt;
    if (header.size() > whole && (version == "00" || header[whole] != '-')) return std::nullopt;
    auto const last = flags[1];
    bool const sampled = ((last >= 'a' ? last - 'a' + 10 : last - '0') & 1) != 0;
    return Trace{std::string(id), std::string(parent), sampled};
}

Trace trace_of(std::string_view header, base::Random& random) {
    if (auto trace = parse_traceparent(header)) return std::move(*trace);
    std::array<std::uint8_t, 16> bytes{};
    random.fill(bytes);
    bytes[0] |= 1; // not all zeros
    return {fmt::format("{:02x}", fmt::join(bytes, "")), "", false};
}

} // namespace gateway
