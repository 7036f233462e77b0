// One of the questions that end at what somebody can install: its answers as tiles, or as rows where room is short.
#include <algorithm>

#include "ui/screens/page.h"
#include "ui/screens/signs.h"

namespace screens {
namespace {

constexpr double lowest_tile_mm = 34, highest_tile_mm = 100;

// False: they would be too low for their words.
bool draw_answers(Page& page, view::Triage const& view) {
    auto& kit = page.kit;
    int const count = static_cast<int>(view.answers.size());
    int const across = kit.portrait() ? 1 : count == 3 ? 3 : 2, down = (count + across - 1) / across;
    float const gap = page.px(7);
    float const room = (page.area.h - gap * static_cast<float>(down - 1)) / static_cast<float>(down);
    if (page.tight() || room < std::max(page.px(lowest_tile_mm), 3 * page.line(kit::FontRole::Caption) + page.px(12)))
        return false;
    std::size_t next = 0;
    kit::TileLook look;
    look.hue = kit.palette().violet;
    look.arrow = true;
    for (int row = 0; row < down; ++row) {
        for (auto const box : columns(page.area.take_top(std::min(room, page.px(highest_tile_mm))), across, gap)) {
            if (next == view.answers.size()) return true;
            auto const& answer = view.answers[next++];
            page.when(kit.tile("triage." + answer.id, box, sign_of(answer.sign), answer.label, answer.second, look),
                      flow::AnswerTriage{answer.id});
        }
        page.area.take_top(gap);
    }
    return true;
}

void draw_rows(Page& page, view::Triage const& view) {
    std::vector<kit::ListItem> items;
    for (auto const& answer : view.answers)
        items.push_back({answer.id, answer.label, page.tight() ? std::string() : answer.second, sign_of(answer.sign)});
    if (auto const pressed = page.kit.list("triage", page.area, items, page.kit.portrait() ? 1 : 2))
        page.actions.push_back(flow::AnswerTriage{items[*pressed].id});
}

} // namespace

void draw_triage(Page& page, view::Triage const& view) {
    page.heading("triage.title", view.title);
    draw_warning_line(page, "triage.warning", view.warning);
    if (!draw_answers(page, view)) draw_rows(page, view);
}

} // namespace screens
