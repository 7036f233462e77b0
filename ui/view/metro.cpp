#include <fmt/format.h>

#include "ui/view/parts.h"

namespace view {
namespace {

// "20.000 đ", and "20,000 đ" in English.
std::string money(int dong, model::Language language) {
    std::string text = std::to_string(dong);
    for (auto i = static_cast<std::ptrdiff_t>(text.size()) - 3; i > 0; i -= 3)
        text.insert(static_cast<std::size_t>(i), language == model::Language::English ? "," : ".");
    return text + " đ";
}

std::string clock_times(std::vector<int> const& minutes) {
    std::string text;
    for (int const minute : minutes)
        text += fmt::format("{}{:02}:{:02}", text.empty() ? "" : ", ", minute / 60, minute % 60);
    return text;
}

// Of a day that the timetable does not know nothing is said: the guide says whom to ask.
void add_trains(Metro& view, flow::MetroLine const& screen, Sources const& sources) {
    auto const& timetable = sources.rules.catalogue.timetable;
    auto const& words = sources.strings;
    auto const next = timetable.next(screen.from, screen.to, sources.wall);
    for (auto const& direction : next) {
        auto times = clock_times(direction.minutes);
        if (times.empty() && direction.every_minutes == 0) continue;
        if (times.empty())
            times = with_values(words["metro.every"], {{"minutes", std::to_string(direction.every_minutes)}});
        view.trains.emplace_back(
            with_values(words["metro.next"], {{"station", place_name(sources, direction.towards)}}), std::move(times));
    }
    if (next.empty() && timetable.has_day(sources.wall)) view.no_more = words["metro.no_more"];
}

} // namespace

Metro make_metro(flow::MetroLine const& screen, Sources const& sources) {
    auto const& catalogue = sources.rules.catalogue;
    auto const& words = sources.strings;
    auto const language = words.language();
    Metro view;
    view.title = words["metro.title"];
    view.from_label = with_values(words["metro.from"], {{"station", place_name(sources, screen.from)}});
    view.choose = words["metro.choose"];
    view.more = words["metro.more"];
    view.check = words["metro.check"];
    if (auto const* guide = catalogue.library.guide(screen.guide); guide && !guide->blocks.empty()) {
        auto const& first = guide->blocks.front(); // what matters most of it stands beside the fare
        view.free_label = first.label.in(language);
        view.free = first.text.in(language);
    }
    view.guide = screen.guide;
    auto const& metro = catalogue.library.metro;
    view.source = with_values(words["guide.source"], {{"source", metro.source}, {"as_of", metro.as_of}});
    for (auto const& place : catalogue.places) {
        if (place.kind != model::PlaceKind::Station) continue;
        Choice choice{place.code, std::string(name_of(place, language)), {}, place.code == screen.to};
        if (place.code == screen.from) choice.second = words["metro.here"];
        view.stations.push_back(std::move(choice));
    }
    add_trains(view, screen, sources);
    auto const* fare = metro.fare(screen.from, screen.to);
    view.has_fare = fare != nullptr;
    if (!fare) return view;
    view.route = place_name(sources, screen.from) + " → " + place_name(sources, screen.to);
    view.cash_label = words["metro.cash"];
    view.cash = money(fare->cash, language);
    view.cashless_label = words["metro.cashless"];
    view.cashless = money(fare->cashless, language);
    return view;
}

} // namespace view
