#include <algorithm>
#include <fmt/format.h>

#include "ui/view/parts.h"

namespace view {
namespace {

constexpr int form_steps = 6;

// Which step of the form a screen belongs to, from 0; none outside of the form.
std::optional<int> step_of(flow::Screen const& screen) {
    if (std::holds_alternative<flow::Category>(screen)) return 0;
    if (std::holds_alternative<flow::Place>(screen) || std::holds_alternative<flow::SearchPlace>(screen)) return 1;
    bool const place =
        std::holds_alternative<flow::PickOnMap>(screen) || std::holds_alternative<flow::ChooseKnown>(screen);
    if (place) return 1;
    if (std::holds_alternative<flow::Text>(screen)) return 2;
    if (auto const* consent = std::get_if<flow::AskConsent>(&screen))
        return consent->purpose == model::Purpose::Photo ? 3 : 4;
    if (std::holds_alternative<flow::Photo>(screen) || std::holds_alternative<flow::PhonePhoto>(screen)) return 3;
    bool const person = std::holds_alternative<flow::Person>(screen) || std::holds_alternative<flow::Phone>(screen) ||
                        std::holds_alternative<flow::ScanningCard>(screen) ||
                        std::holds_alternative<flow::SigningIn>(screen) ||
                        std::holds_alternative<flow::ReadingChip>(screen);
    if (person) return 4;
    if (std::holds_alternative<flow::Review>(screen)) return 5;
    return std::nullopt;
}

std::optional<Steps> make_steps(flow::Screen const& screen, Sources const& sources) {
    auto step = step_of(screen);
    int count = form_steps;
    if (auto const* at = std::get_if<flow::Walk>(&screen)) {
        auto const* walk = sources.rules.catalogue.library.install.walk(at->guide);
        step = static_cast<int>(at->step);
        count = walk ? static_cast<int>(walk->steps.size()) : 1;
    }
    if (auto const* at = std::get_if<flow::Tour>(&screen)) {
        step = static_cast<int>(at->page);
        count = static_cast<int>(sources.rules.catalogue.library.install.tour.size());
    }
    if (auto const* at = std::get_if<flow::RunCheck>(&screen)) {
        auto const found = std::ranges::find(model::all_check_steps, at->step);
        step = static_cast<int>(found - std::begin(model::all_check_steps));
        count = static_cast<int>(std::size(model::all_check_steps));
    }
    if (!step) return std::nullopt;
    auto label = with_values(sources.strings["form.step"],
                             {{"step", std::to_string(*step + 1)}, {"count", std::to_string(count)}});
    return Steps{*step, count, std::move(label)};
}

std::string_view help_text(flow::State const& state) {
    if (state.assisted) return "help.assisted";
    switch (state.call) {
    case flow::Call::None: break;
    case flow::Call::Going: return "help.calling";
    case flow::Call::Told: return "help.called";
    case flow::Call::Untold: return "help.not_called";
    }
    return "help.text";
}

// Staff can help with a report; what is private is not shown then.
Help make_help(flow::State const& state, Sources const& sources) {
    auto const& strings = sources.strings;
    Help help;
    help.title = strings["help.title"];
    help.text = strings[help_text(state)];
    help.close = strings["help.close"];
    if (step_of(state.screen)) help.assist = strings[state.assisted ? "help.alone" : "help.assist"];
    help.assisted = state.assisted;
    bool const at_home = flow::is_front(state.screen);
    if (at_home && sources.rules.has_staff) help.staff = strings["help.staff"];
    help.hotlines = hotlines(sources, "city");
    return help;
}

Question make_question(model::Strings const& strings) {
    return {std::string(strings["idle.title"]), std::string(strings["idle.text"]), std::string(strings["idle.stay"]),
            std::string(strings["idle.leave"])};
}

bool can_go_back(flow::Screen const& screen) {
    return !flow::is_front(screen) && flow::may_leave(screen) && !std::holds_alternative<flow::Thanks>(screen) &&
           !std::holds_alternative<flow::ShowReceipt>(screen) && !std::holds_alternative<flow::ShowNumber>(screen);
}

} // namespace

std::string when(base::WallTime time) {
    auto const local = base::in_vietnam(time);
    return fmt::format("{:02}:{:02} · {:02}/{:02}/{}", local.hour, local.minute, local.day, local.month, local.year);
}

std::string with_values(std::string_view sentence,
                        std::vector<std::pair<std::string_view, std::string>> const& values) {
    std::string result(sentence);
    for (auto const& [name, value] : values) {
        auto const mark = "{" + std::string(name) + "}";
        if (auto const at = result.find(mark); at != std::string::npos) result.replace(at, mark.size(), value);
    }
    return result;
}

std::vector<Hotline> hotlines(Sources const& sources, std::string_view group) {
    std::vector<Hotline> found;
    for (auto const& line : sources.rules.catalogue.hotlines)
        if (line.group == group) found.push_back({line.number, std::string(name_of(line, sources.strings.language()))});
    return found;
}

std::string place_name(Sources const& sources, std::string_view code) {
    auto const* place = sources.rules.catalogue.place(code);
    return place ? std::string(name_of(*place, sources.strings.language())) : std::string(code);
}

std::string category_name(Sources const& sources, std::string_view id) {
    auto const* category = sources.rules.catalogue.category(id);
    return category ? std::string(name_of(*category, sources.strings.language())) : std::string(id);
}

Chrome make_chrome(flow::State const& state, Sources const& sources) {
    auto const& strings = sources.strings;
    bool const at_home = flow::is_front(state.screen);
    Chrome chrome;
    chrome.city = strings["bar.name"];
    chrome.place = place_name(sources, sources.rules.here);
    chrome.clock = when(sources.wall);
    chrome.call_staff = strings["bar.call_staff"];
    chrome.finish = strings["bar.finish"];
    chrome.language = strings["bar.language"];
    chrome.back = strings["bar.back"];
    chrome.can_back = !state.covered && can_go_back(state.screen);
    chrome.can_finish = !at_home && flow::may_leave(state.screen);
    chrome.comfort = strings["bar.comfort"];
    bool const elsewhere = std::holds_alternative<flow::Person>(state.screen) &&
                           !flow::can_be_sure(sources.rules, state.draft); // no step of a report: there will be none
    if (!state.covered && !elsewhere) chrome.steps = make_steps(state.screen, sources);
    if (state.comfort_shown) chrome.choices = make_comfort(state.comfort, sources);
    if (state.help_shown) chrome.help = make_help(state, sources);
    if (state.closing) chrome.closing = strings["place.closing"];
    if (state.asked_at) chrome.question = make_question(strings);
    return chrome;
}

} // namespace view
