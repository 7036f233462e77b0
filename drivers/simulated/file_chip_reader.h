// A reader of chips that is a file, for demonstrations, drills and tests. The file says what lies on it and is read
// anew at each question, and while a card is read: empty, gone, a card `NAME|NUMBER`, or a card that is not read, by
// the word of why (model::ChipProblem: wrong-can, not-genuine, cloned, late, …). No file: empty. Belongs to the
// worker's thread.
#pragma once
#include <array>
#include <filesystem>
#include <optional>
#include <string_view>

#include "drivers/chip_reader.h"
#include "kiosk/base/clock.h"

namespace simulated {

// What may stand in the file, beside a card's name and number.
inline constexpr std::array<std::string_view, 10> chip_states{
    "empty",  "gone", "wrong-can", "not-such-card", "not-genuine",
    "cloned", "late", "broken",    "card-left",     "no-authority"};

// "NAME|NUMBER", as the file has a card. Nothing: it is none.
std::optional<drivers::ChipHolder> read_chip_card(std::string_view text);

class FileChipReader final : public drivers::ChipReader {
public:
    // A read takes `work`.
    explicit FileChipReader(std::filesystem::path file, base::Duration work = base::Duration(800))
        : file_(std::move(file)), work_(work) {}

    drivers::ChipReaderStatus status() override;
    base::Result<drivers::ChipHolder, drivers::ChipProblem> read(drivers::ChipKeys const& keys,
                                                                 std::stop_token stop) override;

private:
    base::PrivateText look() const; // what the file says

    std::filesystem::path file_;
    base::Duration work_;
};

} // namespace simulated
