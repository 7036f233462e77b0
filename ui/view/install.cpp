// The questions that end at what somebody can install, and a guide walked one step a screen.
#include "ui/view/parts.h"

namespace view {
namespace {

// The page of the app for the phone at hand; which phone that is, is asked where it matters and is not known.
void say_app(Walk& view, model::App const& app, std::optional<model::AppStore> store, model::Strings const& strings) {
    view.app = app.name;
    if (!app.publisher.empty()) view.publisher = with_values(strings["walk.publisher"], {{"name", app.publisher}});
    if (!app.has_stores()) {
        view.url = app.web;
        return;
    }
    view.stores = {{model::AppStore::Apple, std::string(strings["walk.apple"])},
                   {model::AppStore::Google, std::string(strings["walk.google"])}};
    view.store = store;
    if (store)
        view.url = app.page(store);
    else
        view.ask = strings["walk.which_phone"];
}

} // namespace

Triage make_triage(flow::Triage const& screen, Sources const& sources) {
    auto const language = sources.strings.language();
    Triage view;
    view.warning = sources.strings["install.no_password"];
    auto const* question = sources.rules.catalogue.library.install.question(screen.question);
    if (!question) return view;
    view.title = question->words.in(language);
    for (auto const& answer : question->answers) {
        Choice choice{answer.id, std::string(answer.words.in(language)), std::string(answer.second.in(language))};
        choice.sign = answer.sign;
        view.answers.push_back(std::move(choice));
    }
    return view;
}

Tour make_tour(flow::Tour const& screen, Sources const& sources) {
    auto const& pages = sources.rules.catalogue.library.install.tour;
    auto const language = sources.strings.language();
    Tour view;
    if (screen.page >= pages.size()) return view;
    auto const& page = pages[screen.page];
    view.title = page.words.in(language);
    view.detail = page.detail.in(language);
    view.sign = page.sign;
    if (screen.guide.empty())
        view.touch = sources.strings["tour.touch"];
    else
        view.next = sources.strings[screen.page + 1 < pages.size() ? "tour.next" : "tour.install"];
    return view;
}

Walk make_walk(flow::State const& state, flow::Walk const& screen, Sources const& sources) {
    auto const& strings = sources.strings;
    auto const& library = sources.rules.catalogue.library;
    auto const language = strings.language();
    Walk view;
    auto const* walk = library.install.walk(screen.guide);
    auto const* guide = library.guide(screen.guide);
    if (!walk || !guide || screen.step >= walk->steps.size()) return view;
    auto const& step = walk->steps[screen.step];
    view.title = step.words.in(language);
    view.detail = step.detail.in(language);
    view.guide = guide->name.in(language);
    view.sign = step.sign;
    view.warning = strings["install.no_password"];
    view.next = strings[screen.step + 1 < walk->steps.size() ? "walk.next" : "walk.last"];
    view.stuck = strings["walk.stuck"];
    if (auto const* app = library.install.app(step.app)) say_app(view, *app, state.store, strings);
    return view;
}

} // namespace view
