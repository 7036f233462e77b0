// Settings of the city's gateway (config/gateway.toml). Made and checked by the room `config`; const afterwards, any
// thread. Paths are absolute or relative to the working directory.
#pragma once
#include <filesystem>
#include <string>

namespace model {

// How the gateway listens: its own TLS for a ward or a demo, or plain HTTP on a unix socket behind nginx.
enum class GatewayListen { Tls, BehindProxy };

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
};

} // namespace model
