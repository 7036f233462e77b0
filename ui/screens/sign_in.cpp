// Signing in with the citizen's phone: a code for its camera, a number to choose there, and how far it is.
#include <algorithm>

#include "ui/screens/notice.h"
#include "ui/screens/stack.h"

namespace screens {
namespace {

// The code is large, for a camera at arm's length. Before it is there, and when the phone has done with it, the state.
void draw_code_card(Page& page, kit::Rect card, view::SignIn const& view) {
    auto& kit = page.kit;
    if (view.has_code) return draw_code(page, card, {"sign_in.qr", view.code_words, "sign_in.code", view.code_words});
    kit.panel(card, kit.palette().surface);
    draw_notice(page, card.inset(page.px(4)),
                {"", view.matched ? "sign_in.matched" : "sign_in.state", kit::Icon::Smartphone, kit.palette().primary,
                 "", view.state, true});
}

// The number stands by itself: it is looked for from the phone and back.
void add_number(Page& page, Stack& stack, view::SignIn const& view, float width) {
    float const pad = page.px(page.tight() ? 2 : 4);
    float const label = page.kit.text_height(width - 2 * pad, view.number_label, kit::FontRole::Body);
    float const high = 2 * pad + label + page.line(kit::FontRole::Code);
    stack.block(high, page.tight() ? 2 : 6, [&page, &view, pad, label](kit::Rect box) {
        page.kit.panel(box, page.kit.palette().surface);
        box = box.inset(pad);
        page.kit.text("sign_in.number.label", box.take_top(label), view.number_label,
                      {kit::FontRole::Body, page.kit.palette().text_quiet, kit::Align::Left, kit::Role::Text});
        page.kit.text("sign_in.number", box, view.number,
                      {kit::FontRole::Code, page.kit.palette().primary, kit::Align::Left, kit::Role::Text});
    });
}

void add_steps(Page& page, Stack& stack, view::SignIn const& view, float width) {
    bool const tight = page.tight();
    kit::TextLook const step{tight ? kit::FontRole::Body : kit::FontRole::Title, 0, kit::Align::Left, kit::Role::Text};
    if (tight) add_number(page, stack, view, width); // it has to be on the page that is seen
    stack.text("sign_in.step.1", view.steps[0], step, tight ? 2 : 5);
    stack.text("sign_in.step.2", view.steps[1], step, tight ? 2 : 4);
    if (!tight) add_number(page, stack, view, width);
    stack.text("sign_in.step.3", view.steps[2], step, tight ? 2 : 5);
    stack.text("sign_in.state", view.state,
               {tight ? kit::FontRole::BodyStrong : kit::FontRole::Title, page.kit.palette().primary, kit::Align::Left,
                kit::Role::Text},
               0);
}

} // namespace

void draw_sign_in(Page& page, view::SignIn const& view) {
    auto& kit = page.kit;
    page.heading("sign_in.title", view.title);
    if (!view.trouble.empty()) {
        page.when(way_on(page, "sign_in.retry", view.retry, true, kit::Icon::Retry), flow::SignIn{});
        return draw_notice(page, page.area,
                           {"", "sign_in.trouble", kit::Icon::Smartphone, kit.palette().brown, "", view.trouble});
    }
    if (!view.has_code) return draw_code_card(page, page.area, view);
    bool const portrait = kit.portrait();
    kit::Rect words = page.area;
    kit::Rect const card = portrait ? words.take_bottom(words.h * 0.45F) : words.take_right(words.w * 0.42F);
    (portrait ? words.take_bottom(page.px(6)) : words.take_right(page.px(page.tight() ? 5 : 10)));
    draw_code_card(page, card, view);
    Stack stack(page, "sign_in.page", words.w);
    add_steps(page, stack, view, words.w);
    stack.draw(words);
}

} // namespace screens
