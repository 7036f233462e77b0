#include "tests/drivers/escpos/escpos_reader.h"

namespace tests {
namespace {

constexpr std::uint8_t nul = 0x00, dle = 0x10, esc = 0x1b, gs = 0x1d, eot = 0x04;

} // namespace

// How many bytes the command at the front has; nothing while that cannot be told.
std::optional<std::size_t> EscposReader::length() const {
    auto const have = bytes_.size();
    if (have == 0) return std::nullopt;
    auto const first = bytes_[0];
    if (first != dle && first != esc && first != gs) return 1;
    if (have < 2) return std::nullopt;
    auto const second = bytes_[1];
    if (first == dle) return second == eot ? 3 : 1;
    if (first == esc) return second == '@' ? 2 : 3;
    if (second == 'r') return 3;
    if (have < 3) return std::nullopt;
    if (second == 'V') return bytes_[2] >= 65 ? 4 : 3;
    if (second != 'v') return 1;
    if (have < 8) return std::nullopt;
    auto const row = bytes_[4] + 256U * bytes_[5], rows = bytes_[6] + 256U * bytes_[7];
    return 8 + std::size_t{row} * rows;
}

std::optional<Command> EscposReader::next() {
    auto const size = length();
    if (!size || bytes_.size() < *size) return std::nullopt;
    auto made = command(*size);
    bytes_.erase(bytes_.begin(), bytes_.begin() + static_cast<std::ptrdiff_t>(*size));
    return made;
}

Command EscposReader::command(std::size_t size) const {
    using Kind = Command::Kind;
    if (size == 1) return {bytes_[0] == nul ? Kind::Nothing : Kind::Unknown, bytes_[0]};
    auto const start = bytes_[0], name = bytes_[1];
    if (start == esc && name == '@') return {Kind::Start};
    if (start == esc && name == 'J') return {Kind::Feed, bytes_[2]};
    if (start == dle) return {Kind::AskStatus, bytes_[2]};
    if (start == gs && name == 'r' && bytes_[2] == 1) return {Kind::AskWhenDone};
    if (start == gs && name == 'V') return {Kind::Cut, bytes_[2]};
    if (start != gs || name != 'v' || bytes_[2] != '0' || bytes_[3] != 0) return {Kind::Unknown, name};
    Command made{Kind::Raster, 0, bytes_[4] + std::size_t{256} * bytes_[5]};
    for (auto row = bytes_.begin() + 8; row != bytes_.begin() + static_cast<std::ptrdiff_t>(size);
         row += static_cast<std::ptrdiff_t>(made.row_bytes))
        made.rows.emplace_back(row, row + static_cast<std::ptrdiff_t>(made.row_bytes));
    return made;
}

} // namespace tests
