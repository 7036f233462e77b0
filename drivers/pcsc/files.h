// The files of a chip (ICAO Doc 9303-10), each read whole: its first bytes say how long it is. Belongs to the thread
// that reads.
#pragma once
#include "drivers/pcsc/channel.h"

namespace pcsc {

struct File {
    std::uint16_t id = 0;
    std::size_t longest = 0; // bytes: more than that is no such file
};

// All that we ever ask a card for. No name here for the groups with face and fingers (DG2, DG3).
namespace file {
inline constexpr File card_access{0x011C, 1U << 10};
inline constexpr File security_object{0x011D, 24U << 10};
inline constexpr File group_1{0x0101, 256};       // the lines for machines
inline constexpr File group_13{0x010D, 8U << 10}; // who the holder is, in Vietnamese
inline constexpr File group_14{0x010E, 4U << 10}; // how the chip signs
inline constexpr File group_15{0x010F, 2U << 10}; // the key that it signs with
} // namespace file

// Bytes that fit into a short answer with all that protection adds: 14 blocks of 16 with their padding, and 18 around.
inline constexpr std::size_t portion = 223;

// The application of ICAO: A0000002471001. NotSuchCard: there is none.
Outcome<> select_application(Channel& channel);

// NotSuchCard: it is not there, not ours to read, or no file as it should be.
Outcome<base::PrivateBytes> read_file(Channel& channel, File const& file);

} // namespace pcsc
