// The store in one SQLite file, through sync/db: WAL, synchronous=FULL, so a commit is on the disk when it returns.
// Owned and called by one thread; other processes (the desk) may have the file open too.
#pragma once
#include <filesystem>
#include <memory>

#include "sync/db/database.h"
#include "sync/seal/answer.h"
#include "sync/store/store.h"

namespace store {

class StoreSqlite final : public Store {
public:
    // Makes the file when it is not there. Corrupt when it is something else; Unavailable when it cannot be had now.
    static base::Result<std::unique_ptr<Store>> open(std::filesystem::path const& file);

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
    explicit StoreSqlite(db::Database database) : database_(std::move(database)) {}
    base::Result<PutResult, db::Failure> put_one(Arrival const& arrival);
    base::Result<std::optional<PutResult>, db::Failure> found_before(wire::Envelope const& envelope);
    base::Result<void, db::Failure> make_tables();
    base::Result<void, db::Failure> make_fleet_tables();
    base::Result<void, db::Failure> make_handoff_tables();
    base::Result<void, db::Failure> make_signin_tables();
    base::Result<void, db::Failure> make_event_tables();
    base::Result<std::optional<HeldSignin>, db::Failure> signin_by(std::string_view column, wire::Digest const& digest,
                                                                   base::WallTime now);
    base::Result<void, db::Failure> make_request_table();
    base::Result<std::optional<HandoffRow>, db::Failure> handoff_row(wire::Digest const& token, base::WallTime now);
    base::Result<void, db::Failure> list_answer(std::string const& text, seal::AnswerKeys const& keys);
    base::Result<void, db::Failure> insert(Arrival const& arrival);
    base::Result<void, db::Failure> announce(wire::Envelope const& envelope);
    base::Result<void, db::Failure> list_overdue(base::ByteView id);
    base::Result<std::vector<base::Uuid>, db::Failure> missing(base::Uuid const& submission);
    base::Result<AppendResult, db::Failure> append_one(base::Uuid const& id, std::uint64_t offset, base::ByteView bytes,
                                                       base::WallTime now);
    base::Result<bool, db::Failure> fits(base::Uuid const& id);
    base::Result<void, db::Failure> complete(base::Uuid const& id);
    base::Result<void, db::Failure> forget(base::Uuid const& id, std::int64_t state);
    base::Result<bool, db::Failure> erase_one(base::ByteView id, std::string const& code, base::WallTime at);
    base::Result<bool, db::Failure> cut_log();

    db::Database database_;
    bool log_is_to_go_ = false; // something was erased that still lies there
};

} // namespace store
