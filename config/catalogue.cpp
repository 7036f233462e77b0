#include <algorithm>
#include <fmt/format.h>
#include <set>

#include "config/csv_table.h"
#include "config/load.h"

namespace config {
namespace {

constexpr std::string_view lower_letters = "abcdefghijklmnopqrstuvwxyz";
constexpr std::string_view upper_letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
constexpr std::string_view digits = "0123456789";

bool only(std::string_view text, std::initializer_list<std::string_view> allowed) {
    return std::all_of(text.begin(), text.end(), [&](char c) {
        return std::any_of(allowed.begin(), allowed.end(),
                           [&](std::string_view set) { return set.find(c) != std::string_view::npos; });
    });
}

bool is_word(std::string_view text) { return !text.empty() && only(text, {lower_letters, digits, "_"}); }
bool is_ward_code(std::string_view text) { return text.size() == 5 && only(text, {digits}); }
bool is_station_code(std::string_view text) { return text.size() == 3 && only(text, {upper_letters}); }
bool is_number(std::string_view text) { return text.size() >= 3 && text.size() <= 16 && only(text, {digits, " .+"}); }
bool is_address(std::string_view text) {
    return text.starts_with("https://") && text.size() > 8 && text.find_first_of(" \t\"<>") == std::string_view::npos;
}

// Reads one content file after the other into a catalogue and gathers what is wrong with them.
class CatalogueReader {
public:
    explicit CatalogueReader(TableSource const& source) : source_(source) {}

    base::Result<model::Catalogue, Complaints> run() {
        read_categories();
        read_stations();
        read_wards();
        check_station_wards();
        read_hotlines();
        read_portals();
        read_emergency_words();
        if (!complaints_.empty()) return tl::unexpected(std::move(complaints_));
        return std::move(catalogue_);
    }

private:
    using Row = CsvTable::Row;

    // Calls `take(row)` for every row; the columns every file has in common come last.
    template<class Take>
    void read(std::string_view name, std::vector<std::string_view> columns, Take take) {
        columns.insert(columns.end(), {"source", "as_of", "confidence"});
        seen_.clear();
        auto const table = CsvTable::open(source_, name, std::move(columns));
        if (!table) {
            file_.clear();
            complaints_.insert(complaints_.end(), table.error().begin(), table.error().end());
            return;
        }
        file_ = table->file();
        auto const rows = table->rows();
        if (rows.empty()) complain(1, "there are no rows", "write at least one");
        for (auto const& row : rows) {
            demand(row, !row["source"].empty(), "source", "write where the row comes from, or \"own\"");
            take(row);
        }
    }

    void complain(int line, std::string what, std::string instead) {
        complaints_.push_back({file_, line, 0, std::move(what), std::move(instead)});
    }
    void demand(Row const& row, bool holds, std::string_view column, std::string_view instead) {
        if (!holds)
            complaints_.push_back({row.file(), row.line(), 0,
                                   fmt::format("{}: \"{}\" will not do", column, row[column]), std::string(instead)});
    }
    void demand_new(Row const& row, std::string_view column) {
        if (!seen_.insert(row[column]).second)
            complaints_.push_back({row.file(), row.line(), 0,
                                   fmt::format("{}: \"{}\" comes twice", column, row[column]), "write each once"});
    }
    void demand_names(Row const& row) {
        demand(row, !row["name_vi"].empty(), "name_vi", "write the name in Vietnamese");
        demand(row, !row["name_en"].empty(), "name_en", "write the name in English");
    }

    void read_categories() {
        read("categories", {"id", "name_vi", "name_en", "emergency"}, [this](Row const& row) {
            demand(row, is_word(row["id"]), "id", "write a-z, 0-9 and _");
            demand_new(row, "id");
            demand_names(row);
            demand(row, row["emergency"] == "yes" || row["emergency"] == "no", "emergency", "write yes or no");
            catalogue_.categories.push_back({row["id"], row["name_vi"], row["name_en"], row["emergency"] == "yes"});
        });
    }

    void read_stations() {
        read("stations", {"code", "name_vi", "name_en", "ward"}, [this](Row const& row) {
            demand(row, is_station_code(row["code"]), "code", "write 3 letters A-Z");
            demand_new(row, "code");
            demand_names(row);
            station_lines_.emplace_back(row.line(), catalogue_.places.size());
            catalogue_.places.push_back(
                {row["code"], model::PlaceKind::Station, row["name_vi"], row["name_en"], row["ward"]});
        });
        stations_file_ = file_;
    }

    void read_wards() {
        read("wards", {"code", "name_vi", "name_en"}, [this](Row const& row) {
            demand(row, is_ward_code(row["code"]), "code", "write 5 digits");
            demand_new(row, "code");
            demand_names(row);
            catalogue_.places.push_back(
                {row["code"], model::PlaceKind::Ward, row["name_vi"], row["name_en"], row["code"]});
        });
    }

    void check_station_wards() {
        file_ = stations_file_;
        for (auto const& [line, index] : station_lines_) {
            auto const& ward = catalogue_.places[index].ward;
            if (catalogue_.place(ward) == nullptr || !is_ward_code(ward))
                complain(line, fmt::format("ward: \"{}\" is not in wards.csv", ward), "write the code of a ward");
        }
    }

    void read_hotlines() {
        read("hotlines", {"number", "name_vi", "name_en", "group"}, [this](Row const& row) {
            demand(row, is_number(row["number"]), "number", "write the number as people dial it");
            demand_new(row, "number");
            demand_names(row);
            demand(row, is_word(row["group"]), "group", "write a-z, 0-9 and _");
            catalogue_.hotlines.push_back({row["number"], row["name_vi"], row["name_en"], row["group"]});
        });
        for (std::string const number : {"113", "114", "115"})
            if (!file_.empty() && !seen_.contains(number))
                complain(0, "number: " + number + " is missing", "the emergency screen shows it");
    }

    void read_portals() {
        read("portals", {"id", "url", "name_vi", "name_en"}, [this](Row const& row) {
            demand(row, is_word(row["id"]), "id", "write a-z, 0-9 and _");
            demand_new(row, "id");
            demand(row, is_address(row["url"]), "url", "write an https:// address");
            demand_names(row);
            catalogue_.portals.push_back({row["id"], row["url"], row["name_vi"], row["name_en"]});
        });
    }

    void read_emergency_words() {
        read("emergency", {"word"}, [this](Row const& row) {
            demand(row, !row["word"].empty(), "word", "write a word or a few");
            demand_new(row, "word");
            catalogue_.emergency_words.push_back(row["word"]);
        });
    }

    TableSource const& source_;
    std::filesystem::path file_;
    std::filesystem::path stations_file_;
    std::vector<std::pair<int, std::size_t>> station_lines_; // line in the file, index into places
    std::set<std::string> seen_;
    Complaints complaints_;
    model::Catalogue catalogue_;
};

} // namespace

base::Result<model::Catalogue, Complaints> load_catalogue(std::filesystem::path const& folder) {
    return load_catalogue(FolderTables(folder));
}

base::Result<model::Catalogue, Complaints> load_catalogue(TableSource const& source) {
    return CatalogueReader(source).run();
}

} // namespace config
