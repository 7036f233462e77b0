#include "sync/store/postgres_values.h"

namespace store {
namespace {

void append(std::string& text, std::uint64_t value, int bytes) { // the most significant first
    while (bytes-- > 0)
        text += static_cast<char>(value >> (8 * bytes) & 0xFF);
}

} // namespace

std::string pg_integer(std::int64_t value) {
    std::string text;
    append(text, static_cast<std::uint64_t>(value), 8);
    return text;
}

std::int64_t pg_integer_of(std::string_view bytes) {
    if (bytes.size() != 8) return 0;
    std::uint64_t value = 0;
    for (char const byte : bytes)
        value = value << 8 | static_cast<std::uint8_t>(byte);
    return static_cast<std::int64_t>(value);
}

PgArray& PgArray::add(base::ByteView bytes) {
    append(elements_, bytes.size(), 4);
    elements_ += base::as_text(bytes);
    ++count_;
    return *this;
}

std::string PgArray::encoded() const {
    std::string text;
    append(text, count_ > 0 ? 1 : 0, 4); // dimensions
    append(text, 0, 4);                  // no nulls
    append(text, static_cast<std::uint32_t>(type_), 4);
    if (count_ == 0) return text;
    append(text, count_, 4);
    append(text, 1, 4); // counted from 1
    return text + elements_;
}

} // namespace store
