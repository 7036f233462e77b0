// HTTP listeners, of the gateway and of the desk: connections, TLS, timeouts, HTTP framing; it knows no route. One io
// thread (the one in run()) calls the handler and writes every answer; the handler may finish a request from any
// thread. Library: Boost.Beast and Asio, in server.cpp and session.h alone. Rules: RFC 9110, RFC 9112, RFC 8446.
//
// An idle connection costs a few kilobytes: what a request needs is there while it comes in and until it is answered.
// A client that trickles is closed: the header has one deadline, the body must keep a least rate. Connections and the
// bytes of bodies in memory are bounded; more is told to come back.
#pragma once
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "kiosk/base/clock.h"
#include "kiosk/base/result.h"

namespace server {

// Which listener a request came through; decides how far it is believed.
enum class Door {
    Tls,     // our own TLS: the client's certificate was checked here
    Proxy,   // a unix socket: nginx checked the certificate and says so in headers
    Public,  // anyone, plain HTTP
    Inner,   // the inner network, plain HTTP
    Console, // the operators' browsers: plain HTTP behind nginx
};

// Who is at the other end of a connection.
struct Peer {
    std::string common_name;
    std::optional<base::WallTime> certificate_from;
    std::string address;
};

struct Heard {
    Door door = Door::Public;
    std::string method;
    std::string target; // path with query, as sent
    std::map<std::string, std::string, std::less<>>
        headers; // names in lower case; repeated ones joined with ", " (RFC 9110 §5.2)
    std::string body;
    std::string common_name; // Door::Tls: of the client's certificate, "" when it has none or several

    std::size_t connections = 0; // of the whole server, open now

    std::optional<base::WallTime> certificate_from{}; // Door::Tls: when that certificate began; nothing: there is none
    std::string address{};                            // numeric, of whoever connected; "" on a unix socket

    std::string header(std::string_view name) const; // "" when there is none
};

struct Reply {
    int status = 200;
    std::string content_type;
    std::string body;
    std::vector<std::pair<std::string, std::string>> headers;
};

using Finish = std::function<void(Reply)>; // once, from any thread

// Why a request is answered before its body was read.
enum class Refusal { Malformed, TooLarge, NoLength, Busy };

class Handler {
public:
    virtual ~Handler() = default;
    virtual void answer(Heard heard, Finish finish) = 0;
    virtual Reply refuse(Refusal why) = 0;
};

struct ServerLimits {
    std::size_t connections = 8192;
    std::size_t largest_body = 16U << 20;      // bytes of one body
    std::size_t bodies_in_memory = 256U << 20; // bytes of all bodies being read or stored
    base::Duration header_patience{20'000};    // for the handshake and for a header
    base::Duration idle_patience{75'000};      // between requests, as nginx keeps a connection
    base::Duration body_patience{20'000};      // for a body, beside one second for each `least_rate` bytes received
    std::size_t least_rate = 2048;             // bytes a second
    base::Duration drain_patience{10'000};     // after the stop, for requests under way
};

struct TlsFiles {
    std::filesystem::path certificate, key, client_authority; // PEM
    bool without_certificate = false; // a client may come without one; what it may then ask for is the handler's to say
};

class Server {
public:
    explicit Server(Handler& handler, ServerLimits limits = {});
    Server(Server&&) noexcept;
    ~Server();

    // Before run(). `port` 0: any free one. Gives the port. A socket file left over from a dead process is replaced;
    // one that answers is not.
    base::Result<unsigned> listen_tls(std::string const& address, unsigned port, TlsFiles const& files);
    base::Result<unsigned> listen_plain(std::string const& address, unsigned port, Door door = Door::Public);
    base::Result<> listen_local(std::filesystem::path const& socket);

    // Serves until `stop`, then accepts no more, finishes what is under way and returns.
    void run(std::stop_token const& stop);

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

} // namespace server
