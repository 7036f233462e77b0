#include "ui/screens/page.h"

namespace screens {
namespace {

struct RowPlan {
    float label_width, edit_width;
};

constexpr kit::FontRole read_back = kit::FontRole::Title; // large: it is read once more before it is sent

// The space all rows but the text's take is theirs; what the citizen wrote gets the rest.
float height_of(Page& page, view::ReviewRow const& row, RowPlan const& plan) {
    float const width = page.area.w - plan.label_width - plan.edit_width - page.px(16);
    float const text = page.kit.text_height(width, row.value.reveal(), read_back);
    return std::max(text + page.px(9), page.px(page.kit.sizes().target + 2.6));
}

void draw_row(Page& page, kit::Rect box, view::ReviewRow const& row, RowPlan const& plan) {
    auto& kit = page.kit;
    float const line = page.px(kit.sizes().line);
    kit.rule({box.x, box.bottom() - line, box.w, line});
    kit::Rect edit = box.take_right(plan.edit_width);
    edit.take_top(page.px(1));
    edit = edit.take_top(page.px(kit.sizes().target));
    kit::ButtonLook look;
    look.icon = kit::Icon::Edit;
    look.font = kit::FontRole::Body;
    look.tone = kit::Tone::Quiet;
    std::string const spoken = row.edit + "\n" + row.label; // heard alone, "edit" would not say what
    look.spoken = spoken;
    page.when(kit.button("review.edit." + row.id, edit, row.edit, look), flow::EditPart{row.part});
    box.take_right(page.px(6));
    kit::TextLook const quiet{kit::FontRole::Body, kit.palette().text_quiet, kit::Align::Left, kit::Role::Text};
    box.take_top(page.px(6));
    kit.text("review.label." + row.id, box.take_left(plan.label_width), row.label, quiet);
    box.take_left(page.px(4));
    kit.text("review." + row.id, box, row.value.reveal(), {read_back, 0, kit::Align::Left, kit::Role::Text});
}

} // namespace

void draw_review(Page& page, view::Review const& view) {
    auto& kit = page.kit;
    page.heading("review.title", view.title);
    page.when(way_on(page, "review.send", view.send, true, kit::Icon::Send), flow::Send{});
    RowPlan const plan{page.px(kit.portrait() ? 52 : 62), page.px(46)};
    kit.panel(page.area, kit.palette().surface);
    page.area = page.area.inset(page.px(6), page.px(2));
    float others = 0;
    for (auto const& row : view.rows)
        if (row.part != flow::Part::Text) others += height_of(page, row, plan);
    for (auto const& row : view.rows) {
        float height = height_of(page, row, plan);
        if (row.part == flow::Part::Text) height = std::min(height, page.area.h - others);
        if (row.part != flow::Part::Text) others -= height;
        draw_row(page, page.area.take_top(height), row, plan);
    }
}

} // namespace screens
