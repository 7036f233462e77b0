#include "tests/ui/screens/cases.h"

namespace tests {

using namespace flow;

void add_staff_cases(std::vector<Case>& cases) {
    using model::Part;
    using model::PartState;
    auto const at = base::from_rfc3339("2026-11-23T07:05:09.000Z").value();
    auto const seen = [](Screen screen) {
        State state;
        state.screen = std::move(screen);
        return state;
    };
    cases.push_back({"badge", seen(AskBadge{})});
    cases.push_back({"badge.preview", seen(AskBadge{}), true});
    cases.push_back({"badge.gone", seen(AskBadge{{}, model::CameraStatus::Gone})});
    for (int why = 0; why <= static_cast<int>(model::StaffRefusal::Unavailable); ++why)
        cases.push_back({"badge.refused." + std::to_string(why),
                         seen(AskBadge{model::StaffRefused{static_cast<model::StaffRefusal>(why), at, 4}, {}})});
    cases.push_back({"pin", seen(AskPin{})});
    cases.push_back({"pin.typed", seen(AskPin{{}, {}, base::PrivateText("274951")})});
    cases.push_back({"pin.trying", seen(AskPin{{}, {}, base::PrivateText("274951"), true})});
    cases.push_back(
        {"pin.wrong", seen(AskPin{{}, {}, {}, false, model::StaffRefused{model::StaffRefusal::WrongPin, at, 4}})});
    model::StaffPass const pass{"", model::StaffRole::Technician};
    cases.push_back({"upkeep.testing", seen(Upkeep{pass, {{Part::Disk, PartState::Ready, at}}})});
    Upkeep well{pass}, ill{pass};
    for (auto const part : model::all_parts)
        well.parts.push_back({part, PartState::Ready, at});
    ill.parts = {{Part::Printer, PartState::PaperOut, at},
                 {Part::Camera, PartState::Gone, at},
                 {Part::Scanner, PartState::NotFitted, at},
                 {Part::Reports, PartState::SetAside, at, 3, at, "the gateway says 422: attachment-missing"},
                 {Part::Courier, PartState::Silent, at},
                 {Part::Disk, PartState::Narrow, at, 211}};
    cases.push_back({"upkeep.well", seen(well)});
    cases.push_back({"upkeep.ill", seen(ill)});
}

} // namespace tests
