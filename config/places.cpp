#include "config/places.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fmt/format.h>
#include <set>

#include "config/plain_text.h"
#include "config/table_file.h"
#include "kiosk/base/text.h"
#include "kiosk/model/settings.h"

namespace config {
namespace {

constexpr std::size_t longest_place_name = 120;
std::vector<std::string> const place_columns{"kiosk", "name", "lat", "lon"};

// "10.770404": nothing else around it.
std::optional<double> place_degrees(std::string const& text, double least, double most) {
    double value = 0;
    auto const* const end = text.data() + text.size();
    auto const [stop, error] = std::from_chars(text.data(), end, value, std::chars_format::fixed);
    bool const good = error == std::errc() && stop == end && std::isfinite(value) && value >= least && value <= most;
    return good ? std::optional(value) : std::nullopt;
}

class PlacesReader {
public:
    explicit PlacesReader(model::Table const& table) : table_(table) {}

    void take(model::TableRow const& row) {
        row_ = &row;
        auto const& kiosk = row.fields[0];
        auto const& name = row.fields[1];
        auto const latitude = place_degrees(row.fields[2], 8, 24), longitude = place_degrees(row.fields[3], 102, 118);
        demand(model::is_kiosk_id(kiosk), "kiosk", "write a kiosk's id, as in kiosk-0001");
        demand(seen_.insert(kiosk).second, "kiosk", "write each kiosk once");
        demand(!name.empty() && tidy_line(name) == name && base::length(name) <= longest_place_name, "name",
               "write one line of at most 120 letters");
        demand(latitude.has_value(), "lat", "write degrees north, 8 to 24, as in 10.7704");
        demand(longitude.has_value(), "lon", "write degrees east, 102 to 118, as in 106.6968");
        if (complaints.empty()) places.push_back({kiosk, name, *latitude, *longitude});
    }

    std::vector<model::KioskPlace> places;
    Complaints complaints;

private:
    void demand(bool holds, std::string_view column, std::string_view instead) {
        if (!holds)
            complaints.push_back({table_.file_of(*row_), row_->line, 0, fmt::format("{}: not as it should be", column),
                                  std::string(instead)});
    }
    model::Table const& table_;
    model::TableRow const* row_ = nullptr;
    std::set<std::string> seen_;
};

} // namespace

base::Result<std::vector<model::KioskPlace>, Complaints> load_places(std::filesystem::path const& file) {
    auto const table = TRY(read_csv_table("places", file));
    if (table.columns != place_columns)
        return tl::unexpected(Complaints{{file, 1, 0, "other columns than expected",
                                          fmt::format("write as the first row: {}", fmt::join(place_columns, ","))}});
    PlacesReader reader(table);
    for (auto const& row : table.rows)
        reader.take(row);
    if (!reader.complaints.empty()) return tl::unexpected(std::move(reader.complaints));
    return std::move(reader.places);
}

} // namespace config
