#include "config/gtfs.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>

#include "config/table_file.h"

namespace config {
namespace {

struct Wanted {
    std::string_view file;
    std::vector<std::string_view> columns;
};
// What the reference says is required in every feed; of calendar and calendar_dates one at least.
std::vector<Wanted> const& required() {
    static std::vector<Wanted> const files{
        {"agency", {"agency_name", "agency_url", "agency_timezone"}},
        {"stops", {"stop_id"}},
        {"routes", {"route_id", "route_type"}},
        {"trips", {"route_id", "service_id", "trip_id"}},
        {"stop_times", {"trip_id", "stop_id", "stop_sequence"}},
    };
    return files;
}
std::vector<Wanted> const& conditional() {
    static std::vector<Wanted> const files{
        {"calendar",
         {"service_id", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "start_date",
          "end_date"}},
        {"calendar_dates", {"service_id", "date", "exception_type"}},
        {"fare_attributes", {"fare_id", "price", "currency_type", "payment_method", "transfers"}},
        {"fare_rules", {"fare_id"}},
        {"feed_info", {"feed_publisher_name", "feed_publisher_url", "feed_lang"}},
        {"frequencies", {"trip_id", "start_time", "end_time", "headway_secs"}},
        {"shapes", {"shape_id", "shape_pt_lat", "shape_pt_lon", "shape_pt_sequence"}},
        {"transfers", {"transfer_type"}},
        {"translations", {"table_name", "field_name", "language", "translation"}},
    };
    return files;
}

// Rows of one file that name a row of another: file, column, the other file.
struct Reference {
    std::string_view file, column, to;
};
constexpr Reference references[] = {
    {"trips", "route_id", "routes"},
    {"stop_times", "trip_id", "trips"},
    {"stop_times", "stop_id", "stops"},
};

class GtfsReader {
public:
    explicit GtfsReader(std::filesystem::path const& folder) : folder_(folder) {}

    base::Result<std::vector<model::Table>, Complaints> run() {
        for (auto const& wanted : required())
            take(wanted);
        for (auto const& wanted : conditional())
            if (is_there(wanted.file)) take(wanted);
        for (auto const& name : others())
            take({name, {}});
        if (!is_there("calendar") && !is_there("calendar_dates"))
            complain(folder_ / "calendar.txt", 0, "neither it nor calendar_dates.txt is there", "give one of them");
        for (auto const& reference : references)
            check(reference);
        if (!complaints_.empty()) return tl::unexpected(std::move(complaints_));
        return std::move(tables_);
    }

private:
    std::filesystem::path path(std::string_view name) const { return folder_ / fmt::format("{}.txt", name); }
    bool is_there(std::string_view name) const {
        std::error_code error;
        return std::filesystem::exists(path(name), error);
    }
    void complain(std::filesystem::path file, int line, std::string what, std::string instead) {
        complaints_.push_back({std::move(file), line, 0, std::move(what), std::move(instead)});
    }

    // What this reader knows no columns of, in the order of their names.
    std::vector<std::string> others() const {
        std::set<std::string> names;
        std::error_code error;
        for (auto const& entry : std::filesystem::directory_iterator(folder_, error))
            if (entry.path().extension() == ".txt") names.insert(entry.path().stem().string());
        for (auto const* known : {&required(), &conditional()})
            for (auto const& wanted : *known)
                names.erase(std::string(wanted.file));
        return {names.begin(), names.end()};
    }

    void take(Wanted const& wanted) {
        auto table = read_csv_table(fmt::format("gtfs_{}", wanted.file), path(wanted.file), largest_timetable);
        if (!table) {
            complaints_.insert(complaints_.end(), table.error().begin(), table.error().end());
            return;
        }
        for (auto const column : wanted.columns)
            if (std::find(table->columns.begin(), table->columns.end(), column) == table->columns.end())
                complain(path(wanted.file), 1, fmt::format("the column {} is missing", column), "GTFS requires it");
        tables_.push_back(table.release());
    }

    // The values of a column with the lines they stand in; nothing when it is not there, which was complained about.
    std::vector<std::pair<int, std::string_view>> values(std::string_view file, std::string_view column) const {
        std::vector<std::pair<int, std::string_view>> all;
        for (auto const& table : tables_) {
            auto const found = std::find(table.columns.begin(), table.columns.end(), column);
            if (table.name != fmt::format("gtfs_{}", file) || found == table.columns.end()) continue;
            for (auto const& row : table.rows)
                all.emplace_back(row.line, row.fields[static_cast<std::size_t>(found - table.columns.begin())]);
        }
        return all;
    }

    void check(Reference const& reference) {
        std::set<std::string_view> known;
        for (auto const& [line, id] : values(reference.to, reference.column))
            known.insert(id);
        for (auto const& [line, id] : values(reference.file, reference.column))
            if (!known.contains(id))
                complain(path(reference.file), line,
                         fmt::format("{}: \"{}\" is not in {}.txt", reference.column, id, reference.to),
                         "write one that is");
    }

    std::filesystem::path const& folder_;
    std::vector<model::Table> tables_;
    Complaints complaints_;
};

} // namespace

base::Result<std::vector<model::Table>, Complaints> read_gtfs(std::filesystem::path const& folder) {
    return GtfsReader(folder).run();
}

} // namespace config
