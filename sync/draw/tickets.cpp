#include "sync/draw/tickets.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace draw {
namespace {

std::optional<Ticket> number_in(std::string_view text) {
    Ticket number = 0;
    bool const canonical = !text.empty() && text.size() <= 7 && text.front() != '0';
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (!canonical || error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return number;
}

// False: it is neither a number nor a range, or there would be too many.
bool append(std::string_view part, std::vector<Ticket>& to) {
    auto const dash = part.find('-');
    auto const first = number_in(part.substr(0, dash));
    auto const last = dash == std::string_view::npos ? first : number_in(part.substr(dash + 1));
    if (!first || !last || *last < *first || to.size() + (*last - *first) >= most_tickets) return false;
    for (auto ticket = *first; ticket <= *last; ++ticket)
        to.push_back(ticket);
    return true;
}

base::Result<std::vector<Ticket>> invalid(std::string_view what) {
    return base::failure(base::ErrorKind::Invalid, "tickets: " + std::string(what));
}

} // namespace

base::Result<std::vector<Ticket>> parse_tickets(std::string_view text) {
    std::vector<Ticket> tickets;
    for (std::size_t from = 0; from <= text.size();) {
        auto const comma = std::min(text.find(',', from), text.size());
        auto const part = text.substr(from, comma - from);
        if (!append(part, tickets)) return invalid("not a number, a range, or too many: " + std::string(part));
        from = comma + 1;
    }
    std::ranges::sort(tickets);
    if (std::ranges::adjacent_find(tickets) != tickets.end()) return invalid("a number comes twice");
    return tickets;
}

std::string text_of(std::vector<Ticket> const& tickets) {
    std::string text;
    for (std::size_t first = 0; first < tickets.size();) {
        std::size_t last = first;
        while (last + 1 < tickets.size() && tickets[last + 1] == tickets[last] + 1)
            ++last;
        text += (text.empty() ? "" : ",") + std::to_string(tickets[first]);
        if (last > first) text += "-" + std::to_string(tickets[last]);
        first = last + 1;
    }
    return text;
}

} // namespace draw
