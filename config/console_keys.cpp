// The table [console]: the operators' console.
#include "config/keys.h"
#include "config/pattern.h"

namespace config {
namespace {

using S = model::GatewaySettings;
using Keys = std::vector<Key<S>>;
using C = model::ConsoleSettings;

template<class Field>
Key<S> key(Rule rule, Field field) {
    return key_of<S>(std::move(rule), [field](S& settings) -> auto& { return field(settings.console); });
}

Keys staff() {
    return {
        key({.name = "console.url",
             .pattern = pattern::handoff_url,
             .instead = "write https://HOST or https://HOST:PORT, with nothing behind it",
             .help = "Where the operators' browsers reach the console. Left out: there is no console."},
            [](C& s) -> auto& { return s.url; }),
        key({.name = "console.address",
             .pattern = pattern::listen_address,
             .instead = "write a numeric address: \"127.0.0.1\", \"0.0.0.0\", \"::\"",
             .help = "Where the console listens, in plain HTTP: put nginx in front."},
            [](C& s) -> auto& { return s.address; }),
        key({.name = "console.port",
             .kind = Kind::Whole,
             .least = 0,
             .most = 65535,
             .help = "The console's port; 0: any free one, for tests."},
            [](C& s) -> auto& { return s.port; }),
        key({.name = "console.issuer",
             .pattern = pattern::issuer,
             .instead = "write the provider's name, to the letter: \"https://login.example\"",
             .help = "The OpenID provider that the staff sign in at. Needed with url."},
            [](C& s) -> auto& { return s.issuer; }),
        key({.name = "console.client",
             .pattern = pattern::one_line,
             .instead = "write the name that the provider gave us",
             .help = "By what name the provider knows us. Needed with url."},
            [](C& s) -> auto& { return s.client; }),
        key({.name = "console.client_secret",
             .kind = Kind::Path,
             .help = "File whose first line is the secret that proves who we are. Without it nothing does."},
            [](C& s) -> auto& { return s.client_secret; }),
        key({.name = "console.authority", .kind = Kind::Path, .help = "PEM: who signs the provider's certificate."},
            [](C& s) -> auto& { return s.authority; }),
        key({.name = "console.secret",
             .kind = Kind::Path,
             .help = "File whose first line, 32 letters or more, is the same for all gateways: cookies are sealed with "
                     "it. Needed with url."},
            [](C& s) -> auto& { return s.secret; }),
    };
}

Keys rights() {
    return {
        key({.name = "console.scope",
             .pattern = pattern::scope,
             .instead = "write \"openid\", then what else is asked for: \"openid profile\"",
             .help = "What the provider is asked for."},
            [](C& s) -> auto& { return s.scope; }),
        key({.name = "console.name_claim",
             .pattern = pattern::member_name,
             .instead = "write a member of the ID token: \"name\"",
             .help = "Where in the ID token the name is."},
            [](C& s) -> auto& { return s.name_claim; }),
        key({.name = "console.role_claim",
             .pattern = pattern::member_name,
             .instead = "write a member of the ID token: \"roles\"",
             .help = "Where in it the roles are: a text, or a list of texts."},
            [](C& s) -> auto& { return s.role_claim; }),
        key({.name = "console.viewer_role",
             .pattern = pattern::level_word,
             .instead = "write a role as the provider does: \"tramso-viewer\"",
             .help = "The role of who may look."},
            [](C& s) -> auto& { return s.viewer_role; }),
        key({.name = "console.operator_role",
             .pattern = pattern::level_word,
             .instead = "write a role as the provider does: \"tramso-operator\"",
             .help = "The role of who may hand in commands as well."},
            [](C& s) -> auto& { return s.operator_role; }),
        key({.name = "console.session_hours",
             .kind = Kind::Whole,
             .least = 1,
             .most = 24,
             .help = "After so long one signs in again."},
            [](C& s) -> auto& { return s.session_hours; }),
        key({.name = "console.places",
             .kind = Kind::Path,
             .help = "CSV file with the columns kiosk,name,lat,lon: where the map has the kiosks. Left out: no map."},
            [](C& s) -> auto& { return s.places; }),
        key({.name = "console.ops_key",
             .kind = Kind::Path,
             .help = "The operators' public key: commands signed by it are taken in. Left out: none is."},
            [](C& s) -> auto& { return s.ops_key; }),
        key({.name = "console.old_report_hours",
             .kind = Kind::Whole,
             .least = 1,
             .most = 720,
             .help = "A report that has waited longer raises an alarm."},
            [](C& s) -> auto& { return s.old_report_hours; }),
    };
}

} // namespace

Keys console_keys() {
    auto keys = staff();
    for (auto& each : rights())
        keys.push_back(std::move(each));
    return keys;
}

} // namespace config
