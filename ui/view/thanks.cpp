// The thanks after a visit, and how it was.
#include <algorithm>

#include "ui/view/parts.h"

namespace view {
namespace {

// "thanks.reason.small_letters"
std::string key_of(std::string_view prefix, std::string_view word) {
    auto key = std::string(prefix) + std::string(word);
    std::ranges::replace(key, '-', '_');
    return key;
}

} // namespace

Thanks make_thanks(flow::Thanks const& screen, Sources const& sources) {
    auto const& strings = sources.strings;
    Thanks view;
    view.title = strings["thanks.title"];
    view.question = strings["thanks.question"];
    view.note = strings[screen.mark ? "thanks.noted" : "thanks.note"];
    for (auto const mark : model::marks)
        view.marks.push_back(
            {mark, std::string(strings[key_of("thanks.mark.", model::word_of(mark))]), screen.mark == mark});
    if (screen.mark) {
        view.reasons_label = strings[*screen.mark == model::Mark::Good ? "thanks.why.good" : "thanks.why.poor"];
        for (auto const reason : model::reasons_for(*screen.mark))
            view.reasons.push_back({reason, std::string(strings[key_of("thanks.reason.", model::word_of(reason))]),
                                    screen.reasons.contains(reason)});
    }
    view.home = strings["thanks.home"];
    return view;
}

} // namespace view
