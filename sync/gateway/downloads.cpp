#include "sync/gateway/downloads.h"

#include <algorithm>
#include <fmt/format.h>
#include <fstream>
#include <sys/stat.h>

#include "kiosk/base/file.h"
#include "kiosk/base/text.h"
#include "sync/gateway/digest.h"
#include "sync/gateway/problem.h"
#include "sync/seal/digest.h"
#include "sync/wire/base64.h"
#include "sync/wire/settings_signature.h"
#include "sync/wire/tus.h"

namespace gateway {
namespace {

using wire::ProblemType;

std::filesystem::path signature_of(std::filesystem::path file) { return file += ".sig"; }

std::string tag_of(base::ByteView bytes) {
    return "\"" + wire::to_hex(base::ByteView(seal::sha256(bytes)).first(16)) + "\"";
}

// Settings that are signed anew are other settings.
std::string tag_of(wire::Digest const& text, std::string_view signature) {
    return tag_of(base::as_bytes(wire::to_hex(text) + std::string(signature)));
}

std::string repr_digest(wire::Digest const& sha256) { return "sha-256=:" + wire::to_base64(sha256) + ":"; }

std::optional<std::string> read_signature(std::filesystem::path const& settings) {
    auto const text = base::read_file(signature_of(settings), 4096);
    auto const line = text ? base::trimmed(*text) : std::string();
    return wire::decode_settings_signature(line) ? std::optional(line) : std::nullopt;
}

std::optional<wire::Digest> digest_of(std::filesystem::path const& path) {
    std::ifstream file(path, std::ios::binary);
    std::vector<char> piece(1U << 20);
    seal::Sha256 digest;
    while (file) {
        file.read(piece.data(), static_cast<std::streamsize>(piece.size()));
        digest.add(base::as_bytes({piece.data(), static_cast<std::size_t>(file.gcount())}));
    }
    return file.eof() ? std::optional(digest.finish()) : std::nullopt;
}

std::optional<std::string> bytes_at(std::filesystem::path const& path, Range const& range) {
    std::ifstream file(path, std::ios::binary);
    std::string bytes(range.size, '\0');
    file.seekg(static_cast<std::streamoff>(range.first));
    file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    return file ? std::optional(std::move(bytes)) : std::nullopt;
}

server::Reply none() { return problem(ProblemType::NotFound, "there is none for this kiosk"); }
server::Reply unreadable() { return problem(ProblemType::Overloaded, "it is being changed"); }

} // namespace

std::optional<std::filesystem::path> Downloads::settings_file(std::string const& kiosk) const {
    if (folder_.empty()) return std::nullopt;
    std::error_code error;
    for (auto const& name : {kiosk + ".toml", std::string("default.toml")})
        if (auto file = folder_ / "settings" / name; std::filesystem::exists(file, error)) return file;
    return std::nullopt;
}

std::optional<Downloads::Known> Downloads::known(std::filesystem::path const& file) {
    struct stat status {};
    if (::stat(file.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) {
        std::lock_guard const lock(mutex_);
        known_.erase(file);
        return std::nullopt;
    }
    Stamp const stamp{status.st_ino, status.st_size, status.st_ctim.tv_sec * 1'000'000'000 + status.st_ctim.tv_nsec};
    {
        std::lock_guard const lock(mutex_);
        if (auto const found = known_.find(file); found != known_.end() && found->second.stamp == stamp)
            return found->second;
    }
    auto const digest = digest_of(file); // not under the lock: the content may be large
    if (!digest) return std::nullopt;
    std::lock_guard const lock(mutex_);
    return known_.insert_or_assign(file, Known{stamp, *digest}).first->second;
}

std::optional<std::string> Downloads::settings_tag(std::string const& kiosk) {
    auto const file = settings_file(kiosk);
    auto const text = file ? known(*file) : std::nullopt;
    auto const signature = text ? read_signature(*file) : std::nullopt;
    return signature ? std::optional(tag_of(text->sha256, *signature)) : std::nullopt;
}

std::optional<std::string> Downloads::content_tag() {
    auto const content = folder_.empty() ? std::nullopt : known(folder_ / "content");
    return content ? std::optional(tag_of(content->sha256)) : std::nullopt;
}

server::Reply Downloads::settings(server::Heard const& heard, std::string const& kiosk) {
    auto const file = settings_file(kiosk);
    auto const text = file ? base::read_file(*file, largest_settings) : base::Result<std::string>();
    auto const signature = file && text ? read_signature(*file) : std::nullopt;
    if (!signature) return none();
    auto const digest = sha256(base::as_bytes(*text));
    auto const tag = tag_of(digest, *signature);
    if (names_tag(heard.header("if-none-match"), tag)) return {304, "", "", {{"ETag", tag}}};
    return {200,
            "application/toml",
            *text,
            {{"ETag", tag}, {"Repr-Digest", repr_digest(digest)}, {"Settings-Signature", *signature}}};
}

server::Reply Downloads::content(server::Heard const& heard) {
    auto const file = folder_ / "content";
    auto const content = folder_.empty() ? std::nullopt : known(file);
    if (!content) return none();
    auto const tag = tag_of(content->sha256);
    if (names_tag(heard.header("if-none-match"), tag)) return {304, "", "", {{"ETag", tag}}};
    auto const size = static_cast<std::uint64_t>(std::get<1>(content->stamp));
    auto const asked = heard.header("range"), condition = heard.header("if-range");
    // A part of what is not there any more helps nobody: the whole is wanted then (RFC 9110 §13.1.5).
    bool const part = !asked.empty() && (condition.empty() || condition == tag);
    if (!part && size > largest_piece)
        return problem(ProblemType::BadRequest, "larger than is given at once: ask with Range");
    auto const range = part ? read_range(asked, size) : std::optional(Range{0, size});
    if (!range) {
        auto reply = problem(ProblemType::NoSuchRange, "bytes=FIRST-LAST within the file");
        reply.headers.emplace_back("Content-Range", fmt::format("bytes */{}", size));
        return reply;
    }
    auto bytes = bytes_at(file, *range);
    auto const after = known(file); // what was read is what was hashed
    if (!bytes || !after || after->stamp != content->stamp) return unreadable();
    server::Reply reply{part ? 206 : 200,
                        "application/octet-stream",
                        std::move(*bytes),
                        {{"ETag", tag}, {"Repr-Digest", repr_digest(content->sha256)}, {"Accept-Ranges", "bytes"}}};
    if (part)
        reply.headers.emplace_back("Content-Range",
                                   fmt::format("bytes {}-{}/{}", range->first, range->first + range->size - 1, size));
    return reply;
}

bool names_tag(std::string_view field, std::string_view tag) {
    for (auto const part : base::split(field, ',')) {
        auto const each = base::trimmed(part);
        if (each == "*" || each == tag || (each.starts_with("W/") && each.substr(2) == tag)) return true;
    }
    return false;
}

std::optional<Range> read_range(std::string_view field, std::uint64_t size) {
    constexpr std::string_view unit = "bytes=";
    if (!field.starts_with(unit)) return std::nullopt;
    auto const ends = base::split(field.substr(unit.size()), '-');
    auto const first = ends.size() == 2 ? wire::tus::read_number(ends[0]) : std::nullopt;
    if (!first || *first >= size) return std::nullopt;
    auto const last = ends[1].empty() ? std::optional(size - 1) : wire::tus::read_number(ends[1]);
    if (!last || *last < *first) return std::nullopt;
    auto const end = std::min({*last + 1, size, *first + largest_piece});
    return Range{*first, end - *first};
}

} // namespace gateway
