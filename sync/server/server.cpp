#include "sync/server/server.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include "kiosk/base/log.h"
#include "sync/server/asio_line.h"
#include "sync/server/session.h"

namespace server {
namespace {

namespace asio = boost::asio;
namespace local = asio::local;
using asio::ip::tcp;
using ErrorCode = boost::system::error_code;
using Acceptor = asio::basic_socket_acceptor<asio::generic::stream_protocol>;

constexpr std::chrono::milliseconds sweep_interval(250);

bool somebody_listens(std::filesystem::path const& socket) {
    asio::io_context io;
    local::stream_protocol::socket probe(io);
    ErrorCode error;
    probe.connect(local::stream_protocol::endpoint(socket.string()), error);
    return !error;
}

unsigned port_of(Acceptor const& acceptor) {
    ErrorCode error;
    auto const endpoint = acceptor.local_endpoint(error);
    tcp::endpoint address;
    if (error || endpoint.size() > address.capacity()) return 0;
    std::copy_n(static_cast<char const*>(static_cast<void const*>(endpoint.data())), endpoint.size(),
                static_cast<char*>(static_cast<void*>(address.data())));
    return address.port();
}

} // namespace

std::string Heard::header(std::string_view name) const {
    auto const found = headers.find(name);
    return found == headers.end() ? std::string() : found->second;
}

struct Server::Parts {
    House house;
    asio::io_context io{1};
    asio::ssl::context tls{asio::ssl::context::tls_server};
    asio::steady_timer sweep_timer{io};
    asio::steady_timer drain_deadline{io};
    std::vector<std::unique_ptr<Acceptor>> acceptors;
    std::filesystem::path socket;

    Parts(Handler& handler, ServerLimits limits) : house{handler, limits, {}, 0, false, {}, {}} {}

    base::Result<unsigned> listen(asio::generic::stream_protocol::endpoint const& endpoint, Door door,
                                  std::string const& name);
    base::Result<unsigned> listen_tcp(std::string const& address, unsigned port, Door door);
    void accept(Acceptor& acceptor, Door door);
    void admit(Socket client, Door door);
    void sweep();
    void drain();
};

base::Result<unsigned> Server::Parts::listen(asio::generic::stream_protocol::endpoint const& endpoint, Door door,
                                             std::string const& name) {
    auto acceptor = std::make_unique<Acceptor>(io);
    ErrorCode error;
    acceptor->open(endpoint.protocol(), error);
    if (!error) acceptor->set_option(asio::socket_base::reuse_address(true), error);
    if (!error) acceptor->bind(endpoint, error);
    if (!error) acceptor->listen(asio::socket_base::max_listen_connections, error);
    if (error)
        return base::failure(base::ErrorKind::Unavailable, fmt::format("listening at {}: {}", name, error.message()));
    acceptors.push_back(std::move(acceptor));
    accept(*acceptors.back(), door);
    return port_of(*acceptors.back());
}

base::Result<unsigned> Server::Parts::listen_tcp(std::string const& address, unsigned port, Door door) {
    ErrorCode error;
    tcp::endpoint const endpoint(asio::ip::make_address(address, error), static_cast<unsigned short>(port));
    if (error) return base::failure(base::ErrorKind::Invalid, fmt::format("{}: {}", address, error.message()));
    return listen(endpoint, door, fmt::format("{}:{}", address, port));
}

void Server::Parts::accept(Acceptor& acceptor, Door door) {
    acceptor.async_accept([this, &acceptor, door](ErrorCode error, Socket client) {
        if (house.draining) return;
        if (!error) {
            admit(std::move(client), door);
            return accept(acceptor, door);
        }
        // Out of file descriptors, most likely: some will be free again in a moment.
        base::log(base::Severity::Warning, "server.accept", "{}", error.message());
        auto pause = std::make_shared<asio::steady_timer>(io, sweep_interval);
        pause->async_wait([this, &acceptor, door, pause](ErrorCode) {
            if (!house.draining) accept(acceptor, door);
        });
    });
}

void Server::Parts::admit(Socket client, Door door) {
    if (house.sessions.size() >= house.limits.connections) return; // closes it
    if (door == Door::Proxy) return Session::start(house, door, plain_line(std::move(client)));
    ErrorCode ignored;
    client.set_option(tcp::no_delay(true), ignored);
    Session::start(house, door, door == Door::Tls ? tls_line(std::move(client), tls) : plain_line(std::move(client)));
}

// One timer for all deadlines: cheaper than one a connection, and a quarter of a second late at most.
void Server::Parts::sweep() {
    auto const sessions = house.sessions; // a copy: cutting ends sessions later, but nobody has to know that here
    for (auto* const session : sessions)
        session->look_at(std::chrono::steady_clock::now());
    sweep_timer.expires_after(sweep_interval);
    sweep_timer.async_wait([this](ErrorCode error) {
        if (!error) sweep();
    });
}

void Server::Parts::drain() {
    house.draining = true;
    house.emptied = [this] { io.stop(); };
    ErrorCode ignored;
    for (auto& acceptor : acceptors)
        acceptor->close(ignored);
    auto const sessions = house.sessions;
    for (auto* const session : sessions)
        session->drain();
    if (house.sessions.empty()) return io.stop();
    drain_deadline.expires_after(house.limits.drain_patience);
    drain_deadline.async_wait([this](ErrorCode) { io.stop(); });
}

Server::Server(Handler& handler, ServerLimits limits) : parts_(std::make_unique<Parts>(handler, limits)) {}
Server::Server(Server&&) noexcept = default;
Server::~Server() = default;

base::Result<unsigned> Server::listen_tls(std::string const& address, unsigned port, TlsFiles const& files) {
    TRY(configure(parts_->tls, files));
    return parts_->listen_tcp(address, port, Door::Tls);
}

base::Result<unsigned> Server::listen_plain(std::string const& address, unsigned port, Door door) {
    return parts_->listen_tcp(address, port, door);
}

base::Result<> Server::listen_local(std::filesystem::path const& socket) {
    if (somebody_listens(socket))
        return base::failure(base::ErrorKind::Unavailable, fmt::format("{} is in use", socket.string()));
    ::unlink(socket.c_str());
    TRY(parts_->listen(local::stream_protocol::endpoint(socket.string()), Door::Proxy, socket.string()));
    ::chmod(socket.c_str(), 0660);
    parts_->socket = socket;
    return {};
}

void Server::run(std::stop_token const& stop) {
    parts_->sweep();
    std::stop_callback const on_stop(stop, [this] { asio::post(parts_->io, [this] { parts_->drain(); }); });
    parts_->io.run();
    parts_->house.emptied = {};
    if (!parts_->socket.empty()) ::unlink(parts_->socket.c_str());
}

} // namespace server
