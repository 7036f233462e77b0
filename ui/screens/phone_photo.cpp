// A photo from the citizen's phone: a code for its camera, what to do, and how far it is.
#include <algorithm>

#include "ui/screens/notice.h"
#include "ui/screens/stack.h"

namespace screens {
namespace {

// The code is large, for a camera at arm's length; until it is there something is seen to be coming.
void draw_link(Page& page, kit::Rect card, view::PhonePhoto const& view) {
    auto& kit = page.kit;
    if (view.has_code)
        return draw_code(page, card, {"phone_photo.qr", view.code_words, "phone_photo.code", view.code_words});
    kit.panel(card, kit.palette().surface);
    draw_notice(page, card.inset(page.px(4)),
                {"", "phone_photo.busy", kit::Icon::Smartphone, kit.palette().primary, "", view.state, true});
}

void add_steps(Page& page, Stack& stack, view::PhonePhoto const& view) {
    bool const tight = page.tight(); // else it is read from where the phone is held: an arm's length
    kit::TextLook const step{tight ? kit::FontRole::Body : kit::FontRole::Title, 0, kit::Align::Left, kit::Role::Text};
    for (std::size_t i = 0; i < view.steps.size(); ++i)
        stack.text("phone_photo.step." + std::to_string(i + 1), view.steps[i], step, tight ? 2 : 7);
    if (!view.has_code) return;
    kit::TextLook const strong{tight ? kit::FontRole::BodyStrong : kit::FontRole::Title,
                               view.opened ? page.kit.palette().success : page.kit.palette().primary, kit::Align::Left,
                               kit::Role::Text};
    stack.text(view.opened ? "phone_photo.opened" : "phone_photo.waiting", view.state, strong, 0);
}

} // namespace

void draw_phone_photo(Page& page, view::PhonePhoto const& view) {
    auto& kit = page.kit;
    page.heading("phone_photo.title", view.title);
    if (!view.trouble.empty()) {
        page.when(way_on(page, "phone_photo.retry", view.retry, true, kit::Icon::Retry), flow::OfferPhone{});
        return draw_notice(page, page.area,
                           {"", "phone_photo.trouble", kit::Icon::Smartphone, kit.palette().brown, "", view.trouble});
    }
    bool const portrait = kit.portrait();
    kit::Rect words = page.area;
    kit::Rect const card = portrait ? words.take_bottom(words.h * 0.5F) : words.take_right(words.w * 0.42F);
    (portrait ? words.take_bottom(page.px(6)) : words.take_right(page.px(page.tight() ? 5 : 10)));
    draw_link(page, card, view);
    Stack stack(page, "phone_photo.page", words.w);
    add_steps(page, stack, view);
    stack.draw(words);
}

} // namespace screens
