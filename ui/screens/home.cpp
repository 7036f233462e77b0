#include "ui/screens/page.h"

namespace screens {
namespace {

kit::Icon icon_of(flow::Tile tile) {
    switch (tile) {
    case flow::Tile::Report: return kit::Icon::Report;
    case flow::Tile::Procedures: return kit::Icon::Procedures;
    case flow::Tile::Track: return kit::Icon::Ticket;
    case flow::Tile::HealthEducation: return kit::Icon::HealthEducation;
    case flow::Tile::Transport: return kit::Icon::Transport;
    case flow::Tile::News: return kit::Icon::News;
    }
    return kit::Icon::None;
}

std::string_view id_of(flow::Tile tile) {
    switch (tile) {
    case flow::Tile::Report: return "home.report";
    case flow::Tile::Procedures: return "home.procedures";
    case flow::Tile::Track: return "home.track";
    case flow::Tile::HealthEducation: return "home.health_education";
    case flow::Tile::Transport: return "home.transport";
    case flow::Tile::News: return "home.news";
    }
    return "home";
}

} // namespace

void draw_home(Page& page, view::Home const& view) {
    auto& kit = page.kit;
    kit::TextLook const title{kit::FontRole::Display, kit.palette().primary, kit::Align::Left, kit::Role::Heading};
    kit.text("home.title", page.area.take_top(kit.text_height(page.area.w, view.title, title.font)), view.title, title);
    kit.text("home.text", page.area.take_top(kit.text_height(page.area.w, view.text, kit::FontRole::Body)), view.text);
    page.area.take_top(page.px(6));
    int const across = kit.metrics().portrait() ? 2 : 3;
    int const count = static_cast<int>(view.tiles.size());
    float const gap = page.px(7);
    std::size_t next = 0;
    for (auto const row : rows(page.area, (count + across - 1) / across, gap))
        for (auto const box : columns(row, across, gap)) {
            if (next == view.tiles.size()) return;
            auto const& tile = view.tiles[next++];
            page.when(kit.tile(id_of(tile.tile), box, icon_of(tile.tile), tile.label, tile.second),
                      flow::OpenTile{tile.tile});
        }
}

} // namespace screens
