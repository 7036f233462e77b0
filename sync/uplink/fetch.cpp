#include "sync/uplink/fetch.h"

#include <charconv>
#include <fcntl.h>
#include <fmt/format.h>
#include <fstream>
#include <unistd.h>

#include "kiosk/base/file.h"
#include "kiosk/base/log.h"
#include "sync/seal/digest.h"
#include "sync/uplink/answers.h"
#include "sync/uplink/condition.h"
#include "sync/uplink/local_socket.h"
#include "sync/wire/base64.h"
#include "sync/wire/settings_signature.h"
#include "sync/wire/tus.h"

namespace uplink {
namespace {

using base::ErrorKind;
using base::Severity;

constexpr std::uint64_t piece = 192U << 10; // with its headers within what a client takes
constexpr std::size_t longest_settings = 1U << 20;

tl::unexpected<base::Error> no_answer(std::string_view path, std::string const& why) {
    return base::failure(ErrorKind::Unavailable, fmt::format("{}: {}", path, why));
}

void put_in(std::string& text, std::string_view word, std::string_view value) {
    for (auto at = text.find(word); at != std::string::npos; at = text.find(word, at + value.size()))
        text.replace(at, word.size(), value);
}

// Of "bytes FIRST-LAST/SIZE".
struct Span {
    std::uint64_t first = 0, last = 0, size = 0;
};
std::optional<Span> span_in(std::string_view field) {
    constexpr std::string_view unit = "bytes ";
    auto const dash = field.find('-'), slash = field.find('/');
    if (!field.starts_with(unit) || dash == std::string_view::npos || slash == std::string_view::npos || slash < dash)
        return std::nullopt;
    auto const first = wire::tus::read_number(field.substr(unit.size(), dash - unit.size()));
    auto const last = wire::tus::read_number(field.substr(dash + 1, slash - dash - 1));
    auto const size = wire::tus::read_number(field.substr(slash + 1));
    if (!first || !last || !size || *last < *first || *last >= *size) return std::nullopt;
    return Span{*first, *last, *size};
}

bool fits_digest(http::Answer const& answer, wire::Digest const& sha256) {
    return answer.header("repr-digest") == "sha-256=:" + wire::to_base64(sha256) + ":";
}

wire::Digest digest_of(std::filesystem::path const& path) {
    std::ifstream file(path, std::ios::binary);
    std::string bytes(1U << 20, '\0');
    seal::Sha256 digest;
    while (file) {
        file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
        digest.add(base::as_bytes(bytes).first(static_cast<std::size_t>(file.gcount())));
    }
    return digest.finish();
}

// Nothing of a piece that did not fit stays.
base::Result<> append(std::filesystem::path const& file, std::uint64_t have, base::ByteView bytes) {
    Descriptor const part(::open(file.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0644));
    auto const size = static_cast<ssize_t>(bytes.size());
    bool const written = part && ::ftruncate(part.number(), static_cast<off_t>(have)) == 0 &&
                         ::pwrite(part.number(), bytes.data(), bytes.size(), static_cast<off_t>(have)) == size;
    if (written) return {};
    auto const kind = errno == ENOSPC ? ErrorKind::Full : ErrorKind::Io;
    if (part) (void)!::ftruncate(part.number(), static_cast<off_t>(have));
    return base::failure(kind, file.string() + ": could not be written");
}

base::Result<> sync(std::filesystem::path const& path, int flags) {
    Descriptor const file(::open(path.c_str(), flags | O_CLOEXEC));
    if (!file || ::fsync(file.number()) != 0) return base::failure(ErrorKind::Io, path.string() + ": not synced");
    return {};
}

} // namespace

Fetch::Fetch(model::Settings const& settings, std::optional<seal::VerifyKey> ops, http::Transport& transport,
             Memory& memory, SettingsCheck check, StageContent stage)
    : settings_(settings),
      ops_(ops),
      transport_(transport),
      memory_(memory),
      check_(std::move(check)),
      stage_(std::move(stage)),
      folder_(folder_of(settings)) {}

// 200, 206 or 304 of the city's; anything else is no answer.
base::Result<http::Answer> Fetch::get(std::string const& path, std::vector<http::Header> headers,
                                      std::stop_token const& stop) {
    auto outcome =
        transport_.send({.url = settings_.uplink.gateway + path, .headers = std::move(headers), .stop = stop});
    if (!outcome) return no_answer(path, outcome.error().what);
    if (outcome->status != 200 && outcome->status != 206 && outcome->status != 304)
        return no_answer(path, std::to_string(outcome->status));
    return std::move(*outcome);
}

// --- settings

base::Result<> Fetch::settings(std::string const& tag, std::stop_token const& stop) {
    if (tag == TRY(memory_.word("settings.seen"))) return {};
    auto const answer = TRY(get("/kiosk/v1/settings", {{"If-None-Match", TRY(memory_.word("settings.seen"))}}, stop));
    if (answer.status == 304) return {};
    auto const signature = answer.header("settings-signature");
    if (answer.status != 200 || !signature || answer.body.size() > longest_settings)
        return no_answer("settings", "not the city's answer");
    TRY(judge_settings(answer.body, *signature));
    return memory_.keep_word("settings.seen", std::string(answer.header("etag").value_or("")));
}

// What is the same for all kiosks names none: their own words stand in for these.
std::string Fetch::filled_in(std::string text) const {
    put_in(text, "{kiosk}", settings_.kiosk.id);
    put_in(text, "{place}", settings_.kiosk.place);
    return text;
}

base::Result<> Fetch::judge_settings(std::string const& text, std::string_view line) {
    auto const signature = wire::decode_settings_signature(line);
    if (!ops_) return refuse_settings(text, "no key of the operators stands in the settings");
    auto const digest = seal::sha256(base::as_bytes(text));
    bool const ours = signature && signature->key == ops_->id() &&
                      ops_->verifies(wire::signed_bytes(*signature, digest), signature->signature);
    if (!ours) return refuse_settings(text, "not signed by the operators' key");
    auto const before = TRY(memory_.word("settings.number"));
    std::uint64_t newest = 0;
    std::from_chars(before.data(), before.data() + before.size(), newest);
    if (signature->number < newest) return refuse_settings(text, "signed before those that were taken");
    auto const whole = filled_in(text);
    auto const read = check_(whole);
    if (!read) return refuse_settings(text, read.error().what);
    if (read->id != settings_.kiosk.id) return refuse_settings(text, "they are " + read->id + "'s");
    TRY(memory_.keep_word("settings.number", std::to_string(signature->number)));
    TRY(base::write_file_durably(folder_ / "settings.toml", base::as_bytes(whole)));
    base::log(Severity::Info, "uplink.settings-staged", "{}", (folder_ / "settings.toml").string());
    return memory_.keep_word("settings", wire::to_hex(base::ByteView(digest).first(16)));
}

base::Result<> Fetch::refuse_settings(std::string const& text, std::string const& why) {
    TRY(base::write_file_durably(folder_ / "settings.refused.toml", base::as_bytes(text)));
    TRY(base::write_file_durably(folder_ / "settings.refused.txt", base::as_bytes(why + "\n")));
    base::log(Severity::Error, "uplink.settings-refused", "{}", why); // who reads it finds the files
    return {};
}

// --- content

base::Result<> Fetch::content(std::string const& tag, std::stop_token const& stop) {
    if (tag == TRY(memory_.word("content.seen"))) return {};
    if (tag == TRY(memory_.word("content.whole"))) return stage_content(tag);
    while (!stop.stop_requested()) {
        auto const have = TRY(part_size(tag));
        auto const range = fmt::format("bytes={}-{}", have, have + piece - 1);
        auto const answer = TRY(get("/kiosk/v1/content", {{"Range", range}, {"If-Range", tag}}, stop));
        if (TRY(take_piece(answer, tag, have))) return keep_content(answer, tag);
    }
    return {};
}

// Of that content, here already; a part of another one goes.
base::Result<std::uint64_t> Fetch::part_size(std::string const& tag) {
    std::error_code error;
    auto const file = folder_ / "content.part";
    if (TRY(memory_.word("content.part")) != tag) {
        std::filesystem::remove(file, error);
        TRY(memory_.keep_word("content.part", tag));
    }
    auto const size = std::filesystem::file_size(file, error);
    return error ? 0 : static_cast<std::uint64_t>(size);
}

// True: it is the last.
base::Result<bool> Fetch::take_piece(http::Answer const& answer, std::string const& tag, std::uint64_t have) {
    auto const span = span_in(answer.header("content-range").value_or(""));
    bool const fits = answer.status == 206 && answer.header("etag") == tag && span && span->first == have &&
                      answer.body.size() == span->last - span->first + 1;
    if (!fits) return no_answer("content", "it has changed, or something in between spoke");
    auto const most = static_cast<std::uint64_t>(settings_.uplink.largest_content_mib) << 20;
    if (span->size > most)
        return base::failure(ErrorKind::Refused,
                             fmt::format("content: {} bytes are more than the settings take", span->size));
    std::error_code error;
    auto const space = std::filesystem::space(folder_, error);
    auto const keep = static_cast<std::uint64_t>(settings_.outbox.keep_free_mib) << 20;
    if (error || space.available < keep + (span->size - have))
        return base::failure(ErrorKind::Full, "content: the disk's space is kept for reports");
    TRY(append(folder_ / "content.part", have, base::as_bytes(answer.body)));
    return span->last + 1 == span->size;
}

base::Result<> Fetch::keep_content(http::Answer const& answer, std::string const& tag) {
    auto const part = folder_ / "content.part", whole = folder_ / "content";
    std::error_code error;
    if (!fits_digest(answer, digest_of(part))) {
        std::filesystem::remove(part, error);
        return base::failure(ErrorKind::Corrupt, "content: what came is not what its digest says; begun anew");
    }
    TRY(sync(part, O_RDONLY));
    std::filesystem::rename(part, whole, error);
    if (error) return base::failure(ErrorKind::Io, whole.string() + ": " + error.message());
    TRY(sync(folder_, O_RDONLY | O_DIRECTORY));
    TRY(memory_.keep_word("content.whole", tag));
    return stage_content(tag);
}

base::Result<> Fetch::stage_content(std::string const& tag) {
    auto const staged = stage_ ? stage_(folder_ / "content") : base::Result<>();
    if (!staged) {
        auto const kind = staged.error().kind;
        if (kind != ErrorKind::Refused && kind != ErrorKind::Corrupt && kind != ErrorKind::Invalid) return staged;
        TRY(base::write_file_durably(folder_ / "content.refused.txt", base::as_bytes(staged.error().what + "\n")));
        base::log(Severity::Error, "uplink.content-refused", "{}", staged.error().what);
        return memory_.keep_word("content.seen", tag);
    }
    base::log(Severity::Info, "uplink.content-staged", "{}", (folder_ / "content").string());
    TRY(memory_.keep_word("content.seen", tag));
    return memory_.keep_word("content", tag);
}

// --- answers

base::Result<> Fetch::answers(std::uint64_t last, base::WallTime now, std::stop_token const& stop) {
    if (TRY(memory_.last_answer()) > last) TRY(memory_.restart_answers());
    for (auto have = TRY(memory_.last_answer()); have < last && !stop.stop_requested();) {
        auto const tag = TRY(memory_.word("answers.tag"));
        auto const path = fmt::format("/kiosk/v1/answers?after={}", have);
        auto const answer = TRY(get(path, {{"If-None-Match", have == 0 ? "" : tag}}, stop));
        if (answer.status == 304) break;
        auto const page = is_of_type(answer, "application/json") ? wire::decode_answers(answer.body) : std::nullopt;
        if (!page || (!page->answers.empty() && page->answers.front().number <= have))
            return no_answer(path, "not a page of answers");
        TRY(memory_.keep_answers(page->answers));
        have = page->answers.empty() ? page->last : page->answers.back().number;
        if (have >= page->last) TRY(memory_.keep_word("answers.tag", std::string(answer.header("etag").value_or(""))));
        if (page->answers.empty()) break;
    }
    return stop.stop_requested() ? base::Result<>() : memory_.synced(now);
}

} // namespace uplink
