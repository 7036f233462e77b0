// StorePostgres, continued: photos on their way from a phone to a kiosk. Each change is one statement, so that two
// phones that come through two gateways at once are told apart by the database.
#include <array>

#include "sync/store/rows_postgres.h"

namespace store {
namespace {

constexpr PgStatement begin_one{
    "begin_handoff",
    "INSERT INTO handoff (kiosk_id, id, token, place, city_key, expires_at, state) VALUES ($1::text, $2::uuid, "
    "$3::bytea, $4::text, $5::bytea, $6::bigint, 0) ON CONFLICT (kiosk_id) DO UPDATE SET id = excluded.id, token = "
    "excluded.token, place = excluded.place, city_key = excluded.city_key, expires_at = excluded.expires_at, state = "
    "0, "
    "phone = NULL, sha256 = NULL, sealed = NULL"};
constexpr PgStatement find_by_token{"find_handoff_by_token",
                                    "SELECT id, kiosk_id, place, token, city_key, expires_at, state, phone, sha256 "
                                    "FROM handoff WHERE token = $1::bytea AND expires_at > $2::bigint"};
constexpr PgStatement find_by_id{
    "find_handoff_by_id", "SELECT id, kiosk_id, place, token, city_key, expires_at, state FROM handoff WHERE kiosk_id "
                          "= $1::text AND id = $2::uuid AND expires_at > $3::bigint"};
constexpr PgStatement open_one{"open_handoff",
                               "UPDATE handoff SET state = 1, phone = $2::bytea WHERE token = $1::bytea AND "
                               "expires_at > $3::bigint AND state = 0 RETURNING state"};
constexpr PgStatement keep_one{"keep_handoff_photo",
                               "UPDATE handoff SET state = 2, sealed = $3::bytea, sha256 = $4::bytea WHERE token = "
                               "$1::bytea AND phone = $2::bytea AND expires_at > $5::bigint AND state = 1 "
                               "RETURNING state"};
constexpr PgStatement find_photo{"find_handoff_photo",
                                 "SELECT sealed FROM handoff WHERE kiosk_id = $1::text AND id = $2::uuid AND state = 2 "
                                 "AND expires_at > $3::bigint"};
constexpr PgStatement end_one{"end_handoff",
                              "UPDATE handoff SET state = 3, sealed = NULL WHERE kiosk_id = $1::text AND "
                              "id = $2::uuid"};
constexpr PgStatement drop_late{"drop_handoffs", "DELETE FROM handoff WHERE expires_at <= $1::bigint"};

constexpr std::array statements{&begin_one, &find_by_token, &find_by_id, &open_one,
                                &keep_one,  &find_photo,    &end_one,    &drop_late};

std::string bytes_value(base::ByteView bytes) { return std::string(base::as_text(bytes)); }

std::optional<HeldHandoff> held_at(PgRows const& rows) {
    if (rows.size() == 0) return std::nullopt;
    Handoff handoff{uuid_at(rows, 0, 0),
                    std::string(rows.text(0, 1)),
                    std::string(rows.text(0, 2)),
                    array_at<wire::Digest>(rows, 0, 3),
                    array_at<wire::CityKeyBytes>(rows, 0, 4),
                    time_at(rows, 0, 5)};
    return HeldHandoff{std::move(handoff), handoff_state(rows.integer(0, 6))};
}

std::optional<wire::Digest> digest_at(PgRows const& rows, int column) {
    return rows.is_null(0, column) ? std::nullopt : std::optional(array_at<wire::Digest>(rows, 0, column));
}

std::optional<HandoffRow> row_at(PgRows const& rows) {
    if (rows.size() == 0) return std::nullopt;
    return HandoffRow{rows.integer(0, 6), digest_at(rows, 7), digest_at(rows, 8)};
}

} // namespace

std::span<PgStatement const* const> const handoff_statements = statements;

base::Result<> StorePostgres::begin_handoff(Handoff const& handoff) {
    TRY(ask_one({begin_one,
                 {handoff.kiosk, uuid_value(handoff.id), bytes_value(handoff.token), handoff.place,
                  bytes_value(handoff.city_key), pg_integer(milliseconds(handoff.expires_at))}}));
    return {};
}

base::Result<std::optional<HeldHandoff>> StorePostgres::handoff(wire::Digest const& token, base::WallTime now) {
    return held_at(TRY(ask_one({find_by_token, {bytes_value(token), pg_integer(milliseconds(now))}})));
}

base::Result<std::optional<HeldHandoff>> StorePostgres::handoff_of(std::string const& kiosk, base::Uuid const& id,
                                                                   base::WallTime now) {
    return held_at(TRY(ask_one({find_by_id, {kiosk, uuid_value(id), pg_integer(milliseconds(now))}})));
}

base::Result<HandoffOutcome> StorePostgres::open_handoff(wire::Digest const& token, wire::Digest const& phone,
                                                         base::WallTime now) {
    auto const time = pg_integer(milliseconds(now));
    auto const opened = TRY(ask_one({open_one, {bytes_value(token), bytes_value(phone), time}}));
    if (opened.size() == 1) return HandoffOutcome::Done;
    return opening_of(row_at(TRY(ask_one({find_by_token, {bytes_value(token), time}}))), phone);
}

base::Result<HandoffOutcome> StorePostgres::keep_photo(wire::Digest const& token, wire::Digest const& phone,
                                                       base::ByteView sealed, wire::Digest const& sha256,
                                                       base::WallTime now) {
    auto const time = pg_integer(milliseconds(now));
    auto const kept = TRY(
        ask_one({keep_one, {bytes_value(token), bytes_value(phone), bytes_value(sealed), bytes_value(sha256), time}}));
    if (kept.size() == 1) return HandoffOutcome::Done;
    return keeping_of(row_at(TRY(ask_one({find_by_token, {bytes_value(token), time}}))), phone, sha256);
}

base::Result<base::Bytes> StorePostgres::handoff_photo(std::string const& kiosk, base::Uuid const& id,
                                                       base::WallTime now) {
    auto const rows = TRY(ask_one({find_photo, {kiosk, uuid_value(id), pg_integer(milliseconds(now))}}));
    if (rows.size() == 0) return base::failure(base::ErrorKind::NotFound, "no photo has come");
    auto const bytes = rows.bytes(0, 0);
    return base::Bytes(bytes.begin(), bytes.end());
}

base::Result<> StorePostgres::end_handoff(std::string const& kiosk, base::Uuid const& id) {
    TRY(ask_one({end_one, {kiosk, uuid_value(id)}}));
    return {};
}

base::Result<> StorePostgres::drop_handoffs(base::WallTime now) {
    TRY(ask_one({drop_late, {pg_integer(milliseconds(now))}}));
    return {};
}

} // namespace store
