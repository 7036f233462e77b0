#include "tests/simulation/flawed_store.h"

namespace simulation {
namespace {

base::Error unasked() { return {base::ErrorKind::Unavailable, "nobody asks this in a simulation"}; }

class Unasked : public store::Store {
public:
    base::Result<std::optional<model::Progress>> progress(std::string const&) override {
        return tl::unexpected(unasked());
    }
    base::Result<> answer(std::string const&, std::string const&, base::WallTime) override {
        return tl::unexpected(unasked());
    }
    base::Result<std::vector<store::Gap>> gaps() override { return tl::unexpected(unasked()); }
    base::Result<std::vector<store::Stored>> after(std::int64_t, std::size_t) override {
        return tl::unexpected(unasked());
    }
    base::Result<> stop_waiting(base::WallTime) override { return tl::unexpected(unasked()); }
    base::Result<std::optional<store::Upload>> upload(base::Uuid const&) override { return tl::unexpected(unasked()); }
    base::Result<> begin_upload(base::Uuid const&, base::WallTime) override { return tl::unexpected(unasked()); }
    store::AppendResult append(base::Uuid const&, std::uint64_t, base::ByteView, base::WallTime) override { return {}; }
    base::Result<> drop_upload(base::Uuid const&) override { return tl::unexpected(unasked()); }
    base::Result<> drop_uploads(base::WallTime) override { return tl::unexpected(unasked()); }
    base::Result<base::Bytes> attachment(base::Uuid const&) override { return tl::unexpected(unasked()); }
    base::Result<> ready() override { return {}; }
    base::Result<> keep_event_book(store::StoredEventBook const&, std::span<wire::Digest const>) override {
        return tl::unexpected(unasked());
    }
    base::Result<> event_book_came(std::string const&, base::Uuid const&, base::WallTime) override {
        return tl::unexpected(unasked());
    }
    base::Result<std::vector<store::StoredEventBook>> event_books(std::string const&) override {
        return tl::unexpected(unasked());
    }
    base::Result<> heard(store::KioskState const&) override { return tl::unexpected(unasked()); }
    base::Result<std::vector<store::KioskState>> kiosks() override { return tl::unexpected(unasked()); }
    base::Result<std::vector<store::StoredCommand>> commands(std::string const&) override {
        return tl::unexpected(unasked());
    }
    base::Result<std::vector<wire::Command>> waiting(std::string const&, base::WallTime) override {
        return tl::unexpected(unasked());
    }
    base::Result<> add_command(wire::Command const&) override { return tl::unexpected(unasked()); }
    base::Result<store::ResultOutcome> keep_result(std::string const&, wire::CommandResult const&,
                                                   base::WallTime) override {
        return tl::unexpected(unasked());
    }
    base::Result<wire::AnswersPage> answers_after(std::uint64_t, std::size_t) override {
        return tl::unexpected(unasked());
    }
    base::Result<bool> keep_ratings(std::string const&, wire::DayRatings const&) override {
        return tl::unexpected(unasked());
    }
    base::Result<std::vector<store::StoredRatings>> ratings(std::string const&) override {
        return tl::unexpected(unasked());
    }
    base::Result<> begin_handoff(store::Handoff const&) override { return tl::unexpected(unasked()); }
    base::Result<std::optional<store::HeldHandoff>> handoff(wire::Digest const&, base::WallTime) override {
        return tl::unexpected(unasked());
    }
    base::Result<store::HandoffOutcome> open_handoff(wire::Digest const&, wire::Digest const&,
                                                     base::WallTime) override {
        return tl::unexpected(unasked());
    }
    base::Result<store::HandoffOutcome> keep_photo(wire::Digest const&, wire::Digest const&, base::ByteView,
                                                   wire::Digest const&, base::WallTime) override {
        return tl::unexpected(unasked());
    }
    base::Result<std::optional<store::HeldHandoff>> handoff_of(std::string const&, base::Uuid const&,
                                                               base::WallTime) override {
        return tl::unexpected(unasked());
    }
    base::Result<base::Bytes> handoff_photo(std::string const&, base::Uuid const&, base::WallTime) override {
        return tl::unexpected(unasked());
    }
    base::Result<> end_handoff(std::string const&, base::Uuid const&) override { return tl::unexpected(unasked()); }
    base::Result<> drop_handoffs(base::WallTime) override { return tl::unexpected(unasked()); }
    base::Result<> begin_signin(store::Signin const&) override { return tl::unexpected(unasked()); }
    base::Result<std::optional<store::HeldSignin>> signin(wire::Digest const&, base::WallTime) override {
        return tl::unexpected(unasked());
    }
    base::Result<std::optional<store::HeldSignin>> signin_back(wire::Digest const&, base::WallTime) override {
        return tl::unexpected(unasked());
    }
    base::Result<std::optional<store::HeldSignin>> signin_of(std::string const&, base::Uuid const&,
                                                             base::WallTime) override {
        return tl::unexpected(unasked());
    }
    base::Result<bool> match_signin(wire::Digest const&, base::ByteView, wire::Digest const&, base::WallTime,
                                    base::WallTime) override {
        return tl::unexpected(unasked());
    }
    base::Result<> keep_signin(std::string const&, base::Uuid const&, base::ByteView) override {
        return tl::unexpected(unasked());
    }
    base::Result<bool> settle_signin(std::string const&, base::Uuid const&, store::SigninEnd const&) override {
        return tl::unexpected(unasked());
    }
    base::Result<> end_signin(std::string const&, base::Uuid const&) override { return tl::unexpected(unasked()); }
    base::Result<> drop_signins(base::WallTime) override { return tl::unexpected(unasked()); }
    base::Result<std::optional<store::Stored>> held(std::string const&) override { return tl::unexpected(unasked()); }
    base::Result<store::EraseOutcome> erase(std::string const&, base::WallTime) override {
        return tl::unexpected(unasked());
    }
    base::Result<std::size_t> erase_received_before(base::WallTime, base::WallTime, std::size_t) override {
        return tl::unexpected(unasked());
    }
    base::Result<std::size_t> drop_ratings(std::string const&) override { return tl::unexpected(unasked()); }
    base::Result<> add_request(store::DataRequest const&) override { return tl::unexpected(unasked()); }
    base::Result<std::vector<store::DataRequest>> requests() override { return tl::unexpected(unasked()); }
    base::Result<std::vector<store::HourCount>> hour_counts(base::WallTime) override {
        return tl::unexpected(unasked());
    }
    base::Result<std::size_t> finish_requests(std::string const&, store::DataRequestKind, base::WallTime) override {
        return tl::unexpected(unasked());
    }
};

class WithoutDeduplication final : public Unasked {
public:
    explicit WithoutDeduplication(std::vector<store::Arrival>& hoard) : hoard_(hoard) {}
    std::vector<store::PutResult> put(std::span<store::Arrival const> arrivals) override {
        std::vector<store::PutResult> results;
        for (auto const& arrival : arrivals) {
            hoard_.push_back(arrival);
            results.push_back({store::PutOutcome::New, arrival.received_at});
        }
        return results;
    }

private:
    std::vector<store::Arrival>& hoard_;
};

class Hasty final : public Unasked {
public:
    explicit Hasty(std::unique_ptr<store::Store> store) : store_(std::move(store)) {}
    ~Hasty() override { (void)store_->put(kept_back_); }
    std::vector<store::PutResult> put(std::span<store::Arrival const> arrivals) override {
        (void)store_->put(kept_back_);
        kept_back_.assign(arrivals.begin(), arrivals.end());
        std::vector<store::PutResult> results;
        for (auto const& arrival : arrivals)
            results.push_back({store::PutOutcome::New, arrival.received_at});
        return results;
    }

private:
    std::unique_ptr<store::Store> store_;
    std::vector<store::Arrival> kept_back_;
};

} // namespace

std::unique_ptr<store::Store> without_deduplication(std::vector<store::Arrival>& hoard) {
    return std::make_unique<WithoutDeduplication>(hoard);
}

std::vector<store::Stored> rows_of(std::vector<store::Arrival> const& hoard) {
    std::vector<store::Stored> rows;
    for (auto const& arrival : hoard)
        rows.push_back({static_cast<std::int64_t>(rows.size()) + 1, arrival, ""});
    return rows;
}

std::unique_ptr<store::Store> hasty(std::unique_ptr<store::Store> store) {
    return std::make_unique<Hasty>(std::move(store));
}

} // namespace simulation
