#include "ui/screens/text_offers.h"

#include <algorithm>
#include <span>

#include "ui/kit/text_layout.h"

namespace screens {
namespace {

constexpr std::size_t most_at_once = 3;

// Two lines high. Nothing else moves when what stands there changes.
std::vector<kit::Rect> take_row(Page& page, std::size_t count) {
    auto const& kit = page.kit;
    float const words = kit.text_height(page.area.w, "P", kit::FontRole::BodyStrong) +
                        kit.text_height(page.area.w, "P", kit::FontRole::Body);
    float const height = std::max(page.px(kit.sizes().way_on), words + page.px(3));
    auto boxes = columns(page.area.take_bottom(height), static_cast<int>(count), page.px(4));
    page.area.take_bottom(page.px(3));
    return boxes;
}

using Phrases = std::vector<view::Phrase const*>;

// So many, in their order; but what means danger is always one of them, and the last.
Phrases some_of(std::vector<view::Phrase> const& phrases, std::size_t count) {
    Phrases some;
    auto const danger = std::ranges::find_if(phrases, &view::Phrase::danger);
    std::size_t const plain = danger == phrases.end() ? count : count - 1;
    for (auto const& phrase : phrases)
        if (!phrase.danger && some.size() < plain) some.push_back(&phrase);
    if (danger != phrases.end()) some.push_back(&*danger);
    return some;
}

// Each in one of so many columns, without a word cut or broken.
bool fits(Page const& page, std::span<std::string_view const> labels, std::size_t columns, std::size_t lines) {
    auto const count = static_cast<float>(columns);
    float const room = (page.area.w - (count - 1) * page.px(4)) / count - page.px(21); // its rim and its picture
    return std::ranges::all_of(labels, [&](std::string_view label) {
        bool broke = false;
        auto const layout = kit::wrap(page.kit.fonts(), label, kit::FontRole::BodyStrong, room, &broke);
        return !broke && layout.lines.size() <= lines;
    });
}

bool fits(Page const& page, Phrases const& phrases) {
    std::vector<std::string_view> labels;
    for (auto const* phrase : phrases)
        labels.push_back(phrase->label);
    return fits(page, labels, labels.size(), 2);
}

// As many columns as the names of the first offers allow.
std::size_t columns_for(Page const& page, std::vector<view::Offer> const& offers) {
    std::vector<std::string_view> labels;
    for (auto const& offer : offers)
        labels.push_back(offer.label.reveal());
    std::size_t columns = most_at_once;
    while (columns > 1 && !fits(page, std::span(labels).first(std::min(columns, labels.size())), columns, 1))
        --columns;
    return columns;
}

} // namespace

void draw_offers(Page& page, view::Text const& view) {
    if (view.offers.empty() || page.tight()) return; // where there is hardly room for the field, it has all of it
    auto const boxes = take_row(page, columns_for(page, view.offers));
    for (std::size_t i = 0; i < view.offers.size() && i < boxes.size(); ++i) {
        auto const& offer = view.offers[i];
        kit::ButtonLook look;
        look.icon = kit::Icon::Place;
        look.second = offer.unit.reveal();
        look.align = kit::Align::Left;
        std::string const spoken =
            offer.unit.reveal() + " " + offer.label.reveal(); // the ward's name as it is recorded
        look.spoken = spoken;
        bool const pressed =
            page.kit.button("text.offer." + std::to_string(i + 1), boxes[i], offer.label.reveal(), look);
        page.when(pressed, flow::ChangeText{offer.text});
    }
}

void draw_phrases(Page& page, view::Text const& view) {
    if (page.tight()) return;
    auto shown = some_of(view.phrases, std::min(view.phrases.size(), most_at_once));
    while (!shown.empty() && !fits(page, shown))
        shown = shown.size() > 1 ? some_of(view.phrases, shown.size() - 1) : Phrases();
    if (shown.empty()) return;
    auto const boxes = take_row(page, shown.size());
    for (std::size_t i = 0; i < shown.size(); ++i) {
        auto const& phrase = *shown[i];
        kit::ButtonLook look;
        look.icon = phrase.danger ? kit::Icon::Emergency : kit::Icon::Edit;
        if (phrase.danger) look.tone = kit::Tone::Danger;
        look.align = kit::Align::Left;
        auto const id = "text.phrase." + std::to_string(i + 1);
        page.when(page.kit.button(id, boxes[i], phrase.label, look), flow::ChangeText{phrase.text, phrase.danger});
    }
}

} // namespace screens
