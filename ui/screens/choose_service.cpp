// An office's services, each a tile that draws a number; over them who goes first, and what comes before a number.
#include <algorithm>

#include "ui/screens/page.h"

namespace screens {
namespace {

// "Have you brought everything?", and the progress of a file: side by side, below the tiles.
void draw_ways(Page& page, view::ChooseService const& view) {
    auto& kit = page.kit;
    float const words = page.line(kit::FontRole::BodyStrong) + page.line(kit::FontRole::Body);
    float const height = std::max(page.px(kit.sizes().target), words + page.px(5));
    kit::Rect const row = page.area.take_bottom(height);
    page.area.take_bottom(page.px(6));
    auto const boxes = columns(row, view.papers.empty() ? 1 : 2, page.px(5));
    kit::ButtonLook look;
    look.align = kit::Align::Left;
    look.icon = kit::Icon::Search;
    look.second = view.track_second;
    page.when(kit.button("queue.track", boxes.back(), view.track, look), flow::OpenTrack{});
    if (view.papers.empty()) return;
    look.icon = kit::Icon::Ticked;
    look.second = view.papers_second;
    page.when(kit.button("queue.papers", boxes.front(), view.papers, look), flow::OpenFind{view.collection});
}

std::string_view id_of(model::Priority priority) {
    switch (priority) {
    case model::Priority::None: break;
    case model::Priority::OldAge: return "queue.first.old_age";
    case model::Priority::Disabled: return "queue.first.disabled";
    case model::Priority::Pregnant: return "queue.first.pregnant";
    }
    return "queue.first.none";
}

kit::Icon icon_of(model::Priority priority) {
    switch (priority) {
    case model::Priority::None: break;
    case model::Priority::OldAge: return kit::Icon::Elderly;
    case model::Priority::Disabled: return kit::Icon::Comfort;
    case model::Priority::Pregnant: return kit::Icon::Heart;
    }
    return kit::Icon::Person;
}

void draw_priorities(Page& page, view::ChooseService const& view) {
    auto& kit = page.kit;
    if (!page.tight()) page.say("queue.first", view.first_label, {kit::FontRole::Body, kit.palette().text_quiet}, 1.5);
    float const height = std::max(page.px(kit.sizes().target), page.line(kit::FontRole::BodyStrong) + page.px(4));
    auto const boxes = columns(page.area.take_top(height), static_cast<int>(view.priorities.size()), page.px(5));
    page.area.take_top(page.px(page.tight() ? 3 : 6));
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        auto const& choice = view.priorities[i];
        kit::ButtonLook look;
        look.selected = choice.chosen;
        look.icon = icon_of(choice.priority);
        look.may_be_icon = true;
        page.when(kit.button(id_of(choice.priority), boxes[i], choice.label, look),
                  flow::ChoosePriority{choice.priority});
    }
}

// As rows, where there are so many, or letters so large, that tiles would be too low. Where room is short, the other
// ways are the last rows.
void draw_list(Page& page, view::ChooseService const& view, int across) {
    std::vector<kit::ListItem> items;
    for (auto const& service : view.services)
        items.push_back({"service." + service.id, service.label, {}, kit::Icon::Ticket});
    if (page.tight()) {
        if (!view.papers.empty()) items.push_back({"papers", view.papers, {}, kit::Icon::Ticked});
        items.push_back({"track", view.track, {}, kit::Icon::Search});
    }
    auto const pressed = page.kit.list("queue", page.area, items, across);
    if (!pressed) return;
    if (*pressed < view.services.size())
        page.actions.push_back(flow::TakeNumber{view.services[*pressed].id});
    else if (items[*pressed].id == "papers")
        page.actions.push_back(flow::OpenFind{view.collection});
    else
        page.actions.push_back(flow::OpenTrack{});
}

void draw_services(Page& page, view::ChooseService const& view) {
    auto& kit = page.kit;
    int const most = kit.portrait() ? 1 : 2, count = static_cast<int>(view.services.size());
    int const across = std::min(most, count), down = (count + across - 1) / across;
    float const gap = page.px(5), room = (page.area.h - gap * static_cast<float>(down - 1)) / static_cast<float>(down);
    if (page.tight() || room < page.px(30)) return draw_list(page, view, across);
    std::size_t next = 0;
    kit::TileLook look;
    look.hue = kit.palette().brown;
    look.arrow = true;
    for (int row = 0; row < down; ++row) {
        for (auto const box : columns(page.area.take_top(std::min(room, page.px(90))), across, gap)) {
            if (next == view.services.size()) return;
            auto const& service = view.services[next++];
            page.when(kit.tile("queue.service." + service.id, box, kit::Icon::Ticket, service.label, {}, look),
                      flow::TakeNumber{service.id});
        }
        page.area.take_top(gap);
    }
}

} // namespace

void draw_choose_service(Page& page, view::ChooseService const& view) {
    page.heading("queue.title", view.title);
    page.say("queue.trouble", view.trouble, {kit::FontRole::BodyStrong, page.kit.palette().danger}, 3);
    if (!page.tight()) draw_ways(page, view);
    draw_priorities(page, view);
    draw_services(page, view);
}

} // namespace screens
