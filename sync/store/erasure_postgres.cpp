// StorePostgres, continued: what is kept no longer. Each report is erased in a transaction of its own, which locks in
// the order of an upload (its attachments, then its row), so that neither waits for the other in a circle; a piece that
// comes meanwhile is there before the pieces go, or finds its attachment erased.
#include <array>

#include "sync/seal/answer.h"
#include "sync/store/rows_postgres.h"

namespace store {
namespace {

constexpr PgStatement erase_photos{"erase_photos", "UPDATE attachment SET state = 3, received = 0 WHERE "
                                                   "submission_id = $1::uuid AND state < 3"};
constexpr PgStatement erase_parts{"erase_parts", "DELETE FROM attachment_part WHERE id IN (SELECT id FROM attachment "
                                                 "WHERE submission_id = $1::uuid)"};
constexpr PgStatement erase_body{
    "erase_body", "UPDATE submission SET body = ''::bytea, answer = NULL, missing = 0, erased_at = $3::bigint WHERE "
                  "kiosk_id = $1::text AND id = $2::uuid AND erased_at IS NULL RETURNING answered_at"};
constexpr PgStatement find_coded{"find_coded", "SELECT kiosk_id, id, code FROM submission WHERE code = $1::text"};
constexpr PgStatement find_old{"find_old", "SELECT kiosk_id, id, code FROM submission WHERE erased_at IS NULL AND "
                                           "received_at < $1::bigint ORDER BY received_at LIMIT $2::bigint"};
constexpr PgStatement drop_old_ratings{"drop_old_ratings",
                                       "DELETE FROM rating WHERE day < $1::text RETURNING kiosk_id"};
constexpr PgStatement write_request{"write_request",
                                    "INSERT INTO data_request (id, code, kind, received_at, done_at) VALUES ($1::uuid, "
                                    "$2::text, $3::bigint, $4::bigint, nullif($5::bigint, -1))"};
constexpr PgStatement find_requests{"find_requests", "SELECT id, code, kind, received_at, done_at FROM data_request "
                                                     "ORDER BY done_at IS NOT NULL, received_at, id"};
constexpr PgStatement finish_open{"finish_open", "UPDATE data_request SET done_at = $3::bigint WHERE code = $1::text "
                                                 "AND kind = $2::bigint AND done_at IS NULL RETURNING id"};

constexpr std::array statements{&erase_photos,     &erase_parts,   &erase_body,    &find_coded, &find_old,
                                &drop_old_ratings, &write_request, &find_requests, &finish_open};

struct Marked {
    std::string kiosk;
    base::Uuid id;
    std::string code;
};

std::vector<Marked> marked(PgRows const& rows) {
    std::vector<Marked> found;
    for (int row = 0; row < rows.size(); ++row)
        found.push_back({std::string(rows.text(row, 0)), uuid_at(rows, row, 1), std::string(rows.text(row, 2))});
    return found;
}

PgResult<bool> ended(PgLine& line, PgStatement const& how) {
    std::array const requests{PgRequest{how}};
    TRY(line.ask(requests));
    return &how == &commit;
}

// In the place of the public answer an empty one, which kiosks then keep instead.
PgResult<bool> withdraw_answer(PgLine& line, std::string const& code) {
    auto const keys = seal::answer_keys(code);
    if (!keys) return tl::unexpected(PgFailure{PgFailureKind::Other, keys.error().what});
    std::array const number{PgRequest{take_answer_number}};
    auto const found = TRY(line.ask(number));
    if (found[0].size() != 1)
        return tl::unexpected(PgFailure{PgFailureKind::Refused, "answer_order has no row: apply schema.sql"});
    std::array const requests{keep_answer_of(found[0].integer(0, 0), "", *keys), PgRequest{commit}};
    TRY(line.ask(requests));
    return true;
}

// False: another was quicker.
PgResult<bool> erase_on(PgLine& line, Marked const& one, base::WallTime at) {
    auto const id = uuid_value(one.id);
    std::array const requests{PgRequest{begin}, PgRequest{erase_photos, {id}}, PgRequest{erase_parts, {id}},
                              PgRequest{erase_body, {one.kiosk, id, pg_integer(milliseconds(at))}}};
    auto const found = TRY(line.ask(requests));
    if (found[3].size() == 0) return ended(line, rollback);
    return found[3].is_null(0, 0) ? ended(line, commit) : withdraw_answer(line, one.code);
}

} // namespace

std::span<PgStatement const* const> const erasure_statements = statements;

base::Result<EraseOutcome> StorePostgres::erase(std::string const& code, base::WallTime at) {
    auto const found = marked(TRY(ask_one({find_coded, {code}})));
    auto outcome = found.empty() ? EraseOutcome::Unknown : EraseOutcome::Known;
    for (auto const& each : found) {
        auto const erased = with_line([&](PgLine& line) { return erase_on(line, each, at); });
        if (!erased) return in_our_words(erased.error());
        if (*erased) outcome = EraseOutcome::Erased;
    }
    return outcome;
}

base::Result<std::size_t> StorePostgres::erase_received_before(base::WallTime time, base::WallTime at,
                                                               std::size_t limit) {
    std::size_t count = 0;
    PgRequest const old{find_old, {pg_integer(milliseconds(time)), pg_integer(static_cast<std::int64_t>(limit))}};
    for (auto const& each : marked(TRY(ask_one(old)))) {
        auto const erased = with_line([&](PgLine& line) { return erase_on(line, each, at); });
        if (!erased) return in_our_words(erased.error());
        count += *erased ? 1U : 0U;
    }
    return count;
}

base::Result<std::size_t> StorePostgres::drop_ratings(std::string const& day) {
    return static_cast<std::size_t>(TRY(ask_one({drop_old_ratings, {day}})).size());
}

base::Result<> StorePostgres::add_request(DataRequest const& request) {
    TRY(ask_one({write_request,
                 {uuid_value(request.id), request.code, pg_integer(static_cast<std::int64_t>(request.kind)),
                  pg_integer(milliseconds(request.received_at)),
                  pg_integer(request.done_at ? milliseconds(*request.done_at) : -1)}}));
    return {};
}

base::Result<std::vector<DataRequest>> StorePostgres::requests() {
    auto const rows = TRY(ask_one({find_requests}));
    std::vector<DataRequest> all;
    for (int row = 0; row < rows.size(); ++row)
        all.push_back({uuid_at(rows, row, 0), std::string(rows.text(row, 1)),
                       static_cast<DataRequestKind>(rows.integer(row, 2)), time_at(rows, row, 3),
                       rows.is_null(row, 4) ? std::nullopt : std::optional(time_at(rows, row, 4))});
    return all;
}

base::Result<std::size_t> StorePostgres::finish_requests(std::string const& code, DataRequestKind kind,
                                                         base::WallTime at) {
    PgRequest const request{finish_open,
                            {code, pg_integer(static_cast<std::int64_t>(kind)), pg_integer(milliseconds(at))}};
    return static_cast<std::size_t>(TRY(ask_one(request)).size());
}

} // namespace store
