// tramso submit: composes, seals and stores a report exactly as the screen does, and prints its receipt code.
#include <cstdio>
#include <memory>

#include "drivers/jpeg/jpeg.h"
#include "kiosk/base/file.h"
#include "kiosk/cli/commands.h"
#include "kiosk/cli/house.h"
#include "kiosk/model/submission.h"
#include "sync/outbox/outbox.h"
#include "sync/uplink/ask.h"
#include "sync/wire/draft_codec.h"

namespace cli {
namespace {

struct Options {
    std::filesystem::path config, file;
    std::string service = "report";
    bool json = false;
};

std::string_view sentence(outbox::StoreTrouble trouble) {
    switch (trouble) {
    case outbox::StoreTrouble::Full: return "not stored: the disk is full";
    case outbox::StoreTrouble::Refused: return "not stored: it is larger than the city takes";
    case outbox::StoreTrouble::Broken: return "not stored: the outbox cannot be used";
    }
    return "";
}

base::Result<model::Draft> load_draft(std::filesystem::path const& file) {
    base::PrivateText const text(TRY(base::read_file(file)));
    auto const load = [&](std::string const& name) -> base::Result<base::PrivateBytes> {
        base::PrivateText const photo(TRY(base::read_file(file.parent_path() / name, model::largest_photo)));
        return jpeg::without_metadata(base::as_bytes(photo.reveal())); // as the screen's photos are
    };
    return wire::decode_draft(text.reveal(), load);
}

void print(Options const& options, model::Submission const& submission, std::uint64_t seq) {
    auto const code = submission.code();
    if (!options.json)
        std::printf("%s\n", code.c_str());
    else
        std::printf(R"({"id":"%s","code":"%s","seq":%llu})"
                    "\n",
                    submission.id().text().c_str(), code.c_str(), static_cast<unsigned long long>(seq));
}

int submit(Options const& options) {
    auto const house = open_house(options.config);
    if (!house) return refuse("submit", house.error().what);
    auto draft = load_draft(options.file);
    if (!draft) return refuse("submit", draft.error().what);
    base::SystemClock clock;
    base::SystemRandom random;
    auto const now = clock.wall();
    auto const submission =
        model::Submission::compose(std::move(*draft), house->catalogue, base::make_uuid_v7(now, random), now,
                                   house->settings.kiosk.id, options.service);
    if (!submission) return refuse("submit", word_of(submission.error()));
    auto outbox = outbox::Outbox::open(house->settings, clock);
    if (!outbox) return refuse("submit", outbox.error().what);
    if (!outbox->can_accept()) return refuse("submit", sentence(outbox::StoreTrouble::Full));
    auto const stored = outbox->store(*submission);
    if (!stored) return refuse("submit", sentence(stored.error()));
    print(options, *submission, stored->seq);
    uplink::nudge(house->settings.uplink.socket);
    return done;
}

} // namespace

void add_submit(CLI::App& program, int& exit) {
    auto const options = std::make_shared<Options>();
    auto* command = program.add_subcommand("submit", "store a report as the screen does, and print its code");
    command->add_option("--config", options->config, "settings, kiosk.toml")->required()->check(CLI::ExistingFile);
    command->add_option("--service", options->service, "which service it is for")->check(CLI::IsMember({"report"}));
    command->add_option("--file", options->file, "the draft, a JSON file")->required()->check(CLI::ExistingFile);
    command->add_flag("--json", options->json, "print id, code and sequence number as JSON");
    command->callback([options, &exit] { exit = submit(*options); });
}

} // namespace cli
