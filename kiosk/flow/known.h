// "I have this problem, too": joining in what the city has been told of already. Parts of Event and State. Values.
#pragma once
#include "kiosk/base/id.h"

namespace flow {

// --- the citizen
struct JoinKnown {
    base::Uuid id; // model::KnownProblem::id
};

// --- screen
struct ChooseKnown {};

} // namespace flow
