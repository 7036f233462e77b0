#include "sync/desk/service.h"

#include <charconv>

#include "kiosk/base/file.h"
#include "kiosk/base/id.h"
#include "kiosk/base/log.h"
#include "kiosk/base/text.h"
#include "sync/wire/base64.h"

namespace desk {
namespace {

constexpr std::string_view submissions = "/submissions";
constexpr std::string_view answers = "/answers/";
constexpr std::size_t most_at_once = 100;

server::Reply plain(int status, std::string const& text) {
    return {status, "text/plain; charset=utf-8", text + "\n", {}};
}

// Takes as long for a wrong token as for the right one.
bool same(std::string_view a, std::string_view b) {
    if (a.size() != b.size()) return false;
    unsigned difference = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        difference |= static_cast<unsigned>(a[i] ^ b[i]);
    return difference == 0;
}

std::optional<std::int64_t> row_in(std::string_view query) {
    constexpr std::string_view name = "?after=";
    if (query.empty()) return 0;
    if (!query.starts_with(name)) return std::nullopt;
    query.remove_prefix(name.size());
    std::int64_t row = 0;
    auto const [end, error] = std::from_chars(query.data(), query.data() + query.size(), row);
    return error == std::errc() && end == query.data() + query.size() && row >= 0 ? std::optional(row) : std::nullopt;
}

int status_of(base::ErrorKind kind) {
    if (kind == base::ErrorKind::NotFound) return 404;
    return kind == base::ErrorKind::Invalid ? 400 : 503;
}

} // namespace

base::Result<std::string> load_or_make_token(std::filesystem::path const& file) {
    if (auto const text = base::read_file(file, 4096)) {
        auto token = base::trimmed(*text);
        if (token.size() < 32)
            return base::failure(base::ErrorKind::Invalid, file.string() + ": a token has 32 letters");
        return token;
    }
    base::Bytes chance(32);
    base::SystemRandom().fill(chance);
    auto token = wire::to_hex(chance);
    TRY(base::write_file_durably(file, base::as_bytes(token + "\n"), 0600));
    return token;
}

server::Reply Service::refuse(server::Refusal) { return plain(400, "not a request of the desk"); }

server::Reply Service::reply_to(server::Heard const& heard) {
    std::string_view const target = heard.target;
    bool const is_open311 = target.starts_with(std::string(Open311Door::prefix) + "/");
    if (!same(heard.header("authorization"), "Bearer " + token_))
        return is_open311 ? Open311Door::forbid(target) : plain(401, "a token, please");
    if (is_open311) return open311_.answer(heard.method, target);
    if (target.starts_with(answers) && heard.method == "PUT")
        return take_answer(std::string(target.substr(answers.size())), heard.body);
    bool const lists = target == submissions || target.starts_with(std::string(submissions) + "?");
    if (lists && heard.method == "GET") return list(target.substr(submissions.size()));
    return plain(404, "GET /submissions?after=ROW, GET /open311/v2/discovery.xml or PUT /answers/CODE");
}

server::Reply Service::list(std::string_view query) {
    auto const row = row_in(query);
    if (!row) return plain(400, "after is a number");
    auto const entries = desk_.after(*row, most_at_once);
    if (!entries) return plain(503, entries.error().what);
    server::Reply reply{200, "application/x-ndjson", "", {{"Cache-Control", "no-store"}}};
    auto last = *row;
    for (auto const& entry : *entries) {
        last = entry.row;
        if (entry.report)
            reply.body += entry.report->line().reveal() + "\n";
        else
            base::log(base::Severity::Error, "desk.not-opened", "{}: {}", entry.id.text(), entry.report.error().what);
    }
    reply.headers.emplace_back("Desk-Last-Row", std::to_string(last));
    return reply;
}

server::Reply Service::take_answer(std::string const& code, std::string const& text) {
    auto const stored = desk_.answer(code, text, clock_.wall());
    return stored ? server::Reply{204, "", "", {}} : plain(status_of(stored.error().kind), stored.error().what);
}

} // namespace desk
