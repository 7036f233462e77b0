// A guide, one step a screen: its picture or the page for the phone, what to do, and the two ways on: it is done, or
// help is wanted.
#include <algorithm>

#include "ui/screens/signs.h"
#include "ui/screens/stack.h"

namespace screens {
namespace {

kit::Icon icon_of(model::AppStore store) {
    switch (store) {
    case model::AppStore::Apple: return kit::Icon::Iphone;
    case model::AppStore::Google: return kit::Icon::Android;
    }
    return kit::Icon::Smartphone;
}

std::string id_of(model::AppStore store) { return "walk.store." + std::string(word_of(store)); }

void draw_stores(Page& page, kit::Rect row, view::Walk const& view) {
    auto const boxes = columns(row, static_cast<int>(view.stores.size()), page.px(5));
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        auto const& [store, name] = view.stores[i];
        kit::ButtonLook look;
        look.icon = icon_of(store);
        look.selected = view.store == store;
        look.may_be_icon = true;
        page.when(page.kit.button(id_of(store), boxes[i], name, look), flow::ChooseStore{store});
    }
}

// The code is of the app's own page alone; while it is not known which phone it is for, that is asked in its place.
void draw_picture(Page& page, kit::Rect card, view::Walk const& view) {
    auto& kit = page.kit;
    float const target = std::max(page.px(kit.sizes().target), page.line(kit::FontRole::BodyStrong) + page.px(5));
    if (!view.stores.empty()) {
        kit::Rect const row = card.take_bottom(target);
        draw_stores(page, row, view);
        card.take_bottom(page.px(4));
    }
    if (!view.url.empty() && page.pictures.qr)
        return draw_code(page, card, {"walk.qr", view.url, "walk.app", view.app});
    kit.panel(card, kit.palette().surface);
    kit::Rect inside = card.inset(page.px(6));
    if (!view.ask.empty()) {
        float const words = kit.text_height(inside.w, view.ask, kit::FontRole::BodyStrong);
        kit.text("walk.which", inside.take_bottom(words), view.ask,
                 {kit::FontRole::BodyStrong, 0, kit::Align::Centre, kit::Role::Text});
    }
    float const plate = std::min({inside.w, inside.h, page.px(60)});
    if (plate < page.px(14)) return;
    kit.plate({inside.x + (inside.w - plate) / 2, inside.y + (inside.h - plate) / 2, plate, plate}, sign_of(view.sign),
              kit.palette().violet);
}

void draw_words(Page& page, kit::Rect words, view::Walk const& view) {
    auto& kit = page.kit;
    bool const tight = page.tight();
    kit::TextLook const quiet{kit::FontRole::Body, kit.palette().text_quiet, kit::Align::Left, kit::Role::Text};
    Stack stack(page, "walk.page", words.w);
    stack.text("walk.detail", view.detail, {tight ? kit::FontRole::Body : kit::FontRole::BodyStrong}, tight ? 3 : 7);
    stack.text("walk.publisher", view.publisher, quiet, 4);
    stack.text("walk.warning", view.warning, {kit::FontRole::BodyStrong, kit.palette().primary}, 4);
    if (!tight) stack.text("walk.guide", view.guide, quiet, 0);
    stack.draw(words);
}

} // namespace

void draw_warning_line(Page& page, std::string_view id, std::string_view words) {
    page.say(id, words, {page.tight() ? kit::FontRole::Caption : kit::FontRole::Body, page.kit.palette().primary},
             page.tight() ? 2 : 6);
}

void draw_walk(Page& page, view::Walk const& view) {
    auto& kit = page.kit;
    page.heading("walk.title", view.title);
    page.when(way_on(page, "walk.next", view.next, true, kit::Icon::Check), flow::StepDone{});
    page.when(way_beside(page, "walk.stuck", view.stuck, kit::Icon::CallStaff), flow::CallStaff{});
    bool const portrait = kit.portrait();
    kit::Rect words = page.area;
    kit::Rect const card = portrait ? words.take_bottom(words.h * 0.55F) : words.take_right(words.w * 0.42F);
    (portrait ? words.take_bottom(page.px(6)) : words.take_right(page.px(page.tight() ? 5 : 10)));
    draw_picture(page, card, view);
    draw_words(page, words, view);
}

} // namespace screens
