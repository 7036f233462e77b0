// Consent in a visit: before the camera is on, and what the citizen said stays with the draft. Parts of Event and
// State. Values.
#pragma once
#include "kiosk/model/consent.h"

namespace flow {

struct AnswerConsent {
    bool agreed;
};

// Shown in the place of the screen that needs it.
struct AskConsent {
    model::Purpose purpose;
};

} // namespace flow
