#include "tests/monkey/checks.h"

#include <algorithm>
#include <array>

#include "kiosk/base/text.h"

namespace monkey {
namespace {

using namespace flow;

constexpr std::size_t shortest_own = 6;
constexpr std::array<std::string_view, 5> behind_the_door{"upkeep.", "entry.", "event.", "dice.", "prize."};
constexpr int most_waits = 60; // for the end of a visit that nobody is at

bool is_at_rest(State const& state) {
    auto const* tour = std::get_if<Tour>(&state.screen);
    return is_front(state.screen) || (tour != nullptr && tour->guide.empty());
}

template<class... Screens>
bool is_any_of(Screen const& screen) {
    return (std::holds_alternative<Screens>(screen) || ...);
}

bool is_of_staff(Screen const& screen) {
    return is_any_of<Upkeep, UpkeepMenu, RunCheck, CheckOver, Readiness, RestartParts>(screen) ||
           is_any_of<EventDesk, ShowTicket, WhoseVisitor, ChooseGift, GiftCard, GiftAnswer, EndShift, ShiftOver>(
               screen) ||
           is_any_of<BeginDraw, FrozenDraw, ThrowDice, ShowPrize, RedrawWhy, DrawOver>(screen);
}

bool can_be_pressed(kit::Node const& node) {
    return kit::is_target(node.role) && !node.state.disabled && !node.covered;
}

} // namespace

std::string is_not_public(State const& state, kit::Tree const& tree) {
    if (is_of_staff(state.screen)) return "a screen of staff, and nobody was let in";
    if (state.desk || state.upkeep) return "a desk or the upkeep is open, and nobody was let in";
    for (auto const& node : tree.nodes) {
        bool const behind = std::ranges::any_of(behind_the_door, [&](auto part) { return node.id.starts_with(part); });
        bool const screen = node.role == kit::Role::Screen &&
                            (node.id.starts_with("staff.") && node.id != "staff.badge" && node.id != "staff.pin");
        if (behind || screen) return "on the glass is " + node.id + ", and nobody was let in";
    }
    return {};
}

std::vector<std::string> personal_words(State const& state) {
    std::vector<std::string> words;
    auto const keep = [&](std::string const& text) {
        auto const own = base::trimmed(text);
        if (base::length(own) >= shortest_own) words.push_back(own);
    };
    auto const& draft = state.draft;
    keep(draft.text.reveal());
    for (auto const* part : {&draft.name, &draft.number, &draft.phone})
        if (*part) keep((*part)->reveal());
    if (state.card)
        for (auto const* part : {&state.card->name, &state.card->number, &state.card->residence})
            keep(part->reveal());
    if (auto const* at = std::get_if<FindGuide>(&state.screen)) keep(at->typed.reveal());
    if (auto const* at = std::get_if<SearchPlace>(&state.screen)) keep(at->search.reveal());
    if (auto const* at = std::get_if<Phone>(&state.screen)) keep(at->digits.reveal());
    if (auto const* at = std::get_if<AskCode>(&state.screen)) keep(at->typed.reveal());
    if (auto const* at = std::get_if<AskPin>(&state.screen)) keep(at->digits.reveal());
    if (auto const* at = std::get_if<LookingUp>(&state.screen)) keep(at->code);
    if (auto const* at = std::get_if<ShowProgress>(&state.screen)) keep(at->code);
    if (auto const* at = std::get_if<ShowReceipt>(&state.screen)) keep(at->receipt.code);
    return words;
}

std::string left_in_state(State const& state) {
    if (!is_at_rest(state)) return {};
    if (!(state.draft == model::Draft{})) return "a draft is left at home";
    if (state.card) return "a card is left at home";
    if (!state.trail.empty()) return "what was read is left at home";
    if (state.store || state.editing || state.emergency_answered || state.assisted || state.asked_at)
        return "a mark of a visit is left at home";
    if (!personal_words(state).empty()) return "somebody's words are left at home";
    return {};
}

std::string left_on_glass(kit::Tree const& tree, std::vector<std::string> const& words) {
    for (auto const& node : tree.nodes)
        for (auto const& word : words)
            if (node.label.find(word) != std::string::npos || node.spoken.find(word) != std::string::npos)
                return "words of an earlier visit in " + node.id;
    return {};
}

std::string dead_end(Rules const& rules, State const& state, kit::Tree const& tree, bool answer_comes) {
    if (!std::ranges::any_of(tree.nodes, can_be_pressed)) return "nothing can be pressed";
    if (!may_leave(state.screen)) return answer_comes ? "" : "a wait for an answer that does not come";
    bool const home = is_front(state.screen);
    if (!home && !next_deadline(rules, state)) return "a screen that never ends by itself";
    auto const* finish = tree.find("bar.finish");
    bool const overlaid = state.asked_at || state.help_shown || state.comfort_shown;
    if (!home && !overlaid && (finish == nullptr || !can_be_pressed(*finish))) return "no way to end the visit";
    return {};
}

std::string does_not_finish(Rules const& rules, State state, base::Instant now, Step const& step) {
    if (!may_leave(state.screen)) return {};
    for (int i = 0; i < 2 && !is_at_rest(state); ++i) // the thanks lie between
        state = step(rules, std::move(state), {now, Finish{}}).state;
    return is_at_rest(state) ? left_in_state(state) : "finishing does not end the visit";
}

std::string never_ends(Rules const& rules, State state, base::Instant now, Step const& step) {
    for (int i = 0; i < most_waits; ++i) {
        if (is_at_rest(state) && state.resting) return left_in_state(state);
        if (std::holds_alternative<Storing>(state.screen))
            state = step(rules, std::move(state), {now, NotStored{StoreTrouble::Broken}}).state;
        if (std::holds_alternative<DrawingNumber>(state.screen))
            state = step(rules, std::move(state), {now, NumberFailed{}}).state;
        auto const deadline = next_deadline(rules, state);
        if (!deadline) return is_at_rest(state) ? left_in_state(state) : "nothing ends what somebody walked away from";
        now = std::max(now, *deadline);
        state = step(rules, std::move(state), {now, Tick{}}).state;
    }
    return is_at_rest(state) ? left_in_state(state) : "what somebody walked away from does not end";
}

} // namespace monkey
