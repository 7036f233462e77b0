// A part of the settings of the city's gateway (gateway_settings.h). Value.
#pragma once
#include <filesystem>

namespace model {

// Events whose books kiosks bring over the wire (sync/event/EVENT.md §6).
struct EventsSettings {
    std::filesystem::path folder; // of their signed packs, *.pack; "": no event's book is taken
    std::filesystem::path key;    // public: what they are signed with
    bool board = false;           // whether the public listener shows their boards; else the inner one alone does
};

} // namespace model
