// The city's news, and its grave warnings, as far as they are in force and in the reader's language.
#include <algorithm>

#include "ui/view/parts.h"

namespace view {
namespace {

using Found = std::vector<model::Notice const*>;

// One warning in several languages has one name before the last stroke (config/feed_cap.cpp).
std::string_view event_of(model::Notice const& notice) {
    std::string_view const id = notice.id;
    return id.substr(0, id.find_last_of('/'));
}

// News in the language of the screen; in what language there is, where the city says nothing in it. Each warning in the
// language of the screen, or else in its own: nobody is to miss one.
Found in_language(Found const& all, model::Language language) {
    std::string_view const wanted = language == model::Language::Vietnamese ? "vi" : "en";
    auto const is_wanted = [&](model::Notice const* notice) { return notice->language.starts_with(wanted); };
    bool const has_news = std::ranges::any_of(
        all, [&](auto const* notice) { return notice->kind == model::NoticeKind::News && is_wanted(notice); });
    auto const is_told_otherwise = [&](model::Notice const* notice) {
        if (notice->kind == model::NoticeKind::News) return has_news;
        return std::ranges::any_of(all, [&](auto const* other) {
            return is_wanted(other) && other->kind == notice->kind && event_of(*other) == event_of(*notice);
        });
    };
    Found found;
    std::ranges::copy_if(all, std::back_inserter(found),
                         [&](auto const* notice) { return is_wanted(notice) || !is_told_otherwise(notice); });
    return found;
}

std::string said_by(model::Notice const& notice) {
    return when(notice.published) + (notice.source.empty() ? "" : " · " + notice.source);
}

std::vector<std::string> paragraphs(std::string const& text) {
    std::vector<std::string> lines(1);
    for (char const letter : text) {
        if (letter != '\n')
            lines.back() += letter;
        else if (!lines.back().empty())
            lines.emplace_back();
    }
    if (lines.back().empty()) lines.pop_back();
    return lines;
}

} // namespace

News make_notices(Sources const& sources) {
    News view;
    view.title = sources.strings["news.title"];
    view.none = sources.strings["news.none"];
    Found current;
    for (auto const& notice : sources.rules.catalogue.notices)
        if (notice.is_current(sources.wall)) current.push_back(&notice);
    current = in_language(current, sources.strings.language());
    std::ranges::stable_sort(current, [](auto const* a, auto const* b) {
        if (a->kind != b->kind) return a->kind == model::NoticeKind::Alert;
        return a->published > b->published;
    });
    for (auto const* notice : current) {
        Choice choice{notice->id, notice->title, said_by(*notice)};
        choice.emergency = notice->kind == model::NoticeKind::Alert;
        view.notices.push_back(std::move(choice));
    }
    return view;
}

Guide make_notice(flow::ReadNotice const& screen, Sources const& sources) {
    Guide view;
    auto const& notices = sources.rules.catalogue.notices;
    auto const found = std::ranges::find(notices, screen.notice, &model::Notice::id);
    if (found == notices.end()) return view;
    view.title = found->title;
    view.second = said_by(*found);
    for (auto& line : paragraphs(found->text))
        view.rows.push_back({model::BlockKind::Text, view.rows.size(), {}, std::move(line)});
    view.url = found->link;
    view.scan = sources.strings["guide.scan"];
    return view;
}

std::optional<Warning> make_warning(flow::State const& state, Sources const& sources) {
    if (state.warnings.empty() || state.warned || !flow::may_leave(state.screen)) return std::nullopt;
    Found found;
    for (auto const& notice : sources.rules.catalogue.notices)
        if (std::ranges::find(state.warnings, notice.id) != state.warnings.end() && notice.is_current(sources.wall))
            found.push_back(&notice);
    if (found.empty()) return std::nullopt;
    Warning view{std::string(sources.strings["warning.title"]), {}, {}, std::string(sources.strings["warning.read"])};
    std::string numbers;
    for (auto const& line : hotlines(sources, "emergency"))
        numbers += (numbers.empty() ? "" : ", ") + line.number;
    if (!numbers.empty()) view.danger = with_values(sources.strings["warning.danger"], {{"numbers", numbers}});
    for (auto const* notice : in_language(found, sources.strings.language()))
        view.notices.push_back({notice->title, notice->text + (notice->text.empty() ? "" : "\n") + said_by(*notice)});
    return view;
}

} // namespace view
