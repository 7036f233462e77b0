#include "tests/ui/screens/cases.h"

namespace tests {

using namespace flow;

namespace {

State inside(Screen screen) {
    auto const at = base::from_rfc3339("2026-11-23T07:05:09.000Z").value();
    State state;
    state.screen = std::move(screen);
    state.upkeep = AtUpkeep{{}, {"", model::StaffRole::Technician}};
    state.upkeep->parts = {{model::Part::Printer, model::PartState::PaperOut, at}};
    state.upkeep->faults = {{model::Part::Printer, model::PartState::PaperOut, at}};
    for (auto const step : model::all_check_steps) {
        auto const mark = step == model::CheckStep::Touch     ? model::CheckMark::Bad
                          : step == model::CheckStep::Speaker ? model::CheckMark::Skipped
                                                              : model::CheckMark::Good;
        state.upkeep->done.push_back({step, mark, {}, ""});
    }
    return state;
}

RunCheck ran(model::CheckStep step) {
    RunCheck check{step};
    check.ran = true;
    return check;
}

void add_check_cases(std::vector<Case>& cases) {
    using model::CheckStep, model::LineStage;
    for (auto const step : model::all_check_steps)
        cases.push_back({"check." + std::string(word_of(step)), inside(RunCheck{step})});
    cases.push_back({"check.printer.ran", inside(ran(CheckStep::Printer))});
    auto no_paper = ran(CheckStep::Printer);
    no_paper.slip = model::PrinterStatus::PaperOut;
    cases.push_back({"check.printer.no_paper", inside(no_paper)});
    auto missed = ran(CheckStep::Touch), ghosts = ran(CheckStep::Ghosts);
    for (std::size_t cell = 0; cell < GlassGrid{}.count() - 2; ++cell)
        missed.cells.insert(cell);
    cases.push_back({"check.touch.missed", inside(missed)});
    cases.push_back({"check.ghosts.none", inside(ghosts)});
    ghosts.ghosts = {{10, 10}, {12, 12}, {900, 500}};
    ghosts.ghost_count = 3;
    cases.push_back({"check.ghosts.some", inside(ghosts)});
    cases.push_back({"check.speaker.left", inside(ran(CheckStep::Speaker))});
    auto other = RunCheck{CheckStep::Scanner};
    other.other_code = true;
    cases.push_back({"check.scanner.other", inside(other)});
    auto sharp = ran(CheckStep::Camera), blurred = ran(CheckStep::Camera), gone = RunCheck{CheckStep::Camera};
    sharp.sharpness = 72;
    blurred.sharpness = 11;
    gone.trouble = model::CameraStatus::Gone;
    cases.push_back({"check.camera.sharp", inside(sharp), true});
    cases.push_back({"check.camera.blurred", inside(blurred), true});
    cases.push_back({"check.camera.gone", inside(gone)});
    auto line = ran(CheckStep::Network);
    for (auto const stage : model::all_line_stages)
        line.stages.push_back({stage, stage != LineStage::Server, 31, {}});
    cases.push_back({"check.network.ran", inside(line)});
    for (auto const step : {CheckStep::Touch, CheckStep::Ghosts}) {
        auto running = RunCheck{step};
        running.running = true;
        running.cells = {0, 1, 9};
        running.seconds_left = 42;
        cases.push_back({"glass." + std::string(word_of(step)), inside(running)});
    }
}

} // namespace

void add_upkeep_cases(std::vector<Case>& cases) {
    cases.push_back({"upkeep.menu", inside(UpkeepMenu{})});
    cases.push_back({"upkeep.fault", inside(Upkeep{{"", model::StaffRole::Technician},
                                                   {{model::Part::Printer, model::PartState::Ready,
                                                     base::from_rfc3339("2026-11-23T07:05:09.000Z").value()}}})});
    add_check_cases(cases);
    cases.push_back({"check.over", inside(CheckOver{})});
    cases.push_back({"readiness.making", inside(Readiness{})});
    cases.push_back({"readiness", inside(Readiness{{"a"}, "tramso-ready 1 kiosk-0001", Slip::Printed})});
    cases.push_back(
        {"readiness.no_paper",
         inside(
             Readiness{{"a"}, "tramso-ready 1 kiosk-0001", Slip::NotPrinted, false, model::PrinterStatus::PaperOut})});
    cases.push_back({"readiness.failed", inside(Readiness{{}, {}, Slip::Printing, true})});
    RestartParts restart;
    cases.push_back({"restart", inside(restart)});
    restart.parts = {{model::Part::Printer, model::PartState::Ready, {}}};
    restart.waits = model::Part::Camera;
    cases.push_back({"restart.waits", inside(restart)});
}

} // namespace tests
