#include "kiosk/app/kiosk.h"

#include "ui/screens/draw.h"
#include "ui/view/view.h"

namespace app {
namespace {

template<class... Fs>
struct Overloaded : Fs... {
    using Fs::operator()...;
};
template<class... Fs>
Overloaded(Fs...) -> Overloaded<Fs...>;

// What the QR code of the screen holds: the receipt's address or code, or the first page that a guidance names.
std::string qr_text(view::View const& view, flow::State const& state) {
    if (auto const* receipt = std::get_if<flow::ShowReceipt>(&state.screen))
        return receipt->receipt.url.empty() ? receipt->receipt.code : receipt->receipt.url;
    auto const* guidance = std::get_if<view::Guidance>(&view.content);
    return guidance && !guidance->portals.empty() ? guidance->portals.front().second : std::string();
}

kit::Words kit_words(model::Strings const& strings) {
    auto const word = [&](std::string_view key) { return std::string(strings[key]); };
    return {word("kit.previous"), word("kit.next"),    word("kit.space"),   word("kit.enter"),  word("kit.erase"),
            word("kit.shift"),    word("kit.symbols"), word("kit.letters"), word("kit.typing"), word("kit.tone_keys")};
}

constexpr base::Duration minute{60'000};
// A screen that changes itself this often without a touch is a bug; the citizen still gets a picture.
constexpr int most_redraws = 8;

} // namespace

Kiosk::Kiosk(model::Settings const& settings, model::Catalogue const& catalogue, Languages const& languages,
             AdjustableClock& clock, stage::Stage& stage)
    : settings_(settings),
      languages_(languages),
      clock_(clock),
      stage_(stage),
      rules_{catalogue, settings.visit, settings.kiosk.place, settings.screen.language},
      state_(flow::fresh_state(rules_, clock.now())),
      kit_(stage.metrics(), kit::light_palette(), stage.fonts(), stage.atlas()),
      inbox_(clock, [&stage] { stage.wake(); }),
      storage_(settings, catalogue, clock, inbox_),
      printing_(settings.printer, catalogue, languages, inbox_),
      filming_(settings.camera, inbox_),
      asking_(settings.uplink, inbox_) {
    kit_.set_reach(settings.screen.reach_mm);
    if (!storage_.offer(CheckAdmission{})) base::log(base::Severity::Error, "storage.busy", "at start");
}

void Kiosk::happen(flow::Event const& event) {
    auto step = flow::step(rules_, std::move(state_), event);
    state_ = std::move(step.state);
    for (auto& effect : step.effects)
        perform(std::move(effect));
}

void Kiosk::perform(flow::Effect effect) {
    auto const busy = [&](bool taken, flow::Action otherwise) {
        if (!taken) inbox_.put(std::move(otherwise));
    };
    std::visit(
        Overloaded{
            [&](flow::Store& store) {
                busy(storage_.offer(StoreDraft{std::move(store.draft)}), flow::NotStored{flow::StoreTrouble::Busy});
            },
            [&](flow::Print& print) {
                flow::NotPrinted otherwise{print.receipt.code, model::PrinterStatus::Fault};
                busy(printing_.offer({std::move(print.receipt), print.language}), std::move(otherwise));
                if (!asking_.offer(Nudge{})) base::log(base::Severity::Warning, "uplink.nudge", "the asker is busy");
            },
            [&](flow::StartCamera& start) {
                busy(filming_.offer(CameraOn{start.for_card}), flow::CameraFailed{model::CameraStatus::Busy});
            },
            [&](flow::StopCamera&) {
                base::check(filming_.offer(CameraOff{}), "the camera can be turned off");
                pictures_.forget_preview();
            },
            [&](flow::KeepPhoto&) { busy(filming_.offer(Shoot{}), flow::CameraFailed{model::CameraStatus::Busy}); },
            [&](flow::AskProgress& ask) {
                flow::ProgressFailed otherwise{ask.code, model::ProgressProblem::Unreachable};
                busy(asking_.offer(ProgressOf{std::move(ask.code)}), std::move(otherwise));
            },
            [&](flow::SignalStaff&) { base::log(base::Severity::Info, "staff.called", "at {}", rules_.here); },
            [&](flow::EndVisit&) {
                pictures_.forget();
                kit_.forget();
                if (!storage_.offer(CheckAdmission{}))
                    base::log(base::Severity::Warning, "storage.busy", "after a visit");
            },
        },
        effect);
}

void Kiosk::prepare_pictures() {
    if (auto const frame = filming_.take_preview()) pictures_.show_preview(*frame);
    pictures_.show_photo(state_.draft.photos.empty() ? nullptr : &state_.draft.photos.front());
}

void Kiosk::draw() {
    auto const now = clock_.now();
    auto const touches = stage_.take_touches(now);
    prepare_pictures();
    auto const view = view::make(state_, {rules_, languages_[state_.language], clock_.wall()});
    pictures_.show_qr(qr_text(view, state_));
    stage_.begin_frame();
    kit_.set_words(kit_words(languages_[state_.language]));
    kit_.begin(touches, now);
    auto actions = screens::draw(kit_, view, pictures_.on_screen());
    kit_.end();
    for (auto& action : actions)
        happen({now, std::move(action)});
    redraw_ = !actions.empty();
}

bool Kiosk::turn() {
    for (auto const& event : inbox_.take())
        happen(event);
    if (auto const deadline = flow::next_deadline(rules_, state_); deadline && clock_.now() >= *deadline)
        happen({clock_.now(), flow::Tick{}});
    bool changed = false;
    redraw_ = true;
    for (int i = 0; redraw_ && i < most_redraws; ++i) {
        draw();
        changed |= stage_.present();
    }
    return changed;
}

base::Instant Kiosk::next_turn() const {
    auto const into_minute = clock_.wall().time_since_epoch() % minute;
    auto next = clock_.now() + (minute - into_minute);
    if (auto const frame = kit_.wants_frame_at()) next = std::min(next, *frame);
    if (auto const deadline = flow::next_deadline(rules_, state_)) next = std::min(next, *deadline);
    return next;
}

} // namespace app
