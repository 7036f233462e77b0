// The thanks after a visit: three faces, then what was good or amiss.
#include <algorithm>

#include "ui/screens/page.h"

namespace screens {
namespace {

kit::Icon face_of(model::Mark mark) {
    switch (mark) {
    case model::Mark::Good: return kit::Icon::Happy;
    case model::Mark::Fair: return kit::Icon::Neutral;
    case model::Mark::Poor: return kit::Icon::Unhappy;
    }
    return kit::Icon::Neutral;
}

kit::Colour hue_of(model::Mark mark, kit::Palette const& palette) {
    switch (mark) {
    case model::Mark::Good: return palette.primary;
    case model::Mark::Fair: return palette.brown;
    case model::Mark::Poor: return palette.danger;
    }
    return palette.primary;
}

void draw_faces(Page& page, view::Thanks const& view) {
    auto& kit = page.kit;
    float const words = page.line(kit::FontRole::BodyStrong);
    bool const low = page.tight();
    float const tall = page.px(view.reasons.empty() ? 62 : 44) + words; // alone they may be larger
    float const height = low ? std::max(page.px(kit.sizes().target), words + page.px(4)) : tall;
    auto const boxes = columns(page.area.take_top(std::min(height, page.area.h)), 3, page.px(5));
    page.area.take_top(page.px(low ? 3 : 6));
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        auto const& choice = view.marks[i];
        auto const id = "thanks.mark." + std::string(model::word_of(choice.mark));
        if (low) {
            kit::ButtonLook look;
            look.selected = choice.chosen;
            look.icon = face_of(choice.mark);
            look.may_be_icon = true;
            page.when(kit.button(id, boxes[i], choice.label, look), flow::Rate{choice.mark});
        } else {
            kit::TileLook look;
            look.hue = hue_of(choice.mark, kit.palette());
            look.selected = choice.chosen;
            page.when(kit.tile(id, boxes[i], face_of(choice.mark), choice.label, {}, look), flow::Rate{choice.mark});
        }
    }
}

// Where letters are large or room is short: a list, which pages.
void list_reasons(Page& page, view::Thanks const& view) {
    std::vector<kit::ListItem> items;
    for (auto const& reason : view.reasons)
        items.push_back({std::string(model::word_of(reason.reason)),
                         reason.label,
                         {},
                         reason.chosen ? kit::Icon::Ticked : kit::Icon::Unticked,
                         reason.chosen});
    int const across = page.tight() ? 1 : page.kit.portrait() ? 2 : 3;
    auto const pressed = page.kit.list("thanks.reason", page.area, items, across);
    if (pressed) page.actions.push_back(flow::TickReason{view.reasons[*pressed].reason});
}

void draw_reasons(Page& page, view::Thanks const& view) {
    if (view.reasons.empty()) return;
    auto& kit = page.kit;
    page.say("thanks.why", view.reasons_label, {kit::FontRole::Body, kit.palette().text_quiet}, page.tight() ? 1 : 2);
    auto const across = kit.portrait() ? 2U : 3U;
    auto const lines = (view.reasons.size() + across - 1) / across;
    float const gap = page.px(kit.sizes().gap) + 1;
    float const high = std::max(page.px(kit.sizes().target) + 1, page.line(kit::FontRole::BodyStrong) + page.px(10));
    float const all = static_cast<float>(lines) * (high + gap) - gap;
    if (all > page.area.h || page.stretch() > 1.2F) return list_reasons(page, view);
    auto const rows_of = rows(page.area.take_top(all), static_cast<int>(lines), gap);
    for (std::size_t i = 0; i < view.reasons.size(); ++i) {
        auto const& reason = view.reasons[i];
        kit::ButtonLook look;
        look.icon = reason.chosen ? kit::Icon::Ticked : kit::Icon::Unticked;
        look.selected = reason.chosen;
        auto const boxes = columns(rows_of[i / across], static_cast<int>(across), gap);
        auto const id = "thanks.reason." + std::string(model::word_of(reason.reason));
        page.when(kit.button(id, boxes[i % across], reason.label, look), flow::TickReason{reason.reason});
    }
}

} // namespace

void draw_thanks(Page& page, view::Thanks const& view) {
    auto& kit = page.kit;
    page.when(way_on(page, "thanks.home", view.home, true, kit::Icon::Home), flow::Finish{});
    page.heading("thanks.title", view.title);
    if (!page.tight()) {
        page.say("thanks.question", view.question, {kit::FontRole::Title}, 3);
        page.say("thanks.note", view.note, {kit::FontRole::Body, kit.palette().text_quiet}, 4);
    }
    draw_faces(page, view);
    draw_reasons(page, view);
}

} // namespace screens
