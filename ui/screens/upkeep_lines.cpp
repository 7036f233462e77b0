// What came of each part of a check under its name, two beside each other where there is room.
#include <algorithm>

#include "ui/screens/stack.h"

namespace screens {
namespace {

kit::TextLook name_look(Page& page) {
    return {kit::FontRole::Caption, page.kit.palette().text_quiet, kit::Align::Left, kit::Role::Text};
}

kit::TextLook value_look(Page& page, model::PartNeed need) {
    auto const& palette = page.kit.palette();
    auto const ink = need == model::PartNeed::CareNow    ? palette.danger
                     : need == model::PartNeed::CareSoon ? palette.text_quiet
                                                         : palette.text;
    return {kit::FontRole::BodyStrong, ink, kit::Align::Left, kit::Role::Text};
}

float height_of(Page& page, view::UpkeepLine const& line, float width) {
    return page.kit.text_height(width, line.label, kit::FontRole::Caption) +
           page.kit.text_height(width, line.value, kit::FontRole::BodyStrong);
}

void draw_line(Page& page, kit::Rect box, view::UpkeepLine const& line) {
    float const name = page.kit.text_height(box.w, line.label, kit::FontRole::Caption);
    page.kit.text("line." + line.id + ".name", box.take_top(name), line.label, name_look(page));
    page.kit.text("line." + line.id, box, line.value, value_look(page, line.need));
}

} // namespace

void draw_upkeep_lines(Page& page, kit::Rect box, std::vector<view::UpkeepLine> const& lines) {
    auto& kit = page.kit;
    kit.panel(box, kit.palette().surface);
    kit::Rect const inner = box.inset(page.px(page.tight() ? 4 : 6), page.px(page.tight() ? 2 : 4));
    std::size_t const across = kit.portrait() || page.tight() || lines.size() <= 4 ? 1 : 2;
    float const gap = page.px(6), width = (inner.w - gap * static_cast<float>(across - 1)) / static_cast<float>(across);
    Stack stack(page, "page.lines", inner.w);
    if (across == 1)
        for (auto const& line : lines) {
            stack.label("line." + line.id + ".name", line.label, name_look(page));
            stack.text("line." + line.id, line.value, value_look(page, line.need), 3);
        }
    for (std::size_t first = 0; across > 1 && first < lines.size(); first += across) {
        auto const end = std::min(first + across, lines.size());
        float height = 0;
        for (auto i = first; i < end; ++i)
            height = std::max(height, height_of(page, lines[i], width));
        stack.block(height, 3, [&page, &lines, first, end, across, gap](kit::Rect row) {
            auto const cells = columns(row, static_cast<int>(across), gap);
            for (auto i = first; i < end; ++i)
                draw_line(page, cells[i - first], lines[i]);
        });
    }
    stack.draw(inner);
}

} // namespace screens
