// Gifts of an event, from which one to whether it may be handed out; and who brought the visitors. Nothing of a card is
// shown but that it was refused.
#include <algorithm>

#include "ui/screens/before_camera.h"
#include "ui/screens/notice.h"

namespace screens {
namespace {

std::optional<std::size_t> choose(Page& page, std::string_view id, std::vector<view::EventChoice> const& choices,
                                  kit::Icon icon) {
    std::vector<kit::ListItem> items;
    for (auto const& choice : choices)
        items.push_back(
            {choice.id, choice.label, choice.second, choice.selected ? kit::Icon::Check : icon, choice.selected});
    return page.kit.list(id, page.area, items, page.kit.portrait() ? 1 : 2);
}

} // namespace

void draw_event_whose(Page& page, view::EventWhose const& view) {
    page.heading("whose.title", view.title);
    auto const colour = view.unknown ? page.kit.palette().danger : page.kit.palette().text_quiet;
    page.say("whose.hint", view.hint, {kit::FontRole::Body, colour}, page.tight() ? 2 : 4);
    if (auto const pressed = choose(page, "whose", view.choices, kit::Icon::Person))
        page.actions.push_back(flow::TakeWhose{view.choices[*pressed].whose});
}

void draw_event_gifts(Page& page, view::EventGifts const& view) {
    page.heading("gifts.title", view.title);
    if (!view.none.empty())
        return draw_notice(page, page.area,
                           {"", "gifts.none", kit::Icon::NotFound, page.kit.palette().brown, "", view.none});
    if (auto const pressed = choose(page, "gifts", view.choices, kit::Icon::Heart))
        page.actions.push_back(flow::TakeGift{view.choices[*pressed].id});
}

void draw_event_card(Page& page, view::EventCard const& view) {
    if (!view.ways.empty()) {
        float const high = page.px(page.kit.sizes().target) + (page.tight() ? 0 : page.px(4));
        auto const boxes = columns(page.area.take_bottom(high), static_cast<int>(view.ways.size()), page.px(5));
        page.area.take_bottom(page.px(page.tight() ? 3 : 5));
        for (std::size_t i = 0; i < boxes.size(); ++i) {
            auto const& [reason, label] = view.ways[i];
            kit::ButtonLook look;
            look.icon = reason == model::GiftReason::NoCard ? kit::Icon::Anonymous : kit::Icon::Person;
            look.may_be_icon = true;
            page.when(page.kit.button("gift.card." + std::string(model::word_of(reason)), boxes[i], label, look),
                      flow::GiveWithoutCard{reason});
        }
    }
    draw_before_camera(page,
                       {"gift.card", kit::Icon::Card, view.title, view.text, view.privacy, view.busy, view.trouble});
}

void draw_event_gift(Page& page, view::EventGift const& view) {
    auto& kit = page.kit;
    page.when(way_on(page, "gift.done", view.done, view.can_press, kit::Icon::Check), flow::Continue{});
    page.when(way_beside(page, "gift.again", view.again, kit::Icon::Card, view.can_press), flow::ScanCard{});
    if (!view.anyway.empty()) {
        kit::ButtonLook const look{.icon = kit::Icon::Person, .enabled = view.can_press, .may_be_icon = true};
        page.when(kit.button("gift.anyway", page.area.take_bottom(page.px(kit.sizes().target)), view.anyway, look),
                  flow::GiveWithoutCard{model::GiftReason::ByLead});
        page.area.take_bottom(page.px(page.tight() ? 2 : 4));
    }
    draw_notice(page, page.area,
                {"gift.title", "gift.text", view.refused ? kit::Icon::Close : kit::Icon::Check,
                 view.refused ? kit.palette().danger : kit.palette().success, view.title, view.text, false,
                 view.refused});
}

} // namespace screens
