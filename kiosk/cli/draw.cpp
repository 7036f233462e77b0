// tramso draw: a lucky draw in its three steps, kept in a folder: frozen.txt is told before the dice are thrown, secret
// is told by nobody until then, draw.txt says it all. tramso verify-draw: whether anybody would have drawn the same.
#include <cstdio>

#include "kiosk/base/file.h"
#include "kiosk/base/id.h"
#include "kiosk/base/text.h"
#include "kiosk/cli/house.h"
#include "kiosk/cli/on_chosen.h"
#include "sync/draw/record.h"
#include "sync/wire/base64.h"

namespace cli {
namespace {

struct Options {
    std::filesystem::path folder, file;
    std::string event, tickets, dice, beacon, reason;
    std::size_t prizes = 1, prize = 1;
    bool json = false;

    std::filesystem::path frozen() const { return folder / "frozen.txt"; }
    std::filesystem::path secret() const { return folder / "secret"; }
    std::filesystem::path drawn() const { return folder / "draw.txt"; }
};

base::Result<> save_new(std::filesystem::path const& file, std::string const& text, unsigned mode) {
    std::error_code error;
    if (std::filesystem::exists(file, error))
        return base::failure(base::ErrorKind::Refused, file.string() + " is there already; it is not replaced");
    return base::write_file_durably(file, base::as_bytes(text), mode);
}

base::Result<draw::Draw> load_draw(std::filesystem::path const& file) {
    return draw::parse_draw(TRY(base::read_file(file, draw::longest_record)));
}

void say(draw::Draw const& draw, bool json) {
    auto const winners = draw::winners_of(draw);
    for (std::size_t i = 0; i < winners.size(); ++i)
        std::printf(json ? "{\"prize\":%zu,\"ticket\":%u}\n" : "%zu\t%u\n", i + 1, winners[i]);
}

base::Result<> freeze(Options const& options) {
    draw::Frozen frozen;
    frozen.event = options.event;
    if (!draw::is_event(frozen.event))
        return base::failure(base::ErrorKind::Invalid, "an event's name is made of a-z, 0-9 and '-'");
    frozen.tickets = TRY(draw::parse_tickets(options.tickets));
    draw::Secret secret{};
    base::system_random().fill(secret);
    frozen.commitment = draw::commitment_of(secret);
    std::filesystem::create_directories(options.folder);
    TRY(save_new(options.secret(), wire::to_hex(secret) + "\n", 0600));
    TRY(save_new(options.frozen(), draw::text_of(frozen), 0644));
    std::printf("%s", draw::text_of(frozen).c_str());
    return {};
}

base::Result<draw::Secret> load_secret(std::filesystem::path const& file) {
    auto const bytes = wire::from_hex(base::trimmed(TRY(base::read_file(file, 256))));
    draw::Secret secret{};
    if (!bytes || bytes->size() != secret.size())
        return base::failure(base::ErrorKind::Corrupt, file.string() + ": not a secret");
    std::ranges::copy(*bytes, secret.begin());
    return secret;
}

// What does not hold is said before it is told on a stage.
base::Result<> keep(draw::Draw& draw, std::filesystem::path const& file, bool is_new) {
    draw.drawn = draw::drawn_by(draw);
    if (auto const wrong = draw::complaints(draw); !wrong.empty())
        return base::failure(base::ErrorKind::Invalid, wrong.front());
    auto const text = draw::text_of(draw);
    return is_new ? save_new(file, text, 0644) : base::write_file_durably(file, base::as_bytes(text));
}

base::Result<> throw_dice(Options const& options) {
    draw::Draw draw;
    draw.frozen = TRY(draw::parse_frozen(TRY(base::read_file(options.frozen(), draw::longest_record))));
    draw.secret = TRY(load_secret(options.secret()));
    draw.dice = options.dice;
    std::erase(draw.dice, ' ');
    draw.beacon = options.beacon;
    draw.prizes = options.prizes;
    TRY(keep(draw, options.drawn(), true));
    say(draw, options.json);
    return {};
}

base::Result<> redraw(Options const& options) {
    auto draw = TRY(load_draw(options.drawn()));
    draw.redraws.push_back({options.prize, options.reason});
    TRY(keep(draw, options.drawn(), false));
    say(draw, options.json);
    return {};
}

base::Result<> verify(Options const& options) {
    auto const draw = TRY(load_draw(options.file));
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
