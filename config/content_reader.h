// ContentReader: reads one table of the content after the other and gathers what is wrong with them. What every table
// has in common is checked here: its columns, a source for each row, ids that come once. Belongs to this room; one a
// run.
#pragma once
#include <optional>
#include <set>

#include "config/csv_table.h"

namespace config {

bool only(std::string_view text, std::initializer_list<std::string_view> allowed); // letters of these sets alone
bool is_word(std::string_view text);                                               // a-z, 0-9 and _
bool is_ward_code(std::string_view text);
bool is_station_code(std::string_view text);
bool is_address(std::string_view text); // https://…

inline constexpr std::string_view lower_letters = "abcdefghijklmnopqrstuvwxyz";
inline constexpr std::string_view upper_letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
inline constexpr std::string_view digits = "0123456789";

class ContentReader {
public:
    using Row = CsvTable::Row;

    explicit ContentReader(TableSource const& source) : source_(source) {} // which outlives it

    // Calls `take(row)` for every row; the columns every table has in common come last.
    template<class Take>
    void read(std::string_view name, std::vector<std::string_view> columns, Take take) {
        for (auto const& row : open(name, std::move(columns)))
            take(row);
    }

    void complain(int line, std::string what, std::string instead); // about the table read last
    void demand(Row const& row, bool holds, std::string_view column, std::string_view instead);
    void demand_new(Row const& row, std::string_view column); // each value once a file
    void demand_names(Row const& row);                        // name_vi and name_en
    void demand_sure(Row const& row);                         // known well enough to be shown to anybody
    bool seen(std::string const& value) const { return seen_.contains(value); }

    TableSource const& source() const { return source_; }
    std::filesystem::path const& file() const { return file_; }
    void back_to(std::filesystem::path file) { file_ = std::move(file); }
    Complaints& complaints() { return complaints_; }

private:
    std::vector<Row> open(std::string_view name, std::vector<std::string_view> columns);

    TableSource const& source_;
    std::filesystem::path file_;
    std::optional<CsvTable> table_; // what the rows read last are of
    std::set<std::string> seen_;
    Complaints complaints_;
};

} // namespace config
