// tramso draw: a lucky draw in its three steps, kept in a folder: frozen.txt is told before the dice are thrown, secret
// is told by nobody until then, draw.txt says it all. tramso verify-draw: whether anybody would have drawn the same.
#include <cstdio>

#include "kiosk/base/file.h"
#include "kiosk/base/id.h"
#include "kiosk/cli/house.h"
#include "kiosk/cli/on_chosen.h"
#include "sync/draw/folder.h"

namespace cli {
namespace {

struct Options {
    std::filesystem::path folder, file;
    std::string event, tickets, dice, beacon, reason;
    std::size_t prizes = 1, prize = 1;
    bool json = false;
};

void say(draw::Draw const& draw, bool json) {
    auto const winners = draw::winners_of(draw);
    for (std::size_t i = 0; i < winners.size(); ++i)
        std::printf(json ? "{\"prize\":%zu,\"ticket\":%u}\n" : "%zu\t%u\n", i + 1, winners[i]);
}

base::Result<> freeze(Options const& options) {
    if (!draw::is_event(options.event))
        return base::failure(base::ErrorKind::Invalid, "an event's name is made of a-z, 0-9 and '-'");
    auto tickets = TRY(draw::parse_tickets(options.tickets));
    auto const frozen =
        TRY(draw::Folder(options.folder).freeze(options.event, std::move(tickets), base::system_random()));
    std::printf("%s", draw::text_of(frozen).c_str());
    return {};
}

base::Result<> throw_dice(Options const& options) {
    auto dice = options.dice;
    std::erase(dice, ' ');
    say(TRY(draw::Folder(options.folder).fix(std::move(dice), options.beacon, options.prizes)), options.json);
    return {};
}

base::Result<> redraw(Options const& options) {
    say(TRY(draw::Folder(options.folder).redraw({options.prize, options.reason})), options.json);
    return {};
}

base::Result<> verify(Options const& options) {
    auto const draw = TRY(draw::parse_draw(TRY(base::read_file(options.file, draw::longest_record))));
    auto const wrong = draw::complaints(draw);
    for (auto const& each : wrong)
        std::fprintf(stderr, "tramso verify-draw: %s\n", each.c_str());
    if (!wrong.empty()) return base::failure(base::ErrorKind::Corrupt, "not as anybody would have drawn it");
    say(draw, options.json);
    return {};
}

template<class Step>
void when(CLI::App* command, std::shared_ptr<Options> const& options, int& exit, std::string name, Step step) {
    command->add_flag("--json", options->json, "a JSON line a winner");
    on_chosen(command, std::move(name), options, exit, step);
}

} // namespace

void add_draw(CLI::App& program, int& exit) {
    auto* draw = program.add_subcommand("draw", "a lucky draw that anybody can check");
    draw->require_subcommand(1);
    auto const options = std::make_shared<Options>();
    auto const step = [&](std::string const& name, std::string const& help) {
        auto* command = draw->add_subcommand(name, help);
        command->add_option("--dir", options->folder, "folder of this draw")->required();
        return command;
    };
    auto* frozen = step("freeze", "fixes who takes part, and a secret; what is to be told before is printed");
    frozen->add_option("--event", options->event, "its name: a-z, 0-9 and '-'")->required();
    frozen->add_option("--tickets", options->tickets, "numbers and ranges: 1-412,414-600")->required();
    when(frozen, options, exit, "draw freeze", freeze);
    auto* thrown = step("throw", "draws with the dice that were thrown; a line a winner: PRIZE, TICKET");
    thrown->add_option("--dice", options->dice, "ten or more, 1 to 6, in their order: 4163524416")->required();
    thrown->add_option("--prizes", options->prizes, "how many")->required();
    thrown->add_option("--beacon", options->beacon, "a public random value and where it is from");
    when(thrown, options, exit, "draw throw", throw_dice);
    auto* again = step("redraw", "draws one prize again");
    again->add_option("--prize", options->prize, "which, from 1")->required();
    again->add_option("--reason", options->reason, "why: a-z, 0-9 and '-', nobody's name")->required();
    when(again, options, exit, "draw redraw", redraw);

    auto* check = program.add_subcommand("verify-draw", "whether anybody would have drawn the same");
    auto const checked = std::make_shared<Options>();
    check->add_option("file", checked->file, "draw.txt")->required()->check(CLI::ExistingFile);
    when(check, checked, exit, "verify-draw", verify);
}

} // namespace cli
