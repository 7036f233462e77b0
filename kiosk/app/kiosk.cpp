#include "kiosk/app/kiosk.h"

#include <utility>

#include "kiosk/app/testing.h"
#include "kiosk/base/stack.h"
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

// What the QR code of the screen holds: the receipt's address or code, the link for a phone's photo, or the page that a
// guide or one of its steps names.
std::string qr_text(view::View const& view, flow::State const& state) {
    if (auto const* receipt = std::get_if<flow::ShowReceipt>(&state.screen))
        return receipt->receipt.url.empty() ? receipt->receipt.code : receipt->receipt.url;
    if (auto const* phone = std::get_if<flow::PhonePhoto>(&state.screen)) return phone->url;
    if (auto const* phone = std::get_if<flow::SigningIn>(&state.screen)) return phone->url;
    if (auto const* walk = std::get_if<view::Walk>(&view.content)) return walk->url;
    if (auto const* report = std::get_if<flow::Readiness>(&state.screen)) return report->code;
    auto const* guide = std::get_if<view::Guide>(&view.content);
    return guide ? guide->url : std::string();
}

kit::Words kit_words(model::Strings const& strings) {
    auto const word = [&](std::string_view key) { return std::string(strings[key]); };
    return {word("kit.previous"), word("kit.next"),    word("kit.space"),   word("kit.enter"),  word("kit.erase"),
            word("kit.shift"),    word("kit.symbols"), word("kit.letters"), word("kit.typing"), word("kit.tone_keys")};
}

// How high the lowered screen is, millimetres; 0: all of the panel is within reach.
double reach_of(model::ScreenSettings const& screen) {
    constexpr double low_enough = 420; // so much of a panel whose foot is at 800 mm lies below 1,220 mm
    if (screen.reach_mm > 0) return screen.reach_mm;
    return screen.panel_height_mm > low_enough ? screen.panel_height_mm / 2 : 0;
}

kit::TextSize size_of(flow::TextSize size) {
    switch (size) {
    case flow::TextSize::Normal: return kit::TextSize::Normal;
    case flow::TextSize::Large: return kit::TextSize::Large;
    case flow::TextSize::Larger: return kit::TextSize::Larger;
    case flow::TextSize::Largest: return kit::TextSize::Largest;
    }
    return kit::TextSize::Normal;
}

kit::Palette const& palette_of(flow::Contrast contrast) {
    switch (contrast) {
    case flow::Contrast::Light: return kit::light_palette();
    case flow::Contrast::Dark: return kit::dark_palette();
    case flow::Contrast::High: return kit::high_contrast_palette();
    }
    return kit::light_palette();
}

constexpr base::Duration minute{60'000};
// A screen that changes itself this often without a touch is a bug; the citizen still gets a picture.
constexpr int most_redraws = 8;

} // namespace

Kiosk::Kiosk(model::Settings const& settings, model::Catalogue const& catalogue, Languages const& languages,
             AdjustableClock& clock, stage::Stage& stage, model::EventDay const* event)
    : settings_(settings),
      languages_(languages),
      clock_(clock),
      stage_(stage),
      rules_{catalogue,
             settings.visit,
             settings.kiosk.place,
             settings.screen.language,
             reach_of(settings.screen) > 0,
             model::has_queue(settings) ? settings.ward.services : std::vector<model::WardService>(),
             settings.scanner.source != "none",
             !settings.staff.list.empty() && !settings.staff.key.empty(),
             settings.chip.reader != "none",
             event,
             flow::glass_grid(settings.screen.panel_width_mm, settings.screen.panel_height_mm),
             unfitted(settings)},
      index_(catalogue.library),
      state_(flow::fresh_state(rules_, clock.now())),
      kit_(stage.metrics(), kit::light_palette(), stage.fonts(), stage.atlas()),
      hearing_(settings.speech, catalogue, languages),
      inbox_(clock, [&stage] { stage.wake(); }),
      storage_(settings, catalogue, languages, clock, inbox_),
      printing_(settings, catalogue, languages, clock, inbox_),
      forms_(settings, catalogue, languages, clock, inbox_),
      filming_(settings.camera, clock, inbox_),
      scanning_(settings.scanner, clock, inbox_),
      asking_(settings.uplink, clock, inbox_),
      numbering_(settings, clock, inbox_),
      rating_(settings, clock),
      handing_(settings, clock, inbox_),
      signing_in_(settings, clock, inbox_),
      chip_reading_(settings.chip, clock, inbox_),
      attending_(settings, clock, inbox_),
      event_desk_(settings, event, clock, inbox_),
      place_watch_(settings) {
    if (!storage_.offer(CheckAdmission{})) base::log(base::Severity::Error, "storage.busy", "at start");
}

