#include "kiosk/model/install.h"

#include <algorithm>

namespace model {

std::string_view App::page(std::optional<AppStore> store) const {
    auto const& of_store = store == AppStore::Apple ? apple : google;
    return store && !of_store.empty() ? of_store : web;
}

TriageAnswer const* TriageQuestion::answer(std::string_view wanted) const {
    auto const found = std::ranges::find(answers, wanted, &TriageAnswer::id);
    return found == answers.end() ? nullptr : &*found;
}

App const* Install::app(std::string_view id) const {
    auto const found = std::ranges::find(apps, id, &App::id);
    return found == apps.end() ? nullptr : &*found;
}

TriageQuestion const* Install::question(std::string_view id) const {
    auto const found = std::ranges::find(questions, id, &TriageQuestion::id);
    return found == questions.end() ? nullptr : &*found;
}

Walk const* Install::walk(std::string_view guide) const {
    auto const found = std::ranges::find(walks, guide, &Walk::guide);
    return found == walks.end() ? nullptr : &*found;
}

void append_texts(Install const& install, Language language, std::string& to) {
    auto const add = [&](Bilingual const& words) { to += std::string(words.in(language)) + "\n"; };
    for (auto const& app : install.apps)
        for (auto const* words : {&app.name, &app.publisher, &app.apple, &app.google, &app.web})
            to += *words + "\n";
    for (auto const& question : install.questions) {
        add(question.words);
        for (auto const& answer : question.answers)
            for (auto const* words : {&answer.words, &answer.second})
                add(*words);
    }
    for (auto const& page : install.tour) {
        add(page.words);
        add(page.detail);
    }
    for (auto const& walk : install.walks)
        for (auto const& step : walk.steps) {
            add(step.words);
            add(step.detail);
        }
}

} // namespace model
