// What the city knows of already, a large card each, with the way to join in; and the way on for everything else.
#include <algorithm>

#include "ui/kit/text_layout.h"
#include "ui/screens/stack.h"

namespace screens {
namespace {

constexpr kit::TextLook words_look{kit::FontRole::BodyStrong}, second_look{kit::FontRole::Body};

// How a card is parted: words at the left with the button beside them, or below them where that leaves too little.
struct Plan {
    float rim, gap, button, target;
    bool below;

    float words(float width) const { return width - 2 * rim - (below ? 0 : button + gap); }
};

Plan plan_of(Page const& page, float width, std::string_view join) {
    auto& kit = page.kit;
    float const words = kit::width_of(*kit.fonts()[kit::FontRole::BodyStrong], join) + page.px(27);
    float const rim = page.px(page.tight() ? 4 : 7), target = page.px(kit.sizes().target) + 1;
    bool const below = words > 0.45F * width;
    return {rim, page.px(5), std::min(words, width - 2 * rim),
            std::max(target, page.line(kit::FontRole::BodyStrong) + page.px(6)), below};
}

float height_of(Page const& page, view::KnownCard const& problem, Plan const& plan, float width) {
    float const room = plan.words(width);
    float const words = page.kit.text_height(room, problem.words, words_look.font) +
                        page.kit.text_height(room, problem.second, second_look.font) + page.px(2);
    float const inner = plan.below ? words + plan.gap + plan.target : std::max(words, plan.target);
    return inner + 2 * std::min(plan.rim, page.px(5));
}

void draw_join(Page& page, kit::Rect box, view::KnownCard const& problem, std::string_view join) {
    kit::ButtonLook look;
    look.icon = kit::Icon::Person;
    look.spoken = problem.spoken; // heard alone, "I have this, too" would not say what
    page.when(page.kit.button("known." + problem.id.text(), box, join, look), flow::JoinKnown{problem.id});
}

void draw_problem(Page& page, kit::Rect box, view::KnownCard const& problem, std::string_view join, Plan const& plan) {
    auto& kit = page.kit;
    kit.panel(box, kit.palette().surface);
    box = box.inset(plan.rim, std::min(plan.rim, page.px(5)));
    kit::Rect button = plan.below ? box.take_bottom(plan.target) : box.take_right(plan.button);
    (plan.below ? box.take_bottom(plan.gap) : box.take_right(plan.gap));
    if (!plan.below) button = {button.x, button.y + (button.h - plan.target) / 2, button.w, plan.target};
    std::string const id = "known." + problem.id.text();
    float const first = kit.text_height(box.w, problem.words, words_look.font);
    float const second = kit.text_height(box.w, problem.second, second_look.font);
    if (!plan.below) box.take_top(std::max(0.F, (box.h - first - second - page.px(2)) / 2));
    kit.text(id + ".words", box.take_top(first), problem.words, words_look);
    box.take_top(page.px(2));
    kit::TextLook quiet = second_look;
    quiet.colour = kit.palette().text_quiet;
    kit.text(id + ".state", box, problem.second, quiet);
    draw_join(page, button, problem, join);
}

// A card, or its pieces one below the other where it is higher than a page.
void add_problem(Page& page, Stack& stack, view::KnownCard const& problem, std::string_view join, Plan const& plan) {
    double const gap = page.tight() ? 3 : 6;
    float const height = height_of(page, problem, plan, page.area.w);
    if (height <= page.area.h - page.px(page.kit.sizes().target + 3))
        return stack.block(height, gap, [&page, &problem, join, plan](kit::Rect box) {
            draw_problem(page, box, problem, join, plan);
        });
    kit::TextLook quiet = second_look;
    quiet.colour = page.kit.palette().text_quiet;
    std::string const id = "known." + problem.id.text();
    stack.text(id + ".words", problem.words, words_look, 1);
    stack.text(id + ".state", problem.second, quiet, 2);
    stack.block(plan.target, gap, [&page, &problem, join](kit::Rect box) { draw_join(page, box, problem, join); });
}

} // namespace

void draw_known(Page& page, view::ChooseKnown const& view) {
    page.heading("known.title", view.title);
    page.when(way_on(page, "known.other", view.other, true), flow::Continue{});
    Plan const plan = plan_of(page, page.area.w, view.join);
    Stack stack(page, "known.page", page.area.w);
    stack.text("known.note", view.note, {kit::FontRole::Body, page.kit.palette().text_quiet}, page.tight() ? 3 : 6);
    for (auto const& problem : view.problems)
        add_problem(page, stack, problem, view.join, plan);
    stack.draw(page.area, page.foot);
}

} // namespace screens
