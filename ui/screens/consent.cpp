// Before the camera is on: what is taken, why, who keeps it and how long; and ways on that are alike.
#include <algorithm>

#include "ui/screens/stack.h"

namespace screens {
namespace {

constexpr double mark_mm = 13;

kit::Icon picture_of(std::string_view fact, model::Purpose purpose) {
    if (fact == "what") return purpose == model::Purpose::Chip ? kit::Icon::Card : kit::Icon::Camera;
    if (fact == "why") return kit::Icon::Report;
    if (fact == "who") return kit::Icon::Person;
    return kit::Icon::Clock;
}

void add_facts(Page& page, Stack& stack, view::AskConsent const& view) {
    bool const tight = page.tight();
    for (auto const& fact : view.facts) {
        auto const id = "consent." + fact.id;
        stack.label(id + ".label", fact.label,
                    {kit::FontRole::Caption, page.kit.palette().text_quiet, kit::Align::Left, kit::Role::Text});
        stack.text(id, fact.text, {kit::FontRole::Body, 0, kit::Align::Left, kit::Role::Text}, tight ? 2 : 4);
    }
}

float height_of(Page& page, view::ConsentFact const& fact, float width) {
    float const words = page.kit.text_height(width - page.px(mark_mm + 4), fact.text, kit::FontRole::Body);
    return std::max(page.px(mark_mm), page.line(kit::FontRole::Caption) + words);
}

void draw_fact(Page& page, kit::Rect box, view::ConsentFact const& fact, model::Purpose purpose) {
    auto& kit = page.kit;
    auto const id = "consent." + fact.id;
    kit::Rect picture = box.take_left(page.px(mark_mm));
    kit.icon(picture.take_top(page.px(mark_mm)), picture_of(fact.id, purpose), kit.palette().primary);
    box.take_left(page.px(4));
    kit.text(id + ".label", box.take_top(page.line(kit::FontRole::Caption)), fact.label,
             {kit::FontRole::Caption, kit.palette().text_quiet, kit::Align::Left, kit::Role::Text});
    kit.text(id, box, fact.text, {kit::FontRole::Body, 0, kit::Align::Left, kit::Role::Text});
}

// With a picture each.
void add_pictured(Page& page, Stack& stack, view::AskConsent const& view, float width) {
    for (auto const& fact : view.facts) {
        bool const last = &fact == &view.facts.back();
        stack.block(height_of(page, fact, width), last ? 0 : 5,
                    [&page, &fact, purpose = view.purpose](kit::Rect row) { draw_fact(page, row, fact, purpose); });
    }
}

// By what it leads to.
std::string_view id_of_decline(model::Purpose purpose) {
    switch (purpose) {
    case model::Purpose::Photo: return "photo.without";
    case model::Purpose::Chip: return "chip.without";
    case model::Purpose::Card:
    case model::Purpose::SignIn: return "person.anonymous";
    }
    return {};
}

// The ways on: as large and as plain, the one as the other.
void draw_answers(Page& page, view::AskConsent const& view) {
    auto& kit = page.kit;
    bool const photo = view.purpose == model::Purpose::Photo;
    int const count = view.phone.empty() ? 2 : 3;
    float const gap = page.px(page.tight() ? 3 : 6);
    bool const stacked = kit.portrait();
    auto const lines = static_cast<float>(stacked ? count : 1);
    float const all = page.px(page.tight() ? kit.sizes().target + 1 : kit.sizes().way_on) * lines + gap * (lines - 1);
    kit::Rect const foot = page.area.take_bottom(all);
    page.area.take_bottom(page.px(page.tight() ? 3 : 6));
    auto const boxes = stacked ? rows(foot, count, gap) : columns(foot, count, gap);
    kit::ButtonLook look;
    look.may_be_icon = true;
    look.icon = kit::Icon::Check;
    page.when(kit.button("consent.agree", boxes[0], view.agree, look), flow::AnswerConsent{true});
    look.icon = kit::Icon::Smartphone;
    if (count == 3) page.when(kit.button("photo.phone", boxes[1], view.phone, look), flow::OfferPhone{});
    look.icon = photo ? kit::Icon::Next : kit::Icon::Close;
    page.when(kit.button(id_of_decline(view.purpose), boxes.back(), view.decline, look), flow::AnswerConsent{false});
}

} // namespace

void draw_consent(Page& page, view::AskConsent const& view) {
    auto& kit = page.kit;
    draw_answers(page, view);
    page.heading("consent.title", view.title);
    kit::Rect card = page.area;
    kit::Rect const inner = card.inset(page.px(page.tight() ? 5 : 8), page.px(page.tight() ? 3 : 7));
    Stack stack(page, "consent.page", inner.w);
    if (page.tight() || page.stretch() > 1.2F)
        add_facts(page, stack, view);
    else
        add_pictured(page, stack, view, inner.w);
    card.h = std::min(card.h, stack.height() + 2 * (inner.y - card.y) + 1);
    kit.panel(card, kit.palette().surface);
    stack.draw(inner);
}

} // namespace screens
