// The kiosk's certificate while the courier runs: OwnLine goes by the one that lies on the disk now, Renewal has it
// replaced in time (FORMAT.md §16). A new key is made for each renewal and kept with its certificate in one file
// (sync/enrol/pair_file.h). Each belongs to one thread.
#pragma once
#include <memory>
#include <optional>
#include <tuple>

#include "kiosk/base/id.h"
#include "kiosk/model/settings.h"
#include "sync/http/client.h"
#include "sync/wire/digest.h"

namespace uplink {

http::ClientSettings client_settings(model::UplinkSettings const& settings);

// Carries requests with the certificate as it is: when its file has changed, over a new connection. A refusal that
// comes from a certificate whose time is over says so.
class OwnLine final : public http::Transport {
public:
    // `largest_answer`: bytes of a body.
    OwnLine(model::UplinkSettings settings, base::Clock const& clock,
            std::size_t largest_answer = http::ClientSettings{}.largest_answer)
        : settings_(std::move(settings)), clock_(clock), largest_answer_(largest_answer) {}

    base::Result<http::Answer, http::Trouble> send(http::Request const& request) override;
    // Another certificate than when this was last asked.
    bool has_changed();

private:
    using Stamp = std::tuple<std::uint64_t, std::int64_t, std::int64_t, std::int64_t>;
    Stamp stamp() const;
    base::Result<> open_anew();

    model::UplinkSettings const settings_;
    base::Clock const& clock_;
    std::size_t const largest_answer_;
    std::optional<http::Client> client_;
    std::optional<base::WallTime> until_; // of the certificate in use
    std::optional<Stamp> used_, seen_;
};

class Renewal {
public:
    // What comes by reference outlives it.
    Renewal(model::Settings const& settings, http::Transport& transport, base::Clock const& clock, base::Random& random)
        : kiosk_(settings.kiosk.id),
          settings_(settings.uplink),
          transport_(transport),
          clock_(clock),
          random_(random) {}

    // Renews the certificate if it is time: after two thirds of its life and a part of the rest that differs from
    // certificate to certificate. Gives the wait until this is to be looked at again, at most an hour.
    base::Duration step(std::stop_token const& stop);

private:
    base::Result<> renew(std::stop_token const& stop);
    base::Duration failed(std::string_view why);

    std::string const kiosk_;
    model::UplinkSettings const settings_;
    http::Transport& transport_;
    base::Clock const& clock_;
    base::Random& random_;
    base::Instant not_before_{}; // no try
    unsigned failures_ = 0;      // in a row
};

// When a certificate of that life and key is renewed. Pure.
base::WallTime renewal_time(base::WallTime from, base::WallTime until, wire::Digest const& key);

} // namespace uplink
