#include "sync/desk/webhook_message.h"

#include <algorithm>
#include <array>
#include <bit>
#include <fmt/format.h>

#include "kiosk/base/file.h"
#include "kiosk/base/text.h"
#include "sync/http/client.h"
#include "sync/seal/hmac.h"
#include "sync/wire/base64.h"

namespace desk {
namespace {

constexpr std::string_view secret_mark = "whsec_";
constexpr std::size_t least_secret = 24, most_secret = 64; // bytes

// Of the target as a whole: a wrong address or token, a redirect, too much at once, a proxy without its server.
constexpr std::array not_now{401, 403, 404, 405, 407, 408, 410, 421, 429, 502, 503, 504};

} // namespace

base::Result<std::vector<base::PrivateBytes>> load_webhook_secrets(std::filesystem::path const& file) {
    base::PrivateText const text(TRY(base::read_file(file, 4096)));
    std::vector<base::PrivateBytes> secrets;
    for (auto const line : base::split(text.reveal(), '\n')) {
        auto const word = base::trimmed(line);
        if (word.empty()) continue;
        auto bytes = word.starts_with(secret_mark) ? wire::from_base64(word.substr(secret_mark.size())) : std::nullopt;
        if (!bytes || bytes->size() < least_secret || bytes->size() > most_secret)
            return base::failure(base::ErrorKind::Invalid,
                                 file.string() + ": a secret is whsec_ and 24 to 64 bytes in base64, one a line");
        secrets.emplace_back(std::move(*bytes));
    }
    if (secrets.empty()) return base::failure(base::ErrorKind::Invalid, file.string() + ": holds no secret");
    return secrets;
}

std::string webhook_id(Report const& report) {
    return report.payload.id.text() + (report.photos_missing > 0 ? "-photos-missing" : "");
}

std::vector<http::Header> webhook_headers(std::string const& id, base::WallTime now, std::string_view body,
                                          std::vector<base::PrivateBytes> const& secrets) {
    auto const seconds = std::to_string(std::chrono::floor<std::chrono::seconds>(now).time_since_epoch().count());
    base::PrivateText const content(fmt::format("{}.{}.{}", id, seconds, body));
    std::string signatures;
    for (auto const& secret : secrets) {
        auto const code = seal::hmac_sha256(secret.reveal(), base::as_bytes(content.reveal()));
        signatures += (signatures.empty() ? "v1," : " v1,") + wire::to_base64(code);
    }
    return {{"Content-Type", "application/json; charset=utf-8"},
            {"webhook-id", id},
            {"webhook-timestamp", seconds},
            {"webhook-signature", signatures}};
}

Verdict judge(base::Result<http::Answer, http::Trouble> const& outcome, base::WallTime now) {
    if (!outcome) return {Heard::NotNow, {}, std::string(http::word_of(outcome.error().failure))};
    auto const status = outcome->status;
    if (status >= 200 && status < 300) return {Heard::Taken, {}, ""};
    auto const asked = outcome->header("retry-after");
    auto const wait = asked ? http::retry_after(*asked, now).value_or(base::Duration(0)) : base::Duration(0);
    bool const all = status < 400 || std::ranges::find(not_now, status) != not_now.end();
    return {all ? Heard::NotNow : Heard::NotThis, wait, fmt::format("answered {}", status)};
}

base::Duration next_wait(base::Duration first, base::Duration longest, unsigned tries, base::Random& random) {
    std::array<std::uint8_t, 8> bytes{};
    random.fill(bytes);
    auto highest = std::min(first, longest);
    for (unsigned i = 1; i < tries && highest < longest; ++i)
        highest = std::min(highest * 2, longest);
    auto const span = static_cast<std::uint64_t>(highest.count()) + 1;
    return base::Duration(static_cast<std::int64_t>(std::bit_cast<std::uint64_t>(bytes) % span));
}

} // namespace desk
