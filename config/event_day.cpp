#include "config/event_day.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <set>

#include "config/csv_table.h"
#include "config/plain_text.h"
#include "kiosk/base/clock.h"
#include "kiosk/base/text.h"

namespace config {
namespace {

constexpr std::size_t longest_event_name = 120;
constexpr std::string_view code_instead = "write 1 to 64 of a-z, 0-9 and -";

bool is_day(std::string const& text) {
    return text.size() == 10 && base::from_rfc3339(text + "T00:00:00Z").has_value();
}

std::optional<unsigned> whole_number(std::string const& text) {
    unsigned value = 0;
    auto const* const end = text.data() + text.size();
    auto const [stop, error] = std::from_chars(text.data(), end, value);
    return error == std::errc() && stop == end ? std::optional(value) : std::nullopt;
}

// One table after the other; what is wrong is gathered.
class EventReader {
public:
    explicit EventReader(TableSource const& source) : source_(source) {}

    base::Result<model::EventDay, Complaints> read() {
        read_event();
        read_organisations();
        read_ambassadors();
        read_gifts();
        read_prizes();
        if (!complaints_.empty()) return tl::unexpected(std::move(complaints_));
        return std::move(day_);
    }

private:
    using Row = CsvTable::Row;

    template<class Take>
    void each_row(std::string_view name, std::vector<std::string_view> columns, Take take) {
        auto const table = CsvTable::open(source_, name, std::move(columns));
        if (!table) {
            complaints_.insert(complaints_.end(), table.error().begin(), table.error().end());
            return;
        }
        seen_.clear();
        for (auto const& row : table->rows())
            take(row);
        if (name == "event" && table->rows().size() != 1)
            complaints_.push_back({table->file(), 1, 0, "an event is one row", "write one row below the columns"});
    }

    template<class Take>
    void each_row_if_there(std::string_view name, std::vector<std::string_view> columns, Take take) {
        if (source_.has(name)) each_row(name, std::move(columns), take);
    }

    void demand(Row const& row, bool holds, std::string_view column, std::string_view instead) {
        if (!holds)
            complaints_.push_back({row.file(), row.line(), 0,
                                   fmt::format("{}: \"{}\" will not do", column, row[column]), std::string(instead)});
    }

    std::string code_of(Row const& row, std::string_view column) {
        auto const& code = row[column];
        demand(row, model::is_event_code(code), column, code_instead);
        demand(row, seen_.insert(code).second, column, "write each once");
        return code;
    }

    // A line that can stand on a screen and a slip.
    model::Bilingual words_of(Row const& row, std::string const& column) {
        for (auto const& each : {column + "_vi", column + "_en"}) {
            auto const& text = row[each];
            bool const fits = !text.empty() && tidy_line(text) == text && base::length(text) <= longest_event_name;
            demand(row, fits, each, fmt::format("write one line of at most {} letters", longest_event_name));
        }
        return {row[column + "_vi"], row[column + "_en"]};
    }

    unsigned number_in(Row const& row, std::string_view column, unsigned least, unsigned most) {
        auto const value = whole_number(row[column]);
        bool const fits = value && *value >= least && *value <= most;
        demand(row, fits, column, fmt::format("write a number, {} to {}", least, most));
        return fits ? *value : least;
    }

    void read_event() {
        std::vector<std::string_view> const columns{"id",       "name_vi",   "name_en", "place_vi",
                                                    "place_en", "first_day", "last_day"};
        each_row("event", columns, [&](Row const& row) {
            day_.id = code_of(row, "id");
            day_.name = words_of(row, "name");
            day_.place = words_of(row, "place");
            day_.first_day = row["first_day"];
            day_.last_day = row["last_day"];
            demand(row, is_day(day_.first_day), "first_day", "write the day as in 2026-12-05");
            demand(row, is_day(day_.last_day), "last_day", "write the day as in 2026-12-05");
            demand(row, day_.first_day <= day_.last_day, "last_day", "write no day before first_day");
        });
    }

    void read_organisations() {
        each_row_if_there("organisations", {"code", "name_vi", "name_en", "target"}, [&](Row const& row) {
            model::EventOrganisation organisation{code_of(row, "code"), words_of(row, "name")};
            if (!row["target"].empty()) organisation.target = number_in(row, "target", 1, model::largest_target);
            day_.organisations.push_back(std::move(organisation));
        });
    }

    void read_ambassadors() {
        each_row_if_there("ambassadors", {"code", "organisation"}, [&](Row const& row) {
            day_.ambassadors.push_back({code_of(row, "code"), row["organisation"]});
            demand(row, day_.organisation(row["organisation"]) != nullptr, "organisation",
                   "write the code of a row of organisations.csv");
        });
    }

    void read_gifts() {
        each_row_if_there("gifts", {"id", "name_vi", "name_en", "stock", "per_person"}, [&](Row const& row) {
            model::EventGift gift{code_of(row, "id"), words_of(row, "name")};
            gift.stock = number_in(row, "stock", 0, model::largest_stock);
            gift.per_person = number_in(row, "per_person", 1, model::most_for_a_person);
            day_.gifts.push_back(std::move(gift));
        });
    }

    void read_prizes() {
        each_row_if_there("prizes", {"place", "name_vi", "name_en", "count"}, [&](Row const& row) {
            model::EventPrize prize;
            prize.place = number_in(row, "place", 1, model::most_of_a_prize);
            prize.name = words_of(row, "name");
            prize.count = number_in(row, "count", 1, model::most_of_a_prize);
            demand(row, prize.place == day_.prizes.size() + 1, "place", "write 1 in the first row, 2 in the next, ...");
            day_.prizes.push_back(std::move(prize));
        });
    }

    TableSource const& source_;
    model::EventDay day_;
    std::set<std::string> seen_; // codes of the table that is read
    Complaints complaints_;
};

} // namespace

bool is_event(TableSource const& source) { return source.has("event"); }

base::Result<model::EventDay, Complaints> load_event_day(TableSource const& source) {
    return EventReader(source).read();
}

} // namespace config
