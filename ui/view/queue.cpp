// A number at an office: the services, and the number drawn.
#include "ui/view/parts.h"

namespace view {
namespace {

std::string_view key_of(model::Priority priority) {
    switch (priority) {
    case model::Priority::None: break;
    case model::Priority::OldAge: return "queue.first.old_age";
    case model::Priority::Disabled: return "queue.first.disabled";
    case model::Priority::Pregnant: return "queue.first.pregnant";
    }
    return "queue.first";
}

std::string service_name(std::string const& id, Sources const& sources) {
    for (auto const& service : sources.rules.services)
        if (service.id == id) return std::string(model::name_of(service, sources.strings.language()));
    return id;
}

// How many are before it and how long that may take; a number of the kiosk's own knows neither.
void add_rows(Number& view, model::QueueTicket const& ticket, model::Strings const& strings) {
    if (ticket.ahead)
        view.rows.push_back({std::string(strings["queue.ahead"]),
                             *ticket.ahead == 0 ? std::string(strings["queue.ahead.none"])
                                                : with_values(strings["queue.ahead.some"],
                                                              {{"count", std::to_string(*ticket.ahead)}})});
    if (ticket.wait)
        view.rows.push_back(
            {std::string(strings["queue.wait"]),
             with_values(strings["queue.wait.minutes"], {{"from", std::to_string(ticket.wait->from_minutes)},
                                                         {"to", std::to_string(ticket.wait->to_minutes)}})});
    if (!ticket.ahead && !ticket.wait)
        view.rows.push_back({std::string(strings["queue.wait"]), std::string(strings["queue.wait.unknown"])});
    if (ticket.priority != model::Priority::None) // not why: others are looking on
        view.rows.push_back({std::string(strings["queue.first"]), std::string(strings["queue.first.yes"])});
}

} // namespace

ChooseService make_choose_service(flow::ChooseService const& screen, Sources const& sources) {
    auto const& strings = sources.strings;
    ChooseService view;
    view.title = strings["queue.title"];
    if (screen.failed) view.trouble = strings["queue.failed"];
    view.collection = "procedures";
    if (sources.rules.catalogue.library.collection(view.collection)) {
        view.papers = strings["queue.papers"];
        view.papers_second = strings["queue.papers.second"];
    }
    view.track = strings["queue.track"];
    view.track_second = strings["home.track.second"];
    view.first_label = strings["queue.first.label"];
    for (auto const priority : model::priorities)
        if (priority != model::Priority::None)
            view.priorities.push_back({priority, std::string(strings[key_of(priority)]), screen.priority == priority});
    for (auto const& service : sources.rules.services)
        view.services.push_back({service.id, std::string(model::name_of(service, strings.language())), {}});
    return view;
}

Wait make_drawing_number(Sources const& sources) {
    return {std::string(sources.strings["queue.drawing"]), std::string(sources.strings["queue.drawing.text"])};
}

Number make_number(flow::ShowNumber const& screen, Sources const& sources) {
    auto const& strings = sources.strings;
    Number view;
    view.title = strings["queue.number"];
    view.number = screen.ticket.number;
    view.service = service_name(screen.ticket.service, sources);
    add_rows(view, screen.ticket, strings);
    view.keep_label = strings["queue.keep.label"];
    view.token = model::token_of(screen.ticket);
    view.keep = strings["queue.keep"];
    view.again = strings["receipt.print_again"];
    view.done = strings["receipt.done"];
    view.printing = screen.slip == flow::Slip::Printing;
    view.trouble = screen.slip == flow::Slip::NotPrinted;
    switch (screen.slip) {
    case flow::Slip::Printing: view.slip = strings["receipt.printing"]; break;
    case flow::Slip::Printed: view.slip = strings["queue.printed"]; break;
    case flow::Slip::NotPrinted: view.slip = strings["queue.not_printed"]; break;
    }
    return view;
}

} // namespace view
