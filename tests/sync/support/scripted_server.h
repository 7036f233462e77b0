// A TLS server on a free loopback port that says what a test tells it to, right or wrong: it hears one request a
// connection, asks the script, writes the bytes, and hangs up. Its own thread runs the script, one connection after the
// other.
#pragma once
#include <atomic>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "kiosk/base/clock.h"
#include "sync/enrol/authority.h"

namespace tests {

struct Said {
    std::string bytes;        // sent as they are; an HTTP answer or not
    base::Duration before{0}; // waits so long first, or until the server ends
};
using Script = std::function<Said(std::string const& request)>;

std::string http_answer(int status, std::string const& content_type, std::string const& body,
                        std::string const& more_headers = "");

// An authority, a server's pair for localhost and a client's pair, in `folder`.
struct Pairs {
    enrol::PemPair authority, server, client;
};
Pairs make_pairs(std::filesystem::path const& folder);

class ScriptedServer {
public:
    // `client_authority` empty: does not ask for a client's certificate.
    ScriptedServer(enrol::PemPair const& server, std::filesystem::path const& client_authority, Script script);
    ~ScriptedServer();

    unsigned port() const { return port_; }
    std::string url() const { return "https://localhost:" + std::to_string(port_); }
    std::vector<std::string> requests() const;

private:
    void run();
    void serve(int client);

    void* context_;
    int listener_;
    unsigned port_ = 0;
    Script script_;
    std::atomic<bool> ending_{false};
    mutable std::mutex mutex_;
    std::vector<std::string> requests_;
    std::thread thread_;
};

// A port nobody listens at, at this moment.
unsigned free_port();

} // namespace tests
