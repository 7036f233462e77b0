// Basic Access Control (ICAO Doc 9303-11 §4.3 and Appendix D): the older way into a chip, by what stands in its lines
// for machines. DES and SHA-1 are what it was made of; it keeps strangers out of the air between card and reader, and
// nothing is believed for it. Belongs to the thread that reads.
#pragma once
#include "drivers/pcsc/channel.h"
#include "kiosk/base/id.h"

namespace pcsc {

// Protects the channel. WrongCan: the card does not know this key. The application must have been selected before.
Outcome<> open_by_bac(Channel& channel, drivers::MrzKey const& key, base::Random& random);

// 9, 6 and 6 letters or digits, the two dates of digits.
bool is_mrz_key(drivers::MrzKey const& key);

// '0' to '9': of letters and digits weighted 7, 3, 1 (ICAO Doc 9303-3 §4.9).
char check_digit(std::string_view text);

// Two keys of 16 bytes and where the counter begins.
struct DesKeys {
    base::PrivateBytes encipher, code;
};
DesKeys des_keys_of(base::ByteView seed);
std::unique_ptr<SessionCipher> make_des_cipher(DesKeys keys, std::uint64_t counter);

} // namespace pcsc
