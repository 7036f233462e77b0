#include "tests/ui/screens/cases.h"

namespace tests {

using namespace flow;

void add_chip_cases(std::vector<Case>& cases) {
    auto const sure = [](model::Assurance assurance, Screen screen) {
        State state;
        state.screen = std::move(screen);
        state.draft.category = "flooding";
        state.draft.place = "BTN";
        state.card.emplace();
        state.card->number = base::PrivateText("079160001234");
        state.card->name = base::PrivateText("NGUYỄN THỊ HUYỀN TRANG PHƯƠNG");
        state.draft.name = state.card->name;
        state.draft.number = state.card->number;
        state.draft.assurance = assurance;
        return state;
    };
    using model::Assurance;
    cases.push_back({"person.chip.offered", sure(Assurance::Stated, Person{})});
    State with_phone = sure(Assurance::Stated, Person{});
    with_phone.draft.phone = base::PrivateText("0901234567");
    with_phone.card->number_disagrees = true;
    cases.push_back({"person.chip.offered.longest", with_phone});
    cases.push_back({"person.chip", sure(Assurance::Carded, Person{})});
    cases.push_back({"consent.chip", sure(Assurance::Stated, AskConsent{model::Purpose::Chip})});
    cases.push_back({"chip", sure(Assurance::Stated, ReadingChip{})});
    cases.push_back({"chip.reading", sure(Assurance::Stated, ReadingChip{{}, true})});
    for (auto const why : model::chip_problems)
        cases.push_back(
            {"chip.failed." + std::string(word_of(why)), sure(Assurance::Stated, ReadingChip{{}, false, why})});
}

} // namespace tests
