// Pack: the city's tables with their version in one SQLite image (FORMAT.md beside this): a table each, `meta`, and
// `search`, the full-text index. An image is built and read in memory; no file is touched. A Pack belongs to one thread
// at a time.
#pragma once
#include <cstdint>
#include <memory>
#include <optional>

#include "kiosk/base/bytes.h"
#include "kiosk/base/clock.h"
#include "kiosk/base/result.h"
#include "kiosk/model/table.h"
#include "sync/db/database.h"

namespace content {

inline constexpr std::int64_t pack_format = 1;
inline constexpr std::size_t largest_image = 128U << 20;

struct Meta {
    std::int64_t version = 0; // from 1; a later pack has a larger one
    base::WallTime made_at{};
    base::WallTime expires_at{};
    std::string city; // "79": the province's code
    bool operator==(Meta const&) const = default;
};

// Invalid: a table or a column whose name cannot stand in a pack, or comes twice. The same image each time.
base::Result<base::Bytes> build_image(model::Tables const& tables, Meta const& meta);

// What a search found: the row with that id (or code) in that table.
struct Page {
    std::string table, id;
    bool operator==(Page const&) const = default;
};

class Pack {
public:
    // Corrupt: not a whole SQLite image of this format. Refused: another format's number.
    static base::Result<Pack> read(base::Bytes image);

    Meta const& meta() const { return meta_; }
    model::Tables const& tables() const { return tables_; }

    // The best first, at most `most`, for words typed with or without diacritics, the last one perhaps not to its end.
    std::vector<Page> find(std::string_view words, std::size_t most) const;

private:
    Pack(std::unique_ptr<db::Database> image, Meta meta, model::Tables tables);
    std::unique_ptr<db::Database> image_;
    Meta meta_;
    model::Tables tables_;
};

// A name that a table or a column of a pack can have.
bool is_pack_name(std::string_view name);

} // namespace content
