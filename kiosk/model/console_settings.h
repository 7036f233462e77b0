// Settings of the console of the city's operators (table [console] of gateway.toml), and where its map has the kiosks.
// Made and checked by the room `config`; const afterwards, any thread.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

namespace model {

struct ConsoleSettings {
    std::string url; // under which browsers reach it; "": there is no console
    std::string address = "127.0.0.1";
    unsigned port = 8482;                // plain HTTP: put nginx in front; 0: any free one
    std::string issuer, client;          // the OpenID provider of the staff, and by what name it knows us
    std::filesystem::path client_secret; // what proves who we are; "": nothing does
    std::filesystem::path authority = "/etc/ssl/certs/ca-certificates.crt"; // PEM: who signs the provider's certificate
    std::filesystem::path secret; // cookies are sealed with it; all gateways have the same
    std::string scope = "openid profile";
    std::string name_claim = "name", role_claim = "roles";
    std::string viewer_role = "tramso-viewer", operator_role = "tramso-operator"; // values of that claim
    unsigned session_hours = 8;
    std::filesystem::path places;  // CSV of the kiosks; "": no map
    std::filesystem::path ops_key; // public key of the operators; "": no signed command is taken in here
    unsigned old_report_hours = 6; // a report that waits longer raises an alarm
};

// A row of `places`.
struct KioskPlace {
    std::string kiosk, name;
    double latitude = 0, longitude = 0; // WGS 84, degrees
    bool operator==(KioskPlace const&) const = default;
};

} // namespace model
