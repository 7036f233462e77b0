#include <algorithm>
#include <fmt/format.h>

#include "config/city_map.h"
#include "config/content_reader.h"
#include "config/known.h"
#include "config/library.h"
#include "config/needs.h"
#include "config/notices.h"
#include "config/order.h"
#include "config/prompts.h"
#include "config/timetable.h"

namespace config {
namespace {

bool is_number(std::string_view text) { return text.size() >= 3 && text.size() <= 16 && only(text, {digits, " .+"}); }

// Reads one content file after the other into a catalogue.
class CatalogueReader : private ContentReader {
public:
    using ContentReader::ContentReader;

    base::Result<model::Catalogue, Complaints> run() {
        read_categories();
        read_stations();
        read_wards();
        check_station_wards();
        read_hotlines();
        read_portals();
        read_emergency_words();
        read_library(*this, catalogue_);
        read_city_map(*this, catalogue_);
        read_needs(*this, catalogue_);
        read_prompts(*this, catalogue_);
        read_timetable(*this, catalogue_);
        read_news();
        read_known_problems();
        if (!complaints().empty()) return tl::unexpected(std::move(complaints()));
        return std::move(catalogue_);
    }

private:
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
        stations_file_ = file();
    }

    void read_wards() {
        read("wards", {"code", "name_vi", "name_en"}, [this](Row const& row) {
            demand(row, is_ward_code(row["code"]), "code", "write 5 digits");
            demand_new(row, "code");
            demand_names(row);
            catalogue_.places.push_back(
                {row["code"], model::PlaceKind::Ward, row["name_vi"], row["name_en"], row["code"]});
        });
        sort_by_name(std::span(catalogue_.places).subspan(station_lines_.size()));
    }

    void check_station_wards() {
        back_to(stations_file_);
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
            if (!file().empty() && !seen(number))
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

    void read_news() {
        auto notices = read_notices(source());
        if (notices)
            catalogue_.notices = notices.release();
        else
            complaints().insert(complaints().end(), notices.error().begin(), notices.error().end());
    }

    void read_known_problems() {
        auto known = read_known(source(), catalogue_);
        if (known)
            catalogue_.known = known.release();
        else
            complaints().insert(complaints().end(), known.error().begin(), known.error().end());
    }

    std::filesystem::path stations_file_;
    std::vector<std::pair<int, std::size_t>> station_lines_; // line in the file, index into places
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
