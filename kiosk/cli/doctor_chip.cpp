// The reader of cards' chips: is there one, does it answer, and is anything there to believe a card by.
#include <fmt/format.h>

#include "drivers/open_chip_reader.h"
#include "kiosk/cli/doctor.h"

namespace cli {
namespace {

std::size_t files_in(std::filesystem::path const& folder) {
    std::size_t count = 0;
    std::error_code error;
    for (auto entry = std::filesystem::directory_iterator(folder, error); !error && entry != end(entry);
         entry.increment(error))
        if (entry->is_regular_file(error)) ++count;
    return count;
}

void examine_authorities(Part& part, model::ChipSettings const& settings) {
    if (settings.authorities.empty()) return;
    auto const files = files_in(settings.authorities);
    part.facts.emplace_back("authorities", settings.authorities.string());
    part.facts.emplace_back("authorities.files", std::to_string(files));
    if (files == 0)
        worsen(part, Verdict::Bad,
               fmt::format("{} holds no certificate of a state: no card is believed", settings.authorities.string()));
}

} // namespace

Part examine_chip(House const& house) {
    Part part{"chip", Verdict::Good, {}, {}};
    auto const& settings = house.settings.chip;
    part.facts.emplace_back("reader", settings.reader);
    base::SystemClock const clock;
    auto const reader = drivers::open_chip_reader(settings, clock, base::system_random());
    if (!reader)
        worsen(part, Verdict::Bad, reader.error().what);
    else if (!*reader)
        worsen(part, Verdict::Good, "no reader of chips is set up");
    if (!reader || !*reader) return part;
    auto const status = (*reader)->status();
    part.facts.emplace_back("status", word_of(status));
    if (status == drivers::ChipReaderStatus::Gone)
        worsen(part, Verdict::Bad, "the reader of chips does not answer: is it plugged in, and does pcscd run?");
    if (settings.reader.starts_with("file:"))
        worsen(part, Verdict::Bad, "the reader of chips is simulated: for tests, and never for citizens");
    examine_authorities(part, settings);
    if (part.says.empty()) part.says = "the reader of chips answers";
    return part;
}

} // namespace cli
