// The city's gateway as a relying party of an OpenID provider: a citizen signs in on a phone, the gateway learns who it
// is. One interface, two ways:
//   - the device grant (RFC 8628): the phone opens a page of the provider, and we ask the provider how far it is;
//   - the authorization code with PKCE (RFC 6749 §4.1, RFC 7636 S256): the phone opens a page of the provider, which
//     sends it back to us with a code; we ask the provider what the code is worth.
// What is between the steps is a Pending that the caller keeps; a provider itself keeps only what the provider
// publishes (published.h). So any number of gateways can take turns. What comes of a sign-in is a Person or a Problem;
// tokens, codes and secrets are wiped and reach no log. Rules: OpenID Connect Core 1.0, RFC 9207 (`iss`), RFC 9700. A
// provider belongs to one thread, the one of its transport; its calls wait for the network.
#pragma once
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "sync/oidc/client_proof.h"
#include "sync/oidc/id_token.h"
#include "sync/oidc/pending.h"

namespace oidc {

struct ProviderSettings {
    std::string issuer; // "https://…", as the provider itself writes it
    std::string client; // by what name it knows us
    ClientProof proof = NoProof{};
    std::string scope = "openid profile";
    std::vector<std::string> levels = {}; // values of `acr`, the lowest first; at most nine
    std::string name_claim = "name", number_claim = "national_id";
    std::string role_claim = "";          // of staff, who have no number: number_claim = ""
    std::string redirect = "";            // of the code flow: where the phone comes back to us
    base::Duration longest_wait{180'000}; // for the citizen: a link that lives long is one to be sent to others
    bool plain_loopback = false;          // for tests: the provider may be http://127.0.0.1
    base::Duration published_good_for{3'600'000}, keys_pause{60'000}; // as Published::Settings
};

struct Ask {
    int level = 0;                                              // of assurance, from 1; 0: any
    std::optional<std::chrono::seconds> max_age = std::nullopt; // since the citizen signed in at the provider
};

struct Begun {
    std::string url;       // for the phone, as a QR code
    std::string user_code; // to be read aloud and compared; "": the flow has none
    Pending pending;
};

struct Waiting {};    // for the citizen, or for the time to ask: again at pending.next_poll
struct SlowedDown {}; // the same, and the provider wants to be asked more seldom
struct Approved {
    Person person;
};
struct Failed {
    Problem problem = Problem::Malformed; // Unreachable: try again, poll() at pending.next_poll; else the end
};
using Outcome = std::variant<Waiting, SlowedDown, Approved, Failed>;

// What the phone brings back in its query: RFC 6749 §4.1.2, RFC 9207.
struct Return {
    base::PrivateText code;
    std::string state = {}, issuer = {}, error = {}; // "": not there
};

class IdentityProvider {
public:
    virtual ~IdentityProvider() = default;
    virtual base::Result<Begun, Problem> begin(Ask const& ask) = 0;
    // How far the citizen is. The device grant asks the provider, never before pending.next_poll; the code flow hears
    // of it by redeem() alone, and knows here only when the time is over.
    virtual Outcome poll(Pending& pending) = 0;
    // The phone has come back: once. Malformed in the device grant, from which no phone comes back.
    virtual Outcome redeem(Pending const& pending, Return const& back) = 0;
};

// What is given by reference outlives the provider.
std::unique_ptr<IdentityProvider> make_device_provider(ProviderSettings settings, http::Transport& transport,
                                                       base::Clock const& clock, base::Random& random);
std::unique_ptr<IdentityProvider> make_code_provider(ProviderSettings settings, http::Transport& transport,
                                                     base::Clock const& clock, base::Random& random);

} // namespace oidc
