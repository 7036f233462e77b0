// What is said before the camera is on, and the words that a consent is of. Pure; any thread.
#pragma once
#include <string>
#include <vector>

#include "kiosk/model/consent.h"
#include "kiosk/model/settings.h"
#include "kiosk/model/strings.h"

namespace view {

struct ConsentFact {
    std::string id, label, text; // "what": what is taken; why, who keeps it, how long
};
struct AskConsent {
    std::string title;
    std::vector<ConsentFact> facts;
    std::string agree, decline;
    std::string phone; // the way to a photo from the citizen's phone; "": there is none
    model::Purpose purpose = model::Purpose::Photo;
};

// Without the way by phone.
AskConsent make_consent(model::Purpose purpose, model::ConsentSettings const& settings, model::Strings const& strings);

// All that the screen says of it, a line each: what a record of consent has the digest of.
std::string consent_words(model::Purpose purpose, model::ConsentSettings const& settings,
                          model::Strings const& strings);

} // namespace view
