// What a citizen does while reading (model::Library). Parts of Event and State. Values.
#pragma once
#include <cstddef>
#include <optional>
#include <string>

#include "kiosk/model/install.h"

namespace flow {

struct OpenEntry {
    std::string id; // model::MenuEntry::id
};
struct OpenCollection {
    std::string id;
};
struct OpenFind {
    std::string collection;
};
struct OpenGuide {
    std::string id;
};
struct TickOff {
    std::size_t block; // of the guide
};
struct PrintGuide {};
struct ChooseStation {
    std::string code;
};
struct AnswerTriage {
    std::string id; // model::TriageAnswer::id
};
struct OpenWalk {}; // the guide on screen, one step a screen
struct StepDone {}; // of the walk, or a page of the tour
struct ChooseStore {
    model::AppStore store;
};

// --- screens
struct Triage {
    std::string question; // model::TriageQuestion::id
};
struct Tour {
    std::string guide;    // that it ends at; "": it runs by itself, for whoever passes by
    std::size_t page = 0; // of model::Install::tour
};
struct Walk {
    std::string guide; // model::Walk::guide
    std::size_t step = 0;
};

} // namespace flow
