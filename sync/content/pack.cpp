#include "sync/content/pack.h"

#include <fmt/format.h>

#include "sync/content/search.h"

namespace content {
namespace {

using base::ErrorKind;
template<class T>
using Read = base::Result<T, db::Failure>;

tl::unexpected<db::Failure> odd(std::string what) {
    return tl::unexpected(db::Failure{db::FailureKind::Corrupt, std::move(what)});
}

Read<Meta> read_meta(db::Database& image, std::int64_t& format) {
    auto ask = TRY(image.prepare("SELECT format, version, made_at, expires_at, city FROM meta"));
    if (!TRY(ask.step())) return odd("no meta");
    format = ask.integer(0);
    auto const made = base::from_rfc3339(ask.text(2)), expires = base::from_rfc3339(ask.text(3));
    Meta meta{ask.integer(1), made.value_or(base::WallTime()), expires.value_or(base::WallTime()), ask.text(4)};
    bool const fits = meta.version > 0 && made && expires && !TRY(ask.step());
    if (format == pack_format && !fits) return odd("meta is not of this format");
    return meta;
}

// Tables with pages of their own: neither views nor virtual tables are read.
Read<std::vector<std::string>> names_of_tables(db::Database& image) {
    auto ask = TRY(image.prepare("SELECT name, type, rootpage FROM sqlite_schema ORDER BY name"));
    std::vector<std::string> names;
    while (TRY(ask.step())) {
        auto const name = ask.text(0), type = ask.text(1);
        if (name == "meta" || name.starts_with("search")) continue;
        if (type != "table" || ask.integer(2) <= 0 || !is_pack_name(name)) return odd("holds more than tables");
        names.push_back(name);
    }
    return names;
}

Read<std::vector<std::string>> columns_of(db::Database& image, std::string const& table) {
    auto ask = TRY(image.prepare("SELECT name FROM pragma_table_info(?) ORDER BY cid"));
    ask.bind(table);
    std::vector<std::string> columns;
    while (TRY(ask.step())) {
        columns.push_back(ask.text(0));
        if (!is_pack_name(columns.back())) return odd("a column of " + table);
    }
    if (columns.empty()) return odd("no columns in " + table);
    return columns;
}

Read<model::Table> read_table(db::Database& image, std::string const& name) {
    auto columns = TRY(columns_of(image, name)); // not inside of the braces: g++ 12 leaks what stands before it there
    model::Table table{name, {std::filesystem::path("pack") / name}, std::move(columns), {}};
    std::string list;
    for (auto const& column : table.columns)
        list += fmt::format("{}\"{}\"", list.empty() ? "" : ",", column);
    auto ask = TRY(image.prepare(fmt::format("SELECT {} FROM \"{}\" ORDER BY rowid", list, name)));
    for (int line = 1; TRY(ask.step()); ++line) {
        model::TableRow row{0, line, {}};
        for (int i = 0; i < static_cast<int>(table.columns.size()); ++i)
            row.fields.push_back(ask.text(i));
        table.rows.push_back(std::move(row));
    }
    return table;
}

Read<model::Tables> read_tables(db::Database& image) {
    model::Tables tables{"pack", {}};
    for (auto const& name : TRY(names_of_tables(image)))
        tables.tables.push_back(TRY(read_table(image, name)));
    return tables;
}

Read<std::vector<Page>> pages(db::Database& image, std::string const& expression, std::size_t most) {
    std::vector<Page> found;
    if (expression.empty()) return found;
    auto ask = TRY(image.prepare(
        "SELECT source, page FROM search WHERE search MATCH ? ORDER BY bm25(search, 0, 0, 10, 1), rowid LIMIT ?"));
    ask.bind(expression).bind(static_cast<std::int64_t>(most));
    while (TRY(ask.step()))
        found.push_back({ask.text(0), ask.text(1)});
    return found;
}

base::Error corrupt(db::Failure const& failure) {
    return {ErrorKind::Corrupt, "not a whole content pack: " + failure.what};
}

} // namespace

Pack::Pack(std::unique_ptr<db::Database> image, Meta meta, model::Tables tables)
    : image_(std::move(image)), meta_(std::move(meta)), tables_(std::move(tables)) {}

base::Result<Pack> Pack::read(base::Bytes bytes) {
    auto opened = db::Database::from_image(std::move(bytes));
    if (!opened) return tl::unexpected(corrupt(opened.error()));
    auto image = std::make_unique<db::Database>(opened.release());
    if (auto const whole = image->check_every_row(); !whole) return tl::unexpected(corrupt(whole.error()));
    std::int64_t format = 0;
    auto meta = read_meta(*image, format);
    if (!meta) return tl::unexpected(corrupt(meta.error()));
    if (format != pack_format)
        return base::failure(ErrorKind::Refused, fmt::format("format {} is not read, only {}", format, pack_format));
    auto tables = read_tables(*image);
    if (!tables) return tl::unexpected(corrupt(tables.error()));
    if (auto const searched = pages(*image, "\"a\"*", 1); !searched) return tl::unexpected(corrupt(searched.error()));
    return Pack(std::move(image), meta.release(), tables.release());
}

std::vector<Page> Pack::find(std::string_view words, std::size_t most) const {
    auto found = pages(*image_, all_of_words(words), most).value_or(std::vector<Page>());
    return found.empty() ? pages(*image_, any_of_words(words), most).value_or(std::vector<Page>()) : found;
}

} // namespace content
