#include "kiosk/model/timetable.h"

#include <algorithm>
#include <fmt/format.h>

namespace model {
namespace {

constexpr int day_s = 86'400;
constexpr int longest_wait_s = day_s / 2; // beyond it a time of the clock would be mistaken for a nearer one
constexpr std::size_t most_shown = 3;
constexpr base::Duration one_day{24 * 3'600'000};

// What leaves `from` of one trip: the call there, when it calls at `to` later.
Call const* departure(Trip const& trip, std::string_view from, std::string_view to) {
    auto const here = std::ranges::find(trip.calls, from, &Call::station);
    if (here == trip.calls.end() || here + 1 == trip.calls.end()) return nullptr;
    bool const reaches = to.empty() || std::find_if(here + 1, trip.calls.end(), [&](Call const& call) {
                                           return call.station == to;
                                       }) != trip.calls.end();
    return reaches ? &*here : nullptr;
}

// Collects what leaves one station, by direction.
class Departures {
public:
    explicit Departures(int now_s) : now_s_(now_s) {}

    // `shift_s`: 0 for trips of today, a day for those of yesterday.
    void add(Trip const& trip, Call const& here, int shift_s) {
        if (trip.headways.empty()) {
            if (here.at_s) add_second(trip, *here.at_s - shift_s);
            return;
        }
        bool const knows_way = here.at_s && trip.calls.front().at_s;
        int const way_s = knows_way ? *here.at_s - *trip.calls.front().at_s : 0;
        for (auto const& headway : trip.headways) {
            Headway const at_here{headway.from_s + way_s - shift_s, headway.to_s + way_s - shift_s, headway.every_s,
                                  headway.is_exact};
            if (headway.is_exact && knows_way)
                add_exact(trip, at_here);
            else if (now_s_ >= at_here.from_s && now_s_ < at_here.to_s)
                towards(trip).every_minutes = (headway.every_s + 59) / 60;
            else if (at_here.from_s > now_s_)
                add_first(trip, at_here, knows_way || &here == &trip.calls.front());
        }
    }

    std::vector<NextTrains> taken() && {
        for (auto& direction : found_) {
            if (direction.every_minutes > 0) direction.minutes.clear();
            std::ranges::sort(direction.minutes);
            direction.minutes.resize(std::min(direction.minutes.size(), most_shown));
            for (auto& minute : direction.minutes)
                minute %= day_s / 60;
        }
        return std::move(found_);
    }

private:
    NextTrains& towards(Trip const& trip) {
        auto const& last = trip.calls.back().station;
        auto const known = std::ranges::find(found_, last, &NextTrains::towards);
        return known == found_.end() ? found_.emplace_back(NextTrains{last, {}, 0}) : *known;
    }
    void add_exact(Trip const& trip, Headway const& headway) {
        int const gone = std::max(0, (now_s_ - headway.from_s + headway.every_s - 1) / headway.every_s);
        int at_s = headway.from_s + gone * headway.every_s;
        for (std::size_t i = 0; i < most_shown && at_s < headway.to_s; ++i, at_s += headway.every_s)
            add_second(trip, at_s);
    }
    // The first of the day has a time, where it is known how long it takes to come here; the others "about every…".
    void add_first(Trip const& trip, Headway const& headway, bool knows_when) {
        auto& direction = towards(trip);
        if (knows_when && direction.every_minutes == 0 && direction.minutes.empty()) add_second(trip, headway.from_s);
    }
    void add_second(Trip const& trip, int at_s) {
        if (at_s >= now_s_ && at_s < now_s_ + longest_wait_s) towards(trip).minutes.push_back(at_s / 60);
    }

    int now_s_;
    std::vector<NextTrains> found_;
};

} // namespace

bool ServiceDays::runs_on(base::LocalTime const& time) const {
    auto const day = fmt::format("{:04}{:02}{:02}", time.year, time.month, time.day);
    if (with.contains(day)) return true;
    if (without.contains(day) || first.empty() || day < first || day > last) return false;
    return weekdays[static_cast<std::size_t>(time.weekday)];
}

std::vector<NextTrains> Timetable::next(std::string_view from, std::string_view to, base::WallTime now) const {
    auto const today = base::in_vietnam(now), yesterday = base::in_vietnam(now - one_day);
    Departures departures(today.hour * 3600 + today.minute * 60);
    for (auto const& [day, shift_s] : {std::pair{today, 0}, std::pair{yesterday, day_s}}) {
        std::vector<bool> runs; // asked once a service: this is done for each picture of the screen
        for (auto const& service : services)
            runs.push_back(service.runs_on(day));
        for (auto const& trip : trips) {
            auto const* here = runs[trip.service] ? departure(trip, from, to) : nullptr;
            if (here != nullptr) departures.add(trip, *here, shift_s);
        }
    }
    return std::move(departures).taken();
}

bool Timetable::has_day(base::WallTime now) const {
    auto const today = base::in_vietnam(now);
    return std::ranges::any_of(services, [&](ServiceDays const& service) { return service.runs_on(today); });
}

} // namespace model
