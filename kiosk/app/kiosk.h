// Kiosk: all rooms wired together: what happened goes into the flow, what the flow wants goes to the workers, and the
// state goes through view and screens onto the stage. Decides nothing. The ui thread owns it.
#pragma once
#include <memory>

#include "kiosk/app/adjustable_clock.h"
#include "kiosk/app/asking.h"
#include "kiosk/app/attending.h"
#include "kiosk/app/chip_reading.h"
#include "kiosk/app/event_desk.h"
#include "kiosk/app/filming.h"
#include "kiosk/app/forms.h"
#include "kiosk/app/handing.h"
#include "kiosk/app/hearing.h"
#include "kiosk/app/languages.h"
#include "kiosk/app/numbering.h"
#include "kiosk/app/part_log.h"
#include "kiosk/app/pictures.h"
#include "kiosk/app/place_watch.h"
#include "kiosk/app/printing.h"
#include "kiosk/app/rating.h"
#include "kiosk/app/scanning.h"
#include "kiosk/app/signing_in.h"
#include "kiosk/app/storage.h"
#include "kiosk/flow/step.h"
#include "kiosk/search/index.h"
#include "ui/stage/stage.h"

namespace app {

class Kiosk {
public:
    // All references outlive the kiosk. `event`: nullptr, if it takes part in none. `strings_in_use` of both languages
    // are in the stage's fonts already.
    Kiosk(model::Settings const& settings, model::Catalogue const& catalogue, Languages const& languages,
          AdjustableClock& clock, stage::Stage& stage, model::EventDay const* event = nullptr);

    // One turn: takes what happened, draws until nothing changes any more. True when pixels changed.
    bool turn();
    // When the next turn is due by itself: a ripple, a deadline, the next minute of the clock.
    base::Instant next_turn() const;

    // Nobody is there: the home screen, untouched for as long as would bring the question.
    bool is_resting() const;

    // Of each worker that is never long busy with one thing; it grows while the worker lives (base/worker.h). A form
    // may wait for paper as long as its visit lasts, and a phone for its citizen: their threads are not among them.
    std::vector<std::uint64_t> beats() const;
    kit::Tree const& tree() const { return kit_.tree(); }
    flow::State const& state() const { return state_; }
    AdjustableClock& clock() { return clock_; }
    stage::Stage& stage() { return stage_; }
    model::Settings const& settings() const { return settings_; }
    Filming& filming() { return filming_; }

private:
    void happen(flow::Event const& event);
    void perform(flow::Effect effect);
    void forget_visit();
    void print_receipt(flow::Print print);
    void print_page(flow::PrintPage page);
    void call_staff(), end_call();
    void start_camera(flow::Looks looks);
    void test_parts();
    void ask_parts(); // all but the camera
    // What a technician wants, one for each effect of theirs.
    void do_upkeep(flow::PrintPattern& print);
    void do_upkeep(flow::PrintReadiness& print);
    void do_upkeep(flow::PlayTone& play) { hearing_.play(play.side); }
    void do_upkeep(flow::ProbeLine& probe);
    void do_upkeep(auto& for_attending) { attend(std::move(for_attending)); }
    void do_upkeep(flow::MakeReadiness& wanted);
    void do_upkeep(flow::RestartOf& restart);
    void record_touches(std::vector<kit::Touch>& touches, base::Instant now);
    void attend(StaffCommand command);
    void work_at_desk(flow::DeskWork work);
    void print_at_desk(flow::PrintAtDesk print);
    void draw();
    void make_comfortable();
    std::optional<base::Instant> keys_deadline() const;
    void cover(); // its key: hides what was said, or with a voice all there is to see
    void set_dark(bool dark);
    void hear(base::Instant now); // the next key of the keypad, if one waits
    void prepare_pictures();
    void warn();        // of what the city warns of now
    void look_around(); // how the place stands, and how the parts are

    bool redraw_ = true;       // the last drawing changed the state
    bool visit_ended_ = false; // in this turn
    model::Settings const& settings_;
    Languages const& languages_;
    AdjustableClock& clock_;
    stage::Stage& stage_;
    flow::Rules rules_;
    search::Index index_;
    flow::State state_;
    flow::Comfort comfort_; // of the picture on the glass
    kit::Kit kit_;
    Hearing hearing_;
    bool dark_ = false; // the glass, while somebody works by ear
    Pictures pictures_;
    Inbox inbox_;
    Storage storage_;
    Printing printing_;
    Forms forms_;
    Filming filming_;
    Scanning scanning_;
    Asking asking_;
    Numbering numbering_;
    Rating rating_;
    Handing handing_;
    SigningIn signing_in_;
    ChipReading chip_reading_;
    Attending attending_;
    EventDesk event_desk_;
    PartLog part_log_;
    PlaceWatch place_watch_;
};

} // namespace app
