#include "sync/gateway/provider_line.h"

#include "kiosk/base/file.h"
#include "sync/http/client.h"

namespace gateway {
namespace {

constexpr std::size_t longest_secret_file = 4096;

} // namespace

base::Result<base::PrivateText> secret_in(std::filesystem::path const& file) {
    base::PrivateText const text(TRY(base::read_file(file, longest_secret_file)));
    auto const& whole = text.reveal();
    return base::PrivateText(whole.substr(0, whole.find_first_of("\r\n")));
}

bool is_on_loopback(std::string_view issuer) { return issuer.starts_with("http://127.0.0.1:"); }

base::Result<std::unique_ptr<http::Transport>> line_to_provider(std::string_view issuer,
                                                                std::filesystem::path const& authority) {
    http::ClientSettings line;
    line.authority = authority;
    line.user_agent = "tramso-gateway";
    line.plain_loopback = is_on_loopback(issuer);
    line.connect_timeout = base::Duration(5'000);
    line.total_timeout = base::Duration(10'000);
    return std::make_unique<http::Client>(TRY(http::Client::create(std::move(line))));
}

} // namespace gateway
