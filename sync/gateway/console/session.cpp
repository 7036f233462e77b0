#include "sync/gateway/console/session.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>

#include "sync/gateway/digest.h"
#include "sync/seal/box.h"
#include "sync/seal/hmac.h"
#include "sync/wire/base64.h"

namespace gateway::console {
namespace {

constexpr std::string_view session_cookie = "__Host-tramso-console", way_cookie = "__Host-tramso-console-way";
constexpr std::size_t longest_cookie = 3900, longest_own_page = 300; // browsers take 4096 bytes of a cookie
constexpr std::string_view operator_word = "operator", viewer_word = "viewer";

std::string set_cookie(std::string_view name, std::string_view value, std::int64_t seconds) {
    return fmt::format("{}={}; Path=/; Max-Age={}; Secure; HttpOnly; SameSite=Lax", name, value, seconds);
}

seal::SecretBytes<32> key_for(std::string_view purpose, base::PrivateText const& secret) {
    seal::SecretBytes<32> key;
    key.bytes = seal::hmac_sha256(base::as_bytes(secret.reveal()), base::as_bytes(purpose));
    return key;
}

std::string boxed(std::string text, seal::SecretBytes<32> const& key) {
    return wire::to_base64(seal::box(base::PrivateText(std::move(text)), key));
}

std::optional<base::PrivateText> opened(std::string_view header, std::string_view name,
                                        seal::SecretBytes<32> const& key) {
    auto const value = cookie_named(header, name);
    if (!value || value->size() > longest_cookie) return std::nullopt;
    auto const bytes = wire::from_base64(*value);
    if (!bytes) return std::nullopt;
    auto text = seal::open_box(*bytes, key);
    if (!text) return std::nullopt;
    return std::move(*text);
}

std::int64_t seconds_until(base::WallTime until, base::WallTime now) {
    return std::max<std::int64_t>(std::chrono::duration_cast<std::chrono::seconds>(until - now).count(), 0);
}

// The next line of `rest`, which is shortened by it; nothing: there is no whole one.
std::optional<std::string_view> next_line(std::string_view& rest) {
    auto const end = rest.find('\n');
    if (end == std::string_view::npos) return std::nullopt;
    auto const line = rest.substr(0, end);
    rest.remove_prefix(end + 1);
    return line;
}

std::optional<base::WallTime> time_on(std::optional<std::string_view> line) {
    std::int64_t value = 0;
    if (!line || line->empty()) return std::nullopt;
    auto const [stop, error] = std::from_chars(line->data(), line->data() + line->size(), value);
    if (error != std::errc() || stop != line->data() + line->size()) return std::nullopt;
    return base::WallTime(base::Duration(value));
}

} // namespace

Cookies::Cookies(base::PrivateText const& secret)
    : session_key_(key_for("tramso console session 1", secret)),
      way_key_(key_for("tramso console way 1", secret)),
      form_key_(key_for("tramso console form 1", secret)) {}

std::string Cookies::keep(Session const& session, base::WallTime now) const {
    auto const role = session.role == Role::Operator ? operator_word : viewer_word;
    auto text = fmt::format("{}\n{}\n{}", session.until.time_since_epoch().count(), role, session.name);
    return set_cookie(session_cookie, boxed(std::move(text), session_key_), seconds_until(session.until, now));
}

std::string Cookies::keep(Way const& way, base::WallTime now) const {
    auto text = fmt::format("{}\n{}\n{}", way.until.time_since_epoch().count(), way.to, way.pending.reveal());
    return set_cookie(way_cookie, boxed(std::move(text), way_key_), seconds_until(way.until, now));
}

std::string Cookies::forget_session() { return set_cookie(session_cookie, "", 0); }
std::string Cookies::forget_way() { return set_cookie(way_cookie, "", 0); }

std::optional<Session> Cookies::session_in(std::string_view header, base::WallTime now) const {
    auto const text = opened(header, session_cookie, session_key_);
    if (!text) return std::nullopt;
    std::string_view rest = text->reveal();
    auto const until = time_on(next_line(rest));
    auto const role = next_line(rest);
    bool const known = role == operator_word || role == viewer_word;
    if (!until || !known || *until <= now) return std::nullopt;
    return Session{std::string(rest), role == operator_word ? Role::Operator : Role::Viewer, *until};
}

std::optional<Way> Cookies::way_in(std::string_view header, base::WallTime now) const {
    auto const text = opened(header, way_cookie, way_key_);
    if (!text) return std::nullopt;
    std::string_view rest = text->reveal();
    auto const until = time_on(next_line(rest));
    auto const to = next_line(rest);
    if (!until || !to || *until <= now || !is_own_page(*to)) return std::nullopt;
    return Way{base::PrivateText(std::string(rest)), std::string(*to), *until};
}

std::string Cookies::form_token(std::string_view header) const {
    auto const value = cookie_named(header, session_cookie);
    if (!value) return "";
    return wire::to_hex(seal::hmac_sha256(form_key_.bytes, base::as_bytes(*value)));
}

bool Cookies::is_form_token(std::string_view header, std::string_view token) const {
    auto const right = form_token(header);
    if (right.empty() || right.size() != token.size()) return false;
    unsigned differs = 0;
    for (std::size_t i = 0; i < right.size(); ++i)
        differs |= static_cast<unsigned>(right[i] ^ token[i]);
    return differs == 0;
}

std::optional<std::string_view> cookie_named(std::string_view header, std::string_view name) {
    while (!header.empty()) {
        auto each = header.substr(0, header.find(';'));
        header.remove_prefix(std::min(header.size(), each.size() + 1));
        while (each.starts_with(' '))
            each.remove_prefix(1);
        auto const equals = each.find('=');
        if (equals != std::string_view::npos && each.substr(0, equals) == name) return each.substr(equals + 1);
    }
    return std::nullopt;
}

bool is_own_page(std::string_view target) {
    bool const plain = std::ranges::all_of(target, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               std::string_view("/?&=%+-_.").find(c) != std::string_view::npos;
    });
    return plain && target.size() <= longest_own_page && target.starts_with('/') && !target.starts_with("//");
}

} // namespace gateway::console
