#include "sync/staff/pin.h"

#include <algorithm>

#include "sync/seal/digest.h"
#include "sync/seal/pin.h"

namespace staff {
namespace {

bool repeats(std::string_view pin, std::size_t period) {
    for (std::size_t i = period; i < pin.size(); ++i)
        if (pin[i] != pin[i - period]) return false;
    return true;
}

bool is_row(std::string_view pin, int step) {
    for (std::size_t i = 1; i < pin.size(); ++i)
        if ((pin[i] - pin[i - 1] - step) % 10 != 0) return false; // 7890 goes on as well
    return true;
}

} // namespace

bool is_pin(std::string_view text) {
    return text.size() >= model::shortest_pin && text.size() <= model::longest_pin &&
           std::ranges::all_of(text, [](char letter) { return letter >= '0' && letter <= '9'; });
}

bool is_easily_guessed(std::string_view pin) {
    for (std::size_t period = 1; period <= 3; ++period)
        if (repeats(pin, period)) return true;
    return is_row(pin, 1) || is_row(pin, -1);
}

base::Result<wire::Digest> verifier_of(base::PrivateText const& pin, Badge const& badge) {
    constexpr std::string_view purpose = "tramso-pin-1";
    auto salted = base::to_bytes(purpose);
    salted.insert(salted.end(), badge.id.bytes.begin(), badge.id.bytes.end());
    auto const salt = seal::sha256(salted);
    return seal::stretch_pin(pin, badge.secret.bytes, base::ByteView(salt).first(16));
}

} // namespace staff
