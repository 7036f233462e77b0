#include <fmt/format.h>

#include "ui/view/parts.h"

namespace view {
namespace {

std::string_view key_of(flow::DrawTrouble trouble) {
    switch (trouble) {
    case flow::DrawTrouble::NoTickets: return "draw.trouble.no_tickets";
    case flow::DrawTrouble::TooFew: return "draw.trouble.too_few";
    case flow::DrawTrouble::BadList: return "draw.trouble.bad_list";
    case flow::DrawTrouble::OtherEvent: return "draw.trouble.other_event";
    case flow::DrawTrouble::Contradicted: return "draw.trouble.contradicted";
    case flow::DrawTrouble::Full: return "draw.trouble.full";
    case flow::DrawTrouble::Unavailable: return "draw.trouble.unavailable";
    }
    return {};
}

std::string_view key_of(flow::RedrawReason reason) {
    switch (reason) {
    case flow::RedrawReason::DidNotCome: return "draw.why.did_not_come";
    case flow::RedrawReason::NotEligible: return "draw.why.not_eligible";
    case flow::RedrawReason::NoTicket: return "draw.why.no_ticket";
    case flow::RedrawReason::Declined: return "draw.why.declined";
    }
    return {};
}

std::string words_of(std::optional<flow::DrawTrouble> trouble, model::Strings const& strings) {
    return trouble ? std::string(strings[key_of(*trouble)]) : std::string();
}

flow::DrawTold told_of(flow::State const& state) {
    return state.desk && state.desk->draw ? *state.desk->draw : flow::DrawTold{};
}

// To be compared by eye and ear: eight by eight.
std::string in_groups(std::string_view digest) {
    std::string grouped;
    for (std::size_t i = 0; i < digest.size(); i += 8)
        grouped += (i == 0 ? "" : " ") + std::string(digest.substr(i, 8));
    return grouped;
}

std::string name_of_prize(Sources const& sources, std::size_t which) {
    auto const* prize = sources.rules.event ? model::prize_at(*sources.rules.event, which) : nullptr;
    if (prize) return std::string(prize->name.in(sources.strings.language()));
    return with_values(sources.strings["draw.prize"], {{"number", std::to_string(which + 1)}});
}

std::string paper_words(flow::Slip slip, std::optional<model::PrinterStatus> trouble, model::Strings const& strings) {
    if (trouble) return sentence(strings, *trouble);
    switch (slip) {
    case flow::Slip::Printing: return std::string(strings["event.slip.printing"]);
    case flow::Slip::Printed: return std::string(strings["event.slip.printed"]);
    case flow::Slip::NotPrinted: return std::string(strings["draw.slip.before"]);
    }
    return {};
}

std::string face_words(char die, model::Strings const& strings) {
    return with_values(strings["draw.die"], {{"pips", std::string(1, die)}});
}

} // namespace

BeginDraw make_begin_draw(flow::BeginDraw const& screen, Sources const& sources) {
    auto const& strings = sources.strings;
    BeginDraw view;
    view.title = strings["draw.begin.title"];
    view.text = strings["draw.begin.text"];
    if (screen.waits) view.busy = strings[screen.freezing ? "event.waits" : "draw.begin.looking"];
    view.trouble = words_of(screen.trouble, strings);
    view.freeze = strings["draw.freeze"];
    if (screen.trouble) view.again = strings["event.again"];
    if (!screen.opened) return view;
    view.count = std::to_string(screen.opened->tickets);
    view.source = strings[screen.opened->merged ? "draw.begin.merged" : "draw.begin.own"];
    view.can_freeze = !screen.waits && screen.opened->tickets > 0;
    return view;
}

FrozenDraw make_frozen_draw(flow::State const& state, flow::FrozenDraw const& screen, Sources const& sources) {
    auto const& strings = sources.strings;
    auto const told = told_of(state);
    FrozenDraw view;
    view.title = strings["draw.frozen.title"];
    view.count = std::to_string(told.count);
    view.count_label = strings["draw.count"];
    view.list_label = strings["draw.list"];
    view.list = in_groups(told.list);
    view.commitment_label = strings["draw.commitment"];
    view.commitment = in_groups(told.commitment);
    view.slip = paper_words(screen.slip, screen.trouble, strings);
    view.again = strings["event.print_again"];
    view.next = strings["draw.dice.go"];
    view.trouble = screen.trouble.has_value();
    view.can_print = screen.slip == flow::Slip::NotPrinted;
    return view;
}

ThrowDice make_throw_dice(flow::ThrowDice const& screen, Sources const& sources) {
    auto const& strings = sources.strings;
    ThrowDice view;
    view.title = strings["draw.dice.title"];
    view.hint = strings[screen.fixing ? "event.waits" : "draw.dice.hint"];
    view.undo = strings["draw.dice.undo"];
    view.fix = strings["draw.dice.fix"];
    view.trouble = words_of(screen.trouble, strings);
    for (char face = '1'; face <= '6'; ++face)
        view.keys.push_back(face_words(face, strings));
    for (char const die : screen.dice) {
        view.thrown.push_back(die - '0');
        view.called.push_back(face_words(die, strings));
    }
    auto const thrown = screen.dice.size();
    if (thrown < flow::fewest_dice)
        view.rest = with_values(strings["draw.dice.rest"], {{"count", std::to_string(flow::fewest_dice - thrown)}});
    view.can_throw = !screen.fixing && thrown < flow::most_dice;
    view.can_undo = !screen.fixing && thrown > 0;
    view.can_fix = !screen.fixing && thrown >= flow::fewest_dice;
    return view;
}

ShowPrize make_show_prize(flow::State const& state, flow::ShowPrize const& screen, Sources const& sources) {
    auto const& strings = sources.strings;
    auto const told = told_of(state);
    ShowPrize view;
    view.title = name_of_prize(sources, screen.prize);
    view.all = told.winners.size();
    view.drawn = view.all - std::min(view.all, screen.prize);
    view.place = with_values(strings["draw.place"],
                             {{"number", std::to_string(view.drawn)}, {"count", std::to_string(view.all)}});
    if (screen.prize < view.all) view.ticket = std::to_string(told.winners[screen.prize]);
    view.rolls = screen.rolls_until.has_value();
    view.rolling = strings["draw.rolling"];
    view.prize = strings[view.rolls ? "draw.rolling" : "draw.wins"];
    if (view.rolls) {
        view.rolls_from = screen.rolls_from.value_or(base::Instant{});
        view.rolls_until = *screen.rolls_until;
    }
    view.next = strings[screen.prize > 0 ? "draw.next" : "draw.end"];
    view.again = strings["draw.again"];
    return view;
}

RedrawWhy make_redraw_why(flow::State const& state, flow::RedrawWhy const& screen, Sources const& sources) {
    auto const& strings = sources.strings;
    auto const told = told_of(state);
    RedrawWhy view;
    view.title = strings["draw.why.title"];
    auto const ticket = screen.prize < told.winners.size() ? std::to_string(told.winners[screen.prize]) : "";
    view.text = with_values(strings[screen.writing ? "event.waits" : "draw.why.text"],
                            {{"ticket", ticket}, {"prize", name_of_prize(sources, screen.prize)}});
    view.trouble = words_of(screen.trouble, strings);
    if (screen.writing) return view;
    for (auto const reason : flow::all_redraw_reasons)
        view.reasons.emplace_back(reason, std::string(strings[key_of(reason)]));
    return view;
}

DrawOver make_draw_over(flow::State const& state, flow::DrawOver const& screen, Sources const& sources) {
    auto const& strings = sources.strings;
    auto const told = told_of(state);
    DrawOver view;
    view.title = strings["draw.over.title"];
    view.slip = paper_words(screen.slip, screen.trouble, strings);
    view.again = strings["event.print_again"];
    view.done = strings["event.done"];
    view.trouble = screen.slip == flow::Slip::NotPrinted;
    for (std::size_t i = 0; i < told.winners.size(); ++i)
        view.winners.emplace_back(name_of_prize(sources, i), std::to_string(told.winners[i]));
    return view;
}

} // namespace view
