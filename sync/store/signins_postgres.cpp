// StorePostgres, continued: citizens who sign in with their phone. Each change is one statement, so that two phones
// that come through two gateways at once are told apart by the database; and each can be asked twice, as with_line()
// may.
#include <array>

#include "sync/store/rows_postgres.h"

namespace store {
namespace {

#define TRAMSO_SIGNIN_COLUMNS                                                                                          \
    "SELECT id, kiosk_id, place, token, visit_key, number, expires_at, state, problem, kept, sealed FROM signin "      \
    "WHERE "

constexpr PgStatement begin_one{
    "begin_signin",
    "INSERT INTO signin (kiosk_id, id, token, place, visit_key, number, expires_at, state, problem) VALUES ($1::text, "
    "$2::uuid, $3::bytea, $4::text, $5::bytea, $6::text, $7::bigint, 0, '') ON CONFLICT (kiosk_id) DO UPDATE SET id = "
    "excluded.id, token = excluded.token, place = excluded.place, visit_key = excluded.visit_key, number = "
    "excluded.number, expires_at = excluded.expires_at, state = 0, problem = '', kept = NULL, back = NULL, sealed = "
    "NULL"};
constexpr PgStatement find_by_token{"find_signin_by_token",
                                    TRAMSO_SIGNIN_COLUMNS "token = $1::bytea AND expires_at > $2::bigint"};
constexpr PgStatement find_by_back{"find_signin_by_back",
                                   TRAMSO_SIGNIN_COLUMNS "back = $1::bytea AND expires_at > $2::bigint"};
constexpr PgStatement find_by_id{"find_signin_by_id", TRAMSO_SIGNIN_COLUMNS
                                 "kiosk_id = $1::text AND id = $2::uuid AND expires_at > $3::bigint"};
#undef TRAMSO_SIGNIN_COLUMNS
constexpr PgStatement match_one{
    "match_signin", "UPDATE signin SET state = 1, kept = $2::bytea, back = nullif($3::bytea, decode(repeat('00', 32), "
                    "'hex')), expires_at = $5::bigint WHERE token = $1::bytea AND expires_at > $4::bigint AND (state = "
                    "0 OR (state = 1 AND kept = $2::bytea)) RETURNING state"};
constexpr PgStatement keep_one{
    "keep_signin", "UPDATE signin SET kept = $3::bytea WHERE kiosk_id = $1::text AND id = $2::uuid AND state = 1"};
constexpr PgStatement settle_one{
    "settle_signin", "UPDATE signin SET state = $3::bigint, problem = $4::text, sealed = $5::bytea, kept = NULL, back "
                     "= NULL WHERE kiosk_id = $1::text AND id = $2::uuid AND state < 2 RETURNING state"};
constexpr PgStatement end_one{"end_signin", "DELETE FROM signin WHERE kiosk_id = $1::text AND id = $2::uuid"};
constexpr PgStatement drop_late{"drop_signins", "DELETE FROM signin WHERE expires_at <= $1::bigint"};

constexpr std::array statements{&begin_one, &find_by_token, &find_by_back, &find_by_id, &match_one,
                                &keep_one,  &settle_one,    &end_one,      &drop_late};

std::string bytes_value(base::ByteView bytes) { return std::string(base::as_text(bytes)); }

base::Bytes bytes_at(PgRows const& rows, int column) {
    if (rows.is_null(0, column)) return {};
    auto const bytes = rows.bytes(0, column);
    return base::Bytes(bytes.begin(), bytes.end());
}

std::optional<HeldSignin> held_at(PgRows const& rows) {
    if (rows.size() == 0) return std::nullopt;
    Signin signin{uuid_at(rows, 0, 0),
                  std::string(rows.text(0, 1)),
                  std::string(rows.text(0, 2)),
                  array_at<wire::Digest>(rows, 0, 3),
                  array_at<wire::VisitKeyBytes>(rows, 0, 4),
                  std::string(rows.text(0, 5)),
                  time_at(rows, 0, 6)};
    auto status = status_of({rows.integer(0, 7), std::string(rows.text(0, 8)), bytes_at(rows, 10)});
    return HeldSignin{std::move(signin), std::move(status), bytes_at(rows, 9)};
}

} // namespace

std::span<PgStatement const* const> const signin_statements = statements;

base::Result<> StorePostgres::begin_signin(Signin const& signin) {
    TRY(ask_one({begin_one,
                 {signin.kiosk, uuid_value(signin.id), bytes_value(signin.token), signin.place,
                  bytes_value(signin.visit_key), signin.number, pg_integer(milliseconds(signin.expires_at))}}));
    return {};
}

base::Result<std::optional<HeldSignin>> StorePostgres::signin(wire::Digest const& token, base::WallTime now) {
    return held_at(TRY(ask_one({find_by_token, {bytes_value(token), pg_integer(milliseconds(now))}})));
}

base::Result<std::optional<HeldSignin>> StorePostgres::signin_back(wire::Digest const& back, base::WallTime now) {
    return held_at(TRY(ask_one({find_by_back, {bytes_value(back), pg_integer(milliseconds(now))}})));
}

base::Result<std::optional<HeldSignin>> StorePostgres::signin_of(std::string const& kiosk, base::Uuid const& id,
                                                                 base::WallTime now) {
    return held_at(TRY(ask_one({find_by_id, {kiosk, uuid_value(id), pg_integer(milliseconds(now))}})));
}

base::Result<bool> StorePostgres::match_signin(wire::Digest const& token, base::ByteView kept, wire::Digest const& back,
                                               base::WallTime now, base::WallTime until) {
    auto const rows = TRY(ask_one({match_one,
                                   {bytes_value(token), bytes_value(kept), bytes_value(back),
                                    pg_integer(milliseconds(now)), pg_integer(milliseconds(until))}}));
    return rows.size() == 1;
}

base::Result<> StorePostgres::keep_signin(std::string const& kiosk, base::Uuid const& id, base::ByteView kept) {
    TRY(ask_one({keep_one, {kiosk, uuid_value(id), bytes_value(kept)}}));
    return {};
}

base::Result<bool> StorePostgres::settle_signin(std::string const& kiosk, base::Uuid const& id, SigninEnd const& end) {
    auto const ended = columns_of(end);
    auto const rows = TRY(ask_one(
        {settle_one, {kiosk, uuid_value(id), pg_integer(ended.state), ended.problem, bytes_value(ended.sealed)}}));
    return rows.size() == 1;
}

base::Result<> StorePostgres::end_signin(std::string const& kiosk, base::Uuid const& id) {
    TRY(ask_one({end_one, {kiosk, uuid_value(id)}}));
    return {};
}

base::Result<> StorePostgres::drop_signins(base::WallTime now) {
    TRY(ask_one({drop_late, {pg_integer(milliseconds(now))}}));
    return {};
}

} // namespace store