void Kiosk::happen(flow::Event const& event) {
    auto step = flow::step(rules_, std::move(state_), event);
    state_ = std::move(step.state);
    scanning_.want(scans_on(state_.screen));
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
            [&](flow::Print& print) { print_receipt(std::move(print)); },
            [&](flow::PrintPage& print) { print_page(std::move(print)); },
            [&](flow::IssueNumber& issue) {
                busy(numbering_.offer(DrawNumber{std::move(issue.service), issue.priority}), flow::NumberFailed{});
            },
            [&](flow::PrintNumber& print) {
                flow::NotPrinted otherwise{model::token_of(print.ticket), model::PrinterStatus::Fault};
                busy(printing_.offer(PrintTicket{std::move(print.ticket), print.language}), std::move(otherwise));
            },
            [&](flow::StartCamera& start) { start_camera(start.looks); },
            [&](flow::StopCamera&) {
                base::check(filming_.offer(CameraOff{}), "the camera can be turned off");
                pictures_.forget_preview();
            },
            [&](flow::KeepPhoto&) { busy(filming_.offer(Shoot{}), flow::CameraFailed{model::CameraStatus::Busy}); },
            [&](flow::AskProgress& ask) {
                flow::ProgressFailed otherwise{ask.code, model::ProgressProblem::Unreachable};
                busy(asking_.offer(ProgressOf{std::move(ask.code)}), std::move(otherwise));
            },
            [&](flow::KeepRating& keep) {
                if (!rating_.offer(std::move(keep.rating))) base::log(base::Severity::Warning, "rating.lost", "busy");
            },
            [&](flow::AskLink& ask) {
                flow::LinkFailed otherwise{ask.link, model::HandoffProblem::Unreachable};
                busy(handing_.ask(std::move(ask)), std::move(otherwise));
            },
            [&](flow::DropLink&) { handing_.drop(); },
            [&](flow::AskSignin& ask) {
                flow::SigninFailed otherwise{ask.link, model::SigninProblem::Unreachable};
                busy(signing_in_.ask(std::move(ask)), std::move(otherwise));
            },
            [&](flow::DropSignin&) { signing_in_.drop(); },
            [&](flow::ReadChip& read) {
                flow::ChipFailed otherwise{read.read, model::ChipProblem::Broken};
                busy(chip_reading_.ask(std::move(read)), std::move(otherwise));
            },
            [&](flow::DropChip&) { chip_reading_.drop(); },
            [&](flow::LookAtBadge& look) { attend(std::move(look)); },
            [&](flow::TryPin& wanted) { attend(std::move(wanted)); },
            [&](flow::NoteStaffLeft& left) { attend(left); },
            [&](flow::TestAllParts&) { test_parts(); },
            [&](flow::DeskWork& work) { work_at_desk(std::move(work)); },
            [&](flow::PrintAtDesk& print) { print_at_desk(std::move(print)); },
            [&](auto& of_technician) { do_upkeep(of_technician); },
            [&](flow::SignalStaff&) { call_staff(); },
            [&](flow::StaffCame&) { end_call(); },
            [&](flow::EndVisit&) { forget_visit(); },
        },
        effect);
}

void Kiosk::forget_visit() {
    pictures_.forget();
    kit_.forget();
    hearing_.end_visit();
    forms_.end_visit();
    set_dark(false);
    visit_ended_ = true;
    if (!storage_.offer(CheckAdmission{})) base::log(base::Severity::Warning, "storage.busy", "after a visit");
}

