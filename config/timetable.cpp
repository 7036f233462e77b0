#include "config/timetable.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>

namespace config {
namespace {

constexpr int most_hours = 48; // a trip of the evening may end on the morning after

// One table of a feed, whose columns come in any order and number.
class Feed {
public:
    Feed(ContentReader& reader, std::string_view name) : reader_(reader) {
        if (!reader.source().has(name)) return;
        auto table = reader.source().table(name);
        if (table)
            table_ = table.release();
        else
            reader.complaints().insert(reader.complaints().end(), table.error().begin(), table.error().end());
    }

    template<class Take>
    void each(Take take) {
        for (auto const& row : table_.rows)
            take([&](std::string_view column) -> std::string const& { return at(row, column); }, row);
    }
    void complain(model::TableRow const& row, std::string what, std::string instead) {
        reader_.complaints().push_back({table_.file_of(row), row.line, 0, std::move(what), std::move(instead)});
    }

private:
    std::string const& at(model::TableRow const& row, std::string_view column) const {
        static std::string const nothing;
        auto const found = std::ranges::find(table_.columns, column);
        return found == table_.columns.end() ? nothing
                                             : row.fields[static_cast<std::size_t>(found - table_.columns.begin())];
    }
    ContentReader& reader_;
    model::Table table_;
};

std::optional<int> number_of(std::string_view text) {
    int value = 0;
    auto const read = std::from_chars(text.data(), text.data() + text.size(), value);
    return read.ec == std::errc() && read.ptr == text.data() + text.size() && value >= 0 ? std::optional(value)
                                                                                         : std::nullopt;
}

// "25:10:00" or "5:00:00"
std::optional<int> seconds_of(std::string const& text) {
    auto const first = text.find(':'), second = text.rfind(':');
    if (first == std::string::npos || first == second) return std::nullopt;
    auto const hour = number_of(text.substr(0, first)), minute = number_of(text.substr(first + 1, second - first - 1)),
               rest = number_of(text.substr(second + 1));
    if (!hour || !minute || !rest || *hour > most_hours || *minute > 59 || *rest > 59) return std::nullopt;
    return *hour * 3600 + *minute * 60 + *rest;
}

// Tram, metro, railway, monorail; and the extended types of the same (developers.google.com/transit/gtfs/reference,
// "Extended GTFS route types"). A bus may well stop at a place of a station's name.
constexpr int bus = 3;
bool is_on_rails(int route_type) {
    return (route_type >= 0 && route_type <= 2) || route_type == 12 || (route_type >= 100 && route_type < 200) ||
           (route_type >= 400 && route_type < 500);
}

class TimetableReader {
public:
    TimetableReader(ContentReader& reader, model::Catalogue const& catalogue)
        : reader_(reader), catalogue_(catalogue) {}

    model::Timetable run() {
        read_stops();
        read_services();
        read_routes();
        read_trips();
        read_calls();
        read_headways();
        std::erase_if(table_.trips, [](model::Trip const& trip) { return trip.calls.size() < 2; });
        return std::move(table_);
    }

private:
    std::string station_of(std::string const& id, std::string const& code, std::string const& name) const {
        for (auto const& place : catalogue_.places)
            if (place.kind == model::PlaceKind::Station &&
                (place.code == id || place.code == code || place.name_vi == name))
                return place.code;
        return {};
    }

    void read_stops() {
        Feed feed(reader_, "gtfs_stops");
        std::map<std::string, std::string> parents;
        feed.each([&](auto const& value, auto const&) {
            auto station = station_of(value("stop_id"), value("stop_code"), value("stop_name"));
            if (!station.empty()) stations_[value("stop_id")] = std::move(station);
            if (!value("parent_station").empty()) parents[value("stop_id")] = value("parent_station");
        });
        for (auto const& [stop, parent] : parents)
            if (stations_.contains(parent)) stations_[stop] = stations_[parent];
    }

    model::ServiceDays& service(std::string const& id) {
        auto const known = std::ranges::find(table_.services, id, &model::ServiceDays::id);
        return known == table_.services.end() ? table_.services.emplace_back(model::ServiceDays{id, {}, {}, {}, {}, {}})
                                              : *known;
    }

