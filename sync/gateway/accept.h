// Whether the city takes a submission: every check before the store is asked, and what is said after it answered. The
// rules are sync/wire/FORMAT.md's. Const after open(); any thread.
#pragma once
#include <filesystem>
#include <functional>
#include <memory>
#include <string_view>

#include "sync/server/server.h"
#include "sync/store/store.h"
#include "sync/wire/batch.h"
#include "sync/wire/missing.h"

namespace gateway {

using Field = std::function<std::optional<std::string>(std::string_view)>; // a header field by its lower-case name

// What an acknowledgement is about.
struct Named {
    base::Uuid id;
    wire::Digest sha256{};
};

class Acceptance {
public:
    // `ack_key`: the secret key that signs acknowledgements; `kiosks`: folder of the kiosks' public keys, ID.pub,
    // looked at for each submission so that a kiosk can be enrolled while we run.
    static base::Result<Acceptance> open(std::filesystem::path const& ack_key, std::filesystem::path const& kiosks);

    // The submission, whole and signed by the kiosk it names; or why not.
    base::Result<store::Arrival, wire::Problem> examine(std::string_view id, Field const& field, base::ByteView body,
                                                        base::WallTime now) const;

    // After the commit: the signed acknowledgement for what is stored, or the problem; neither while attachments are
    // missing (202).
    wire::BatchResult answer(Named const& named, store::PutResult const& result) const;

private:
    struct Keys;
    explicit Acceptance(std::shared_ptr<Keys> keys) : keys_(std::move(keys)) {}
    std::shared_ptr<Keys> keys_;
};

wire::BatchResult refusal(wire::Problem problem);
// To a PUT of this submission alone; with `missing` it was stored without these.
server::Reply reply_of(wire::BatchResult const& result, std::optional<wire::Missing> const& missing);

} // namespace gateway