void Kiosk::print_receipt(flow::Print print) {
    flow::NotPrinted otherwise{print.receipt.code, model::PrinterStatus::Fault};
    if (!printing_.offer(PrintReceipt{std::move(print.receipt), print.language})) inbox_.put(std::move(otherwise));
    if (!asking_.offer(Nudge{})) base::log(base::Severity::Warning, "uplink.nudge", "the asker is busy");
}

void Kiosk::call_staff() {
    base::log(base::Severity::Info, "staff.called", "at {}", rules_.here);
    if (!asking_.offer(flow::SignalStaff{})) inbox_.put(flow::CallAnswered{false});
}

void Kiosk::end_call() {
    if (!asking_.offer(flow::StaffCame{})) base::log(base::Severity::Warning, "staff.came", "the asker is busy");
}

// On a sheet where it can be, else on a slip.
void Kiosk::print_page(flow::PrintPage page) {
    flow::NotPrinted otherwise{page.guide, model::PrinterStatus::Fault};
    bool const taken = forms_.has_printer() ? forms_.print(std::move(page.guide), page.language)
                                            : printing_.offer(PrintGuide{std::move(page.guide), page.language});
    if (!taken) inbox_.put(std::move(otherwise));
}

// What the scanner reads needs no camera, where there is none.
void Kiosk::start_camera(flow::Looks looks) {
    bool const for_code = looks != flow::Looks::Photo;
    if (for_code && rules_.has_scanner && settings_.camera.source == "none") return;
    if (!filming_.offer(CameraOn{looks})) inbox_.put(flow::CameraFailed{model::CameraStatus::Busy});
}

void Kiosk::attend(StaffCommand command) {
    auto const* const pin = std::get_if<flow::TryPin>(&command);
    auto const asked = pin != nullptr ? std::optional(pin->asked) : std::nullopt;
    if (attending_.offer(std::move(command))) return;
    base::log(base::Severity::Error, "staff.busy", "a badge or a leave-taking was not attended to");
    if (asked) inbox_.put(flow::StaffTurnedAway{*asked, {model::StaffRefusal::Unavailable}});
}

void Kiosk::work_at_desk(flow::DeskWork work) {
    auto otherwise = not_taken(work);
    if (!event_desk_.offer(std::move(work))) inbox_.put(std::move(otherwise));
}

void Kiosk::print_at_desk(flow::PrintAtDesk print) {
    flow::NotPrinted otherwise{print.code, model::PrinterStatus::Fault};
    auto const& event = *rules_.event;
    PrintDesk job{std::move(print), std::string(event.name.in(state_.language)),
                  std::string(event.place.in(state_.language)), clock_.wall()};
    if (!printing_.offer(std::move(job))) inbox_.put(std::move(otherwise));
}

void Kiosk::prepare_pictures() {
    if (auto const frame = filming_.take_preview()) pictures_.show_preview(*frame);
    pictures_.show_photo(state_.draft.photos.empty() ? nullptr : &state_.draft.photos.front());
}

void Kiosk::make_comfortable() {
    if (state_.comfort == comfort_) return;
    comfort_ = state_.comfort;
    auto const size = size_of(comfort_.text);
    if (auto const made = stage_.set_text_size(size))
        kit_.set_letters(size, stage_.fonts(), stage_.atlas());
    else
        base::log(base::Severity::Error, "screen.letters", "{}", made.error().what);
    kit_.set_palette(palette_of(comfort_.contrast));
    kit_.set_still(comfort_.less_movement);
    kit_.set_pace(comfort_.slow ? 2 : 1);
    kit_.set_reach(comfort_.reach ? reach_of(settings_.screen) : 0);
}

// Who works by ear goes on with the glass dark; for others the flow shows a screen that tells nothing.
void Kiosk::cover() {
    if (!hearing_.is_on()) return happen({clock_.now(), flow::ToggleCover{}});
    set_dark(!dark_);
    hearing_.tell(dark_ ? "speech.dark" : "speech.light");
    happen({clock_.now(), flow::Touched{}});
}

void Kiosk::set_dark(bool dark) {
    dark_ = dark;
    stage_.set_dark(dark);
}

