// Attachments by tus 1.0.0 (FORMAT.md §11): core, creation, creation-with-upload, checksum, expiration, termination.
// In two steps, so that the protocol can be tried without a network: read_upload() checks a request and says what it
// wants; carry_out() does that to the store, on the storage thread, and gives the reply. Pure but for the store.
#pragma once
#include <optional>
#include <string_view>

#include "sync/server/server.h"
#include "sync/store/store.h"

namespace gateway {

inline constexpr base::Duration upload_patience{30LL * 24 * 3600 * 1000}; // then what did not become whole is dropped

enum class UploadVerb { Create, Look, Append, Drop };

struct UploadRequest {
    UploadVerb verb = UploadVerb::Look;
    base::Uuid id;
    std::uint64_t length = 0; // Create: of the whole
    std::uint64_t offset = 0; // Append
    std::string bytes;        // Append; Create with its first piece
};

bool is_upload(std::string_view path);

// What it wants, or the reply that ends it: a refusal, or what the server can do (OPTIONS). `path` is without query.
base::Result<UploadRequest, server::Reply> read_upload(server::Heard heard, std::string_view path);

server::Reply carry_out(UploadRequest const& request, store::Store& store, base::WallTime now);

// Every reply about uploads says the version; one to HEAD has no body.
server::Reply as_upload_reply(server::Reply reply, bool is_head);

} // namespace gateway
