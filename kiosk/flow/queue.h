// Queue numbers in a visit: what is done, the screens, and what is wanted of the world. Parts of Event, State and
// Effect. Values.
#pragma once
#include <optional>
#include <string>

#include "kiosk/flow/slip.h"
#include "kiosk/model/health.h"
#include "kiosk/model/language.h"
#include "kiosk/model/queue_ticket.h"

namespace flow {

// --- the citizen
struct ChoosePriority {
    model::Priority priority; // the chosen one once more: none
};
struct TakeNumber {
    std::string service; // model::WardService::id
};
struct OpenTrack {}; // from the services to the progress of a file

// --- the world
struct NumberCame {
    model::QueueTicket ticket;
};
struct NumberFailed {}; // neither the ward's nor one of the kiosk's own

// --- screens
struct ChooseService {
    model::Priority priority = model::Priority::None;
    bool failed = false; // the last try
};
struct DrawingNumber {
    std::string service;
    model::Priority priority = model::Priority::None;
};
struct ShowNumber {
    model::QueueTicket ticket;
    Slip slip = Slip::Printing;
    std::optional<model::PrinterStatus> trouble = {}; // when NotPrinted
};

// --- effects
struct IssueNumber {
    std::string service;
    model::Priority priority;
}; // answers NumberCame or NumberFailed
struct PrintNumber {
    model::QueueTicket ticket;
    model::Language language;
}; // answers Printed or NotPrinted with the ticket's token

} // namespace flow
