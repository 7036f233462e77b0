// Many HTTP clients on one thread, over a unix socket or TLS with a certificate each. Each sends what it is given, one
// request after the other, and tells of each answer. For benchmarks: what goes wrong ends the program with its reason.
#pragma once
#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <vector>

struct ssl_ctx_st;
struct ssl_st;

namespace bench {

using Clock = std::chrono::steady_clock;

[[noreturn]] void give_up(std::string const& why);

// The client's certificate and key, and who signs the server's.
std::shared_ptr<ssl_ctx_st> tls_context(std::string const& certificate, std::string const& key,
                                        std::string const& authority);

struct Client {
    std::function<std::string const*()> next;           // the next request; nullptr: done
    std::function<void(std::string_view answer)> heard; // status line, header and body
    std::shared_ptr<ssl_ctx_st> tls;                    // none: plain

    int socket = -1;
    std::shared_ptr<ssl_st> session;
    bool connected = false;
    std::string const* outgoing = nullptr;
    std::size_t sent = 0;
    std::string incoming;
};

// `address`: "/path/of/socket", or a port of 127.0.0.1. Returns when every client is done.
void run(std::vector<Client>& clients, std::string const& address);

} // namespace bench
