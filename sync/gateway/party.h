// The city as the relying party of an OpenID provider (sync/oidc), and what the gateways share: the key of the box in
// which each sign-in is remembered. Belongs to one thread, for its calls wait for the network.
#pragma once
#include <memory>
#include <optional>
#include <string>

#include "kiosk/base/id.h"
#include "kiosk/model/gateway_settings.h"
#include "sync/oidc/provider.h"
#include "sync/seal/box.h"
#include "sync/store/signins.h"

namespace gateway {

// What the kiosk is told of it.
wire::SigninProblem problem_of(oidc::Problem problem);

class Party {
public:
    // Nothing at all when the settings name no issuer; Invalid when one is named and the rest is missing. `clock`
    // outlives it.
    static base::Result<std::unique_ptr<Party>> open(model::SigninSettings const& settings, base::Clock const& clock);

    model::SigninSettings const& settings() const { return settings_; }

    struct Begun {
        std::string url, user_code;
        base::Bytes kept;    // for the store
        wire::Digest back{}; // by what the phone is known when it comes back; all zeros: it does not
    };
    base::Result<Begun, wire::SigninProblem> begin();

    // What came of it: nothing yet, with what is to be kept now; or the end.
    struct Step {
        std::optional<base::Bytes> kept; // changed
        std::optional<store::SigninEnd> end;
    };
    Step poll(store::HeldSignin const& held);
    Step redeem(store::HeldSignin const& held, oidc::Return const& back);

private:
    Party(model::SigninSettings settings, seal::SecretBytes<32> key, base::Clock const& clock,
          std::unique_ptr<http::Transport> transport);
    base::Result<void> connect();
    std::optional<oidc::Pending> open_kept(store::HeldSignin const& held) const;
    store::SigninEnd end_of(oidc::Outcome const& outcome, store::HeldSignin const& held) const;

    model::SigninSettings const settings_;
    seal::SecretBytes<32> const key_;
    base::Clock const& clock_;
    base::SystemRandom random_;
    std::unique_ptr<http::Transport> const transport_;
    std::unique_ptr<oidc::IdentityProvider> provider_;
};

} // namespace gateway
