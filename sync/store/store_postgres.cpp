#include "sync/store/store_postgres.h"

#include <array>

#include "kiosk/base/log.h"
#include "kiosk/model/receipt.h"
#include "sync/store/decide.h"
#include "sync/store/rows_postgres.h"

namespace store {
namespace {

constexpr std::chrono::milliseconds pause_between_tries(200);

// The borders let the planner pass over the partitions of other months.
constexpr PgStatement find_ids{"find_ids", "SELECT id, kiosk_id, sha256, received_at, attachments FROM submission "
                                           "WHERE id = ANY($1::uuid[]) AND id >= $2::uuid AND id <= $3::uuid"};
constexpr PgStatement find_numbers{
    "find_numbers", "SELECT n.kiosk_id, n.epoch, n.seq FROM submission_number n JOIN unnest($1::text[], $2::uuid[], "
                    "$3::bigint[]) AS a (kiosk_id, epoch, seq) ON n.kiosk_id = a.kiosk_id AND n.epoch = a.epoch "
                    "AND n.seq = a.seq"};
constexpr PgStatement add_numbers{"add_numbers",
                                  "INSERT INTO submission_number (kiosk_id, epoch, seq, id) "
                                  "SELECT * FROM unnest($1::text[], $2::uuid[], $3::bigint[], $4::uuid[])"};
constexpr PgStatement add_submissions{
    "add_submissions",
    "INSERT INTO submission (kiosk_id, id, epoch, seq, arrival, code, service, created_at, received_at, city_key, "
    "previous, sha256, signature, body, attachments, missing) SELECT * FROM unnest($1::text[], $2::uuid[], $3::uuid[], "
    "$4::bigint[], $5::bigint[], $6::text[], $7::text[], $8::bigint[], $9::bigint[], $10::text[], $11::bytea[], "
    "$12::bytea[], $13::bytea[], $14::bytea[], $15::text[], $16::bigint[])"};
// By their own ids, and all of a submission.
constexpr PgStatement find_named{"find_named",
                                 "SELECT id, submission_id, state FROM attachment WHERE id = ANY($1::uuid[]) OR "
                                 "submission_id = ANY($2::uuid[]) ORDER BY submission_id, place"};
constexpr PgStatement add_attachments{
    "add_attachments", "INSERT INTO attachment (kiosk_id, submission_id, place, id, size, sha256) SELECT * FROM "
                       "unnest($1::text[], $2::uuid[], $3::bigint[], $4::uuid[], $5::bigint[], $6::bytea[])"};
constexpr PgStatement find_progress{
    "find_progress",
    "SELECT received_at, answered_at, answer FROM submission WHERE code = $1::text AND erased_at IS NULL LIMIT 1"};
constexpr PgStatement find_gaps{
    "find_gaps", "SELECT kiosk_id, epoch, before + 1, seq - 1 FROM (SELECT kiosk_id, epoch, seq, lag(seq, 1, 0::bigint)"
                 " OVER (PARTITION BY kiosk_id, epoch ORDER BY seq) AS before FROM submission_number) AS numbered "
                 "WHERE seq > before + 1 ORDER BY kiosk_id, epoch, seq"};
constexpr PgStatement find_held{
    "find_held",
    "SELECT arrival, id, kiosk_id, epoch, seq, code, service, created_at, received_at, city_key, previous, sha256, "
    "signature, body, attachments, missing::bigint, answered_at, answer, erased_at FROM submission WHERE code = "
    "$1::text "
    "ORDER BY erased_at IS NOT NULL, arrival LIMIT 1"};
constexpr PgStatement find_after{
    "find_after",
    "SELECT arrival, id, kiosk_id, epoch, seq, code, service, created_at, received_at, city_key, previous, sha256, "
    "signature, body, attachments, missing::bigint, answered_at, answer, erased_at FROM submission "
    "WHERE arrival > $1::bigint AND erased_at IS NULL AND (missing = 0 OR id IN (SELECT id FROM submission_overdue)) "
    "ORDER BY arrival LIMIT $2::bigint"};

constexpr std::array own_statements{&begin,         &commit,      &rollback,        &take_places, &find_ids,
                                    &find_numbers,  &add_numbers, &add_submissions, &find_named,  &add_attachments,
                                    &find_progress, &find_gaps,   &find_after,      &find_held};

// The columns of an array parameter each, of the arrivals at `places`.
class Columns {
public:
    Columns(std::span<Arrival const> arrivals, std::vector<std::size_t> const& places)
        : arrivals_(arrivals), places_(places) {}

