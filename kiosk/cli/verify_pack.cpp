// tramso verify-pack: whether a kiosk would believe a content pack, and what is in it.
#include <memory>

#include "kiosk/base/clock.h"
#include "kiosk/base/file.h"
#include "kiosk/cli/commands.h"
#include "kiosk/cli/house.h"
#include "kiosk/cli/pack_trial.h"
#include "sync/content/pack_file.h"

namespace cli {
namespace {

struct Options {
    std::filesystem::path file, key, parcel;
    bool json = false;
};

base::Result<> verify(Options const& options) {
    auto const [pack, parcel] = TRY(content::read_signed_pack(options.file, options.key));
    TRY(try_pack(pack));
    if (pack.meta().expires_at <= base::SystemClock().wall())
        return base::failure(base::ErrorKind::Refused, "expired " + base::to_rfc3339(pack.meta().expires_at));
    if (!options.parcel.empty()) TRY(base::write_file_durably(options.parcel, parcel));
    print_pack(pack, options.json);
    return {};
}

int run(Options const& options) {
    auto const verified = verify(options);
    return verified ? done : refuse("verify-pack", verified.error().what);
}

} // namespace

void add_verify_pack(CLI::App& program, int& exit) {
    auto* command = program.add_subcommand("verify-pack", "whether a kiosk would take a content pack");
    auto const options = std::make_shared<Options>();
    command->add_option("file", options->file, "a pack with its .minisig beside it, or a parcel")
        ->required()
        ->check(CLI::ExistingFile);
    command->add_option("--key", options->key, "the public key")->required()->check(CLI::ExistingFile);
    command->add_option("--parcel", options->parcel, "write pack and signature in one file: the gateway's `content`");
    command->add_flag("--json", options->json, "print JSON");
    command->callback([options, &exit] { exit = run(*options); });
}

} // namespace cli
