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

// The answer to GS r 1, which stands in line behind the data: when it comes, all before it was worked off.
bool is_receipt_of_data(std::uint8_t byte);

// Bytes that are no status are Gone. Of several troubles the one to deal with first: cover, fault, paper.
model::PrinterStatus status_of(StatusBytes const& bytes);

} // namespace escpos
