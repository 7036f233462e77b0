#include "kiosk/model/receipt.h"
#include "sync/outbox/outbox.h"
#include "sync/outbox/rows.h"
#include "sync/seal/digest.h"

namespace outbox {

base::Result<Status> Outbox::status() {
    Status status;
    auto counts = TRY(told(database_->prepare("SELECT state, count(*) FROM submission GROUP BY state")));
    while (TRY(told(counts.step()))) {
        auto const count = static_cast<std::uint64_t>(counts.integer(1));
        switch (static_cast<State>(counts.integer(0))) {
        case State::Queued: status.queued = count; break;
        case State::Accepted: status.accepted = count; break;
        case State::Acked: status.acked = count; break;
        case State::Quarantined: status.quarantined = count; break;
        case State::Purged: status.purged = count; break;
        }
    }
    auto chain = TRY(told(database_->prepare("SELECT value, (SELECT max(seq) FROM submission WHERE epoch=value), "
                                             "(SELECT coalesce(sum(length(body)), 0) FROM "
                                             "submission WHERE state IN (1, 2, 4)) FROM meta WHERE name='epoch'")));
    if (TRY(told(chain.step()))) status.epoch = uuid(chain.blob(0));
    status.highest_seq = static_cast<std::uint64_t>(chain.integer(1));
    status.bytes = static_cast<std::uint64_t>(chain.integer(2));
    auto aside =
        TRY(told(database_->prepare("SELECT last_error FROM submission WHERE state=4 ORDER BY place DESC LIMIT 1")));
    if (TRY(told(aside.step()))) status.quarantine_error = aside.text(0);
    auto photos = TRY(told(database_->prepare("SELECT count(*), coalesce(sum(size), 0), (SELECT last_error FROM "
                                              "attachment WHERE state=1 ORDER BY place LIMIT 1) FROM attachment "
                                              "WHERE state IN (0, 1) AND submission NOT IN (SELECT id FROM "
                                              "submission WHERE state IN (3, 5))"))); // the city wants no more of those
    TRY(told(photos.step()));
    status.photos = static_cast<std::uint64_t>(photos.integer(0));
    status.photo_bytes = static_cast<std::uint64_t>(photos.integer(1));
    status.photo_error = photos.text(2);
    status.bytes += status.photo_bytes;
    auto oldest = TRY(told(
        database_->prepare("SELECT created_at, last_error FROM submission "
                           "WHERE place=(SELECT min(place) FROM submission INDEXED BY due WHERE state IN (1, 2))")));
    if (!TRY(told(oldest.step()))) return status;
    status.oldest_queued = from_milliseconds(oldest.integer(0));
    status.last_error = oldest.text(1);
    status.next_try = TRY(next_due());
    return status;
}

// The code is a part of the id. It has no index of its own, which each store would pay for: a look-up reads the ids.
base::Result<std::optional<base::Uuid>> Outbox::id_of(std::string const& code) {
    auto ids = TRY(told(database_->prepare("SELECT id FROM submission")));
    while (TRY(told(ids.step()))) {
        auto const id = uuid(ids.blob(0));
        if (model::receipt_code(id) == code) return std::optional(id);
    }
    return std::optional<base::Uuid>();
}

base::Result<std::optional<model::Progress>> Outbox::find(std::string const& code) {
    auto const id = TRY(id_of(code));
    if (!id) return std::optional<model::Progress>();
    auto row = TRY(told(database_->prepare("SELECT acked_at FROM submission WHERE id=?")));
    TRY(told(row.bind(base::ByteView(id->bytes)).step()));
    model::Progress progress{code, model::ProgressState::Waiting, std::nullopt, std::nullopt, ""};
    if (!row.is_null(0)) {
        progress.state = model::ProgressState::Received;
        progress.received_at = from_milliseconds(row.integer(0));
    }
    return std::optional(std::move(progress));
}

base::Result<> Outbox::verify_chain() {
    auto rows = TRY(told(database_->prepare(std::string("SELECT ") + row_columns +
                                            " FROM submission WHERE epoch=(SELECT value FROM meta WHERE name='epoch') "
                                            "ORDER BY seq")));
    std::uint64_t expected = 1;
    wire::Digest previous{};
    while (TRY(told(rows.step()))) {
        auto const row = read_row(rows);
        auto const text = signed_bytes(row);
        bool const whole = row.body.empty() || seal::sha256(row.body) == row.sha256;
        bool const fits = row.seq == expected && row.previous == previous && whole;
        if (!fits || !signing_.public_key.verifies(text, row.signature))
            return base::failure(base::ErrorKind::Corrupt,
                                 "outbox: row " + std::to_string(expected) + " does not fit the chain");
        previous = seal::sha256(base::as_bytes(text));
        ++expected;
    }
    return {};
}

base::Result<> Outbox::make_due() {
    return told(database_->transaction([&]() -> base::Result<void, db::Failure> {
        TRY(database_->run("UPDATE submission SET next_at=0 WHERE state=1"));
        return database_->run("UPDATE attachment SET next_at=0 WHERE state=1");
    }));
}

base::Result<int> Outbox::release_quarantine() {
    return told(database_->transaction([&]() -> base::Result<int, db::Failure> {
        auto count = TRY(database_->prepare("SELECT count(*) FROM submission WHERE state=4"));
        TRY(count.step());
        auto const found = static_cast<int>(count.integer(0));
        count.reset();
        TRY(database_->run("UPDATE submission SET state=1, attempts=0, next_at=0, last_error='' WHERE state=4"));
        return found;
    }));
}

base::Result<std::map<std::string, std::uint64_t>> Outbox::troubles() {
    auto row = TRY(told(database_->prepare("SELECT last_error, count(*) FROM submission WHERE state IN (1, 2, 4) AND "
                                           "last_error<>'' GROUP BY last_error ORDER BY 2 DESC LIMIT 16")));
    std::map<std::string, std::uint64_t> troubles;
    while (TRY(told(row.step())))
        troubles[row.text(0)] = static_cast<std::uint64_t>(row.integer(1));
    return troubles;
}

} // namespace outbox
