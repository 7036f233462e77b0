#include <array>

#include "ui/screens/page.h"

namespace screens {
namespace {

// A row of choices, with a line of words over it where there is room.
struct Row {
    std::string id, words;
    std::vector<view::ComfortChoice> choices;
    int places = 0; // at least as many as choices: the rows stand in columns
};

constexpr std::array<double, 4> letter_mm{5.5, 8, 11, 14};
constexpr std::string_view cover = "cover";

kit::Icon icon_of(std::string_view id) {
    if (id == "light") return kit::Icon::Light;
    if (id == "dark") return kit::Icon::Dark;
    if (id == "high") return kit::Icon::Contrast;
    if (id == "still") return kit::Icon::Still;
    if (id == "slow") return kit::Icon::Slow;
    if (id == "reach") return kit::Icon::Lower;
    return id == cover ? kit::Icon::Cover : kit::Icon::None;
}

std::vector<Row> rows_of(view::ComfortPanel const& panel, bool narrow) {
    std::vector<Row> rows{
        {"comfort.sizes", panel.sizes_label, panel.sizes, static_cast<int>(panel.sizes.size())},
        {"comfort.colours", panel.colours_label, panel.colours, static_cast<int>(panel.colours.size())}};
    auto more = panel.more;
    more.push_back({std::string(cover), panel.cover, {}, false});
    std::size_t const places = narrow ? 2 : more.size();
    for (std::size_t i = 0; i < more.size(); ++i) {
        if (i % places == 0) rows.push_back({"", i == 0 ? panel.more_label : "", {}, static_cast<int>(places)});
        rows.back().choices.push_back(more[i]);
    }
    rows[2].id = "comfort.more";
    return rows;
}

void draw_row(Page& page, kit::Rect box, Row const& row, float gap) {
    auto const boxes = columns(box, row.places, gap);
    for (std::size_t i = 0; i < row.choices.size(); ++i) {
        auto const& choice = row.choices[i];
        kit::ButtonLook look;
        look.selected = choice.chosen;
        look.icon = icon_of(choice.id);
        look.may_be_icon = look.icon != kit::Icon::None;
        if (row.id == "comfort.sizes") {
            look.face = "A";
            // The smallest size has to be read by who reads the largest.
            look.face_mm = letter_mm[i] * (page.kit.text_size() == kit::TextSize::Normal ? 1 : 1.34);
        }
        flow::Action action = flow::ChangeComfort{choice.to};
        if (choice.id == cover) action = flow::CoverScreen{};
        page.when(page.kit.button("comfort." + choice.id, boxes[i], choice.label, look), std::move(action));
    }
}

} // namespace

void draw_comfort(Page& page, view::ComfortPanel const& panel) {
    auto& kit = page.kit;
    kit.scrim();
    kit::Rect const screen = kit.screen();
    float const width = std::min(screen.w - page.px(16), page.px(430));
    float const pad = page.px(kit.text_size() == kit::TextSize::Normal ? 10 : 6), gap = page.px(5);
    auto const rows = rows_of(panel, width < page.px(390) || kit.text_size() != kit::TextSize::Normal);
    float const title = kit.text_height(width - 2 * pad, panel.title, kit::FontRole::Title);
    float const words = kit.text_height(width, panel.more_label, kit::FontRole::Body) + page.px(1);
    float const row = page.px(kit.sizes().way_on), count = static_cast<float>(rows.size());
    float const bare = 2 * pad + title + (count + 1) * (row + gap);
    bool const roomy = bare + 3 * words <= screen.h - page.px(8); // else the words over the rows are left out
    float const height = std::min(bare + (roomy ? 3 * words : 0), screen.h - page.px(4));
    kit::Rect card{screen.x + (screen.w - width) / 2, screen.y + (screen.h - height) / 2, width, height};
    kit.panel(card, kit.palette().surface);
    card = card.inset(pad);
    kit.text("comfort.title", card.take_top(title), panel.title, {kit::FontRole::Title, 0, {}, kit::Role::Heading});
    card.take_top(gap);
    kit::ButtonLook look;
    look.tone = kit::Tone::Primary;
    look.icon = kit::Icon::Check;
    page.when(kit.button("comfort.close", card.take_bottom(row), panel.close, look), flow::CloseComfort{});
    for (auto const& each : rows) {
        if (roomy && !each.words.empty())
            kit.text(each.id, card.take_top(words), each.words, {kit::FontRole::Body, kit.palette().text_quiet});
        draw_row(page, card.take_top(row), each, gap);
        card.take_top(gap);
    }
}

} // namespace screens
