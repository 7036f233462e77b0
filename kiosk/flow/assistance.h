// Staff is called to a visit, and helps with it. Parts of Event, Effect and State. Values.
#pragma once

namespace flow {

struct BeginAssistance {}; // what is private is not shown while they look on
struct EndAssistance {};

// Whether those who look after the kiosks know that somebody here asks for them.
enum class Call { None, Going, Told, Untold };

struct CallAnswered {
    bool told = false; // it is before them now
};

// --- effects
struct SignalStaff {}; // answers CallAnswered
struct StaffCame {};   // whoever called has help

} // namespace flow
