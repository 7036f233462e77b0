#include <algorithm>

#include "ui/kit/text_layout.h"
#include "ui/screens/stack.h"

namespace screens {
namespace {

constexpr kit::FontRole read_back = kit::FontRole::Title; // large: it is read once more before it is sent

// Of the columns of a row: what it is, what was said, and the way to change it. `label` 0: it stands over the value.
struct Plan {
    float label, edit, gap;
    float value(float width) const { return width - label - edit - 2 * gap; }
};

Plan plan_of(Page const& page, float width) {
    float const label = page.px(62) * page.stretch(), edit = page.px(page.tight() ? 22 : 46);
    bool const beside = width - label - edit > 0.45F * width;
    return {beside ? label : 0, edit, page.px(5)};
}

std::string_view part_of(kit::Fonts const& fonts, std::string_view words, float width, std::size_t first,
                         std::size_t count) {
    auto const lines = kit::fit(fonts, words, read_back, width, 1e6F).lines;
    auto const& end = lines[std::min(first + count, lines.size()) - 1].text;
    return {lines[first].text.data(), static_cast<std::size_t>(end.data() + end.size() - lines[first].text.data())};
}

void draw_row(Page& page, kit::Rect box, view::ReviewRow const& row, std::string_view words, Plan const& plan) {
    auto& kit = page.kit;
    float const line = page.px(kit.sizes().line);
    kit.rule({box.x, box.bottom() - line, box.w, line});
    kit::Rect edit = box.take_right(plan.edit);
    edit.take_top(page.px(1.5));
    kit::ButtonLook look{.tone = kit::Tone::Quiet, .icon = kit::Icon::Edit};
    look.font = kit::FontRole::Body;
    look.may_be_icon = true;
    std::string const spoken = row.edit + "\n" + row.label; // heard alone, "edit" would not say what
    look.spoken = spoken;
    page.when(kit.button("review.edit." + row.id, edit.take_top(page.px(kit.sizes().target)), row.edit, look),
              flow::EditPart{row.part});
    box.take_right(plan.gap);
    kit::TextLook const quiet{kit::FontRole::Body, kit.palette().text_quiet, kit::Align::Left, kit::Role::Text};
    box.take_top(page.px(plan.label > 0 ? 5 : 1));
    kit::Rect const label = plan.label > 0 ? box.take_left(plan.label) : box.take_top(page.line(quiet.font));
    kit.text("review.label." + row.id, label, row.label, quiet);
    if (plan.label > 0) box.take_left(plan.gap);
    kit.text("review." + row.id, box, words, {read_back, 0, kit::Align::Left, kit::Role::Text});
}

// A row as pieces: the value's lines, so many to a piece as one page holds.
void add_row(Page& page, Stack& stack, view::ReviewRow const& row, Plan const& plan, kit::Rect area) {
    std::string_view const words = row.value.reveal();
    auto const layout = kit::fit(page.kit.fonts(), words, read_back, plan.value(area.w), 1e6F);
    float const around = page.px(plan.label > 0 ? 8 : 4) + (plan.label > 0 ? 0 : page.line(kit::FontRole::Body));
    float const least = page.px(page.kit.sizes().target + 3);
    auto const most = static_cast<std::size_t>(std::max(1.F, (area.h - around) / layout.line_height));
    for (std::size_t first = 0; first < layout.lines.size(); first += most) {
        std::size_t const count = std::min(most, layout.lines.size() - first);
        float const height = std::max(layout.line_height * static_cast<float>(count) + around, least);
        auto const part = part_of(page.kit.fonts(), words, plan.value(area.w), first, count);
        stack.block(height, 0, [&page, &row, plan, part](kit::Rect box) { draw_row(page, box, row, part, plan); });
    }
}

} // namespace

void draw_review(Page& page, view::Review const& view) {
    auto& kit = page.kit;
    page.heading("review.title", view.title);
    page.when(way_on(page, "review.send", view.send, true, kit::Icon::Send), flow::Send{});
    kit::Rect const card = page.area;
    kit.panel(card, kit.palette().surface);
    kit::Rect const inner = card.inset(page.px(6), page.px(2));
    Plan const plan = plan_of(page, inner.w);
    Stack stack(page, "review.page", inner.w);
    for (auto const& row : view.rows)
        add_row(page, stack, row, plan, inner);
    stack.draw(inner, page.foot);
}

} // namespace screens
