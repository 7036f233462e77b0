#include "ui/view/parts.h"

namespace view {
namespace {

struct TileWords {
    flow::Tile tile;
    std::string_view label, second;
};

// In the order of flow::Tile.
constexpr TileWords all_tiles[] = {
    {flow::Tile::Report, "home.report", "home.report.second"},
    {flow::Tile::Procedures, "home.procedures", "home.procedures.second"},
    {flow::Tile::Track, "home.track", "home.track.second"},
    {flow::Tile::HealthEducation, "home.health_education", "home.health_education.second"},
    {flow::Tile::Transport, "home.transport", "home.transport.second"},
    {flow::Tile::News, "home.news", "home.news.second"},
};

HomeTile make_tile(TileWords const& words, Sources const& sources) {
    auto const& strings = sources.strings;
    bool const gives_numbers = words.tile == flow::Tile::Track && !sources.rules.services.empty();
    auto const second = gives_numbers ? "home.track.numbers" : words.second;
    return {words.tile, std::string(strings[words.label]), std::string(strings[second])};
}

} // namespace

HomeTile make_tile(flow::Tile tile, Sources const& sources) {
    return make_tile(all_tiles[static_cast<std::size_t>(tile)], sources);
}

std::string_view key_of(flow::Tile tile) { return all_tiles[static_cast<std::size_t>(tile)].label; }

// Left alone, the screen tells the time and the place from afar, and invites; the tiles stay where they are.
Home make_home(flow::State const& state, Sources const& sources) {
    Home home{std::string(sources.strings["home.title"]),
              std::string(sources.strings["home.text"]),
              {},
              notes_at_home(state, sources)};
    if (state.resting) {
        home.title = when(sources.wall).substr(0, 5) + " · " + place_name(sources, sources.rules.here);
        home.text = sources.strings["home.invite"];
    }
    for (auto const& wanted : sources.rules.visit.tiles)
        for (auto const& words : all_tiles)
            if (model::tile_words[static_cast<std::size_t>(words.tile)] == wanted)
                home.tiles.push_back(make_tile(words, sources));
    if (home.tiles.empty())
        for (auto const& words : all_tiles)
            home.tiles.push_back(make_tile(words, sources));
    return home;
}

} // namespace view
