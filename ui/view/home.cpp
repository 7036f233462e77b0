#include "ui/view/parts.h"

namespace view {
namespace {

struct TileWords {
    flow::Tile tile;
    std::string_view label, second;
};

constexpr TileWords all_tiles[] = {
    {flow::Tile::Report, "home.report", "home.report.second"},
    {flow::Tile::Procedures, "home.procedures", "home.procedures.second"},
    {flow::Tile::Track, "home.track", "home.track.second"},
    {flow::Tile::HealthEducation, "home.health_education", "home.health_education.second"},
    {flow::Tile::Transport, "home.transport", "home.transport.second"},
    {flow::Tile::News, "home.news", "home.news.second"},
};

HomeTile make_tile(TileWords const& words, model::Strings const& strings) {
    return {words.tile, std::string(strings[words.label]), std::string(strings[words.second])};
}

struct GuidanceWords {
    std::string_view title, text;
    std::vector<std::string_view> portals; // Portal::id
    std::string_view hotlines;             // group
};

GuidanceWords words_of(flow::Tile tile) {
    switch (tile) {
    case flow::Tile::Procedures: return {"home.procedures", "guidance.procedures", {"national_services"}, "national"};
    case flow::Tile::HealthEducation:
        return {"home.health_education", "guidance.health_education", {"school_admissions"}, "city"};
    case flow::Tile::Transport: return {"home.transport", "guidance.transport", {"city_1022"}, "city"};
    case flow::Tile::News: return {"home.news", "guidance.news", {"vneid"}, "city"};
    case flow::Tile::Report:
    case flow::Tile::Track: break;
    }
    return {"home.report", "guidance.procedures", {}, "city"};
}

} // namespace

// Left alone, the screen tells the time and the place from afar, and invites; the tiles stay where they are.
Home make_home(flow::State const& state, Sources const& sources) {
    Home home{std::string(sources.strings["home.title"]), std::string(sources.strings["home.text"]), {}};
    if (state.resting) {
        home.title = when(sources.wall).substr(0, 5) + " · " + place_name(sources, sources.rules.here);
        home.text = sources.strings["home.invite"];
    }
    for (auto const& wanted : sources.rules.visit.tiles)
        for (auto const& words : all_tiles)
            if (model::tile_words[static_cast<std::size_t>(words.tile)] == wanted)
                home.tiles.push_back(make_tile(words, sources.strings));
    if (home.tiles.empty())
        for (auto const& words : all_tiles)
            home.tiles.push_back(make_tile(words, sources.strings));
    return home;
}

Guidance make_guidance(flow::Guidance const& screen, Sources const& sources) {
    auto const words = words_of(screen.tile);
    Guidance guidance;
    guidance.tile = screen.tile;
    guidance.title = sources.strings[words.title];
    guidance.text = sources.strings[words.text];
    guidance.where = sources.strings["guidance.where"];
    for (auto const id : words.portals)
        if (auto const* portal = sources.rules.catalogue.portal(id))
            guidance.portals.emplace_back(name_of(*portal, sources.strings.language()), portal->url);
    guidance.hotlines = hotlines(sources, words.hotlines);
    return guidance;
}

} // namespace view
