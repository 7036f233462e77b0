#include "sync/draw/draw.h"

#include <algorithm>
#include <array>
#include <limits>

#include "sync/seal/digest.h"
#include "sync/seal/hmac.h"
#include "sync/wire/base64.h"

namespace draw {
namespace {

constexpr std::string_view mark = "tramso-draw-1";

wire::Digest digest_of(std::string const& text) { return seal::sha256(base::as_bytes(text)); }
std::string hex_of(wire::Digest const& digest) { return wire::to_hex(digest); }

void append_big_endian(std::uint64_t number, base::Bytes& to) {
    for (int shift = 56; shift >= 0; shift -= 8)
        to.push_back(static_cast<std::uint8_t>(number >> shift));
}

// The first eight bytes of HMAC-SHA-256(seed, which ‖ attempt), the most significant first.
std::uint64_t chance(wire::Digest const& seed, std::uint64_t which, std::uint64_t attempt) {
    base::Bytes message;
    append_big_endian(which, message);
    append_big_endian(attempt, message);
    auto const code = seal::hmac_sha256(seed, message);
    std::uint64_t number = 0;
    for (std::size_t i = 0; i < 8; ++i)
        number = number << 8 | code[i];
    return number;
}

// 0 to count - 1, each as likely: what lies beyond the last whole multiple of `count` is thrown again.
std::uint64_t uniform(wire::Digest const& seed, std::uint64_t which, std::uint64_t count) {
    constexpr auto most = std::numeric_limits<std::uint64_t>::max();
    auto const rest = (most % count + 1) % count; // 2^64 mod count
    for (std::uint64_t attempt = 0;; ++attempt)
        if (auto const number = chance(seed, which, attempt); number <= most - rest) return number % count;
}

bool is_word(std::string_view text, std::size_t longest) {
    return !text.empty() && text.size() <= longest &&
           text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string_view::npos;
}

} // namespace

bool is_event(std::string_view text) { return is_word(text, 64); }

bool is_dice(std::string_view text) {
    return text.size() >= fewest_dice && text.size() <= most_dice &&
           text.find_first_not_of("123456") == std::string_view::npos;
}

bool is_beacon(std::string_view text) {
    return text.size() <= longest_beacon && std::ranges::all_of(text, [](char c) { return c > ' ' && c <= '~'; });
}

wire::Digest commitment_of(Secret const& secret) {
    return digest_of(std::string(mark) + " commitment\n" + hex_of(secret) + "\n");
}

wire::Digest list_digest(Frozen const& frozen) {
    auto text = std::string(mark) + " list\n" + frozen.event + "\n" + std::to_string(frozen.tickets.size()) + "\n";
    for (auto const ticket : frozen.tickets)
        text += std::to_string(ticket) + "\n";
    return digest_of(text);
}

wire::Digest seed_of(Draw const& draw) {
    return digest_of(std::string(mark) + " seed\n" + hex_of(list_digest(draw.frozen)) + "\n" + hex_of(draw.secret) +
                     "\n" + draw.dice + "\n" + draw.beacon + "\n");
}

std::optional<Ticket> Urn::next() {
    if (left_.empty()) return std::nullopt;
    auto const at = static_cast<std::ptrdiff_t>(uniform(seed_, taken_++, left_.size()));
    auto const ticket = left_[static_cast<std::size_t>(at)];
    left_.erase(left_.begin() + at);
    return ticket;
}

std::vector<Ticket> drawn_by(Draw const& draw) {
    Urn urn(seed_of(draw), draw.frozen.tickets);
    std::vector<Ticket> drawn;
    for (std::size_t i = 0; i < draw.prizes + draw.redraws.size(); ++i)
        if (auto const ticket = urn.next()) drawn.push_back(*ticket);
    return drawn;
}

std::vector<Ticket> winners_of(Draw const& draw) {
    auto const prizes = static_cast<std::ptrdiff_t>(std::min(draw.prizes, draw.drawn.size()));
    std::vector<Ticket> winners(draw.drawn.begin(), draw.drawn.begin() + prizes);
    for (std::size_t i = 0; i < draw.redraws.size() && draw.prizes + i < draw.drawn.size(); ++i) {
        auto const prize = draw.redraws[i].prize;
        if (prize >= 1 && prize <= winners.size()) winners[prize - 1] = draw.drawn[draw.prizes + i];
    }
    return winners;
}

std::vector<std::string> complaints(Draw const& draw) {
    std::vector<std::string> wrong;
    auto const demand = [&](bool holds, std::string_view what) {
        if (!holds) wrong.emplace_back(what);
    };
    demand(is_event(draw.frozen.event), "the event's name is none");
    demand(!draw.frozen.tickets.empty(), "nobody takes part");
    demand(commitment_of(draw.secret) == draw.frozen.commitment, "the secret is not the one that was fixed before");
    demand(is_dice(draw.dice), "the dice are none: at least ten numbers from 1 to 6");
    demand(is_beacon(draw.beacon), "the public value is none");
    demand(draw.prizes >= 1 && draw.prizes <= most_prizes, "there is no such number of prizes");
    for (auto const& redraw : draw.redraws)
        demand(redraw.prize >= 1 && redraw.prize <= draw.prizes && is_word(redraw.reason, 64),
               "a redraw is of no prize, or without a reason");
    bool const enough = draw.frozen.tickets.size() >= draw.prizes + draw.redraws.size();
    demand(enough, "there are fewer tickets than were drawn");
    if (wrong.empty()) demand(drawn_by(draw) == draw.drawn, "other tickets follow from list, secret and dice");
    return wrong;
}

} // namespace draw