    template<class Of> // of a wire::Envelope or an Arrival
    std::string operator()(PgType type, Of of) const {
        PgArray array(type);
        for (auto const place : places_)
            array.add(of(arrivals_[place]));
        return array.encoded();
    }
    std::string kiosks() const {
        return (*this)(PgType::Text, [](Arrival const& a) { return std::string_view(a.envelope.kiosk); });
    }
    std::string ids() const {
        return (*this)(PgType::Uuid, [](Arrival const& a) { return base::ByteView(a.envelope.id.bytes); });
    }
    std::string epochs() const {
        return (*this)(PgType::Uuid, [](Arrival const& a) { return base::ByteView(a.envelope.epoch.bytes); });
    }
    std::string numbers() const {
        return (*this)(PgType::Integer, [](Arrival const& a) { return static_cast<std::int64_t>(a.envelope.seq); });
    }

private:
    std::span<Arrival const> arrivals_;
    std::vector<std::size_t> const& places_;
};

PgRequest find_ids_of(std::span<Arrival const> arrivals, Columns const& columns) {
    auto const [least, most] = std::ranges::minmax(arrivals, {}, [](Arrival const& a) { return a.envelope.id; });
    return {find_ids, {columns.ids(), uuid_value(least.envelope.id), uuid_value(most.envelope.id)}};
}

PgRequest find_named_of(std::span<Arrival const> arrivals, Columns const& columns) {
    PgArray named(PgType::Uuid);
    for (auto const& arrival : arrivals)
        for (auto const& attachment : arrival.envelope.attachments)
            named.add(base::ByteView(attachment.id.bytes));
    return {find_named, {named.encoded(), columns.ids()}};
}

PgRequest add_attachments_of(std::span<Arrival const> arrivals, std::vector<std::size_t> const& places) {
    PgArray kiosks(PgType::Text), submissions(PgType::Uuid), order(PgType::Integer), ids(PgType::Uuid),
        sizes(PgType::Integer), digests(PgType::Bytes);
    for (auto const place : places) {
        auto const& envelope = arrivals[place].envelope;
        std::int64_t next = 0;
        for (auto const& attachment : envelope.attachments) {
            kiosks.add(std::string_view(envelope.kiosk));
            submissions.add(base::ByteView(envelope.id.bytes));
            order.add(next++);
            ids.add(base::ByteView(attachment.id.bytes));
            sizes.add(static_cast<std::int64_t>(attachment.size));
            digests.add(base::ByteView(attachment.sha256));
        }
    }
    return {
        add_attachments,
        {kiosks.encoded(), submissions.encoded(), order.encoded(), ids.encoded(), sizes.encoded(), digests.encoded()}};
}

bool any_attachments(std::span<Arrival const> arrivals) {
    return std::ranges::any_of(arrivals, [](Arrival const& arrival) { return !arrival.envelope.attachments.empty(); });
}

// `found`: what the requests of look_up_of() got.
Before before_of(std::span<PgRows const> found) {
    auto const &ids = found[2], &numbers = found[3];
    Before before;
    for (int row = 0; row < ids.size(); ++row)
        before.ids[uuid_at(ids, row, 0)] = {std::string(ids.text(row, 1)),
                                            array_at<wire::Digest>(ids, row, 2),
                                            time_at(ids, row, 3),
                                            std::string(ids.text(row, 4)),
                                            {}};
    for (int row = 0; row < numbers.size(); ++row)
        before.numbers.insert({std::string(numbers.text(row, 0)), uuid_at(numbers, row, 1),
                               static_cast<std::uint64_t>(numbers.integer(row, 2))});
    for (int row = 0; found.size() > 4 && row < found[4].size(); ++row) {
        auto const id = uuid_at(found[4], row, 0);
        before.attachments.insert(id);
        auto const held = before.ids.find(uuid_at(found[4], row, 1));
        bool const whole = found[4].integer(row, 2) >= static_cast<std::int64_t>(AttachmentState::Whole);
        if (held != before.ids.end() && !whole) held->second.missing.push_back(id);
    }
    return before;
}

PgRequest add_submissions_of(Columns const& column, std::size_t count, std::int64_t last_place) {
    PgArray places(PgType::Integer);
    for (std::size_t i = count; i > 0; --i)
        places.add(last_place - static_cast<std::int64_t>(i) + 1);
    using V = std::string_view;
    using B = base::ByteView;
    return {add_submissions,
            {column.kiosks(), column.ids(), column.epochs(), column.numbers(), places.encoded(),
             column(PgType::Text, [](Arrival const& a) { return model::receipt_code(a.envelope.id); }),
             column(PgType::Text, [](Arrival const& a) { return V(a.envelope.service); }),
             column(PgType::Integer, [](Arrival const& a) { return milliseconds(a.envelope.created_at); }),
             column(PgType::Integer, [](Arrival const& a) { return milliseconds(a.received_at); }),
             column(PgType::Text, [](Arrival const& a) { return V(a.envelope.city_key); }),
             column(PgType::Bytes, [](Arrival const& a) { return B(a.envelope.previous); }),
             column(PgType::Bytes, [](Arrival const& a) { return B(a.envelope.sha256); }),
             column(PgType::Bytes, [](Arrival const& a) { return B(a.envelope.signature); }),
             column(PgType::Bytes, [](Arrival const& a) { return B(a.envelope.body); }),
             column(PgType::Text, [](Arrival const& a) { return encode(a.envelope.attachments); }),
             column(PgType::Integer,
                    [](Arrival const& a) { return static_cast<std::int64_t>(a.envelope.attachments.size()); })}};
}

std::vector<PgRequest> look_up_of(std::span<Arrival const> arrivals) {
    std::vector<std::size_t> all(arrivals.size());
    for (std::size_t i = 0; i < all.size(); ++i)
        all[i] = i;
    Columns const columns(arrivals, all);
    std::vector look_up{PgRequest{begin},
                        PgRequest{take_places, {pg_integer(static_cast<std::int64_t>(arrivals.size()))}},
                        find_ids_of(arrivals, columns),
                        PgRequest{find_numbers, {columns.kiosks(), columns.epochs(), columns.numbers()}}};
    if (any_attachments(arrivals)) look_up.push_back(find_named_of(arrivals, columns));
    return look_up;
}

PgResult<std::vector<PutResult>> put_on(PgLine& line, std::span<Arrival const> arrivals) {
    auto const found = TRY(line.ask(look_up_of(arrivals)));
    if (found[1].size() != 1)
        return tl::unexpected(PgFailure{PgFailureKind::Refused, "arrival_order has no row: apply schema.sql"});
    auto decision = decide(arrivals, before_of(found));
    Columns const fresh(arrivals, decision.fresh);
    std::vector<PgRequest> changes;
    if (!decision.fresh.empty()) {
        changes.push_back({add_numbers, {fresh.kiosks(), fresh.epochs(), fresh.numbers(), fresh.ids()}});
        changes.push_back(add_submissions_of(fresh, decision.fresh.size(), found[1].integer(0, 0)));
        if (any_attachments(arrivals)) changes.push_back(add_attachments_of(arrivals, decision.fresh));
    }
    changes.push_back({decision.fresh.empty() ? rollback : commit});
    TRY(line.ask(changes));
    return std::move(decision.results);
}

Stored stored_at(PgRows const& rows, int row) {
    Stored stored;
    auto& envelope = stored.arrival.envelope;
    stored.row = rows.integer(row, 0);
    envelope.id = uuid_at(rows, row, 1);
    envelope.kiosk = rows.text(row, 2);
    envelope.epoch = uuid_at(rows, row, 3);
    envelope.seq = static_cast<std::uint64_t>(rows.integer(row, 4));
    stored.code = rows.text(row, 5);
    envelope.service = rows.text(row, 6);
    envelope.created_at = time_at(rows, row, 7);
    stored.arrival.received_at = time_at(rows, row, 8);
    envelope.city_key = rows.text(row, 9);
    envelope.previous = array_at<wire::Digest>(rows, row, 10);
    envelope.sha256 = array_at<wire::Digest>(rows, row, 11);
    envelope.signature = array_at<wire::Signature>(rows, row, 12);
    auto const body = rows.bytes(row, 13);
    envelope.body.assign(body.begin(), body.end());
    envelope.attachments = wire::decode_attachments(rows.text(row, 14)).value_or(wire::Attachments());
    stored.missing = static_cast<std::size_t>(rows.integer(row, 15));
    if (!rows.is_null(row, 16)) stored.answered_at = time_at(rows, row, 16);
    stored.answer = rows.text(row, 17);
    if (!rows.is_null(row, 18)) stored.erased_at = time_at(rows, row, 18);
    return stored;
}

} // namespace

PgResult<void> StorePostgres::connect() {
    auto const now = std::chrono::steady_clock::now();
    if (now < next_try_) return tl::unexpected(why_not_);
    std::vector<PgStatement const*> statements(own_statements.begin(), own_statements.end());
    statements.insert(statements.end(), attachment_statements.begin(), attachment_statements.end());
    statements.insert(statements.end(), fleet_statements.begin(), fleet_statements.end());
    statements.insert(statements.end(), handoff_statements.begin(), handoff_statements.end());
    statements.insert(statements.end(), signin_statements.begin(), signin_statements.end());
    statements.insert(statements.end(), event_statements.begin(), event_statements.end());
    statements.insert(statements.end(), erasure_statements.begin(), erasure_statements.end());
    auto line = PgLine::open(connection_, statements);
    if (line) {
        line_ = std::move(*line);
        return {};
    }
    next_try_ = std::chrono::steady_clock::now() + pause_between_tries;
    why_not_ = line.error();
    return tl::unexpected(why_not_);
}

base::Result<PgRows> StorePostgres::ask_one(PgRequest const& request) {
    auto rows = with_line([&](PgLine& line) { return line.ask({&request, 1}); });
    if (!rows) return in_our_words(rows.error());
    return std::move(rows->front());
}

std::vector<PutResult> StorePostgres::put(std::span<Arrival const> arrivals) {
    if (arrivals.empty()) return {};
    auto results = with_line([&](PgLine& line) { return put_on(line, arrivals); });
    if (results) return std::move(*results);
    base::log(base::Severity::Error, "store.put", "{}", results.error().what);
    auto const outcome = results.error().kind == PgFailureKind::Full ? PutOutcome::Full : PutOutcome::Failed;
    return {arrivals.size(), PutResult{outcome}};
}

base::Result<std::optional<model::Progress>> StorePostgres::progress(std::string const& code) {
    auto const rows = TRY(ask_one({find_progress, {code}}));
    if (rows.size() == 0) return std::nullopt;
    model::Progress progress{code, model::ProgressState::Received, time_at(rows, 0, 0), std::nullopt, ""};
    if (rows.is_null(0, 1)) return progress;
    progress.state = model::ProgressState::Answered;
    progress.answered_at = time_at(rows, 0, 1);
    progress.answer = rows.text(0, 2);
    return progress;
}

base::Result<std::vector<Gap>> StorePostgres::gaps() {
    auto const rows = TRY(ask_one({find_gaps}));
    std::vector<Gap> gaps;
    for (int row = 0; row < rows.size(); ++row)
        gaps.push_back({std::string(rows.text(row, 0)), uuid_at(rows, row, 1),
                        static_cast<std::uint64_t>(rows.integer(row, 2)),
                        static_cast<std::uint64_t>(rows.integer(row, 3))});
    return gaps;
}

base::Result<std::vector<Stored>> StorePostgres::after(std::int64_t row, std::size_t limit) {
    auto const rows = TRY(ask_one({find_after, {pg_integer(row), pg_integer(static_cast<std::int64_t>(limit))}}));
    std::vector<Stored> stored;
    for (int i = 0; i < rows.size(); ++i)
        stored.push_back(stored_at(rows, i));
    return stored;
}

base::Result<std::optional<Stored>> StorePostgres::held(std::string const& code) {
    auto const rows = TRY(ask_one({find_held, {code}}));
    return rows.size() == 0 ? std::nullopt : std::optional(stored_at(rows, 0));
}

base::Result<> StorePostgres::ready() {
    auto const rows = TRY(ask_one({take_places, {pg_integer(0)}}));
    if (rows.size() != 1) return base::failure(base::ErrorKind::Invalid, "store: apply schema.sql");
    return {};
}

} // namespace store