void Kiosk::hear(base::Instant now) {
    hearing_.take(stage_.take_presses(now), now);
    if (!hearing_.has_waiting()) return;
    if (auto const step = hearing_.next())
        kit_.step_focus(*step);
    else
        happen({now, flow::Touched{}}); // somebody is there, whatever the key was for
}

void Kiosk::draw() {
    auto const now = clock_.now();
    hear(now);
    make_comfortable();
    auto touches = stage_.take_touches(now);
    if (dark_ && !touches.empty()) { // nobody means what cannot be seen
        set_dark(false);
        touches.clear();
    }
    record_touches(touches, now);
    prepare_pictures();
    auto const view = view::make(state_, {rules_, languages_[state_.language], clock_.wall(), &index_});
    pictures_.show_qr(qr_text(view, state_));
    stage_.begin_frame();
    kit_.set_words(kit_words(languages_[state_.language]));
    kit_.begin(touches, now);
    auto actions = screens::draw(kit_, view, pictures_.on_screen());
    kit_.end();
    hearing_.look(kit_.tree(), state_.language);
    for (auto& action : actions)
        happen({now, std::move(action)});
    redraw_ = !actions.empty() || hearing_.has_waiting();
}

// At home the flow has nothing to tidy; a voice and a focus that somebody left there go all the same.
std::optional<base::Instant> Kiosk::keys_deadline() const {
    bool const left_on = flow::is_front(state_.screen) && !kit_.tree().focused.empty();
    return left_on ? std::optional(state_.touched_at + settings_.visit.idle_question) : std::nullopt;
}

bool Kiosk::is_resting() const {
    return flow::is_front(state_.screen) && kit_.tree().focused.empty() &&
           clock_.now() >= state_.touched_at + settings_.visit.idle_question;
}

std::vector<std::uint64_t> Kiosk::beats() const {
    std::vector<std::uint64_t> all{storage_.beats(), printing_.beats(),  filming_.beats(),  asking_.beats(),
                                   rating_.beats(),  numbering_.beats(), attending_.beats()};
    if (scanning_.has_scanner()) all.push_back(scanning_.beats());
    if (chip_reading_.has_reader()) all.push_back(chip_reading_.beats());
    if (event_desk_.has_event()) all.push_back(event_desk_.beats());
    return all;
}

void Kiosk::warn() {
    std::vector<std::string> grave;
    for (auto const& notice : rules_.catalogue.notices)
        if (notice.is_grave() && notice.is_current(clock_.wall())) grave.push_back(notice.id);
    if (grave != state_.warnings) happen({clock_.now(), flow::WarningsChanged{std::move(grave)}});
}

bool Kiosk::turn() {
    warn();
    for (auto const& event : inbox_.take()) {
        part_log_.note(event.what, clock_.wall());
        happen(event);
    }
    look_around();
    if (stage_.take_cover_key()) cover();
    if (auto const deadline = flow::next_deadline(rules_, state_); deadline && clock_.now() >= *deadline)
        happen({clock_.now(), flow::Tick{}});
    if (auto const deadline = keys_deadline(); deadline && clock_.now() >= *deadline) perform(flow::EndVisit{});
    bool changed = false;
    redraw_ = true;
    for (int i = 0; redraw_ && i < most_redraws; ++i) {
        draw();
        changed |= stage_.present();
    }
    // Here, where all that was called for the visit has returned.
    if (std::exchange(visit_ended_, false)) base::wipe_stack();
    return changed;
}

base::Instant Kiosk::next_turn() const {
    auto const into_minute = clock_.wall().time_since_epoch() % minute;
    auto next = clock_.now() + (minute - into_minute);
    if (hearing_.has_waiting()) return clock_.now();
    if (auto const deadline = keys_deadline()) next = std::min(next, *deadline);
    if (auto const held = hearing_.wants_turn_at()) next = std::min(next, *held);
    if (auto const frame = kit_.wants_frame_at()) next = std::min(next, *frame);
    if (auto const deadline = flow::next_deadline(rules_, state_)) next = std::min(next, *deadline);
    return next;
}

} // namespace app
