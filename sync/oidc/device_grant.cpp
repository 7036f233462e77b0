// The device grant: RFC 8628.
#include <algorithm>

#include "sync/oidc/relying_party.h"

namespace oidc {
namespace {

using namespace std::chrono_literals;

constexpr std::chrono::seconds usual_interval{5}, slower_by{5}, longest_interval{3600}; // RFC 8628 §3.2, §3.5
constexpr base::Duration longest_backing_off{60'000};
constexpr std::size_t longest_device_code = 1024, longest_user_code = 32;

bool is_printable(std::string_view code, std::size_t longest) {
    return !code.empty() && code.size() <= longest &&
           std::ranges::all_of(code, [](char c) { return c >= ' ' && c < 0x7F; });
}

class DeviceGrant final : public IdentityProvider {
public:
    DeviceGrant(ProviderSettings settings, http::Transport& transport, base::Clock const& clock, base::Random& random)
        : party_(std::move(settings), transport, clock, random) {}

    base::Result<Begun, Problem> begin(Ask const& ask) override;
    Outcome poll(Pending& pending) override;
    Outcome redeem(Pending const&, Return const&) override { return Failed{Problem::Malformed}; }

private:
    base::Result<Begun, Problem> begun(JsonObject const& told) const;
    base::Result<Said, Problem> ask_how_far(Pending const& pending);
    Outcome outcome_of(Said const& said, Pending& pending);

    RelyingParty party_;
};

base::Result<Begun, Problem> DeviceGrant::begin(Ask const& ask) {
    TRY(party_.look());
    if (party_.endpoints().device.empty()) return tl::unexpected(Problem::Malformed);
    Form form;
    TRY(party_.add_wishes(form, ask));
    auto const said = TRY(party_.post(party_.endpoints().device, std::move(form)));
    if (!said.error.empty()) return tl::unexpected(problem_of(said.error));
    auto begun = TRY(this->begun(said.object));
    begun.pending.level = ask.level;
    begun.pending.max_age = ask.max_age;
    return begun;
}

base::Result<Begun, Problem> DeviceGrant::begun(JsonObject const& told) const {
    auto const code = told.text("device_code").value_or("");
    auto const complete = told.has("verification_uri_complete") ? "verification_uri_complete" : "verification_uri";
    Begun begun{.url = std::string(told.text(complete).value_or("")),
                .user_code = std::string(told.text("user_code").value_or("")),
                .pending = {}};
    auto const lives = told.number("expires_in").value_or(0);
    auto const interval = told.has("interval") ? told.number("interval").value_or(-1) : usual_interval.count();
    bool const well = is_printable(code, longest_device_code) && is_printable(begun.user_code, longest_user_code) &&
                      is_endpoint(begun.url, party_.settings().plain_loopback) && lives > 0 && interval >= 0 &&
                      interval <= longest_interval.count();
    if (!well) return tl::unexpected(Problem::Malformed);
    auto& pending = begun.pending;
    pending.secret = base::PrivateText(std::string(code));
    pending.interval = std::max<base::Duration>(std::chrono::seconds(interval), 1s);
    pending.next_poll = party_.now() + pending.interval;
    auto const wait = party_.settings().longest_wait;
    pending.expires = party_.now() + (lives < wait / 1s ? base::Duration(std::chrono::seconds(lives)) : wait);
    return begun;
}

base::Result<Said, Problem> DeviceGrant::ask_how_far(Pending const& pending) {
    TRY(party_.look()); // first: a code that is redeemed is gone, and with no keys it would be for nothing
    Form form;
    form.add("grant_type", "urn:ietf:params:oauth:grant-type:device_code");
    form.add("device_code", pending.secret.reveal());
    return party_.post(party_.endpoints().token, std::move(form));
}

Outcome DeviceGrant::poll(Pending& pending) {
    if (pending.flow != Flow::Device) return Failed{Problem::Malformed};
    if (party_.now() >= pending.expires) return Failed{Problem::Expired};
    if (party_.now() < pending.next_poll) return Waiting{};
    auto const said = ask_how_far(pending);
    auto const later = said || said.error() != Problem::Unreachable;
    pending.faults = later ? 0 : std::min(pending.faults + 1, 4);
    auto const outcome = said ? outcome_of(*said, pending) : Outcome(Failed{said.error()});
    // Twice as long after each fault (RFC 8628 §3.5).
    auto const wait =
        std::max(pending.interval, std::min(pending.interval * (1 << pending.faults), longest_backing_off));
    pending.next_poll = party_.now() + wait;
    return outcome;
}

Outcome DeviceGrant::outcome_of(Said const& said, Pending& pending) {
    if (said.error == "authorization_pending") return Waiting{};
    if (said.error == "slow_down") {
        pending.interval = std::min<base::Duration>(pending.interval + slower_by, longest_interval);
        return SlowedDown{};
    }
    if (!said.error.empty()) return Failed{problem_of(said.error)};
    auto person = party_.person_of(said, pending);
    if (!person) return Failed{person.error()};
    return Approved{person.release()};
}

} // namespace

std::unique_ptr<IdentityProvider> make_device_provider(ProviderSettings settings, http::Transport& transport,
                                                       base::Clock const& clock, base::Random& random) {
    return std::make_unique<DeviceGrant>(std::move(settings), transport, clock, random);
}

} // namespace oidc
