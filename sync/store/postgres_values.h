// Values in PostgreSQL's binary format, to it and from it (src/backend/utils/adt: int8send, array_send). Pure.
#pragma once
#include <cstdint>
#include <string>

#include "kiosk/base/bytes.h"

namespace store {

enum class PgType : std::uint32_t { Bytes = 17, Integer = 20, Text = 25, Uuid = 2950 }; // oids, fixed in pg_type.dat

std::string pg_integer(std::int64_t value);
std::int64_t pg_integer_of(std::string_view bytes); // 0 when it is not eight bytes

// An array of one dimension: $1::uuid[].
class PgArray {
public:
    explicit PgArray(PgType type) : type_(type) {}
    PgArray& add(base::ByteView bytes);
    PgArray& add(std::string_view text) { return add(base::as_bytes(text)); }
    PgArray& add(std::int64_t value) { return add(pg_integer(value)); }
    std::string encoded() const;

private:
    PgType const type_;
    std::uint32_t count_ = 0;
    std::string elements_;
};

} // namespace store
