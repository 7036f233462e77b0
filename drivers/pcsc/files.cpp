#include "drivers/pcsc/files.h"

#include <algorithm>

#include "drivers/pcsc/tlv.h"

namespace pcsc {
namespace {

// A tag of two bytes and a length of three, or any shorter file's first bytes.
constexpr std::size_t first_bytes = 6;
static_assert(file::security_object.longest < 0x8000, "offsets have 15 bits");

constexpr std::uint8_t select = 0xA4, read_binary = 0xB0;

Outcome<Answer> ask_or_refuse(Channel& channel, Command const& command) {
    auto answer = TRY(channel.ask(command));
    if (answer.status != status::done) return tl::unexpected(ChipProblem::NotSuchCard);
    return answer;
}

// Behind `bytes`: at least one and at most `count` more.
Outcome<> read_on(Channel& channel, base::Bytes& bytes, std::size_t count) {
    auto const offset = bytes.size();
    auto const answer = TRY(ask_or_refuse(channel, {.instruction = read_binary,
                                                    .p1 = static_cast<std::uint8_t>(offset >> 8),
                                                    .p2 = static_cast<std::uint8_t>(offset & 0xFF),
                                                    .expected = static_cast<unsigned>(count)}));
    auto const& got = answer.data.reveal();
    if (got.empty() || got.size() > count) return tl::unexpected(ChipProblem::NotSuchCard);
    bytes.insert(bytes.end(), got.begin(), got.end());
    return {};
}

Outcome<> read_whole(Channel& channel, File const& file, base::Bytes& bytes) {
    while (bytes.size() < first_bytes)
        TRY(read_on(channel, bytes, first_bytes - bytes.size()));
    auto const beginning = read_beginning(bytes);
    if (!beginning) return tl::unexpected(ChipProblem::NotSuchCard);
    auto const whole = beginning->header + beginning->value;
    if (whole > file.longest || whole < bytes.size()) return tl::unexpected(ChipProblem::NotSuchCard);
    while (bytes.size() < whole)
        TRY(read_on(channel, bytes, std::min(portion, whole - bytes.size())));
    return {};
}

} // namespace

Outcome<> select_application(Channel& channel) {
    TRY(ask_or_refuse(
        channel, {.instruction = select, .p1 = 0x04, .p2 = 0x0C, .data = {0xA0, 0x00, 0x00, 0x02, 0x47, 0x10, 0x01}}));
    return {};
}

Outcome<base::PrivateBytes> read_file(Channel& channel, File const& file) {
    TRY(ask_or_refuse(channel,
                      {.instruction = select,
                       .p1 = 0x02,
                       .p2 = 0x0C,
                       .data = {static_cast<std::uint8_t>(file.id >> 8), static_cast<std::uint8_t>(file.id & 0xFF)}}));
    base::Bytes bytes;
    bytes.reserve(file.longest); // so that it is never copied elsewhere
    auto const done = read_whole(channel, file, bytes);
    base::PrivateBytes whole(std::move(bytes));
    if (!done) return tl::unexpected(done.error());
    return whole;
}

} // namespace pcsc
