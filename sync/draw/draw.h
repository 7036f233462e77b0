// A lucky draw that anybody can check: who takes part is fixed and its digest told before the dice are thrown, and what
// the dice say is bound to a secret that was fixed with it (DRAW.md). So nobody chooses: not who holds the secret, who
// does not know the dice, nor who throws the dice, who does not know the secret. Pure, any thread.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "sync/draw/tickets.h"
#include "sync/wire/digest.h"

namespace draw {

inline constexpr std::size_t fewest_dice = 10, most_dice = 100; // ten say 25 bits that nobody knew
inline constexpr std::size_t most_prizes = 1'000, longest_beacon = 200;

using Secret = wire::Digest; // 32 bytes of chance

// What is told before the dice are thrown.
struct Frozen {
    std::string event; // a-z, 0-9 and '-'
    std::vector<Ticket> tickets;
    wire::Digest commitment{}; // of the secret
    bool operator==(Frozen const&) const = default;
};

// A prize that was drawn again: its winner did not come, or may not win.
struct Redraw {
    std::size_t prize = 1; // from 1
    std::string reason;    // a-z, 0-9 and '-', so that nobody is named
    bool operator==(Redraw const&) const = default;
};

struct Draw {
    Frozen frozen;
    Secret secret{};
    std::string dice;   // "41635…": what was thrown on the stage, in its order
    std::string beacon; // a public random value and where it is from; "": none
    std::size_t prizes = 1;
    std::vector<Redraw> redraws; // in their order
    std::vector<Ticket> drawn;   // first of each prize, then of each redraw
    bool operator==(Draw const&) const = default;
};

bool is_event(std::string_view text); // 1 to 64 of a-z, 0-9, '-'
bool is_dice(std::string_view text);
bool is_beacon(std::string_view text); // printable ASCII on one line

wire::Digest commitment_of(Secret const& secret);
wire::Digest list_digest(Frozen const& frozen);
wire::Digest seed_of(Draw const& draw); // of list, secret, dice and beacon

// Takes tickets out of the list, one after the other, each of those that are left as likely as the other.
class Urn {
public:
    Urn(wire::Digest const& seed, std::vector<Ticket> tickets) : seed_(seed), left_(std::move(tickets)) {}
    std::optional<Ticket> next(); // none: the urn is empty

private:
    wire::Digest seed_;
    std::vector<Ticket> left_;
    std::uint64_t taken_ = 0;
};

// The tickets that `draw` has to have drawn: of each prize, then of each redraw. Shorter where there are none left.
std::vector<Ticket> drawn_by(Draw const& draw);

// Who has each prize after all redraws, first prize first.
std::vector<Ticket> winners_of(Draw const& draw);

// What does not hold, a sentence each; none: anybody would have drawn the same.
std::vector<std::string> complaints(Draw const& draw);

} // namespace draw
