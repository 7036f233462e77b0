#include "tests/sync/support/scripted_server.h"

#include <array>
#include <csignal>
#include <cstdlib>
#include <netinet/in.h>
#include <openssl/ssl.h>
#include <poll.h>
#include <stdexcept>
#include <sys/socket.h>
#include <unistd.h>

namespace tests {
namespace {

void require(bool condition, char const* what) {
    if (!condition) throw std::runtime_error(what);
}

sockaddr_in loopback(unsigned port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    return address;
}

std::pair<int, unsigned> listening_socket() {
    int const fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    auto address = loopback(0);
    auto* const generic = static_cast<sockaddr*>(static_cast<void*>(&address));
    socklen_t size = sizeof address;
    require(::bind(fd, generic, size) == 0 && ::listen(fd, 16) == 0, "a listening socket");
    require(::getsockname(fd, generic, &size) == 0, "its port");
    return {fd, ntohs(address.sin_port)};
}

bool is_whole(std::string const& request) {
    auto const end = request.find("\r\n\r\n");
    if (end == std::string::npos) return false;
    auto const length = request.find("Content-Length: ");
    if (length == std::string::npos || length > end) return true;
    return request.size() - end - 4 >= std::strtoul(request.c_str() + length + 16, nullptr, 10);
}

} // namespace

unsigned free_port() {
    auto const [fd, port] = listening_socket();
    ::close(fd);
    return port;
}

std::string http_answer(int status, std::string const& content_type, std::string const& body,
                        std::string const& more_headers) {
    return "HTTP/1.1 " + std::to_string(status) + " Scripted\r\nContent-Type: " + content_type +
           "\r\nContent-Length: " + std::to_string(body.size()) + "\r\nConnection: close\r\n" + more_headers + "\r\n" +
           body;
}

Pairs make_pairs(std::filesystem::path const& folder) {
    std::filesystem::create_directories(folder);
    auto const pair = [&](std::string const& name) {
        return enrol::PemPair{folder / (name + ".pem"), folder / (name + "-key.pem")};
    };
    Pairs pairs{pair("authority"), pair("server"), pair("client")};
    require(enrol::make_authority(pairs.authority) &&
                enrol::make_server_certificate(pairs.authority, pairs.server, {"localhost", "127.0.0.1"}) &&
                enrol::make_client_certificate(pairs.authority, pairs.client, "kiosk-0001"),
            "an authority of the test's own");
    return pairs;
}

ScriptedServer::ScriptedServer(enrol::PemPair const& server, std::filesystem::path const& client_authority,
                               Script script)
    : context_(SSL_CTX_new(TLS_server_method())), script_(std::move(script)) {
    auto* const context = static_cast<SSL_CTX*>(context_);
    require(SSL_CTX_use_certificate_chain_file(context, server.certificate.c_str()) == 1 &&
                SSL_CTX_use_PrivateKey_file(context, server.key.c_str(), SSL_FILETYPE_PEM) == 1,
            "the server's pair");
    SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_OFF); // resumption would need a session id context
    SSL_CTX_set_options(context, SSL_OP_NO_TICKET);
    if (!client_authority.empty()) {
        require(SSL_CTX_load_verify_locations(context, client_authority.c_str(), nullptr) == 1, "the client authority");
        SSL_CTX_set_verify(context, SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT, nullptr);
    }
    std::tie(listener_, port_) = listening_socket();
    thread_ = std::thread([this] { run(); });
}

ScriptedServer::~ScriptedServer() {
    ending_ = true;
    thread_.join();
    ::close(listener_);
    SSL_CTX_free(static_cast<SSL_CTX*>(context_));
}

std::vector<std::string> ScriptedServer::requests() const {
    std::lock_guard const lock(mutex_);
    return requests_;
}

void ScriptedServer::run() {
    ::signal(SIGPIPE, SIG_IGN); // clients that hang up are part of the tests
    while (!ending_) {
        pollfd waiting{listener_, POLLIN, 0};
        if (::poll(&waiting, 1, 20) <= 0) continue;
        int const client = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
        timeval const patience{5, 0};
        ::setsockopt(client, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
        serve(client);
        ::close(client);
    }
}

void ScriptedServer::serve(int client) {
    std::unique_ptr<SSL, decltype(&SSL_free)> const tls(SSL_new(static_cast<SSL_CTX*>(context_)), &SSL_free);
    SSL_set_fd(tls.get(), client);
    std::string request;
    std::array<char, 16384> piece{};
    if (SSL_accept(tls.get()) != 1) {
        // Closing on bytes nobody read would reset the connection and lose the alert that says why.
        ::shutdown(client, SHUT_WR);
        while (::read(client, piece.data(), piece.size()) > 0) {
        }
        return;
    }
    while (!is_whole(request)) {
        int const size = SSL_read(tls.get(), piece.data(), piece.size());
        if (size <= 0) return;
        request.append(piece.data(), static_cast<std::size_t>(size));
    }
    {
        std::lock_guard const lock(mutex_);
        requests_.push_back(request);
    }
    auto const said = script_(request);
    auto const until = std::chrono::steady_clock::now() + said.before;
    while (!ending_ && std::chrono::steady_clock::now() < until)
        std::this_thread::sleep_for(base::Duration(5));
    if (!said.bytes.empty()) SSL_write(tls.get(), said.bytes.data(), static_cast<int>(said.bytes.size()));
}

} // namespace tests
