#include "drivers/simulated/file_chip_reader.h"

#include <algorithm>

#include "kiosk/base/file.h"
#include "kiosk/base/queue.h"
#include "kiosk/base/text.h"

namespace simulated {
namespace {

using drivers::ChipHolder;
using drivers::ChipKeys;
using drivers::ChipProblem;
using drivers::ChipReaderStatus;

constexpr std::size_t longest_card = 512; // bytes
constexpr base::Duration between_looks{50};

ChipReaderStatus status_of(base::PrivateText const& said) {
    if (said.reveal() == "gone") return ChipReaderStatus::Gone;
    return said.reveal() == "empty" ? ChipReaderStatus::Empty : ChipReaderStatus::CardHere;
}

// A word that is none of ours is a fault, so that a slip of the hand shows.
ChipProblem problem_of(base::PrivateText const& said) {
    auto const named = [&](ChipProblem problem) { return said.reveal() == word_of(problem); };
    auto const* const found = std::find_if(model::chip_problems.begin(), model::chip_problems.end(), named);
    return found == model::chip_problems.end() ? ChipProblem::Broken : *found;
}

base::Result<ChipHolder, ChipProblem> outcome_of(base::PrivateText const& said, ChipKeys const& keys) {
    auto holder = read_chip_card(said.reveal());
    if (!holder) return tl::unexpected(problem_of(said));
    auto const& can = keys.can.reveal();
    bool const opens = can.size() == model::can_digits && holder->number.reveal().ends_with(can);
    if (!opens) return tl::unexpected(ChipProblem::WrongCan);
    return std::move(*holder);
}

} // namespace

std::optional<ChipHolder> read_chip_card(std::string_view text) {
    auto const line = text.find('|');
    if (line == std::string_view::npos || line == 0) return std::nullopt;
    auto const number = text.substr(line + 1);
    bool const is_number = number.size() == 12 && number.find_first_not_of("0123456789") == std::string_view::npos;
    auto name = base::to_nfc(text.substr(0, line));
    if (!is_number || !name) return std::nullopt;
    return ChipHolder{base::PrivateText(std::move(*name)), base::PrivateText(std::string(number))};
}

base::PrivateText FileChipReader::look() const {
    std::error_code error;
    if (!std::filesystem::exists(file_, error)) return base::PrivateText("empty");
    auto text = base::read_file(file_, longest_card);
    if (!text) return base::PrivateText(std::string(word_of(ChipProblem::Broken)));
    base::PrivateText said(base::trimmed(*text));
    base::wipe(*text);
    return said;
}

ChipReaderStatus FileChipReader::status() { return status_of(look()); }

base::Result<ChipHolder, ChipProblem> FileChipReader::read(ChipKeys const& keys, std::stop_token stop) {
    auto const said = look();
    if (status_of(said) == ChipReaderStatus::Gone) return tl::unexpected(ChipProblem::NoReader);
    if (status_of(said) == ChipReaderStatus::Empty) return tl::unexpected(ChipProblem::NoCard);
    for (base::Duration worked{}; worked < work_; worked += between_looks) {
        base::Queue<char>(1).take_within(stop, between_looks);
        if (stop.stop_requested()) return tl::unexpected(ChipProblem::Stopped);
        if (look() != said) return tl::unexpected(ChipProblem::CardLeft);
    }
    return outcome_of(said, keys);
}

} // namespace simulated
