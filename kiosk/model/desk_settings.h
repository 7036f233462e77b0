// Parts of the settings of a kiosk (settings.h): who may come to its own pages, and the event it takes part in. Values.
#pragma once
#include <filesystem>

namespace model {

// Whose badges open the kiosk's own pages (sync/staff/BADGE.md).
struct StaffSettings {
    std::filesystem::path key = {};  // the office's public key
    std::filesystem::path list = {}; // of the badges in use; "": there is no way in for anybody
};

// An event day that it takes part in (sync/event/EVENT.md).
struct EventSettings {
    std::filesystem::path pack = {}; // the event, signed with pack_key; "": there is none
    std::filesystem::path book = {}; // SQLite file of what is counted; "": event.db beside the outbox
    std::filesystem::path key = {};  // of the gifts' tokens; "": no gift is given for a card
    unsigned number = 0;             // this kiosk's at the event, another at each; 0: it draws no tickets
};

} // namespace model
