// tramso outbox: how many reports wait and why; the sealed rescue bundle out and in.
#include "sync/outbox/outbox.h"

#include <fmt/format.h>
#include <memory>

#include "config/load.h"
#include "kiosk/cli/commands.h"
#include "kiosk/cli/house.h"

namespace cli {
namespace {

struct Options {
    std::filesystem::path config, file;
    bool json = false;
};

std::int64_t age_seconds(std::optional<base::WallTime> since, base::WallTime now) {
    return since ? std::chrono::duration_cast<std::chrono::seconds>(now - *since).count() : 0;
}

void print(outbox::Status const& status, base::WallTime now, bool json) {
    auto const next = status.next_try ? base::to_rfc3339(*status.next_try) : std::string();
    auto const age = age_seconds(status.oldest_queued, now);
    auto const or_null = [](std::string const& text) { return text.empty() ? std::string("null") : json_text(text); };
    auto const or_dash = [](std::string const& text) { return text.empty() ? std::string("-") : text; };
    if (json)
        fmt::print(
            R"({{"queued":{},"accepted":{},"acked":{},"quarantined":{},"purged":{},"oldest_age_s":{},"next_try":{},)"
            R"("last_error":{},"photos":{},"photo_bytes":{},"photo_error":{},"quarantine_error":{},"alarm":{}}})"
            "\n",
            status.queued, status.accepted, status.acked, status.quarantined, status.purged, age, or_null(next),
            or_null(status.last_error), status.photos, status.photo_bytes, or_null(status.photo_error),
            or_null(status.quarantine_error), status.quarantined > 0);
    else
        fmt::print("queued {}\naccepted {}\nacked {}\nquarantined {}\npurged {}\noldest age {} s\nnext try {}\n"
                   "last error {}\nphotos waiting {}, {} bytes\nlast photo error {}\nquarantined because {}\n",
                   status.queued, status.accepted, status.acked, status.quarantined, status.purged, age, or_dash(next),
                   or_dash(status.last_error), status.photos, status.photo_bytes, or_dash(status.photo_error),
                   or_dash(status.quarantine_error));
    if (!json && status.quarantined > 0)
        fmt::print("ALARM: {} reports were refused by the city and wait for a person\n", status.quarantined);
}

int with_outbox(Options const& options, std::function<int(outbox::Outbox&)> const& work) {
    auto const settings = config::load_kiosk(options.config);
    if (!settings) return refuse("outbox", config::text_of(settings.error()));
    base::SystemClock clock;
    auto outbox = outbox::Outbox::open(*settings, clock);
    if (!outbox) return refuse("outbox", outbox.error().what);
    return work(*outbox);
}

int show(Options const& options) {
    return with_outbox(options, [&](outbox::Outbox& outbox) {
        auto const chain = outbox.verify_chain();
        if (!chain) return refuse("outbox", chain.error().what);
        auto const status = outbox.status();
        if (!status) return refuse("outbox", status.error().what);
        print(*status, base::SystemClock().wall(), options.json);
        return static_cast<int>(done);
    });
}

int carry(Options const& options, bool out) {
    return with_outbox(options, [&](outbox::Outbox& outbox) {
        auto const count = out ? outbox.export_to(options.file) : outbox.import_from(options.file);
        if (!count) return refuse("outbox", count.error().what);
        options.json ? fmt::print("{{\"count\":{}}}\n", *count) : fmt::print("{}\n", *count);
        return static_cast<int>(done);
    });
}

void add(CLI::App& outbox, char const* name, char const* help, std::function<int(Options const&)> const& run, int& exit,
         bool file) {
    auto const options = std::make_shared<Options>();
    auto* command = outbox.add_subcommand(name, help);
    command->add_option("--config", options->config, "settings, kiosk.toml")->required()->check(CLI::ExistingFile);
    if (file) command->add_option("--file", options->file, "the rescue bundle")->required();
    command->add_flag("--json", options->json, "print JSON");
    command->callback([options, run, &exit] { exit = run(*options); });
}

} // namespace

void add_outbox(CLI::App& program, int& exit) {
    auto* outbox = program.add_subcommand("outbox", "what waits to be carried to the city");
    outbox->require_subcommand(1);
    add(*outbox, "status", "counts by state, the age of the oldest, the next try, the last error", show, exit, false);
    add(
        *outbox, "export", "all that the city has not yet, sealed, into a file",
        [](Options const& options) { return carry(options, true); }, exit, true);
    add(
        *outbox, "import", "a rescue bundle into this outbox; what is there already stays",
        [](Options const& options) { return carry(options, false); }, exit, true);
}

} // namespace cli