    void demand_day(Feed& feed, model::TableRow const& row, std::string const& date) {
        bool const is_day = date.size() == 8 && only(date, {digits}) && date.substr(4, 2) >= "01" &&
                            date.substr(4, 2) <= "12" && date.substr(6) >= "01" && date.substr(6) <= "31";
        if (!is_day) feed.complain(row, "\"" + date + "\" is no day", "write it as 20261129");
    }

    void read_services() {
        Feed week(reader_, "gtfs_calendar");
        week.each([&](auto const& value, auto const& row) {
            auto& days = service(value("service_id"));
            std::size_t i = 0;
            for (auto const* weekday : {"sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"})
                days.weekdays[i++] = value(weekday) == "1";
            days.first = value("start_date");
            days.last = value("end_date");
            demand_day(week, row, days.first);
            demand_day(week, row, days.last);
        });
        Feed single(reader_, "gtfs_calendar_dates");
        single.each([&](auto const& value, auto const& row) {
            auto& days = service(value("service_id"));
            (value("exception_type") == "1" ? days.with : days.without).insert(value("date"));
            demand_day(single, row, value("date"));
        });
    }

    void read_routes() {
        Feed(reader_, "gtfs_routes").each([&](auto const& value, auto const&) {
            if (is_on_rails(number_of(value("route_type")).value_or(bus))) trains_.insert(value("route_id"));
        });
    }

    void read_trips() {
        Feed(reader_, "gtfs_trips").each([&](auto const& value, auto const&) {
            if (!trains_.contains(value("route_id"))) return;
            model::Trip trip;
            auto const& days = service(value("service_id"));
            trip.service = static_cast<std::size_t>(&days - table_.services.data());
            trips_[value("trip_id")] = table_.trips.size();
            table_.trips.push_back(std::move(trip));
        });
    }

    model::Trip* trip(std::string const& id) {
        auto const found = trips_.find(id);
        return found == trips_.end() ? nullptr : &table_.trips[found->second];
    }

    void read_calls() {
        Feed feed(reader_, "gtfs_stop_times");
        std::map<std::size_t, std::vector<std::pair<int, model::Call>>> calls;
        feed.each([&](auto const& value, auto const& row) {
            auto const station = stations_.find(value("stop_id"));
            auto const found = trips_.find(value("trip_id"));
            auto const& text = value("departure_time");
            auto const at_s = text.empty() ? std::nullopt : seconds_of(text);
            if (!text.empty() && !at_s) feed.complain(row, "\"" + text + "\" is no time", "write it as 05:07:00");
            auto const place = number_of(value("stop_sequence"));
            if (!place) feed.complain(row, "stop_sequence is no number", "write one of 0 or more");
            if (station == stations_.end() || found == trips_.end()) return; // of another line
            calls[found->second].emplace_back(place.value_or(0), model::Call{station->second, at_s});
        });
        for (auto& [index, of_trip] : calls) {
            std::ranges::stable_sort(of_trip, {}, &std::pair<int, model::Call>::first);
            for (auto& [place, call] : of_trip)
                table_.trips[index].calls.push_back(std::move(call));
        }
    }

    void read_headways() {
        Feed feed(reader_, "gtfs_frequencies");
        feed.each([&](auto const& value, auto const& row) {
            auto* of = trip(value("trip_id"));
            auto const from = seconds_of(value("start_time")), to = seconds_of(value("end_time"));
            auto const every = number_of(value("headway_secs"));
            if (!from || !to || !every || *every == 0)
                return feed.complain(row, "times or headway_secs are none", "write 05:00:00, 06:00:00 and 420");
            if (of == nullptr) return;
            of->headways.push_back({*from, *to, *every, value("exact_times") == "1"});
        });
    }

    ContentReader& reader_;
    model::Catalogue const& catalogue_;
    model::Timetable table_;
    std::map<std::string, std::string> stations_; // of a stop_id: Place::code
    std::set<std::string> trains_;                // route_id
    std::map<std::string, std::size_t> trips_;    // of a trip_id: its place in table_
};

} // namespace

void read_timetable(ContentReader& reader, model::Catalogue& catalogue) {
    if (reader.source().has("gtfs_stop_times")) catalogue.timetable = TimetableReader(reader, catalogue).run();
}

} // namespace config
