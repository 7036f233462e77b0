// What the city knows of already, told so that a citizen can tell whether it is the same: what, where, since when, and
// what is being done.
#include <fmt/format.h>

#include "ui/view/map.h"
#include "ui/view/parts.h"

namespace view {
namespace {

std::string day_of(base::WallTime time) {
    auto const local = base::in_vietnam(time);
    return fmt::format("{:02}/{:02}", local.day, local.month);
}

std::string_view key_of(model::KnownState state) {
    switch (state) {
    case model::KnownState::Received: return "known.received";
    case model::KnownState::Working: return "known.working";
    case model::KnownState::Done: return "known.done";
    }
    return "known.received";
}

} // namespace

std::string known_words(model::KnownProblem const& known, model::Language language) {
    return language == model::Language::English && !known.words_en.empty() ? known.words_en : known.words_vi;
}

ChooseKnown make_choose_known(flow::State const& state, Sources const& sources) {
    auto const& strings = sources.strings;
    ChooseKnown view{std::string(strings["known.title"]),
                     std::string(strings["known.note"]),
                     std::string(strings["known.join"]),
                     std::string(strings["known.other"]),
                     {}};
    for (auto const* known : flow::known_for(sources.rules, state.draft)) {
        if (view.problems.size() == most_known) break;
        auto words = known_words(*known, strings.language());
        auto second = with_values(strings[key_of(known->state)], {{"day", day_of(known->since)}});
        auto spoken = view.join + "\n" + words + "\n" + second;
        view.problems.push_back({known->id, std::move(words), std::move(second), std::move(spoken)});
    }
    return view;
}

} // namespace view
