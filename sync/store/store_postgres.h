// The store in PostgreSQL 15 or newer, for several gateways at once (packaging/gateway/schema.sql, which says what
// holds and is applied by the administrator). Owned and called by one thread. A connection that broke is made anew by
// the next call; until one is, every put is Failed. A group is committed in two round trips and one sync to disk.
//
// One id is held once, whatever its kiosk: puts are committed one after the other, so that what was looked up still
// holds. (kiosk_id, id) is the key the database itself guards.
#pragma once
#include <chrono>
#include <memory>
#include <optional>

#include "sync/store/postgres_line.h"
#include "sync/store/store.h"

namespace store {

class StorePostgres final : public Store {
public:
    // `connection`: "host=/run/postgresql dbname=tramso", or a URI (libpq, "Connection Strings"). Connects when it is
    // first asked, so a gateway can start before its database.
    explicit StorePostgres(std::string connection) : connection_(std::move(connection)) {}

    std::vector<PutResult> put(std::span<Arrival const> arrivals) override;
    base::Result<std::optional<model::Progress>> progress(std::string const& code) override;
    base::Result<> answer(std::string const& code, std::string const& text, base::WallTime at) override;
    base::Result<std::vector<Gap>> gaps() override;
    base::Result<std::vector<Stored>> after(std::int64_t row, std::size_t limit) override;
    base::Result<std::optional<Stored>> held(std::string const& code) override;
    base::Result<> stop_waiting(base::WallTime received_before) override;
    base::Result<std::optional<Upload>> upload(base::Uuid const& id) override;
    base::Result<> begin_upload(base::Uuid const& id, base::WallTime now) override;
    AppendResult append(base::Uuid const& id, std::uint64_t offset, base::ByteView bytes, base::WallTime now) override;
    base::Result<> drop_upload(base::Uuid const& id) override;
    base::Result<> drop_uploads(base::WallTime untouched_since) override;
    base::Result<base::Bytes> attachment(base::Uuid const& id) override;
    base::Result<> heard(KioskState const& state) override;
    base::Result<std::vector<KioskState>> kiosks() override;
    base::Result<std::vector<StoredCommand>> commands(std::string const& kiosk) override;
    base::Result<std::vector<wire::Command>> waiting(std::string const& kiosk, base::WallTime now) override;
    base::Result<> add_command(wire::Command const& command) override;
    base::Result<ResultOutcome> keep_result(std::string const& kiosk, wire::CommandResult const& result,
                                            base::WallTime at) override;
    base::Result<bool> keep_ratings(std::string const& kiosk, wire::DayRatings const& ratings) override;
    base::Result<std::vector<StoredRatings>> ratings(std::string const& since) override;
    base::Result<wire::AnswersPage> answers_after(std::uint64_t number, std::size_t limit) override;
    base::Result<> begin_handoff(Handoff const& handoff) override;
    base::Result<std::optional<HeldHandoff>> handoff(wire::Digest const& token, base::WallTime now) override;
    base::Result<HandoffOutcome> open_handoff(wire::Digest const& token, wire::Digest const& phone,
                                              base::WallTime now) override;
    base::Result<HandoffOutcome> keep_photo(wire::Digest const& token, wire::Digest const& phone, base::ByteView sealed,
                                            wire::Digest const& sha256, base::WallTime now) override;
    base::Result<std::optional<HeldHandoff>> handoff_of(std::string const& kiosk, base::Uuid const& id,
                                                        base::WallTime now) override;
    base::Result<base::Bytes> handoff_photo(std::string const& kiosk, base::Uuid const& id,
                                            base::WallTime now) override;
    base::Result<> end_handoff(std::string const& kiosk, base::Uuid const& id) override;
    base::Result<> drop_handoffs(base::WallTime now) override;
    base::Result<> begin_signin(Signin const& signin) override;
    base::Result<std::optional<HeldSignin>> signin(wire::Digest const& token, base::WallTime now) override;
    base::Result<std::optional<HeldSignin>> signin_back(wire::Digest const& back, base::WallTime now) override;
    base::Result<std::optional<HeldSignin>> signin_of(std::string const& kiosk, base::Uuid const& id,
                                                      base::WallTime now) override;
    base::Result<bool> match_signin(wire::Digest const& token, base::ByteView kept, wire::Digest const& back,
                                    base::WallTime now, base::WallTime until) override;
    base::Result<> keep_signin(std::string const& kiosk, base::Uuid const& id, base::ByteView kept) override;
    base::Result<bool> settle_signin(std::string const& kiosk, base::Uuid const& id, SigninEnd const& end) override;
    base::Result<> end_signin(std::string const& kiosk, base::Uuid const& id) override;
    base::Result<> drop_signins(base::WallTime now) override;
    base::Result<EraseOutcome> erase(std::string const& code, base::WallTime at) override;
    base::Result<std::size_t> erase_received_before(base::WallTime time, base::WallTime at, std::size_t limit) override;
    base::Result<std::size_t> drop_ratings(std::string const& day) override;
    base::Result<> add_request(DataRequest const& request) override;
    base::Result<std::vector<DataRequest>> requests() override;
    base::Result<std::size_t> finish_requests(std::string const& code, DataRequestKind kind,
                                              base::WallTime at) override;
    base::Result<> keep_event_book(StoredEventBook const& book, std::span<wire::Digest const> replaced) override;
    base::Result<> event_book_came(std::string const& event, base::Uuid const& book, base::WallTime at) override;
    base::Result<std::vector<StoredEventBook>> event_books(std::string const& event) override;
    base::Result<> ready() override;
    base::Result<std::vector<HourCount>> hour_counts(base::WallTime since) override;

private:
    using Rows = std::vector<PgRows>;
    base::Result<void, PgFailure> connect();
    template<class Work>
    auto with_line(Work const& work) -> decltype(work(std::declval<PgLine&>()));
    base::Result<PgRows> ask_one(PgRequest const& request);

    std::string const connection_;
    std::optional<PgLine> line_;
    std::chrono::steady_clock::time_point next_try_; // when there is no line
    PgFailure why_not_;                              // of the last try
};

} // namespace store
