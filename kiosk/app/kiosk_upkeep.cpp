// What the kiosk does for a technician: asks its workers for their parts, and hands on every touch while the glass is
// tested.
#include "kiosk/app/kiosk.h"
#include "kiosk/app/testing.h"

namespace app {

// What of a technician's check there is nothing for here.
std::vector<model::CheckStep> unfitted(model::Settings const& settings) {
    std::vector<model::CheckStep> none;
    bool const camera = settings.camera.source != "none";
    if (settings.printer.link == "none") none.push_back(model::CheckStep::Printer);
    if (settings.speech.output == "none")
        none.insert(none.end(), {model::CheckStep::Speaker, model::CheckStep::Headphones});
    if (settings.scanner.source == "none" && !camera) none.push_back(model::CheckStep::Scanner);
    if (!camera) none.push_back(model::CheckStep::Camera);
    return none;
}

// The courier is told of what has changed; where nobody stands there, the parts are asked every now and then.
void Kiosk::look_around() {
    auto const now = clock_.now();
    auto const place = place_watch_.look(now, clock_.wall());
    if (place && *place != state_.place) happen({now, flow::PlaceChanged{*place}});
    if (part_log_.wants_round(now, is_resting())) ask_parts();
    auto changed = part_log_.take();
    if (changed && !storage_.offer(KeepParts{std::move(*changed)})) part_log_.put_back();
}

void Kiosk::test_parts() {
    ask_parts();
    if (!filming_.offer(TestCamera{}))
        inbox_.put(flow::PartTested{{model::Part::Camera, model::PartState::Busy, clock_.wall()}});
}

// A worker that is too busy to be asked is too busy to work.
void Kiosk::ask_parts() {
    auto const ask = [&](bool taken, model::Part part) {
        if (!taken) inbox_.put(flow::PartTested{{part, model::PartState::Busy, clock_.wall()}});
    };
    ask(printing_.offer(TestPrinter{}), model::Part::Printer);
    ask(forms_.test(), model::Part::OfficePrinter);
    ask(chip_reading_.test(), model::Part::Chip);
    ask(storage_.offer(TestReports{}), model::Part::Reports);
    ask(asking_.offer(TestCourier{}), model::Part::Courier);
    scanning_.test();
}

void Kiosk::do_upkeep(flow::PrintPattern& print) {
    flow::NotPrinted otherwise{std::string(flow::pattern_code), model::PrinterStatus::Fault};
    if (!printing_.offer(std::move(print))) inbox_.put(std::move(otherwise));
}

void Kiosk::do_upkeep(flow::PrintReadiness& print) {
    flow::NotPrinted otherwise{std::string(flow::readiness_code), model::PrinterStatus::Fault};
    if (!printing_.offer(std::move(print))) inbox_.put(std::move(otherwise));
}

void Kiosk::do_upkeep(flow::ProbeLine& probe) {
    if (!asking_.offer(probe)) inbox_.put(flow::LineProbed{probe.asked, {}});
}

void Kiosk::do_upkeep(flow::RestartOf& restart) {
    auto const part = restart.part;
    bool taken = true;
    if (part == model::Part::Printer) taken = printing_.offer(RestartPrinter{});
    if (part == model::Part::Camera) taken = filming_.offer(RestartCamera{});
    if (part == model::Part::Scanner) scanning_.restart();
    if (!taken) inbox_.put(flow::PartRestarted{{part, model::PartState::Busy, clock_.wall()}});
}

// The flow knows how long ago something was; a report says at what time.
void Kiosk::do_upkeep(flow::MakeReadiness& wanted) {
    WriteReadiness write{wanted.asked, wanted.parts, {}, &languages_[model::Language::Vietnamese]};
    for (auto const& done : wanted.done)
        write.checks.push_back({done.step, done.mark, clock_.wall() - (clock_.now() - done.at), done.detail});
    if (!attending_.offer(std::move(write))) inbox_.put(flow::ReadinessFailed{wanted.asked});
}

// While a technician tests the glass, each touch is a finding and presses nothing.
void Kiosk::record_touches(std::vector<kit::Touch>& touches, base::Instant now) {
    if (!flow::takes_glass(state_.screen)) return;
    auto const part = [](float at, int of) { return static_cast<int>(at * 1000 / static_cast<float>(of)); };
    for (auto const& touch : touches) {
        bool const down = touch.phase == kit::TouchPhase::Down;
        if (!down && touch.phase != kit::TouchPhase::Move) continue;
        auto const& panel = kit_.metrics();
        happen({now, flow::GlassTouched{{part(touch.at.x, panel.width()), part(touch.at.y, panel.height())}, down}});
    }
    touches.clear();
}

} // namespace app
