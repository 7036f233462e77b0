#include "config/gtfs.h"

#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"

namespace {

// A line of two stops, as small as the reference allows.
struct Line {
    tests::TemporaryFolder folder;
    Line() {
        write("agency", "agency_name,agency_url,agency_timezone\nMetro,https://metro.example,Asia/Ho_Chi_Minh\n");
        write("stops", "stop_id,stop_name\nA,Một\nB,Hai\n");
        write("routes", "route_id,route_short_name,route_type\nL1,1,1\n");
        write("trips", "route_id,service_id,trip_id\nL1,daily,T1\n");
        write("stop_times", "trip_id,stop_id,stop_sequence,arrival_time\nT1,A,1,05:00:00\nT1,B,2,24:05:00\n");
        write("calendar_dates", "service_id,date,exception_type\ndaily,20261128,1\n");
    }
    void write(std::string const& name, std::string_view text) const {
        tests::write_file(folder / (name + ".txt"), text);
    }
    std::string complaints() const {
        auto const read = config::read_gtfs(folder.path());
        return read ? "" : config::text_of(read.error());
    }
    bool complains(std::string_view part) const { return complaints().find(part) != std::string::npos; }
};

} // namespace

TEST_CASE("a timetable is taken as it is, a table a file") {
    Line const line;
    line.write("levels", "level_id,level_index\n1,0\n");
    auto const tables = config::read_gtfs(line.folder.path());
    REQUIRE(tables);
    REQUIRE(tables->size() == 7);
    CHECK(tables->back().name == "gtfs_levels"); // of no columns that are known here
    auto const& times = (*tables)[4];
    CHECK(times.name == "gtfs_stop_times");
    CHECK(times.columns.back() == "arrival_time");
    CHECK(times.rows[1].fields.back() == "24:05:00");
    line.write("stops", "\xEF\xBB\xBFstop_id,stop_name\r\nA,Một\r\nB,Hai\r\n"); // as spreadsheets write it
    CHECK(line.complaints().empty());
}

TEST_CASE("a file or a column that GTFS requires is missed") {
    for (std::string const file : {"agency", "stops", "routes", "trips", "stop_times"}) {
        Line const line;
        std::filesystem::remove(line.folder / (file + ".txt"));
        CHECK(line.complains(file + ".txt: is not there"));
    }
    Line const line;
    line.write("trips", "route_id,trip_id\nL1,T1\n");
    CHECK(line.complains("trips.txt:1: the column service_id is missing; GTFS requires it"));
    line.write("fare_attributes", "fare_id,price\nf,7000\n");
    CHECK(line.complains("fare_attributes.txt:1: the column currency_type is missing"));
    std::filesystem::remove(line.folder / "calendar_dates.txt");
    CHECK(line.complains("calendar.txt: neither it nor calendar_dates.txt is there"));
}

TEST_CASE("an id that names nothing is told with its file and line") {
    Line const line;
    line.write("stop_times", "trip_id,stop_id,stop_sequence\nT1,A,1\nT1,C,2\nT2,B,1\n");
    CHECK(line.complains("stop_times.txt:3: stop_id: \"C\" is not in stops.txt; write one that is"));
    CHECK(line.complains("stop_times.txt:4: trip_id: \"T2\" is not in trips.txt"));
}

TEST_CASE("the city's own timetable is whole") {
    auto const tables = config::read_gtfs(TRAMSO_SOURCE_DIR "/config/content/gtfs");
    if (!tables) FAIL(config::text_of(tables.error()));
    CHECK(tables->size() >= 6);
}
