// The kiosk's way to the city: HTTP/2 where the server offers it, else HTTP/1.1, over TLS 1.2 or newer, to servers
// signed by one authority only (never the system's list; or by anybody, to ask for what is public and proves itself),
// with the kiosk's own certificate. No redirects, no cookies, no proxy from the environment. The connection is kept
// between requests. A Client belongs to one thread; a request may be given up from another through its stop token.
// Rules: RFC 9110 (semantics), RFC 9112 (HTTP/1.1), RFC 9113 (HTTP/2), RFC 8446 (TLS 1.3). Library: libcurl, in
// client.cpp alone.
#pragma once
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "sync/http/transport.h"

namespace http {

struct ClientSettings {
    std::filesystem::path authority;       // PEM: who signs the servers' certificates
    bool asks_anyone = false;              // believes no answer: whoever asks checks what is said by itself
    bool plain_loopback = false;           // also speaks plain HTTP with this machine, as is_plain_loopback() has it
    std::filesystem::path certificate;     // PEM: our own, with its chain; "": none
    std::filesystem::path certificate_key; // PEM: its secret key, without a passphrase
    std::string user_agent = "tramso-uplink";
    std::string proxy; // "": none, whatever the environment says
    base::Duration connect_timeout{10'000};
    base::Duration total_timeout{30'000};    // the whole request, connecting included
    base::Duration stall_timeout{15'000};    // so long without a byte is a failure; rounded up to seconds
    std::size_t largest_answer = 256U << 10; // bytes of an answer's body
};

// How long after its beginning a request had come so far; nothing: it never did.
struct Times {
    std::optional<base::Duration> name, secure; // the address was known; the handshake was over
    base::Duration all{};
};

class Client final : public Transport {
public:
    static base::Result<Client> create(ClientSettings settings);
    Client(Client&&) noexcept;
    Client& operator=(Client&&) noexcept;
    ~Client() override;

    base::Result<Answer, Trouble> send(Request const& request) override;
    Times last_times() const; // of the last request, on a connection of its own

private:
    struct Handle;
    explicit Client(std::unique_ptr<Handle> handle);
    std::unique_ptr<Handle> handle_;
};

// The wait a server asks for (RFC 9110 §10.2.3): seconds, or a date seen from `now`. A date gone by is no wait. Nothing
// when it is neither. At most a day: more is not believed.
std::optional<base::Duration> retry_after(std::string_view value, base::WallTime now);

// The moment that a date of HTTP names (RFC 9110 §5.6.7).
std::optional<base::WallTime> time_of(std::string_view date);

} // namespace http
