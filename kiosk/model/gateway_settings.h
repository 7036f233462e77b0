// Settings of the city's gateway (config/gateway.toml). Made and checked by the room `config`; const afterwards, any
// thread. Paths are absolute or relative to the working directory.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "kiosk/base/clock.h"
#include "kiosk/model/console_settings.h"
#include "kiosk/model/events_settings.h"
#include "kiosk/model/ward_settings.h"

namespace model {

// How the gateway listens: its own TLS for a ward or a demo, or plain HTTP on a unix socket behind nginx.
enum class GatewayListen { Tls, BehindProxy };

// How kiosks get and renew their certificates here; all empty: they get them elsewhere.
struct EnrolmentSettings {
    std::filesystem::path authority, authority_key; // signs the kiosks' certificates, and signed the gateway's
    std::filesystem::path tokens;                   // folder of the tokens that are out
    std::filesystem::path city_public_key;          // what the kiosks will seal to
    unsigned days = 90;                             // how long a certificate lasts
};

// The desk's Open311 documents (GeoReport v2).
struct Open311Settings {
    std::filesystem::path content;                        // the city's content, for the names in the documents
    std::string url = "http://127.0.0.1:8490/open311/v2"; // under which clients reach the desk
    std::string contact = "Whoever runs this desk.";      // in discovery
};

// Whom the desk tells of each opened submission: "NAME URL SECRETFILE [SERVICE]" in the settings.
struct WebhookTarget {
    std::string name; // of its progress in the state file
    std::string url;  // https
    std::filesystem::path secret;
    std::string service; // a service's or a category's word; "": all
};

struct WebhookSettings {
    std::vector<WebhookTarget> targets;
    std::filesystem::path state;                                            // SQLite file: what was delivered
    std::filesystem::path authority = "/etc/ssl/certs/ca-certificates.crt"; // PEM: who signs the targets' certificates
    bool personal = false;                                                  // whether name, number and phone go along
    base::Duration retry_first{5'000};
    base::Duration retry_longest{3'600'000};
    base::Duration request_timeout{20'000};
    base::Duration give_up{3 * 24 * 3'600'000LL};
};

// Photos from citizens' own phones to a kiosk's screen, through the public listener.
struct HandoffSettings {
    std::string url;                 // under which a phone reaches that listener; "": there are none
    std::filesystem::path libsodium; // folder of libsodium.js and libsodium-wrappers.js
    unsigned minutes = 5;            // how long a link lasts
};

// Signing in at a kiosk with one's own phone, at an OpenID provider that the city trusts.
enum class SigninFlow { Device, Code };
struct SigninSettings {
    std::string issuer; // "https://…", as the provider writes it; "": nobody signs in here
    std::string client; // by what name it knows us
    SigninFlow flow = SigninFlow::Device;
    std::string url;                                 // under which a phone reaches us
    std::filesystem::path secret;                    // what the gateways remember is boxed with it
    std::filesystem::path client_secret, client_key; // how we prove who we are; both "": not at all
    std::filesystem::path authority = "/etc/ssl/certs/ca-certificates.crt"; // PEM: who signs the provider's certificate
    std::string scope = "openid profile";
    std::vector<std::string> levels; // values of acr, the lowest first
    unsigned least_level = 0;        // that is asked for; 0: any
    std::string name_claim = "name", number_claim = "national_id";
    unsigned code_s = 90;     // how long the code on the screen is good for
    unsigned approve_s = 180; // and then, for the citizen at the provider's page
};

// How long the city keeps what it received; 0: for ever.
struct RetentionSettings {
    unsigned report_days = 0; // a report with its photos and its answer, from its first arrival on
    unsigned rating_days = 0; // what visitors thought of a kiosk on a day
};

struct GatewaySettings {
    GatewayListen listen = GatewayListen::Tls;
    std::string address = "127.0.0.1";
    unsigned port = 8443;
    std::filesystem::path socket;                                         // BehindProxy: AF_UNIX
    std::filesystem::path certificate, certificate_key, client_authority; // Tls
    std::string public_address = "127.0.0.1";  // progress for citizens: plain HTTP, put nginx in front
    unsigned public_port = 0;                  // 0: no public listener
    std::string metrics_address = "127.0.0.1"; // for the city's monitoring alone
    unsigned metrics_port = 0;                 // 0: none
    std::filesystem::path store;               // SQLite file; or
    std::string postgres;                      // libpq's connection string
    std::filesystem::path ack_key;             // secret key that signs acknowledgements
    std::filesystem::path kiosks;              // folder of the kiosks' public signing keys, ID.pub
    std::filesystem::path downloads;           // folder of what kiosks fetch; "": nothing
    std::size_t largest_body = 16U << 20;
    std::size_t requests_per_second = 50;  // a kiosk; more gets 429 with Retry-After
    std::filesystem::path city_secret_key; // only on the clerk's machine; the gateway itself never reads it
    EnrolmentSettings enrolment;
    std::filesystem::path revoked; // list of kiosks whose certificates are void; "": none ever is
    std::filesystem::path known;   // SQLite file: what the clerks have published as known; "": nothing is
    HandoffSettings handoff;
    SigninSettings signin;
    RetentionSettings retention;
    double photo_patience_hours = 72; // then a report is opened without those of its photos that have not come
    Open311Settings open311;
    WebhookSettings webhooks;
    WardSettings ward; // of a gateway with --profile ward
    EventsSettings events;
    ConsoleSettings console;
};

} // namespace model
