#include "sync/gateway/clerk.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <set>

#include "kiosk/base/file.h"
#include "kiosk/base/text.h"
#include "sync/seal/hmac.h"

namespace gateway {
namespace {

constexpr std::string_view name = "__Host-tramso-counter";
constexpr std::int64_t lasts_s = 12 * 3600;
constexpr std::size_t shortest_token = 16;

bool is_token(std::string_view text) {
    return text.size() >= shortest_token && std::ranges::all_of(text, [](char c) {
               return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' ||
                      c == '_';
           });
}

// Takes as long wherever the first difference is.
bool same(std::string_view a, std::string_view b) {
    unsigned difference = a.size() == b.size() ? 0 : 1;
    for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i)
        difference |= a[i] == b[i] ? 0U : 1U;
    return difference == 0;
}

std::string cookie(std::string_view value, std::int64_t seconds) {
    return fmt::format("{}={}; Path=/; Max-Age={}; Secure; HttpOnly; SameSite=Strict", name, value, seconds);
}

std::int64_t seconds_of(base::WallTime time) {
    return std::chrono::floor<std::chrono::seconds>(time).time_since_epoch().count();
}

std::optional<std::string> value_in(std::string const& cookies) {
    for (auto const pair : base::split(cookies, ';')) {
        auto const text = base::trimmed(pair);
        if (text.starts_with(std::string(name) + "=")) return text.substr(name.size() + 1);
    }
    return std::nullopt;
}

} // namespace

base::Result<Clerks> Clerks::open(std::filesystem::path const& file) {
    auto const text = TRY(base::read_file(file, 64U << 10));
    std::map<std::string, std::string> tokens;
    std::set<std::string> seen;
    for (auto const line : base::split(text, '\n')) {
        auto const written = base::trimmed(line);
        if (written.empty() || written.starts_with("#")) continue;
        auto const words = base::split(written, ' ');
        bool const good = words.size() == 2 && is_token(words[1]) && seen.insert(std::string(words[1])).second;
        if (!good || !tokens.emplace(words[0], words[1]).second)
            return base::failure(base::ErrorKind::Invalid, file.string() + ": write NUMBER TOKEN, each of them once");
    }
    return Clerks(std::move(tokens));
}

std::string Clerks::value_for(std::string const& counter, std::int64_t until) const {
    auto const said = fmt::format("{}.{}", counter, until);
    auto const signature = seal::hmac_sha256(base::as_bytes(tokens_.at(counter)), base::as_bytes("counter." + said));
    return fmt::format("{}.{:02x}", said, fmt::join(signature, ""));
}

std::optional<std::string> Clerks::sign_in(wire::SessionRequest const& request, base::WallTime now) const {
    auto const found = tokens_.find(request.counter);
    if (found == tokens_.end() || !same(found->second, request.token)) return std::nullopt;
    return cookie(value_for(request.counter, seconds_of(now) + lasts_s), lasts_s);
}

std::optional<std::string> Clerks::counter_of(server::Heard const& heard, base::WallTime now) const {
    auto const value = value_in(heard.header("cookie"));
    if (!value) return std::nullopt;
    auto const parts = base::split(*value, '.');
    if (parts.size() != 3) return std::nullopt;
    std::string counter(parts[0]);
    std::int64_t until = 0;
    auto const [stop, error] = std::from_chars(parts[1].data(), parts[1].data() + parts[1].size(), until);
    if (error != std::errc() || !tokens_.contains(counter)) return std::nullopt;
    if (!same(value_for(counter, until), *value) || until < seconds_of(now)) return std::nullopt;
    return counter;
}

std::string Clerks::sign_out() { return cookie("", 0); }

bool is_from_our_page(server::Heard const& heard) {
    auto const site = heard.header("sec-fetch-site"), origin = heard.header("origin");
    if (!site.empty() && site != "same-origin") return false;
    return origin.empty() || origin == "https://" + heard.header("host") || origin == "http://" + heard.header("host");
}

} // namespace gateway
