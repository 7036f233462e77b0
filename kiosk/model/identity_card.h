// The QR code printed on a căn cước (identity card): 7 to 11 fields parted by '|', no header, no checksum, no
// signature. It says who a person claims to be; it proves nothing. Pure, any thread. Source of the order: Circular
// 06/2021/TT-BCA (7 fields), Circular 16/2024/TT-BCA (cancelled number and parents added).
#pragma once
#include <string_view>

#include "kiosk/base/private.h"
#include "kiosk/base/result.h"

namespace model {

struct CardDate {
    int year = 0, month = 0, day = 0;
    bool operator==(CardDate const&) const = default;
};

enum class CardSex { Male, Female };

struct IdentityCard {
    base::PrivateText number;     // 12 digits
    base::PrivateText old_number; // 9 or 12 digits, or empty
    base::PrivateText name;       // NFC, as on the card
    CardDate born;
    CardSex sex = CardSex::Male;
    base::PrivateText residence; // as on the card; districts of before July 2025 are kept as written
    CardDate issued;
    // Number, sex and birth year say different things (Circular 59/2021/TT-BCA art. 4). A warning: corrections happen.
    bool number_disagrees = false;

    bool operator==(IdentityCard const&) const = default;
};

// Why a QR is not taken for an identity card. The screen has a sentence for each.
enum class CardProblem {
    Empty,
    TooLong, // more than 1024 bytes
    NotUtf8,
    ControlCharacter,
    NotACard, // not 7 to 11 fields, or the first is not 12 digits
    BadOldNumber,
    BadName,
    BadDate, // not a day of the calendar
    BadSex,
};

std::string_view word_of(CardProblem problem);

// `text` as decoded from the QR; a byte order mark and trailing CR, LF, TAB, NUL and spaces are taken off first.
base::Result<IdentityCard, CardProblem> parse_identity_card(std::string_view text);

// "••••••••1234" for a 12-digit number: all but the last four digits hidden; four or fewer: all hidden.
std::string masked_number(std::string_view number);

} // namespace model
