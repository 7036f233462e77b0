#include "config/table_source.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>

#include "config/feed.h"
#include "config/gtfs.h"
#include "config/table_file.h"

namespace config {
namespace {

constexpr std::string_view endings[] = {".csv", ".json", ".toml"};
constexpr std::string_view recipe = "pack"; // pack.toml says what the pack is, and is no table

constexpr std::string_view of_gtfs = "gtfs_";

bool is_of_gtfs(std::string_view name) { return name.starts_with(of_gtfs); }
std::filesystem::path gtfs_file(std::filesystem::path const& folder, std::string_view name) {
    return folder / "gtfs" / fmt::format("{}.txt", name.substr(of_gtfs.size()));
}

void add(Complaints& all, Complaints const& more) { all.insert(all.end(), more.begin(), more.end()); }

// Rows that an update or a cancelling has taken back go; ids are "IDENTIFIER/LANGUAGE".
void remove_taken_back(model::Table& table, std::set<std::string> const& taken_back) {
    std::erase_if(table.rows, [&](model::TableRow const& row) {
        auto const& id = row.fields.front();
        return taken_back.contains(id.substr(0, id.rfind('/')));
    });
}

} // namespace

std::vector<std::filesystem::path> FolderTables::files_of(std::string_view name) const {
    std::vector<std::filesystem::path> files;
    std::error_code error;
    for (auto const ending : endings)
        if (auto file = folder_ / fmt::format("{}{}", name, ending); std::filesystem::exists(file, error))
            files.push_back(std::move(file));
    return files;
}

std::vector<std::filesystem::path> FolderTables::feeds() const {
    std::vector<std::filesystem::path> files;
    std::error_code error;
    for (auto const& entry : std::filesystem::directory_iterator(folder_ / "news", error))
        if (entry.path().extension() == ".xml") files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

base::Result<model::Table, Complaints> FolderTables::news() const {
    model::Table table{"news", {}, news_columns(), {}};
    Complaints complaints;
    std::set<std::string> taken_back;
    for (auto const& file : feeds()) {
        auto const text = whole_file(file);
        auto feed = text ? read_feed(*text, file) : tl::unexpected(text.error());
        if (!feed) {
            add(complaints, feed.error());
            continue;
        }
        for (auto& row : feed->rows) {
            row.file = table.files.size();
            table.rows.push_back(std::move(row));
        }
        table.files.push_back(file);
        taken_back.insert(feed->taken_back.begin(), feed->taken_back.end());
    }
    if (!complaints.empty()) return tl::unexpected(std::move(complaints));
    remove_taken_back(table, taken_back);
    return table;
}

bool FolderTables::has(std::string_view name) const {
    std::error_code error;
    if (is_of_gtfs(name)) return std::filesystem::exists(gtfs_file(folder_, name), error);
    return !files_of(name).empty() || (name == "news" && !feeds().empty());
}

base::Result<model::Table, Complaints> FolderTables::table(std::string_view name) const {
    if (is_of_gtfs(name)) return read_csv_table(name, gtfs_file(folder_, name), largest_timetable);
    auto const files = files_of(name);
    bool const fed = name == "news" && !feeds().empty();
    if (files.size() + (fed ? 1U : 0U) > 1)
        return tl::unexpected(Complaints{{files.front(), 0, 0, "the table is there twice", "keep one of its files"}});
    if (fed) return news();
    return read_table(name, files.empty() ? folder_ / fmt::format("{}.csv", name) : files.front());
}

base::Result<model::Tables, Complaints> FolderTables::all() const {
    std::set<std::string> names;
    std::error_code error;
    for (auto const& entry : std::filesystem::directory_iterator(folder_, error))
        if (auto const ending = entry.path().extension();
            std::find(std::begin(endings), std::end(endings), ending) != std::end(endings))
            names.insert(entry.path().stem());
    if (error) return tl::unexpected(Complaints{{folder_, 0, 0, "cannot be read", "give a folder of tables"}});
    names.erase(std::string(recipe));
    if (has("news")) names.insert("news");
    model::Tables tables{folder_, {}};
    Complaints complaints;
    for (auto const& name : names) {
        auto each = table(name);
        if (each)
            tables.tables.push_back(each.release());
        else
            add(complaints, each.error());
    }
    if (std::filesystem::exists(folder_ / "gtfs", error)) {
        auto timetable = read_gtfs(folder_ / "gtfs");
        if (timetable)
            std::move(timetable->begin(), timetable->end(), std::back_inserter(tables.tables));
        else
            add(complaints, timetable.error());
    }
    if (!complaints.empty()) return tl::unexpected(std::move(complaints));
    return tables;
}

base::Result<model::Table, Complaints> HeldTables::table(std::string_view name) const {
    if (auto const* table = tables_.find(name)) return *table;
    return tl::unexpected(Complaints{{tables_.origin / name, 0, 0, "is not there", "add the table"}});
}

} // namespace config
