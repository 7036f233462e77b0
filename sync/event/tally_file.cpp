#include "sync/event/tally_file.h"

#include "kiosk/base/file.h"

namespace event {

std::filesystem::path tally_file(std::filesystem::path const& book) {
    return book.parent_path() / (book.stem().string() + "-tally.json");
}

base::Result<> keep_tally(std::filesystem::path const& book, wire::EventTally const& tally) {
    return base::write_file_durably(tally_file(book), base::as_bytes(wire::encode(tally)), 0600);
}

base::Result<std::optional<wire::EventTally>> kept_tally(std::filesystem::path const& book, std::string const& event) {
    auto const file = tally_file(book);
    std::error_code error;
    if (!std::filesystem::exists(file, error)) return std::nullopt;
    auto tally = wire::decode_event_tally(TRY(base::read_file(file, wire::longest_event_tally)));
    if (!tally) return base::failure(base::ErrorKind::Corrupt, file.string() + " is no tally of an event");
    if (tally->event != event) return std::nullopt;
    return tally;
}

} // namespace event
