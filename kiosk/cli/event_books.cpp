#include "kiosk/cli/event_books.h"

#include <fmt/format.h>

#include "kiosk/base/file.h"
#include "kiosk/cli/event_house.h"
#include "kiosk/cli/house.h"

namespace cli {
namespace {

base::Result<> take_file(event::Merged& merged, std::filesystem::path const& file,
                         std::filesystem::path const& kiosks) {
    auto const text = TRY(base::read_file(file, event::longest_snapshot));
    auto const kiosk = TRY(event::kiosk_in(text));
    auto const key = TRY(seal::load_verify(kiosks / (kiosk + ".pub")));
    TRY(merged.take(TRY(event::read_snapshot(text, key))));
    return {};
}

} // namespace

void add_book_files(CLI::App& command, BookFiles& books) {
    command.add_option("files", books.files, "what kiosks have exported, or the city has fetched, in any order")
        ->required()
        ->check(CLI::ExistingFile);
    command.add_option("--pack", books.pack, "the event's pack")->required()->check(CLI::ExistingFile);
    command.add_option("--key", books.key, "the pack's public key")->required()->check(CLI::ExistingFile);
    command.add_option("--kiosks", books.kiosks, "folder of the kiosks' public keys, KIOSK.pub")
        ->required()
        ->check(CLI::ExistingDirectory);
}

base::Result<> Office::whole() const {
    if (refused == 0) return {};
    return base::failure(base::ErrorKind::Refused, fmt::format("{} of the files are not in it", refused));
}

base::Result<Office> open_office(BookFiles const& books, std::string_view command) {
    auto day = TRY(load_event(books.pack, books.key));
    event::Merged merged(day.id);
    Office office{std::move(day), std::move(merged)};
    for (auto const& file : books.files)
        if (auto const taken = take_file(office.merged, file, books.kiosks); !taken) {
            refuse(command, file.string() + ": " + taken.error().what);
            ++office.refused;
        }
    return office;
}

} // namespace cli
