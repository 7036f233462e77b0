#include "ui/view/upkeep.h"

#include <algorithm>
#include <fmt/format.h>

#include "ui/view/parts.h"

namespace view {
namespace {

using model::CheckMark, model::CheckStep;

std::string_view name_key(CheckStep step) {
    switch (step) {
    case CheckStep::Printer: return "check.printer";
    case CheckStep::Touch: return "check.touch";
    case CheckStep::Ghosts: return "check.ghosts";
    case CheckStep::Speaker: return "check.speaker";
    case CheckStep::Headphones: return "check.headphones";
    case CheckStep::Scanner: return "check.scanner";
    case CheckStep::Camera: return "check.camera";
    case CheckStep::Network: return "check.network";
    }
    return {};
}

std::string_view text_key(CheckStep step) {
    switch (step) {
    case CheckStep::Printer: return "check.printer.text";
    case CheckStep::Touch: return "check.touch.text";
    case CheckStep::Ghosts: return "check.ghosts.text";
    case CheckStep::Speaker: return "check.speaker.text";
    case CheckStep::Headphones: return "check.headphones.text";
    case CheckStep::Scanner: return "check.scanner.text";
    case CheckStep::Camera: return "check.camera.text";
    case CheckStep::Network: return "check.network.text";
    }
    return {};
}

std::string_view mark_key(CheckMark mark) {
    switch (mark) {
    case CheckMark::Good: return "check.mark.good";
    case CheckMark::Bad: return "check.mark.bad";
    case CheckMark::Skipped: return "check.mark.skipped";
    }
    return {};
}

std::string_view stage_key(model::LineStage stage) {
    switch (stage) {
    case model::LineStage::Courier: return "check.line.courier";
    case model::LineStage::Link: return "check.line.link";
    case model::LineStage::Name: return "check.line.name";
    case model::LineStage::Tls: return "check.line.tls";
    case model::LineStage::Time: return "check.line.time";
    case model::LineStage::Server: return "check.line.server";
    }
    return {};
}

model::PartNeed need_of(CheckMark mark) {
    switch (mark) {
    case CheckMark::Good: return model::PartNeed::Nothing;
    case CheckMark::Bad: return model::PartNeed::CareNow;
    case CheckMark::Skipped: return model::PartNeed::CareSoon;
    }
    return model::PartNeed::CareSoon;
}

bool asks_good(flow::RunCheck const& at) {
    return at.step == CheckStep::Printer || at.step == CheckStep::Speaker || at.step == CheckStep::Headphones ||
           at.step == CheckStep::Camera;
}

GlassMap map_of(flow::RunCheck const& at, flow::GlassGrid const& grid) {
    GlassMap map{grid.columns, grid.rows, std::vector<int>(grid.count()), at.step == CheckStep::Touch};
    if (map.wanted)
        for (auto const cell : at.cells)
            map.counts[cell] = 1;
    for (auto const ghost : at.ghosts)
        ++map.counts[grid.cell_of(ghost)];
    return map;
}

std::string number(auto value) { return std::to_string(value); }

// What came of it so far, as a sentence.
std::string outcome(flow::RunCheck const& at, Sources const& sources) {
    auto const& strings = sources.strings;
    auto const missed = sources.rules.glass.count() - at.cells.size();
    switch (at.step) {
    case CheckStep::Printer: return at.slip ? sentence(strings, *at.slip) : "";
    case CheckStep::Touch:
        if (!at.ran) return {};
        return missed == 0 ? std::string(strings["check.touch.all"])
                           : with_values(strings["check.touch.missed"], {{"count", number(missed)}});
    case CheckStep::Ghosts:
        if (!at.ran) return {};
        return at.ghost_count == 0 ? std::string(strings["check.ghosts.none"])
                                   : with_values(strings["check.ghosts.some"], {{"count", number(at.ghost_count)}});
    case CheckStep::Speaker:
    case CheckStep::Headphones:
        if (!at.ran) return {};
        return std::string(strings[at.side == flow::Side::Left ? "check.heard.left" : "check.heard.right"]);
    case CheckStep::Scanner:
        if (at.trouble) return sentence(strings, *at.trouble);
        return at.other_code ? std::string(strings["check.scanner.other"]) : "";
    case CheckStep::Camera: return at.trouble ? sentence(strings, *at.trouble) : "";
    case CheckStep::Network: return {};
    }
    return {};
}

bool is_good(flow::RunCheck const& at, Sources const& sources) {
    if (at.step == CheckStep::Touch) return at.cells.size() == sources.rules.glass.count();
    if (at.step == CheckStep::Ghosts) return at.ghost_count == 0;
    if (at.step == CheckStep::Network) return !model::first_bad(at.stages);
    return !at.slip && !at.trouble;
}

// Begin, or once more; the answer, yours or the machine's; leave it out.
std::vector<UpkeepKey> keys_of(flow::RunCheck const& at, Sources const& sources) {
    auto const& strings = sources.strings;
    std::vector<UpkeepKey> keys;
    auto const add = [&](std::string id, std::string_view key, flow::Action action, bool first = false) {
        keys.push_back({std::move(id), std::string(strings[key]), std::move(action), !at.running, first});
    };
    bool const begins = at.step != CheckStep::Scanner && at.step != CheckStep::Camera;
    if (begins) add("begin", at.ran ? "check.again" : "check.begin", flow::BeginTrial{}, !at.ran);
    bool const good = at.ran && is_good(at, sources), asked = asks_good(at);
    if (at.ran && (asked || !good)) add("no", asked ? "check.no" : "check.note_bad", flow::AnswerCheck{false}, !good);
    if (good) add("yes", asked ? "check.yes" : "check.next", flow::AnswerCheck{true}, true);
    if (!at.ran && at.trouble) add("no", "check.note_bad", flow::AnswerCheck{false}, true);
    add("skip", "check.skip", flow::SkipCheck{});
    return keys;
}

UpkeepLine line_of(model::StageResult const& stage, model::Strings const& strings) {
    auto const milliseconds = with_values(strings["check.line.good"], {{"count", number(stage.milliseconds)}});
    return {std::string(word_of(stage.stage)), std::string(strings[stage_key(stage.stage)]),
            stage.good ? milliseconds : std::string(strings["check.mark.bad"]),
            stage.good ? model::PartNeed::Nothing : model::PartNeed::CareNow};
}

std::string slip_words(flow::Readiness const& at, model::Strings const& strings) {
    if (at.failed) return std::string(strings["readiness.failed"]);
    if (at.lines.empty()) return std::string(strings["readiness.making"]);
    if (at.slip == flow::Slip::Printing) return std::string(strings["readiness.printing"]);
    if (at.slip == flow::Slip::Printed) return std::string(strings["readiness.printed"]);
    return at.trouble ? sentence(strings, *at.trouble) : std::string(strings["readiness.printed"]);
}

} // namespace

UpkeepPage make_upkeep_menu(flow::State const& state, Sources const& sources) {
    auto const& strings = sources.strings;
    UpkeepPage page;
    page.title = strings["upkeep.menu.title"];
    std::size_t ill = 0;
    if (state.upkeep)
        ill = static_cast<std::size_t>(std::ranges::count_if(state.upkeep->parts, [](auto const& part) {
            return model::need_of(part.state) != model::PartNeed::Nothing;
        }));
    page.text = ill == 0 ? std::string(strings["upkeep.menu.text"])
                         : with_values(strings["upkeep.menu.ill"], {{"count", number(ill)}});
    auto const add = [&](std::string id, std::string_view key, flow::UpkeepEntry entry) {
        page.entries.push_back({std::move(id), std::string(strings[key]), flow::OpenUpkeepEntry{entry}});
    };
    add("health", "upkeep.title", flow::UpkeepEntry::Health);
    add("check", "upkeep.menu.check", flow::UpkeepEntry::Check);
    add("report", "upkeep.menu.report", flow::UpkeepEntry::Report);
    add("restart", "upkeep.menu.restart", flow::UpkeepEntry::Restart);
    return page;
}

UpkeepPage make_check(flow::RunCheck const& at, Sources const& sources) {
    auto const& strings = sources.strings;
    UpkeepPage page;
    page.title = strings[name_key(at.step)];
    page.text = at.running ? strings["check.running"] : strings[text_key(at.step)];
    bool const asked = at.ran && at.step == CheckStep::Printer && !at.slip;
    if (asked) page.text = strings["check.printer.ask"];
    auto words = outcome(at, sources);
    bool const trouble = !is_good(at, sources) || at.other_code;
    (trouble ? page.trouble : page.text) = words.empty() ? (trouble ? std::string() : page.text) : std::move(words);
    bool const shows_map = at.ran && (at.step == CheckStep::Touch || at.step == CheckStep::Ghosts);
    if (shows_map) page.map = map_of(at, sources.rules.glass);
    page.picture = at.step == CheckStep::Camera && !at.trouble;
    page.sharpness = at.step == CheckStep::Camera ? at.sharpness : -1;
    if (page.sharpness >= 0)
        page.sharp_label = with_values(strings[page.sharpness >= model::sharp_enough ? "check.sharp" : "check.blurred"],
                                       {{"count", number(page.sharpness)}});
    for (auto const& stage : at.stages)
        page.lines.push_back(line_of(stage, strings));
    page.keys = keys_of(at, sources);
    return page;
}

Glass make_glass(flow::RunCheck const& at, Sources const& sources) {
    auto const& strings = sources.strings;
    bool const ghosts = at.step == CheckStep::Ghosts;
    Glass glass{
        std::string(strings[ghosts ? "check.ghosts.now" : "check.touch.now"]), {}, map_of(at, sources.rules.glass)};
    auto const left =
        ghosts ? static_cast<std::size_t>(at.seconds_left) : sources.rules.glass.count() - at.cells.size();
    glass.text = with_values(strings[ghosts ? "check.ghosts.left" : "check.touch.left"], {{"count", number(left)}});
    return glass;
}

UpkeepPage make_check_over(flow::State const& state, Sources const& sources) {
    auto const& strings = sources.strings;
    UpkeepPage page;
    page.title = strings["check.over.title"];
    std::size_t bad = 0;
    if (state.upkeep)
        for (auto const& done : state.upkeep->done) {
            bad += done.mark == CheckMark::Bad ? 1U : 0U;
            page.lines.push_back({std::string(word_of(done.step)), std::string(strings[name_key(done.step)]),
                                  std::string(strings[mark_key(done.mark)]), need_of(done.mark)});
        }
    page.text = bad == 0 ? std::string(strings["check.over.good"])
                         : with_values(strings["check.over.bad"], {{"count", number(bad)}});
    page.keys.push_back({"report", std::string(strings["upkeep.menu.report"]), flow::Continue{}, true, true});
    return page;
}

UpkeepPage make_readiness(flow::Readiness const& at, Sources const& sources) {
    auto const& strings = sources.strings;
    UpkeepPage page;
    page.title = strings["readiness.title"];
    bool const trouble = at.failed || at.slip == flow::Slip::NotPrinted;
    (trouble ? page.trouble : page.text) = slip_words(at, strings);
    page.code = !at.code.empty();
    if (at.slip == flow::Slip::NotPrinted)
        page.keys.push_back({"again", std::string(strings["readiness.again"]), flow::PrintAgain{}});
    page.keys.push_back({"done", std::string(strings["readiness.done"]), flow::Continue{}, true, true});
    return page;
}

UpkeepPage make_restart_parts(flow::RestartParts const& at, Sources const& sources) {
    auto const& strings = sources.strings;
    UpkeepPage page;
    page.title = strings["upkeep.menu.restart"];
    page.text = strings[at.waits ? "restart.waiting" : "restart.text"];
    for (auto const part : {model::Part::Printer, model::Part::Camera, model::Part::Scanner})
        if (!at.waits) // one after the other
            page.entries.push_back(
                {std::string(word_of(part)), std::string(strings[part_key(part)]), flow::RestartPart{part}});
    for (auto const& report : at.parts)
        page.lines.push_back({std::string(word_of(report.part)), std::string(strings[part_key(report.part)]),
                              state_words(report, strings), model::need_of(report.state)});
    return page;
}

std::vector<std::string> readiness_lines(std::string const& kiosk, base::WallTime at,
                                         std::vector<model::CheckResult> const& checks,
                                         std::vector<model::PartReport> const& parts, model::Strings const& strings) {
    std::vector<std::string> lines{std::string(strings["readiness.title"]), kiosk, when(at)};
    for (auto const mark : {CheckMark::Bad, CheckMark::Skipped, CheckMark::Good})
        for (auto const& check : checks)
            if (check.mark == mark)
                lines.push_back(fmt::format("{}: {}{}{}", strings[name_key(check.step)], strings[mark_key(mark)],
                                            check.detail.empty() ? "" : ", ", check.detail));
    for (auto const& part : parts)
        lines.push_back(fmt::format("{}: {}", strings[part_key(part.part)], state_words(part, strings)));
    return lines;
}

} // namespace view
