// A photo from the citizen's own phone, as the kiosk sees it come (sync/wire/FORMAT.md §18). Values.
#pragma once

namespace model {

enum class HandoffState {
    Waiting,  // nobody has opened the link
    Opened,   // a phone has
    Received, // its photo is at the gateway
};

enum class HandoffProblem {
    Over,        // its time, or another link has taken its place
    Unreachable, // no answer of the city's; or it takes no photos from phones
};

} // namespace model
