// tramso pack: a folder of content, or of an event (sync/event/EVENT.md), as one signed file for kiosks
// (sync/content/FORMAT.md).
#include <cstdio>
#include <fmt/format.h>
#include <memory>

#include "config/event_day.h"
#include "config/recipe.h"
#include "config/table_source.h"
#include "kiosk/base/file.h"
#include "kiosk/cli/commands.h"
#include "kiosk/cli/house.h"
#include "kiosk/cli/pack_trial.h"
#include "sync/content/compression.h"
#include "sync/content/parcel.h"

namespace cli {
namespace {

struct Options {
    std::filesystem::path folder, out, key, parcel;
    bool json = false;
};

base::Error invalid(config::Complaints const& complaints) {
    return {base::ErrorKind::Invalid, config::text_of(complaints)};
}

template<class Read>
config::Complaints complaints_of(Read const& read) {
    return read ? config::Complaints() : read.error();
}

// The tables say by themselves what they are; what pack.toml says has to be the same.
config::Complaints complaints_about(config::FolderTables const& source, std::filesystem::path const& folder,
                                    config::PackKind kind) {
    bool const wants_event = kind == config::PackKind::Event;
    if (wants_event) return complaints_of(config::load_event_day(source));
    if (!config::is_event(source)) return complaints_of(config::load_catalogue(source));
    return {{folder / "pack.toml", 0, 0, "there is a table `event`, of an event", "write kind = \"event\""}};
}

// Everything that is wrong with the folder, with the file and line of each: the readers see the files themselves.
base::Result<model::Tables> checked_tables(std::filesystem::path const& folder, config::PackKind kind) {
    config::FolderTables const source(folder);
    auto complaints = complaints_about(source, folder, kind);
    auto tables = source.all();
    if (!tables)
        for (auto const& complaint : tables.error())
            if (std::find(complaints.begin(), complaints.end(), complaint) == complaints.end())
                complaints.push_back(complaint);
    if (!complaints.empty()) return tl::unexpected(invalid(complaints));
    return tables.release();
}

base::Result<config::Recipe> recipe_of(std::filesystem::path const& folder, base::WallTime now) {
    auto recipe = config::load_recipe(folder, now);
    if (!recipe) return tl::unexpected(invalid(recipe.error()));
    return recipe.release();
}

base::Result<> write_signed(Options const& options, content::SecretKey const& key, base::Bytes const& file,
                            content::Meta const& meta) {
    auto const comment =
        fmt::format("timestamp:{}\tfile:{}\tversion:{}\thashed", meta.made_at.time_since_epoch().count() / 1000,
                    options.out.filename().string(), meta.version);
    auto const signature = content::sign(key, file, comment);
    auto beside = options.out;
    beside += ".minisig";
    TRY(base::write_file_durably(options.out, file));
    TRY(base::write_file_durably(beside, base::as_bytes(content::text_of(signature))));
    return options.parcel.empty() ? base::Result<>()
                                  : base::write_file_durably(options.parcel, content::wrap(signature, file));
}

base::Result<> make(Options const& options) {
    auto const key = TRY(content::read_secret_key(TRY(base::read_file(options.key, content::longest_key_file))));
    auto const now = base::SystemClock().wall();
    auto const recipe = TRY(recipe_of(options.folder, now));
    content::Meta const meta{recipe.version, now, recipe.expires_at, recipe.city};
    auto const image = TRY(content::build_image(TRY(checked_tables(options.folder, recipe.kind)), meta));
    auto const pack = TRY(content::Pack::read(image));
    TRY(try_pack(pack));
    TRY(write_signed(options, key, content::compress(image), meta));
    print_pack(pack, options.json);
    return {};
}

int run(Options const& options) {
    auto const made = make(options);
    return made ? done : refuse("pack", made.error().what);
}

} // namespace

void add_pack(CLI::App& program, int& exit) {
    auto* pack = program.add_subcommand("pack", "a folder of content as one signed file for kiosks");
    auto const options = std::make_shared<Options>();
    pack->add_option("folder", options->folder, "tables as CSV, JSON or TOML; pack.toml; news/*.xml; gtfs/")
        ->required()
        ->check(CLI::ExistingDirectory);
    pack->add_option("-o,--output", options->out, "the pack; its signature goes beside it (.minisig)")->required();
    pack->add_option("--key", options->key, "the secret key (tramso keys make --kind content; minisign -G -W)")
        ->required()
        ->check(CLI::ExistingFile);
    pack->add_option("--parcel", options->parcel, "pack and signature in one file as well: the gateway's `content`");
    pack->add_flag("--json", options->json, "print JSON");
    pack->callback([options, &exit] { exit = run(*options); });
}

} // namespace cli
