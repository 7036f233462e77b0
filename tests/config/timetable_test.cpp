// The timetable that the tables of a GTFS feed make.
#include "config/load.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"

namespace {

base::WallTime at(std::string const& local) { return base::from_rfc3339("2026-" + local + ":00+07:00").value(); }

// The shipped content with files of its feed written anew.
class FeedContent {
public:
    FeedContent() {
        std::filesystem::copy(TRAMSO_SOURCE_DIR "/config/content", folder_.path(),
                              std::filesystem::copy_options::recursive);
    }
    FeedContent const& write(std::string_view file, std::string const& text) const {
        tests::write_file(folder_ / "gtfs" / file, text);
        return *this;
    }
    std::filesystem::path operator/(std::string_view file) const { return folder_ / file; }
    model::Timetable timetable() const { return config::load_catalogue(folder_.path()).value().timetable; }
    std::string complaints() const {
        auto const read = config::load_catalogue(folder_.path());
        return read ? "" : config::text_of(read.error());
    }

private:
    tests::TemporaryFolder folder_;
};

} // namespace

TEST_CASE("The shipped feed tells how often trains run in the months it knows, and nothing of later ones") {
    FeedContent const content;
    auto const timetable = content.timetable();
    using Next = std::vector<model::NextTrains>;
    CHECK(timetable.next("BTN", "", at("05-29T07:00")) == Next{{"STT", {}, 7}});
    CHECK(timetable.next("TCN", "", at("05-29T09:00")) == Next{{"STT", {}, 15}, {"BTN", {}, 15}});
    CHECK(timetable.next("BTN", "", at("05-28T22:30")).empty()); // a Thursday
    CHECK(timetable.next("BTN", "", at("05-29T22:30")) == Next{{"STT", {}, 15}});
    CHECK(timetable.has_day(at("05-31T12:00")));
    CHECK_FALSE(timetable.has_day(at("06-01T12:00")));
    CHECK(timetable.next("BTN", "", at("06-01T12:00")).empty());
}

TEST_CASE("A feed of the city's own is understood by names, codes and parents of its stops, and buses are left out") {
    FeedContent const content;
    content
        .write("stops.txt", "stop_id,stop_name,stop_code,parent_station\nS1,Bến Thành,,\nP1,Ke 1,,S1\nP2,Ga cuối,STT,\n"
                            "OPH,Nhà hát,,\nbus,Bến xe,,\n")
        .write("calendar.txt",
               "service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date\n"
               "all,1,1,1,1,1,1,1,20261101,20271031\n")
        .write("calendar_dates.txt", "service_id,date,exception_type\nall,20261130,2\nextra,20261128,1\n")
        .write("routes.txt", "route_id,route_type\nm,1\nb,3\n")
        .write("trips.txt", "route_id,service_id,trip_id\nm,all,t\nm,extra,x\nb,all,b\n")
        .write("frequencies.txt", "trip_id,start_time,end_time,headway_secs,exact_times\nx,06:00:00,06:20:00,600,1\n")
        .write("stop_times.txt",
               "trip_id,departure_time,stop_id,stop_sequence\nt,9:10:30,P2,30\nt,09:00:00,P1,5\n"
               "t,09:05:00,OPH,20\nt,,nowhere,25\nx,00:00:00,P1,1\nx,00:07:00,P2,2\nb,08:00:00,bus,1\n"
               "b,08:05:00,P1,2\nb,08:20:00,P2,3\n");
    auto const timetable = content.timetable();
    using Next = std::vector<model::NextTrains>;
    CHECK(timetable.trips.size() == 2);
    CHECK(timetable.next("BTN", "", at("11-29T08:00")) == Next{{"STT", {540}, 0}});
    CHECK(timetable.next("OPH", "STT", at("11-29T08:00")) == Next{{"STT", {545}, 0}});
    CHECK(timetable.next("BTN", "", at("11-30T08:00")).empty()); // taken out
    CHECK(timetable.next("BTN", "", at("11-28T05:00")) == Next{{"STT", {360, 370, 540}, 0}});
}

TEST_CASE("Times and days that are none are named with their file and line") {
    struct Wrong {
        std::string file, text, part;
    };
    for (auto const& wrong :
         {Wrong{"stop_times.txt", "trip_id,departure_time,stop_id,stop_sequence\nmon-thu-0,9:61:00,BTN,1\n", "9:61:00"},
          Wrong{"stop_times.txt", "trip_id,departure_time,stop_id,stop_sequence\nmon-thu-0,9:00,BTN,1\n", "9:00"},
          Wrong{"stop_times.txt", "trip_id,departure_time,stop_id,stop_sequence\nmon-thu-0,49:00:00,BTN,1\n", "49:00"},
          Wrong{"stop_times.txt", "trip_id,departure_time,stop_id,stop_sequence\nmon-thu-0,09:00:00,BTN,first\n",
                "stop_sequence"},
          Wrong{"frequencies.txt", "trip_id,start_time,end_time,headway_secs\nmon-thu-0,05:00:00,06:00:00,0\n",
                "headway_secs"},
          Wrong{"calendar_dates.txt", "service_id,date,exception_type\nmon-thu,20261301,1\n", "20261301"}}) {
        FeedContent const content;
        content.write(wrong.file, wrong.text);
        INFO(wrong.text);
        auto const complaints = content.complaints();
        CHECK(complaints.find(wrong.file + ":2") != std::string::npos);
        CHECK(complaints.find(wrong.part) != std::string::npos);
    }
}

TEST_CASE("Content without a feed has no timetable, and is content all the same") {
    FeedContent const content;
    std::filesystem::remove_all(content / "gtfs");
    CHECK(content.complaints() == "");
    CHECK(content.timetable().trips.empty());
}
