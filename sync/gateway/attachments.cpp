#include "sync/gateway/attachments.h"

#include <array>
#include <ctime>

#include "kiosk/base/log.h"
#include "sync/gateway/problem.h"
#include "sync/seal/digest.h"
#include "sync/wire/tus.h"

namespace gateway {
namespace {

namespace tus = wire::tus;
using wire::ProblemType;

using Headers = std::vector<std::pair<std::string, std::string>>;

server::Reply bare(int status, Headers headers) { return {status, "", "", std::move(headers)}; }

tl::unexpected<server::Reply> refused(ProblemType type, std::string detail) {
    return tl::unexpected(problem(type, std::move(detail)));
}

server::Reply abilities() {
    return bare(204, {{"Tus-Version", std::string(tus::version)},
                      {"Tus-Extension", std::string(tus::extensions)},
                      {"Tus-Max-Size", std::to_string(wire::largest_attachment)},
                      {"Tus-Checksum-Algorithm", "sha256"}});
}

std::string http_date(base::WallTime time) { // IMF-fixdate, RFC 9110 §5.6.7
    auto const seconds = std::chrono::duration_cast<std::chrono::seconds>(time.time_since_epoch()).count();
    std::tm parts{};
    gmtime_r(&seconds, &parts);
    std::array<char, 40> text{};
    return {text.data(), std::strftime(text.data(), text.size(), "%a, %d %b %Y %H:%M:%S GMT", &parts)};
}

void add_expiry(Headers& headers, store::Upload const& upload) {
    if (!upload.is_whole) headers.emplace_back("Upload-Expires", http_date(upload.touched + upload_patience));
}

server::Reply no_space() { return problem(ProblemType::NoSpace, "", base::Duration(60'000)); }
server::Reply unavailable() { return problem(ProblemType::Overloaded, "the store does not answer"); }
server::Reply told(base::Error const& error) {
    base::log(base::Severity::Error, "gateway.attachment", "{}", error.what);
    return error.kind == base::ErrorKind::Full ? no_space() : unavailable();
}
server::Reply unknown() { return problem(ProblemType::NotFound, "no such upload"); }

// The piece in a request's body, held to its checksum.
base::Result<std::string, server::Reply> piece_in(server::Heard& heard) {
    if (heard.header("content-type") != tus::media_type)
        return refused(ProblemType::WrongMediaType, std::string(tus::media_type));
    if (auto const text = heard.header("upload-checksum"); !text.empty()) {
        auto const digest = tus::read_checksum(text);
        if (!digest) return refused(ProblemType::BadRequest, "Upload-Checksum is not of sha256");
        if (seal::sha256(base::as_bytes(heard.body)) != *digest) return refused(ProblemType::BadChecksum, "");
    }
    return std::move(heard.body);
}

base::Result<UploadRequest, server::Reply> read_creation(server::Heard heard) {
    UploadRequest request;
    request.verb = UploadVerb::Create;
    auto const length = tus::read_number(heard.header("upload-length"));
    if (!length) return refused(ProblemType::BadRequest, "Upload-Length is missing or wrong");
    if (*length > wire::largest_attachment) return refused(ProblemType::TooLarge, "larger than an attachment may be");
    auto const id = tus::id_in(heard.header("upload-metadata"));
    if (!id) return refused(ProblemType::BadRequest, "Upload-Metadata has no id of an attachment");
    request.id = *id;
    request.length = *length;
    if (!heard.body.empty()) request.bytes = TRY(piece_in(heard));
    return request;
}

base::Result<UploadRequest, server::Reply> read_piece(server::Heard heard, base::Uuid const& id) {
    UploadRequest request{UploadVerb::Append, id, 0, 0, {}};
    auto const offset = tus::read_number(heard.header("upload-offset"));
    if (!offset) return refused(ProblemType::BadRequest, "Upload-Offset is missing or wrong");
    request.offset = *offset;
    request.bytes = TRY(piece_in(heard));
    return request;
}

std::string place_of(base::Uuid const& id) { return std::string(tus::path) + "/" + id.text(); }

server::Reply look(UploadRequest const& request, store::Store& store) {
    auto const upload = store.upload(request.id);
    if (!upload) return told(upload.error());
    if (!*upload || !(*upload)->is_begun) return unknown();
    Headers headers{{"Upload-Offset", std::to_string((*upload)->offset)},
                    {"Upload-Length", std::to_string((*upload)->size)}};
    add_expiry(headers, **upload);
    return bare(200, std::move(headers));
}

server::Reply append(UploadRequest const& request, store::Store& store, base::WallTime now) {
    auto const result = store.append(request.id, request.offset, base::as_bytes(request.bytes), now);
    switch (result.outcome) {
    case store::AppendOutcome::Stored: break;
    case store::AppendOutcome::OffsetConflict:
        return problem(ProblemType::OffsetConflict, "it stands at " + std::to_string(result.offset));
    case store::AppendOutcome::Unknown: return unknown();
    case store::AppendOutcome::Mismatch:
        base::log(base::Severity::Warning, "gateway.attachment", "{} is not what was signed", request.id.text());
        return problem(ProblemType::DigestMismatch, "not what the kiosk signed; it stands at 0");
    case store::AppendOutcome::Full: return no_space();
    case store::AppendOutcome::Failed: return unavailable();
    }
    Headers headers{{"Upload-Offset", std::to_string(result.offset)}};
    auto const upload = store.upload(request.id);
    if (upload && *upload) add_expiry(headers, **upload);
    return bare(204, std::move(headers));
}

// Twice is as once: an upload that is known stays where it stands.
server::Reply create(UploadRequest const& request, store::Store& store, base::WallTime now) {
    auto upload = store.upload(request.id);
    if (!upload) return told(upload.error());
    if (!*upload) return problem(ProblemType::NotFound, "no stored envelope names this attachment");
    if ((*upload)->size != request.length) return problem(ProblemType::BadRequest, "another length than was signed");
    bool const is_new = !(*upload)->is_begun;
    if (is_new) {
        auto begun = store.drop_uploads(now - upload_patience);
        if (begun) begun = store.begin_upload(request.id, now);
        if (!begun) return told(begun.error());
    }
    Headers headers{{"Location", place_of(request.id)}};
    if (!is_new || request.bytes.empty()) {
        if (is_new) (*upload)->touched = now;
        headers.emplace_back("Upload-Offset", std::to_string((*upload)->offset));
        add_expiry(headers, **upload);
        return bare(is_new ? 201 : 200, std::move(headers));
    }
    auto reply = append(request, store, now);
    if (reply.status != 204) return reply;
    reply.status = 201;
    reply.headers.insert(reply.headers.begin(), headers.front());
    return reply;
}

server::Reply drop(UploadRequest const& request, store::Store& store) {
    auto const upload = store.upload(request.id);
    if (!upload) return told(upload.error());
    if (!*upload || !(*upload)->is_begun) return unknown();
    if ((*upload)->is_whole) return problem(ProblemType::IdConflict, "it is whole, and the city's");
    auto const dropped = store.drop_upload(request.id);
    return dropped ? bare(204, {}) : told(dropped.error());
}

} // namespace

bool is_upload(std::string_view path) {
    return path.starts_with(tus::path) && (path.size() == tus::path.size() || path[tus::path.size()] == '/');
}

base::Result<UploadRequest, server::Reply> read_upload(server::Heard heard, std::string_view path) {
    if (heard.method == "OPTIONS") return tl::unexpected(abilities());
    if (heard.header("tus-resumable") != tus::version) {
        auto reply = problem(ProblemType::WrongVersion, "");
        reply.headers.emplace_back("Tus-Version", tus::version);
        return tl::unexpected(std::move(reply));
    }
    if (path.size() == tus::path.size()) {
        if (heard.method == "POST") return read_creation(std::move(heard));
        return tl::unexpected(bare(405, {{"Allow", "OPTIONS, POST"}}));
    }
    auto const text = path.substr(tus::path.size() + 1);
    auto const id = base::Uuid::parse(text);
    if (!id || !id->is_version_7()) return tl::unexpected(unknown());
    if (heard.method == "HEAD") return UploadRequest{UploadVerb::Look, *id, 0, 0, {}};
    if (heard.method == "DELETE") return UploadRequest{UploadVerb::Drop, *id, 0, 0, {}};
    if (heard.method == "PATCH") return read_piece(std::move(heard), *id);
    return tl::unexpected(bare(405, {{"Allow", "DELETE, HEAD, OPTIONS, PATCH"}}));
}

server::Reply carry_out(UploadRequest const& request, store::Store& store, base::WallTime now) {
    switch (request.verb) {
    case UploadVerb::Create: return create(request, store, now);
    case UploadVerb::Look: return look(request, store);
    case UploadVerb::Append: return append(request, store, now);
    case UploadVerb::Drop: return drop(request, store);
    }
    return {};
}

server::Reply as_upload_reply(server::Reply reply, bool is_head) {
    reply.headers.emplace_back("Tus-Resumable", tus::version);
    if (!is_head) return reply;
    reply.body.clear();
    reply.content_type.clear();
    return reply;
}

} // namespace gateway
