// The draw on the stage: dice by touch, and a prize after the other on a reel. What is read across a hall is large, and
// all the rest is out of its way.
#include <algorithm>

#include "ui/screens/stack.h"

namespace screens {
namespace {

// What lies there already, in rows from the left, a place for each of the ten at least.
void draw_thrown(Page& page, kit::Rect area, view::ThrowDice const& view) {
    auto& kit = page.kit;
    auto const places = static_cast<int>(std::max(flow::fewest_dice, view.thrown.size()));
    float const gap = page.px(2.5);
    int across = places;
    auto const side_of = [&](int in_row) {
        auto const down = static_cast<float>((places + in_row - 1) / in_row);
        float const wide = (area.w - gap * static_cast<float>(in_row - 1)) / static_cast<float>(in_row);
        return std::min(wide, (area.h - gap * (down - 1)) / down);
    };
    for (int in_row = 1; in_row <= places; ++in_row)
        if (side_of(in_row) > side_of(across)) across = in_row;
    float const side = std::min(side_of(across), page.px(24));
    for (int i = 0; i < places; ++i) {
        kit::Rect const box{area.x + static_cast<float>(i % across) * (side + gap),
                            area.y + static_cast<float>(i / across) * (side + gap), side, side};
        auto const at = static_cast<std::size_t>(i);
        if (at < view.thrown.size())
            kit.die("dice.thrown." + std::to_string(i), box, view.thrown[at], view.called[at], {.key = false});
        else
            kit.fill(box.inset(side * 0.36F), kit.palette().line_soft);
    }
}

// Six large keys, in one row or in two.
void draw_faces(Page& page, kit::Rect area, view::ThrowDice const& view) {
    float const gap = page.px(5), least = page.px(page.kit.sizes().target);
    int const down = area.h >= 2 * least + gap && area.w < 2.4F * area.h ? 2 : 1;
    int const across = 6 / down;
    float const wide = (area.w - gap * static_cast<float>(across - 1)) / static_cast<float>(across);
    float const high = (area.h - gap * static_cast<float>(down - 1)) / static_cast<float>(down);
    float const side = std::clamp(std::min(wide, high), least, page.px(62));
    float const left = area.x + (area.w - side * static_cast<float>(across) - gap * static_cast<float>(across - 1)) / 2;
    for (int face = 0; face < 6; ++face) {
        kit::Rect const box{left + static_cast<float>(face % across) * (side + gap),
                            area.y + static_cast<float>(face / across) * (side + gap), side, side};
        auto const id = "dice." + std::to_string(face + 1);
        page.when(page.kit.die(id, box, face + 1, view.keys[static_cast<std::size_t>(face)],
                               {.key = true, .enabled = view.can_throw}),
                  flow::PressDie{static_cast<unsigned>(face + 1)});
    }
}

} // namespace

void draw_throw_dice(Page& page, view::ThrowDice const& view) {
    auto const& palette = page.kit.palette();
    page.heading("dice.title", view.title);
    page.when(way_on(page, "dice.fix", view.fix, view.can_fix, kit::Icon::Lock), flow::ConfirmDice{});
    page.when(way_beside(page, "dice.undo", view.undo, kit::Icon::Backspace, view.can_undo), flow::UndoDie{});
    if (!view.trouble.empty())
        page.say("dice.trouble", view.trouble, {kit::FontRole::Body, palette.danger}, 2);
    else
        page.say("dice.rest", view.rest.empty() ? view.hint : view.rest, {kit::FontRole::BodyStrong, palette.primary},
                 page.tight() ? 2 : 4);
    float const gap = page.px(page.tight() ? 3 : 6);
    float const least = page.px(page.kit.sizes().target + 1);
    draw_faces(page, page.area.take_bottom(std::max(least, page.area.h * 0.56F)), view);
    page.area.take_bottom(gap);
    draw_thrown(page, page.area, view);
}

// The whole screen is the ticket.
void draw_show_prize(Page& page, view::ShowPrize const& view) {
    auto& kit = page.kit;
    auto const& palette = kit.palette();
    page.when(way_on(page, "prize.next", view.next, !view.rolls), flow::Continue{});
    page.when(way_beside(page, "prize.again", view.again, kit::Icon::Retry, !view.rolls), flow::AskRedraw{});
    page.heading("prize.title", view.title);
    kit.stepper("prize.place", page.area.take_top(page.line(kit::FontRole::BodyStrong) + page.px(5)),
                static_cast<int>(view.drawn) - 1, static_cast<int>(view.all), view.place);
    page.area.take_top(page.px(page.tight() ? 2 : 5));
    kit.panel(page.area, palette.primary);
    kit::Rect card = page.area.inset(page.px(page.tight() ? 3 : 7), page.px(page.tight() ? 2 : 5));
    float const words = kit.text_height(card.w, view.prize, kit::FontRole::Title);
    if (card.h - words > page.px(30))
        kit.text("prize.words", card.take_bottom(words), view.prize,
                 {kit::FontRole::Title, palette.text_on_primary, kit::Align::Centre, kit::Role::Text});
    kit.reel("prize.ticket", card, view.ticket,
             {view.rolls_from, view.rolls_until, view.rolling, palette.text_on_primary});
}

void draw_redraw_why(Page& page, view::RedrawWhy const& view) {
    auto const& palette = page.kit.palette();
    page.heading("why.title", view.title);
    page.say("why.trouble", view.trouble, {kit::FontRole::BodyStrong, palette.danger}, 2);
    page.say("why.text", view.text, {kit::FontRole::Body}, page.tight() ? 2 : 4);
    std::vector<kit::ListItem> items;
    for (auto const& [reason, words] : view.reasons)
        items.push_back({std::string(word_of(reason)), words, "", kit::Icon::Retry});
    if (items.empty()) return;
    if (auto const pressed = page.kit.list("why", page.area, items, page.kit.portrait() ? 1 : 2))
        page.actions.push_back(flow::RedrawFor{view.reasons[*pressed].first});
}

} // namespace screens
