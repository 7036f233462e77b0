#include <fmt/format.h>

#include "kiosk/base/text.h"
#include "ui/view/parts.h"

namespace view {
namespace {

using model::GiftRefusal;
using model::TallyKind;

std::string_view key_of(TallyKind kind) {
    switch (kind) {
    case TallyKind::Visitor: return "event.visitors";
    case TallyKind::Ticket: return "event.tickets";
    case TallyKind::Installed: return "event.installed";
    case TallyKind::Activated: return "event.activated";
    case TallyKind::FirstReport: return "event.first_report";
    case TallyKind::NotPossible: return "event.not_possible";
    case TallyKind::Gift: return "event.gifts";
    case TallyKind::GiftBack: return "event.gifts_back";
    }
    return {};
}

std::string_view key_of(flow::DeskTrouble trouble) {
    switch (trouble) {
    case flow::DeskTrouble::Refused: return "event.trouble.refused";
    case flow::DeskTrouble::NoTicket: return "event.trouble.no_ticket";
    case flow::DeskTrouble::Full: return "event.trouble.full";
    case flow::DeskTrouble::NotCounted: return "event.trouble.not_counted";
    case flow::DeskTrouble::Unavailable: return "event.trouble.unavailable";
    case flow::DeskTrouble::Busy: return "event.trouble.busy";
    }
    return {};
}

std::string_view key_of(model::GiftRefused const& refused) {
    switch (refused.why) {
    case GiftRefusal::AlreadyGiven: return refused.hour ? "event.refused.already_at" : "event.refused.already";
    case GiftRefusal::NoneLeft: return "event.refused.none_left";
    case GiftRefusal::NoSuchGift: return "event.refused.no_such_gift";
    case GiftRefusal::NotGiven: return "event.refused.not_given";
    case GiftRefusal::NotACard: return "event.refused.not_a_card";
    case GiftRefusal::NoKey: return "event.refused.no_key";
    case GiftRefusal::WrongReason: return "event.refused.wrong_reason";
    case GiftRefusal::NoSuchCode: return "event.refused.no_such_code";
    case GiftRefusal::Closed: return "event.refused.closed";
    case GiftRefusal::Unavailable: return "event.refused.unavailable";
    }
    return {};
}

bool is_lead(flow::State const& state) { return state.desk && state.desk->pass.role == model::StaffRole::Lead; }

// "–": the book has not said.
std::string today(flow::State const& state, TallyKind kind) {
    if (!state.desk || !state.desk->numbers) return "–";
    auto const& counts = state.desk->numbers->today;
    auto const found = counts.find(kind);
    return std::to_string(found == counts.end() ? 0 : found->second);
}

std::string left_of(flow::State const& state, std::string const& gift) {
    if (!state.desk || !state.desk->numbers) return "–";
    auto const found = state.desk->numbers->left.find(gift);
    return std::to_string(found == state.desk->numbers->left.end() ? 0 : found->second);
}

std::string all_left(flow::State const& state) {
    if (!state.desk || !state.desk->numbers) return "–";
    std::int64_t sum = 0;
    for (auto const& [gift, left] : state.desk->numbers->left)
        sum += left;
    return std::to_string(sum);
}

std::string gift_name(Sources const& sources, std::string_view id) {
    auto const* gift = sources.rules.event ? sources.rules.event->gift(id) : nullptr;
    return std::string(gift ? gift->name.in(sources.strings.language()) : id);
}

// The ambassador's code, or the organisation's name; "": neither is chosen.
std::string brought_by(flow::State const& state, Sources const& sources) {
    auto const& strings = sources.strings;
    if (!state.desk || state.desk->whose == model::EventWhose{}) return {};
    auto const& whose = state.desk->whose;
    auto const* organisation = sources.rules.event ? sources.rules.event->organisation(whose.organisation) : nullptr;
    auto who = whose.ambassador;
    if (who.empty() && organisation) who = organisation->name.in(strings.language());
    return with_values(strings["event.whose.chosen"], {{"who", who}});
}

std::string state_words(flow::EventDesk const& screen, model::Strings const& strings) {
    if (screen.trouble) return std::string(strings[key_of(*screen.trouble)]);
    if (screen.waits) return std::string(strings["event.waits"]);
    if (!screen.counted) return {};
    return with_values(strings[screen.back ? "event.taken_back" : "event.counted"],
                       {{"what", std::string(strings[key_of(*screen.counted)])}});
}

std::string slip_words(flow::Slip slip, std::optional<model::PrinterStatus> trouble, model::Strings const& strings) {
    if (trouble) return sentence(strings, *trouble);
    return std::string(strings[slip == flow::Slip::Printed ? "event.slip.printed" : "event.slip.printing"]);
}

void add_whose(EventWhose& view, model::EventDay const& day, model::EventWhose const& chosen,
               model::Language language) {
    auto const add = [&](std::string id, std::string label, std::string second, model::EventWhose whose) {
        bool const selected = whose == chosen;
        view.choices.push_back({std::move(id), std::move(label), std::move(second), std::move(whose), selected});
    };
    for (auto const& organisation : day.organisations) {
        add("o." + organisation.code, std::string(organisation.name.in(language)), "", {organisation.code, ""});
        for (auto const& ambassador : day.ambassadors)
            if (ambassador.organisation == organisation.code)
                add("a." + ambassador.code, ambassador.code, std::string(organisation.name.in(language)),
                    {organisation.code, ambassador.code});
    }
}

} // namespace

EventDesk make_event_desk(flow::State const& state, flow::EventDesk const& screen, Sources const& sources) {
    auto const& strings = sources.strings;
    auto const* event = sources.rules.event;
    EventDesk view;
    view.title = event ? event->name.in(strings.language()) : strings["event.title"];
    if (event) view.place = event->place.in(strings.language());
    view.state = state_words(screen, strings);
    view.trouble = screen.trouble.has_value();
    view.can_press = !screen.waits && !screen.still_until;
    auto const count = [&](std::string id, TallyKind kind, std::string number) {
        return DeskCount{std::move(id), std::string(strings[key_of(kind)]), std::move(number)};
    };
    view.counts = {count("visitors", TallyKind::Visitor, today(state, TallyKind::Visitor)),
                   count("tickets", TallyKind::Ticket, today(state, TallyKind::Ticket)),
                   count("installed", TallyKind::Installed, today(state, TallyKind::Installed)),
                   {"left", std::string(strings["event.left"]), all_left(state)}};
    view.brief = with_values(strings["event.brief"], {{"visitors", view.counts[0].number},
                                                      {"tickets", view.counts[1].number},
                                                      {"installed", view.counts[2].number},
                                                      {"left", view.counts[3].number}});
    for (auto const kind : {TallyKind::Installed, TallyKind::Activated, TallyKind::FirstReport, TallyKind::NotPossible})
        view.tallies.push_back({kind, std::string(strings[key_of(kind)]), today(state, kind)});
    if (state.desk && state.desk->last)
        view.undo =
            with_values(strings["event.undo"], {{"what", std::string(strings[key_of(state.desk->last->kind)])}});
    view.next = strings["event.next"];
    view.gifts = strings["event.give"];
    view.whose = strings["event.whose"];
    view.brought = brought_by(state, sources);
    view.upkeep = strings["event.upkeep"];
    if (is_lead(state)) view.end_shift = strings["event.end_shift"];
    if (is_lead(state) && event && !event->prizes.empty()) view.draw = strings["draw.open"];
    if (screen.trouble) view.again = strings["event.again"];
    return view;
}

EventTicket make_event_ticket(flow::ShowTicket const& screen, Sources const& sources) {
    auto const& strings = sources.strings;
    return {std::string(strings["event.ticket"]),      std::to_string(screen.ticket),
            std::string(strings["event.ticket.keep"]), slip_words(screen.slip, screen.trouble, strings),
            std::string(strings["event.print_again"]), std::string(strings["event.done"]),
            screen.slip == flow::Slip::NotPrinted};
}

EventWhose make_event_whose(flow::State const& state, flow::WhoseVisitor const& screen, Sources const& sources) {
    auto const chosen = state.desk ? state.desk->whose : model::EventWhose{};
    EventWhose view;
    view.title = sources.strings["event.whose.title"];
    view.unknown = screen.unknown;
    view.hint = sources.strings[screen.unknown ? "event.whose.unknown" : "event.whose.scan"];
    view.choices.push_back(
        {"none", std::string(sources.strings["event.whose.none"]), "", {}, chosen == model::EventWhose{}});
    if (sources.rules.event) add_whose(view, *sources.rules.event, chosen, sources.strings.language());
    return view;
}

EventGifts make_event_gifts(flow::State const& state, Sources const& sources) {
    auto const& strings = sources.strings;
    EventGifts view{std::string(strings["event.gifts.title"]), {}, {}};
    if (sources.rules.event)
        for (auto const& gift : sources.rules.event->gifts)
            view.choices.push_back({gift.id, std::string(gift.name.in(strings.language())),
                                    with_values(strings["event.gift.left"], {{"count", left_of(state, gift.id)}})});
    if (view.choices.empty()) view.none = strings["event.gifts.none"];
    return view;
}

EventCard make_event_card(flow::State const& state, flow::GiftCard const& screen, Sources const& sources) {
    auto const& strings = sources.strings;
    bool const by_scanner = sources.rules.has_scanner;
    EventCard view;
    view.title = with_values(strings["event.card.title"], {{"gift", gift_name(sources, screen.gift)}});
    view.text = strings[by_scanner ? "event.card.text.scanner" : "event.card.text"];
    view.privacy = strings["event.card.privacy"];
    view.busy = strings[screen.giving ? "event.waits" : by_scanner ? "card.waiting" : "camera.starting"];
    if (screen.refused) view.trouble = sentence(strings, *screen.refused);
    if (screen.trouble) view.trouble = sentence(strings, *screen.trouble);
    if (screen.trouble && !screen.giving) view.busy.clear();
    if (is_lead(state) && !screen.giving)
        view.ways = {{model::GiftReason::NoCard, std::string(strings["event.card.none"])},
                     {model::GiftReason::ByLead, std::string(strings["event.card.by_lead"])}};
    return view;
}

EventGift make_event_gift(flow::State const& state, flow::GiftAnswer const& screen, Sources const& sources) {
    auto const& strings = sources.strings;
    EventGift view;
    view.refused = screen.refused.has_value();
    view.title = strings[view.refused ? "event.refused" : "event.given"];
    view.text = gift_name(sources, screen.gift);
    if (view.refused) {
        auto const hour = fmt::format("{}", screen.refused->hour.value_or(0));
        view.text = with_values(strings[key_of(*screen.refused)], {{"hour", hour}});
    }
    view.done = strings["event.done"];
    view.again = strings["event.card.another"];
    view.can_press = !screen.giving;
    bool const had_one = view.refused && screen.refused->why == GiftRefusal::AlreadyGiven;
    if (had_one && is_lead(state)) view.anyway = strings["event.refused.anyway"];
    if (screen.giving) view.text = strings["event.waits"];
    return view;
}

EndShift make_end_shift(flow::EndShift const& screen, Sources const& sources) {
    auto const& strings = sources.strings;
    EndShift view{std::string(strings["event.end.title"]),
                  std::string(strings[screen.ending ? "event.waits" : "event.end.text"]),
                  std::string(strings["event.end_shift"]),
                  std::string(strings["event.end.keep"]),
                  {},
                  !screen.ending};
    if (screen.trouble) view.trouble = strings[key_of(*screen.trouble)];
    return view;
}

ShiftOver make_shift_over(flow::ShiftOver const& screen, Sources const& sources) {
    auto const& strings = sources.strings;
    return {std::string(strings["event.shift_over"]),  slip_words(screen.slip, screen.trouble, strings),
            std::string(strings["event.print_again"]), std::string(strings["event.done"]),
            screen.slip == flow::Slip::NotPrinted,     screen.lines};
}

} // namespace view
