#include <algorithm>
#include <fmt/format.h>

#include "kiosk/flow/turn_upkeep.h"

namespace flow {
namespace {

using model::CheckMark, model::CheckStep;

constexpr int ghost_seconds = 60;
constexpr base::Duration a_second{1'000}, grid_patience{20'000}; // after the last cell that was touched
constexpr std::size_t most_ghosts = 400;                         // that are drawn

bool is_fitted(Rules const& rules, CheckStep step) {
    return std::ranges::find(rules.unfitted, step) == rules.unfitted.end();
}

void keep_done(Turn& turn, CheckStep step, CheckMark mark, std::string detail) {
    auto& done = turn.state.upkeep->done;
    CheckDone made{step, mark, turn.now, std::move(detail)};
    auto const place = std::ranges::lower_bound(done, step, {}, &CheckDone::step);
    if (place != done.end() && place->step == step)
        *place = std::move(made);
    else
        done.insert(place, std::move(made));
}

// The next step that there is something for; what is not fitted is said to be skipped.
void go_on(Turn& turn, CheckStep from) {
    auto next = std::ranges::find(model::all_check_steps, from);
    for (++next; next != std::end(model::all_check_steps) && !is_fitted(turn.rules, *next); ++next)
        keep_done(turn, *next, CheckMark::Skipped, "not fitted");
    if (next == std::end(model::all_check_steps)) {
        turn.want(NoteAct{"checked", std::to_string(turn.state.upkeep->done.size())});
        return turn.go(CheckOver{});
    }
    turn.go(RunCheck{*next});
}

void settle(Turn& turn, CheckStep step, CheckMark mark, std::string detail = {}) {
    keep_done(turn, step, mark, std::move(detail));
    go_on(turn, step);
}

void begin_check(Turn& turn) {
    turn.state.upkeep->done.clear();
    constexpr auto first = model::all_check_steps[0];
    if (is_fitted(turn.rules, first)) return turn.go(RunCheck{first});
    keep_done(turn, first, CheckMark::Skipped, "not fitted");
    go_on(turn, first);
}

void open_health(Turn& turn) {
    auto const& upkeep = *turn.state.upkeep;
    auto const asked = upkeep.asked;
    turn.go(Upkeep{upkeep.pass});
    turn.want(TestAllParts{});
    turn.want(LookAtFaults{asked});
}

void make_report(Turn& turn) {
    auto const& upkeep = *turn.state.upkeep;
    turn.want(MakeReadiness{upkeep.asked, upkeep.parts, upkeep.done});
    turn.go(Readiness{});
}

void open_entry(Turn& turn, UpkeepEntry entry) {
    switch (entry) {
    case UpkeepEntry::Health: return open_health(turn);
    case UpkeepEntry::Check: return begin_check(turn);
    case UpkeepEntry::Report: return make_report(turn);
    case UpkeepEntry::Restart: return turn.go(RestartParts{});
    }
}

// What the touch of a button begins; the scanner and the camera need none.
void begin_trial(Turn& turn, RunCheck& here) {
    switch (here.step) {
    case CheckStep::Printer: turn.want(PrintPattern{}); break;
    case CheckStep::Touch: here.due = turn.now + grid_patience; break;
    case CheckStep::Ghosts:
        here.due = turn.now + a_second;
        here.seconds_left = ghost_seconds;
        break;
    case CheckStep::Speaker:
    case CheckStep::Headphones: turn.want(PlayTone{here.side}); break;
    case CheckStep::Network: turn.want(ProbeLine{turn.state.upkeep->asked}); break;
    case CheckStep::Scanner:
    case CheckStep::Camera: return;
    }
    here.running = true;
}

// Once more, from its beginning; a sound is played on the same side.
void begin(Turn& turn, RunCheck& here) {
    auto const side = here.side;
    here = RunCheck{here.step};
    here.side = side;
    begin_trial(turn, here);
    bool const sounds = here.step == CheckStep::Speaker || here.step == CheckStep::Headphones;
    if (!sounds) return;
    here.running = false; // nobody says when a sound is over
    here.ran = true;
}

std::string places_of(std::set<std::size_t> const& touched, GlassGrid const& grid) {
    std::string missed;
    std::size_t count = 0;
    for (std::size_t cell = 0; cell < grid.count(); ++cell) {
        if (touched.contains(cell)) continue;
        auto const across = static_cast<std::size_t>(grid.columns);
        if (++count <= 6) missed += fmt::format(" {}:{}", cell / across + 1, cell % across + 1);
    }
    return fmt::format("missed {} of {}, row:column{}", count, grid.count(), missed);
}

void end_grid(RunCheck& here) {
    here.running = false;
    here.ran = true;
    here.due.reset();
}

void touch_grid(Turn& turn, RunCheck& here, GlassTouched const& touched) {
    if (!here.cells.insert(turn.rules.glass.cell_of(touched.at)).second) return;
    here.due = turn.now + grid_patience;
    if (here.cells.size() == turn.rules.glass.count()) end_grid(here);
}

void record_ghost(Turn& turn, RunCheck& here, GlassTouched const& touched) {
    if (!touched.down) return;
    ++here.ghost_count;
    here.cells.insert(turn.rules.glass.cell_of(touched.at));
    if (here.ghosts.size() < most_ghosts) here.ghosts.push_back(touched.at);
}

void hear_glass(Turn& turn, RunCheck& here, Action const& action) {
    auto const* touched = std::get_if<GlassTouched>(&action);
    if (!touched || !here.running) return;
    if (here.step == CheckStep::Touch) touch_grid(turn, here, *touched);
    if (here.step == CheckStep::Ghosts) record_ghost(turn, here, *touched);
}

void hear_printer(RunCheck& here, Action const& action) {
    auto const* printed = std::get_if<Printed>(&action);
    auto const* failed = std::get_if<NotPrinted>(&action);
    bool const ours = (printed && printed->code == pattern_code) || (failed && failed->code == pattern_code);
    if (!ours || !here.running) return;
    here.running = false;
    here.ran = true;
    if (failed) here.slip = failed->why;
}

void hear_scanner(Turn& turn, RunCheck& here, Action const& action) {
    if (auto const* failed = std::get_if<CameraFailed>(&action)) here.trouble = failed->why;
    auto const* scanned = std::get_if<CodeScanned>(&action);
    if (!scanned) return;
    if (scanned->text.reveal() == model::test_card) return settle(turn, here.step, CheckMark::Good);
    here.other_code = true;
}

void hear_camera(RunCheck& here, Action const& action) {
    if (auto const* failed = std::get_if<CameraFailed>(&action)) here.trouble = failed->why;
    if (auto const* measured = std::get_if<SharpnessMeasured>(&action)) {
        here.sharpness = measured->sharpness;
        here.ran = true;
    }
}

void hear_line(Turn& turn, RunCheck& here, Action const& action) {
    auto const* probed = std::get_if<LineProbed>(&action);
    if (!probed || probed->asked != turn.state.upkeep->asked || !here.running) return;
    here.stages = probed->stages;
    here.running = false;
    here.ran = true;
}

void hear(Turn& turn, RunCheck& here, Action const& action) {
    switch (here.step) {
    case CheckStep::Printer: return hear_printer(here, action);
    case CheckStep::Touch:
    case CheckStep::Ghosts: return hear_glass(turn, here, action);
    case CheckStep::Speaker:
    case CheckStep::Headphones: return;
    case CheckStep::Scanner: return hear_scanner(turn, here, action);
    case CheckStep::Camera: return hear_camera(here, action);
    case CheckStep::Network: return hear_line(turn, here, action);
    }
}

// One side was heard: now the other. What is not heard is settled at once.
bool turns_side(Turn& turn, RunCheck& here, bool good) {
    bool const sounds = here.step == CheckStep::Speaker || here.step == CheckStep::Headphones;
    if (!sounds || !good || here.side == Side::Right) return false;
    here.side = Side::Right;
    begin(turn, here);
    return true;
}

std::string detail_of(Rules const& rules, RunCheck const& here) {
    switch (here.step) {
    case CheckStep::Printer: return here.slip ? std::string(word_of(*here.slip)) : "";
    case CheckStep::Touch: return here.cells.size() < rules.glass.count() ? places_of(here.cells, rules.glass) : "";
    case CheckStep::Ghosts: return fmt::format("{} touches, {} cells", here.ghost_count, here.cells.size());
    case CheckStep::Speaker:
    case CheckStep::Headphones: return here.side == Side::Left ? "left" : "right";
    case CheckStep::Scanner: return here.other_code ? "another code was read" : "";
    case CheckStep::Camera: return here.sharpness < 0 ? "no picture" : fmt::format("sharpness {}", here.sharpness);
    case CheckStep::Network: {
        auto const bad = model::first_bad(here.stages);
        return bad ? std::string(word_of(*bad)) : fmt::format("{} ms", here.stages.back().milliseconds);
    }
    }
    return {};
}

// What the machine knows by itself is not a person's to call good.
bool may_be_good(Rules const& rules, RunCheck const& here) {
    switch (here.step) {
    case CheckStep::Printer: return here.ran && !here.slip;
    case CheckStep::Touch: return here.ran && here.cells.size() == rules.glass.count();
    case CheckStep::Ghosts: return here.ran && here.ghost_count == 0;
    case CheckStep::Speaker:
    case CheckStep::Headphones: return here.ran;
    case CheckStep::Scanner: return false; // the card says it
    case CheckStep::Camera: return here.ran && !here.trouble;
    case CheckStep::Network: return here.ran && !model::first_bad(here.stages);
    }
    return false;
}

void answer(Turn& turn, RunCheck& here, bool good) {
    if (here.running || (good && !may_be_good(turn.rules, here)) || turns_side(turn, here, good)) return;
    bool const heard = good && (here.step == CheckStep::Speaker || here.step == CheckStep::Headphones);
    settle(turn, here.step, good ? CheckMark::Good : CheckMark::Bad, heard ? "" : detail_of(turn.rules, here));
}

bool can_restart(model::Part part) {
    return part == model::Part::Printer || part == model::Part::Camera || part == model::Part::Scanner;
}

} // namespace

GlassGrid glass_grid(double width_mm, double height_mm) {
    constexpr double cell_mm = 55;
    auto const cells = [](double size) { return std::clamp(static_cast<int>(size / cell_mm + 0.5), 2, 24); };
    return {cells(width_mm), cells(height_mm)};
}

std::size_t GlassGrid::cell_of(GlassPoint at) const {
    auto const place = [](int of, int cells) { return std::clamp(of, 0, 999) * cells / 1000; };
    return static_cast<std::size_t>(place(at.y, rows)) * static_cast<std::size_t>(columns) +
           static_cast<std::size_t>(place(at.x, columns));
}

bool is_of_upkeep(Screen const& screen) {
    return std::holds_alternative<UpkeepMenu>(screen) || std::holds_alternative<RunCheck>(screen) ||
           std::holds_alternative<CheckOver>(screen) || std::holds_alternative<Readiness>(screen) ||
           std::holds_alternative<RestartParts>(screen);
}

std::optional<Looks> upkeep_looks(Screen const& screen) {
    auto const* check = std::get_if<RunCheck>(&screen);
    if (check && check->step == CheckStep::Camera) return Looks::Sharpness;
    if (check && check->step == CheckStep::Scanner) return Looks::Code;
    return std::nullopt;
}

bool takes_glass(Screen const& screen) {
    auto const* check = std::get_if<RunCheck>(&screen);
    return check && check->running && (check->step == CheckStep::Touch || check->step == CheckStep::Ghosts);
}

std::optional<base::Instant> upkeep_due(Screen const& screen) {
    auto const* check = std::get_if<RunCheck>(&screen);
    return check && takes_glass(screen) ? check->due : std::nullopt;
}

void after_upkeep_due(Turn& turn) {
    auto& here = std::get<RunCheck>(turn.state.screen);
    turn.state.touched_at = turn.now; // whoever is not to touch anything is there
    if (!here.due || turn.now < *here.due) return;
    if (here.step == CheckStep::Touch) return end_grid(here);
    // A step of the clock may be longer than a second.
    auto const over = static_cast<int>((turn.now - *here.due) / a_second) + 1;
    here.seconds_left = std::max(0, here.seconds_left - over);
    here.due = *here.due + over * a_second;
    if (here.seconds_left == 0) end_grid(here);
}

void open_upkeep(Turn& turn, StaffLetIn const& let_in) {
    turn.state.upkeep = AtUpkeep{let_in.asked, let_in.pass};
    turn.go(UpkeepMenu{});
    turn.want(TestAllParts{});
    turn.want(LookAtFaults{let_in.asked});
}

void keep_report(std::vector<model::PartReport>& parts, model::PartReport const& report) {
    auto const place = std::ranges::lower_bound(parts, report.part, {}, &model::PartReport::part);
    if (place != parts.end() && place->part == report.part)
        *place = report;
    else
        parts.insert(place, report);
}

void hear_part(Turn& turn, model::PartReport const& report) {
    bool const fault = model::need_of(report.state) != model::PartNeed::Nothing;
    if (fault && turn.rules.has_staff) turn.want(KeepFault{report});
    if (!turn.state.upkeep) return;
    keep_report(turn.state.upkeep->parts, report);
    if (fault) keep_report(turn.state.upkeep->faults, report);
}

void step_upkeep(Turn& turn, UpkeepMenu const&, Action const& action) {
    if (is<Back>(action)) return turn.end();
    if (auto const* open = std::get_if<OpenUpkeepEntry>(&action)) open_entry(turn, open->entry);
}

void step_upkeep(Turn& turn, RunCheck& here, Action const& action) {
    if (is<Back>(action)) return turn.go(UpkeepMenu{});
    if (is<BeginTrial>(action) && !here.running) return begin(turn, here);
    if (is<SkipCheck>(action) && !here.running) return settle(turn, here.step, CheckMark::Skipped);
    if (auto const* answered = std::get_if<AnswerCheck>(&action)) return answer(turn, here, answered->good);
    hear(turn, here, action);
}

void step_upkeep(Turn& turn, CheckOver const&, Action const& action) {
    if (is<Back>(action)) return turn.go(UpkeepMenu{});
    if (is<Continue>(action)) make_report(turn);
}

void step_upkeep(Turn& turn, Readiness& here, Action const& action) {
    if (is<Back>(action) || is<Continue>(action)) return turn.go(UpkeepMenu{});
    auto const print = [&] { turn.want(PrintReadiness{here.lines, here.code}); };
    if (auto const* made = std::get_if<ReadinessMade>(&action); made && made->asked == turn.state.upkeep->asked) {
        here = Readiness{made->lines, made->code};
        print();
    }
    if (auto const* failed = std::get_if<ReadinessFailed>(&action); failed && failed->asked == turn.state.upkeep->asked)
        here.failed = true;
    if (follow_slip(here, std::string(readiness_code), action)) print();
}

void step_upkeep(Turn& turn, RestartParts& here, Action const& action) {
    if (is<Back>(action)) return turn.go(UpkeepMenu{});
    if (auto const* wanted = std::get_if<RestartPart>(&action); wanted && !here.waits && can_restart(wanted->part)) {
        here.waits = wanted->part;
        turn.want(NoteAct{"restarted", std::string(word_of(wanted->part))});
        turn.want(RestartOf{wanted->part});
    }
    auto const* restarted = std::get_if<PartRestarted>(&action);
    if (!restarted) return;
    hear_part(turn, restarted->report);
    keep_report(here.parts, restarted->report);
    if (here.waits == restarted->report.part) here.waits.reset();
}

} // namespace flow
