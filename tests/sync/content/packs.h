// Small packs for tests, made as the real ones are.
#pragma once
#include <string>

#include "sync/content/compression.h"
#include "sync/content/parcel.h"

namespace tests {

inline base::WallTime at(char const* text) { return *base::from_rfc3339(text); }
inline base::WallTime const making = at("2026-11-01T00:00:00Z"), today = at("2026-11-28T00:00:00Z");

inline model::Tables some_tables() {
    model::Table wards{"wards", {"wards.csv"}, {"code", "name_vi", "name_en"}, {}};
    wards.rows = {{0, 2, {"26743", "Phường Bến Thành", "Ben Thanh Ward"}},
                  {0, 3, {"26746", "Phường Đa Kao", "Da Kao Ward"}},
                  {0, 4, {"26749", "Phường \"Tân Định\"\nmới", ""}}};
    model::Table checks{"checks", {"checks.csv"}, {"query", "page"}, {{0, 2, {"da kao", "26746"}}}};
    return {"content", {checks, wards}};
}

inline content::Meta meta_of(std::int64_t version, base::WallTime expires = at("2027-11-01T00:00:00Z")) {
    return {version, making, expires, "79"};
}

inline base::Bytes signed_by(content::SecretKey const& key, base::ByteView file) {
    return content::wrap(content::sign(key, file, "version:1"), file);
}

inline base::Bytes parcel_of(content::SecretKey const& key, content::Meta const& meta,
                             model::Tables const& tables = some_tables()) {
    return signed_by(key, content::compress(content::build_image(tables, meta).value()));
}

inline bool holds(std::string const& text, std::string_view part) { return text.find(part) != std::string::npos; }

} // namespace tests
