// The four bytes a printer answers to DLE EOT 1, 2, 3 and 4 ("ESC/POS Command Reference", Epson, DLE EOT), as the state
// a person can act on. Pure, any thread.
#pragma once
#include <array>
#include <cstdint>

#include "kiosk/model/health.h"

namespace escpos {

// In the order of the questions: printer, reason for being offline, error, paper sensors.
using StatusBytes = std::array<std::uint8_t, 4>;

// The fixed bits of every answer to DLE EOT.
bool is_status(std::uint8_t byte);

enum class Answer {
    Status,        // to DLE EOT
    ReceiptOfData, // to GS r 1, which stands in line behind the data: all before it was worked off
    Other,
};

// Tells the bytes of a printer apart. Some announce by themselves what changed, four bytes at a time (GS a), and three
// of those look like answers to GS r 1.
class Answers {
public:
    Answer take(std::uint8_t byte);

private:
    int announced_ = 0; // bytes of an announcement still to come
};

// Bytes that are no status are Gone. Of several troubles the one to deal with first: cover, fault, paper.
model::PrinterStatus status_of(StatusBytes const& bytes);

} // namespace escpos
