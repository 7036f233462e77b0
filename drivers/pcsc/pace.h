// Password Authenticated Connection Establishment (ICAO Doc 9303-11 §4.4, BSI TR-03110-2 §3.2) with the card access
// number: proves to the card that we know it, tells a listener nothing of it, and ends in keys for secure messaging.
// The library is OpenPACE (libeac), in pace.cpp alone. Belongs to the thread that reads.
#pragma once
#include "drivers/pcsc/card_access.h"
#include "drivers/pcsc/channel.h"

namespace pcsc {

// Protects the channel. WrongCan: the card compared, and it was another.
Outcome<> open_by_pace(Channel& channel, PaceParameters const& parameters, base::PrivateText const& can);

} // namespace pcsc
