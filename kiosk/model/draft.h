// Draft: what a citizen has said so far. Lives in memory only, is never written to disk, and wipes itself. Value type.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "kiosk/base/bytes.h"
#include "kiosk/base/id.h"
#include "kiosk/base/private.h"
#include "kiosk/model/assurance.h"
#include "kiosk/model/consent.h"
#include "kiosk/model/language.h"

namespace model {

struct Draft {
    std::string category;                     // Category::id, "" while not chosen
    std::string place;                        // Place::code, "" while not chosen
    base::PrivateText text;                   // UTF-8, NFC
    std::optional<base::PrivateText> name;    // none: giấu tên (anonymous)
    std::optional<base::PrivateText> number;  // 12 digits of the identity card
    std::optional<base::PrivateText> phone;   // digits, as given
    Assurance assurance = Assurance::None;    // of name and number
    std::string assisted_by;                  // "staff" helped with it; "": nobody did
    std::vector<base::PrivateBytes> photos;   // JPEG
    std::vector<base::Bytes> sealed_photos;   // from the citizen's phone: only the city can open them
    std::optional<base::Uuid> same_as;        // KnownProblem::id: "I have this problem, too"
    std::vector<ConsentAnswer> consents;      // what was asked before camera, card and chip
    Language language = Language::Vietnamese; // the language the citizen used

    bool operator==(Draft const&) const = default;
};

} // namespace model
