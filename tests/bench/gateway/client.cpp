#include "tests/bench/gateway/client.h"

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <netinet/in.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace bench {
namespace {

constexpr int failed = -1, would_wait = 0;

int connected_socket(std::string const& address) {
    sockaddr_un local{};
    sockaddr_in inner{};
    bool const is_local = address.front() == '/';
    int const socket = ::socket(is_local ? AF_UNIX : AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    local.sun_family = AF_UNIX;
    std::strncpy(local.sun_path, address.c_str(), sizeof local.sun_path - 1);
    inner.sin_family = AF_INET;
    inner.sin_port = htons(static_cast<std::uint16_t>(is_local ? 0 : std::stoi(address)));
    inner.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    auto const* const where = is_local ? static_cast<void const*>(&local) : static_cast<void const*>(&inner);
    auto const size = static_cast<socklen_t>(is_local ? sizeof local : sizeof inner);
    if (::connect(socket, static_cast<sockaddr const*>(where), size) != 0)
        give_up("connecting: " + std::string(std::strerror(errno)));
    ::fcntl(socket, F_SETFL, O_NONBLOCK);
    return socket;
}

// More than 0: so many bytes. A TLS session that wants to read before it writes waits for the socket as any other.
int result_of(Client const& client, long done) {
    if (done > 0) return static_cast<int>(done);
    if (!client.session) return errno == EAGAIN ? would_wait : failed;
    auto const error = SSL_get_error(client.session.get(), static_cast<int>(done));
    return error == SSL_ERROR_WANT_READ || error == SSL_ERROR_WANT_WRITE ? would_wait : failed;
}

int write_some(Client& client, std::string_view bytes) {
    ERR_clear_error();
    return result_of(client, client.session
                                 ? SSL_write(client.session.get(), bytes.data(), static_cast<int>(bytes.size()))
                                 : ::send(client.socket, bytes.data(), bytes.size(), MSG_NOSIGNAL));
}

int read_some(Client& client, std::array<char, 65536>& into) {
    ERR_clear_error();
    auto const size = client.session ? SSL_read(client.session.get(), into.data(), static_cast<int>(into.size()))
                                     : ::recv(client.socket, into.data(), into.size(), 0);
    if (!client.session && size == 0) return failed;
    return result_of(client, size);
}

bool handshake(Client& client) {
    if (client.connected) return true;
    ERR_clear_error();
    auto const done = SSL_connect(client.session.get());
    if (done != 1 && result_of(client, done) == failed) give_up("a TLS handshake failed");
    return client.connected = done == 1;
}

// How long the answer at the front is; 0: not all there yet.
std::size_t whole_answer(std::string const& incoming) {
    auto const end = incoming.find("\r\n\r\n");
    if (end == std::string::npos) return 0;
    auto const length = incoming.find("Content-Length: ");
    if (length == std::string::npos || length > end) give_up("an answer without a length");
    auto const whole = end + 4 + std::strtoul(incoming.c_str() + length + 16, nullptr, 10);
    return whole <= incoming.size() ? whole : 0;
}

// False: this client is done.
bool send_next(Client& client) {
    client.outgoing = client.next();
    client.sent = 0;
    return client.outgoing != nullptr;
}

bool write_on(Client& client) {
    while (client.outgoing != nullptr && client.sent < client.outgoing->size()) {
        auto const done = write_some(client, std::string_view(*client.outgoing).substr(client.sent));
        if (done == failed) give_up("a connection broke while writing");
        if (done == would_wait) return true;
        client.sent += static_cast<std::size_t>(done);
    }
    return true;
}

bool read_on(Client& client) {
    static std::array<char, 65536> buffer;
    while (true) {
        auto const done = read_some(client, buffer);
        if (done == failed) give_up("a connection broke while reading: " + client.incoming.substr(0, 200));
        if (done == would_wait) return true;
        client.incoming.append(buffer.data(), static_cast<std::size_t>(done));
        auto const whole = whole_answer(client.incoming);
        if (whole == 0) continue;
        client.heard(std::string_view(client.incoming).substr(0, whole));
        client.incoming.erase(0, whole);
        if (!send_next(client)) return false;
        write_on(client);
    }
}

bool work(Client& client) {
    if (client.session && !handshake(client)) return true;
    if (client.outgoing == nullptr && !send_next(client)) return false;
    write_on(client);
    return read_on(client);
}

} // namespace

void give_up(std::string const& why) {
    std::fprintf(stderr, "gateway_load: %s\n", why.c_str());
    std::exit(1);
}

std::shared_ptr<ssl_ctx_st> tls_context(std::string const& certificate, std::string const& key,
                                        std::string const& authority) {
    std::shared_ptr<SSL_CTX> context(SSL_CTX_new(TLS_client_method()), &SSL_CTX_free);
    SSL_CTX_set_verify(context.get(), SSL_VERIFY_PEER, nullptr);
    if (SSL_CTX_use_certificate_file(context.get(), certificate.c_str(), SSL_FILETYPE_PEM) != 1 ||
        SSL_CTX_use_PrivateKey_file(context.get(), key.c_str(), SSL_FILETYPE_PEM) != 1 ||
        SSL_CTX_load_verify_locations(context.get(), authority.c_str(), nullptr) != 1)
        give_up("certificates: " + certificate);
    return context;
}

void run(std::vector<Client>& clients, std::string const& address) {
    int const poll = ::epoll_create1(EPOLL_CLOEXEC);
    std::size_t left = 0;
    for (auto& client : clients) {
        client.socket = connected_socket(address);
        if (client.tls) {
            client.session.reset(SSL_new(client.tls.get()), &SSL_free);
            SSL_set_fd(client.session.get(), client.socket);
        } else {
            client.connected = true;
        }
        epoll_event event{EPOLLIN | EPOLLOUT | EPOLLET, {.ptr = &client}};
        ::epoll_ctl(poll, EPOLL_CTL_ADD, client.socket, &event);
        ++left;
    }
    std::array<epoll_event, 64> events{};
    while (left > 0) {
        int const count = ::epoll_wait(poll, events.data(), static_cast<int>(events.size()), 10'000);
        if (count == 0) give_up("nothing was answered for 10 s");
        for (int i = 0; i < count; ++i) {
            auto& client = *static_cast<Client*>(events.at(static_cast<std::size_t>(i)).data.ptr);
            if (client.socket < 0 || work(client)) continue;
            ::close(client.socket);
            client.socket = -1;
            --left;
        }
    }
    ::close(poll);
}

} // namespace bench
