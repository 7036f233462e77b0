#include "sync/server/asio_line.h"

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/write.hpp>
#include <ctime>
#include <fmt/format.h>
#include <openssl/x509.h>

namespace server {
namespace {

namespace asio = boost::asio;
using ErrorCode = boost::system::error_code;

std::string address_of(Socket::lowest_layer_type const& socket) {
    ErrorCode error;
    auto const endpoint = socket.remote_endpoint(error);
    asio::ip::tcp::endpoint address;
    if (error || endpoint.protocol().family() == AF_UNIX || endpoint.size() > address.capacity()) return {};
    std::copy_n(static_cast<char const*>(static_cast<void const*>(endpoint.data())), endpoint.size(),
                static_cast<char*>(static_cast<void*>(address.data())));
    return address.address().to_string();
}

// What both kinds do alike. `Stream` reads and writes; the socket is below it.
template<class Stream>
class AsioLine : public Line {
public:
    template<class... Args>
    explicit AsioLine(Args&&... args) : stream_(std::forward<Args>(args)...) {}

    void read_some(std::span<char> into, Done done) final {
        stream_.async_read_some(asio::buffer(into.data(), into.size()), told(std::move(done)));
    }
    void write(std::string_view bytes, Done done) final {
        asio::async_write(stream_, asio::buffer(bytes.data(), bytes.size()), told(std::move(done)));
    }
    void cut() final {
        ErrorCode ignored;
        stream_.lowest_layer().close(ignored);
    }
    void post(std::function<void()> work) final { asio::post(stream_.get_executor(), std::move(work)); }

protected:
    static auto told(Done done) {
        return [done = std::move(done)](ErrorCode error, std::size_t size = 0) { done(!error, size); };
    }
    Stream stream_;
};

class PlainLine final : public AsioLine<Socket> {
public:
    using AsioLine::AsioLine;
    void open(Done done) override { done(true, 0); }
    void await(Done done) override { stream_.async_wait(Socket::wait_read, told(std::move(done))); }
    void close(Done) override {
        ErrorCode ignored;
        stream_.shutdown(asio::socket_base::shutdown_both, ignored);
    }
    Peer peer() const override { return {{}, {}, address_of(stream_.lowest_layer())}; }
};

using TlsStream = asio::ssl::stream<Socket>;

class TlsLine final : public AsioLine<TlsStream> {
public:
    using AsioLine::AsioLine;
    void open(Done done) override { stream_.async_handshake(TlsStream::server, told(std::move(done))); }
    // What waits to be read may be decrypted already, which the socket does not know.
    void await(Done done) override { done(true, 0); }
    void close(Done done) override { stream_.async_shutdown(told(std::move(done))); }
    Peer peer() const override;
};

Peer TlsLine::peer() const {
    Peer peer{{}, {}, address_of(stream_.lowest_layer())};
    auto* const tls = const_cast<TlsLine*>(this)->stream_.native_handle(); // OpenSSL's getter wants it writable
    std::unique_ptr<X509, decltype(&X509_free)> const certificate(SSL_get1_peer_certificate(tls), &X509_free);
    if (!certificate) return peer;
    std::tm parts{};
    ASN1_TIME_to_tm(X509_get0_notBefore(certificate.get()), &parts);
    peer.certificate_from = base::WallTime(std::chrono::seconds(::timegm(&parts)));
    auto* const subject = X509_get_subject_name(certificate.get());
    auto const first = X509_NAME_get_index_by_NID(subject, NID_commonName, -1);
    if (first < 0 || X509_NAME_get_index_by_NID(subject, NID_commonName, first) >= 0) return peer;
    auto const* const value = X509_NAME_ENTRY_get_data(X509_NAME_get_entry(subject, first));
    peer.common_name = {reinterpret_cast<char const*>(ASN1_STRING_get0_data(value)),
                        static_cast<std::size_t>(ASN1_STRING_length(value))};
    return peer;
}

} // namespace

std::unique_ptr<Line> plain_line(Socket socket) { return std::make_unique<PlainLine>(std::move(socket)); }

std::unique_ptr<Line> tls_line(Socket socket, asio::ssl::context& context) {
    return std::make_unique<TlsLine>(std::move(socket), context);
}

base::Result<> configure(asio::ssl::context& context, TlsFiles const& files) {
    using Options = asio::ssl::context_base;
    ErrorCode error;
    auto const failed = [&](std::filesystem::path const& file) {
        return base::failure(base::ErrorKind::Invalid, fmt::format("{}: {}", file.string(), error.message()));
    };
    context.set_options(Options::default_workarounds | Options::no_tlsv1 | Options::no_tlsv1_1, error);
    // No resumption: a kiosk keeps its connection, and each new one shows its certificate again.
    SSL_CTX_set_options(context.native_handle(), SSL_OP_NO_TICKET);
    SSL_CTX_set_session_cache_mode(context.native_handle(), SSL_SESS_CACHE_OFF);
    SSL_CTX_set_num_tickets(context.native_handle(), 0);
    context.use_certificate_chain_file(files.certificate.string(), error);
    if (error) return failed(files.certificate);
    context.use_private_key_file(files.key.string(), Options::pem, error);
    if (error) return failed(files.key);
    context.load_verify_file(files.client_authority.string(), error);
    if (error) return failed(files.client_authority);
    auto const required = files.without_certificate ? 0 : asio::ssl::verify_fail_if_no_peer_cert;
    context.set_verify_mode(asio::ssl::verify_peer | required, error);
    return {};
}

} // namespace server
