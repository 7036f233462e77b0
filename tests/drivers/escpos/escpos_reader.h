// Takes ESC/POS apart, written from Epson's command reference and not from our encoder: ESC @, GS v 0, ESC J, GS V,
// GS r, DLE EOT. What it does not know is Unknown, so that a test notices. A value type for one thread.
#pragma once
#include <optional>
#include <vector>

#include "kiosk/base/bytes.h"

namespace tests {

struct Command {
    enum class Kind { Start, Raster, Feed, Cut, AskStatus, AskWhenDone, Nothing, Unknown };
    Kind kind = Kind::Unknown;
    int argument = 0;                              // dots to feed, kind of cut, number of the question
    std::size_t row_bytes = 0;                     // of a raster picture
    std::vector<std::vector<std::uint8_t>> rows{}; // of a raster picture
};

class EscposReader {
public:
    void feed(std::uint8_t byte) { bytes_.push_back(byte); }
    std::optional<Command> next(); // nothing while the command is not whole
    bool is_between_commands() const { return bytes_.empty(); }

private:
    std::optional<std::size_t> length() const;
    Command command(std::size_t size) const;

    base::Bytes bytes_;
};

} // namespace tests
