// The city's staff sign in at an OpenID provider of the city's: authorization code with PKCE (sync/oidc), and roles out
// of the ID token. Belongs to one thread, for its calls wait for the network.
#pragma once
#include <memory>

#include "kiosk/model/console_settings.h"
#include "sync/gateway/console/session.h"
#include "sync/oidc/provider.h"

namespace gateway::console {

inline constexpr std::string_view return_page = "/back";

// The role in what the provider tells; the higher, where it tells both. Nothing: this person has no business here.
std::optional<Role> role_of(std::vector<std::string> const& roles, model::ConsoleSettings const& settings);

struct Known {
    std::string name;
    std::optional<Role> role;
};

class Staff {
public:
    // Invalid: something is missing that a console needs. `clock` outlives it.
    static base::Result<std::unique_ptr<Staff>> open(model::ConsoleSettings const& settings, base::Clock const& clock);

    struct Begun {
        std::string url;
        base::PrivateText pending;
        base::WallTime until;
    };
    base::Result<Begun, oidc::Problem> begin();
    base::Result<Known, oidc::Problem> redeem(base::PrivateText const& pending, oidc::Return const& back);

private:
    Staff(model::ConsoleSettings settings, std::unique_ptr<http::Transport> transport);
    model::ConsoleSettings const settings_;
    base::SystemRandom random_;
    std::unique_ptr<http::Transport> const transport_;
    std::unique_ptr<oidc::IdentityProvider> provider_;
};

// The first line of a file; Invalid when it is shorter than 32 letters.
base::Result<base::PrivateText> read_console_secret(std::filesystem::path const& file);

} // namespace gateway::console
