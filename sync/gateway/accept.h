// Whether the city takes a submission: every check before the store is asked, and what is said after it answered. The
// rules are sync/wire/FORMAT.md's. Const after open(); any thread.
#pragma once
#include <filesystem>
#include <memory>
#include <string_view>

#include "sync/server/server.h"
#include "sync/store/store.h"

namespace gateway {

class Acceptance {
public:
    // `ack_key`: the secret key that signs acknowledgements; `kiosks`: folder of the kiosks' public keys, ID.pub, read
    // at each submission so that a kiosk can be enrolled while we run.
    static base::Result<Acceptance> open(std::filesystem::path const& ack_key, std::filesystem::path const& kiosks);

    // The submission, whole and signed by the kiosk it names; or why not.
    base::Result<store::Arrival, wire::Problem> examine(server::Heard heard, std::string_view id_text,
                                                        base::WallTime now) const;

    // After the commit: the signed acknowledgement for what is stored, which attachments it lacks, or the problem.
    server::Reply reply(base::Uuid const& id, wire::Digest const& sha256, store::PutResult const& result) const;

private:
    struct Keys;
    explicit Acceptance(std::shared_ptr<Keys const> keys) : keys_(std::move(keys)) {}
    std::shared_ptr<Keys const> keys_;
};

} // namespace gateway
