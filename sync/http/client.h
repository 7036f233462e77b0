// The kiosk's way to the city: HTTP/1.1 over TLS 1.2 or newer, to servers signed by one authority only (never the
// system's list), with the kiosk's own certificate. No redirects, no cookies, no proxy from the environment. The
// connection is kept between requests. A Client belongs to one thread; a request may be given up from another through
// its stop token. Answers are what a stranger's box may have said (captive portals): the status alone proves nothing.
// Rules: RFC 9110 (semantics), RFC 9112 (HTTP/1.1), RFC 8446 (TLS 1.3). Library: libcurl, in client.cpp alone.
#pragma once
#include <filesystem>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/base/bytes.h"
#include "kiosk/base/clock.h"
#include "kiosk/base/result.h"

namespace http {

struct ClientSettings {
    std::filesystem::path authority;       // PEM: who signs the servers' certificates
    std::filesystem::path certificate;     // PEM: our own, with its chain
    std::filesystem::path certificate_key; // PEM: its secret key, without a passphrase
    std::string proxy;                     // "": none, whatever the environment says
    base::Duration connect_timeout{10'000};
    base::Duration total_timeout{30'000};    // the whole request, connecting included
    base::Duration stall_timeout{15'000};    // so long without a byte is a failure; rounded up to seconds
    std::size_t largest_answer = 256U << 10; // bytes of an answer's body
};

struct Header {
    std::string name; // in lower case when received
    std::string value;
    bool operator==(Header const&) const = default;
};

struct Answer {
    int status = 0; // of the last answer: 100 to 599
    std::vector<Header> headers;
    std::string body;

    // The first header of that name (lower case); nothing when there is none.
    std::optional<std::string_view> header(std::string_view name) const;
};

// Why there is no answer. In each case the server may or may not have acted on the request.
enum class Failure {
    CouldNotConnect, // no such name, no route, nobody listening
    TlsRefused,      // their certificate is not our authority's, or they refused ours, or our files cannot be read
    TimedOut,        // connecting, stalling, or in all
    Cut,             // the connection ended before the answer did, or what came is not HTTP
    AnswerTooLarge,
    Stopped, // given up through the stop token
};
std::string_view word_of(Failure failure); // "timed-out", for logs

struct Trouble {
    Failure failure = Failure::Cut;
    std::string what; // for a technician; holds neither body nor headers
};

struct Request {
    std::string url; // https only
    std::vector<Header> headers;
    std::stop_token stop;
};

class Client {
public:
    static base::Result<Client> create(ClientSettings settings);
    Client(Client&&) noexcept;
    Client& operator=(Client&&) noexcept;
    ~Client();

    base::Result<Answer, Trouble> get(Request const& request);
    base::Result<Answer, Trouble> put(Request const& request, base::ByteView body);

private:
    struct Handle;
    explicit Client(std::unique_ptr<Handle> handle);
    std::unique_ptr<Handle> handle_;
};

// The wait a server asks for (RFC 9110 §10.2.3): seconds, or a date seen from `now`. A date gone by is no wait. Nothing
// when it is neither. At most a day: more is not believed.
std::optional<base::Duration> retry_after(std::string_view value, base::WallTime now);

} // namespace http
