#include <algorithm>
#include <fmt/format.h>
#include <set>

#include "sync/content/pack.h"
#include "sync/content/search.h"

namespace content {
namespace {

using Failed = base::Result<void, db::Failure>;

std::string in_quotes(std::string_view name) { return fmt::format("\"{}\"", name); }

std::string list_of(std::vector<std::string> const& columns, std::string_view after) {
    std::string list;
    for (auto const& column : columns)
        list += (list.empty() ? "" : ", ") + in_quotes(column) + std::string(after);
    return list;
}

base::Result<> check_names(model::Tables const& tables) {
    auto const refuse = [](model::Table const& table, std::string const& why) {
        return base::failure(base::ErrorKind::Invalid, table.files.front().string() + ": " + why);
    };
    std::set<std::string> names;
    for (auto const& table : tables.tables) {
        if (!is_pack_name(table.name)) return refuse(table, "a table cannot be called \"" + table.name + "\"");
        if (!names.insert(table.name).second) return refuse(table, "the table \"" + table.name + "\" comes twice");
        std::set<std::string> columns;
        for (auto const& column : table.columns)
            if (!is_pack_name(column) || !columns.insert(column).second)
                return refuse(table, "a column cannot be called \"" + column + "\", or comes twice");
        if (columns.empty()) return refuse(table, "there are no columns");
    }
    return {};
}

Failed put_table(db::Database& image, model::Table const& table) {
    TRY(image.run(
        fmt::format("CREATE TABLE {} ({})", in_quotes(table.name), list_of(table.columns, " TEXT NOT NULL"))));
    std::vector<std::string_view> const marks(table.columns.size(), "?");
    auto insert =
        TRY(image.prepare(fmt::format("INSERT INTO {} VALUES ({})", in_quotes(table.name), fmt::join(marks, ","))));
    for (auto const& row : table.rows) {
        db::Use use(insert);
        for (auto const& field : row.fields)
            use->bind(field);
        TRY(use->run());
    }
    return {};
}

Failed put_search(db::Database& image, model::Tables const& tables) {
    TRY(image.run("CREATE VIRTUAL TABLE search USING fts5(source UNINDEXED, page UNINDEXED, title, words,"
                  " tokenize=\"unicode61 remove_diacritics 0\")"));
    auto insert = TRY(image.prepare("INSERT INTO search VALUES (?,?,?,?)"));
    for (auto const& table : tables.tables)
        for (auto const& row : searchable_rows(table)) {
            db::Use use(insert);
            use->bind(table.name).bind(row.id).bind(row.title).bind(row.words);
            TRY(use->run());
        }
    return image.run("INSERT INTO search(search) VALUES ('optimize')");
}

Failed put_meta(db::Database& image, Meta const& meta) {
    TRY(image.run("CREATE TABLE meta (format INTEGER NOT NULL, version INTEGER NOT NULL, made_at TEXT NOT NULL,"
                  " expires_at TEXT NOT NULL, city TEXT NOT NULL)"));
    auto insert = TRY(image.prepare("INSERT INTO meta VALUES (?,?,?,?,?)"));
    auto const made = base::to_rfc3339(meta.made_at), expires = base::to_rfc3339(meta.expires_at);
    return insert.bind(pack_format).bind(meta.version).bind(made).bind(expires).bind(meta.city).run();
}

base::Result<base::Bytes, db::Failure> put_all(model::Tables const& tables, Meta const& meta) {
    auto image = TRY(db::Database::in_memory());
    TRY(image.transaction([&]() -> Failed {
        TRY(put_meta(image, meta));
        for (auto const& table : tables.tables)
            TRY(put_table(image, table));
        return put_search(image, tables);
    }));
    TRY(image.run("VACUUM"));
    return image.image();
}

} // namespace

bool is_pack_name(std::string_view name) {
    bool const letters = std::all_of(
        name.begin(), name.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; });
    bool const ours = name == "meta" || name.starts_with("search") || name.starts_with("sqlite_");
    return letters && !ours && !name.empty() && name.size() <= 64 && name.front() >= 'a';
}

base::Result<base::Bytes> build_image(model::Tables const& tables, Meta const& meta) {
    TRY(check_names(tables));
    auto image = put_all(tables, meta);
    if (!image) return base::failure(base::ErrorKind::Io, "the pack could not be built: " + image.error().what);
    if (image->size() > largest_image)
        return base::failure(base::ErrorKind::Invalid, "larger than a kiosk takes: " + std::to_string(image->size()));
    return image.release();
}

} // namespace content
