#include "tests/ui/screens/cases.h"

namespace tests {

using namespace flow;

void add_install_cases(std::vector<Case>& cases) {
    auto const seen = [](Screen screen, std::optional<model::AppStore> store = {}) {
        State state;
        state.screen = std::move(screen);
        state.store = store;
        return state;
    };
    auto const& install = catalogue().library.install;
    for (auto const& question : install.questions)
        cases.push_back({"triage." + question.id, seen(Triage{question.id})});
    for (auto const& walk : install.walks)
        for (std::size_t step = 0; step < walk.steps.size(); ++step)
            cases.push_back({"walk." + walk.guide + "." + std::to_string(step), seen(Walk{walk.guide, step})});
    cases.push_back({"walk.iphone", seen(Walk{"vneid_install", 0}, model::AppStore::Apple)});
    cases.push_back({"walk.android", seen(Walk{"vneid_install", 0}, model::AppStore::Google)});
    for (std::size_t page = 0; page < install.tour.size(); ++page)
        cases.push_back({"tour." + std::to_string(page), seen(Tour{"cong_dan_so", page})});
    cases.push_back({"tour.by_itself", seen(Tour{{}, 1})});
    for (auto const* guide : {"go_police", "go_number", "go_space", "go_without", "vneid_install", "no_scam"})
        cases.push_back({std::string("outcome.") + guide, seen(ReadGuide{guide, {}, {}})});
    ReadGuide walked{"vneid_install", {}, {}};
    walked.walked = true;
    cases.push_back({"outcome.walked", seen(walked)});
}

} // namespace tests
