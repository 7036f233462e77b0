#include "kiosk/model/queue_ticket.h"

#include "kiosk/model/receipt.h"

namespace model {

std::string_view word_of(Priority priority) {
    switch (priority) {
    case Priority::None: return "none";
    case Priority::OldAge: return "old-age";
    case Priority::Disabled: return "disabled";
    case Priority::Pregnant: return "pregnant";
    }
    return "";
}

std::optional<Priority> priority_of(std::string_view word) {
    for (auto const priority : priorities)
        if (word == word_of(priority)) return priority;
    return std::nullopt;
}

std::string token_of(QueueTicket const& ticket) { return receipt_code(ticket.id); }

} // namespace model
