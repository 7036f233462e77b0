#include "drivers/typeset/number.h"

#include <fmt/format.h>

#include "drivers/typeset/paper.h"
#include "kiosk/base/text.h"

namespace typeset {
namespace {

std::string drawn_at(base::WallTime time) {
    auto const local = base::in_vietnam(time);
    return fmt::format("{:02}:{:02} · {:02}/{:02}/{:04}", local.hour, local.minute, local.day, local.month, local.year);
}

std::string ahead(unsigned count, model::Strings const& strings) {
    if (count == 0) return std::string(strings["queue.ahead.none"]);
    return replaced(strings["queue.ahead.some"], "{count}", std::to_string(count));
}

std::string waiting(model::QueueTicket const& ticket, model::Strings const& strings) {
    if (!ticket.wait) return std::string(strings["queue.wait.unknown"]);
    auto const from = replaced(strings["queue.wait.minutes"], "{from}", std::to_string(ticket.wait->from_minutes));
    return replaced(from, "{to}", std::to_string(ticket.wait->to_minutes));
}

} // namespace

base::Result<drivers::Bitmap> number(model::QueueTicket const& ticket, std::string const& service,
                                     model::Strings const& strings, int width_dots) {
    TRY(check_width(width_dots));
    if (ticket.number.empty() || !base::is_utf8(ticket.number) || !base::is_utf8(service))
        return base::failure(base::ErrorKind::Invalid, "a number without figures, or text that is not UTF-8");
    Type const em(width_dots);
    int const gap = width_dots / 36;
    return on_paper(width_dots, [&](Canvas& canvas) {
        auto const fact = [&](std::string_view label, std::string const& value) {
            canvas.text(std::string(label), em(24, 28));
            canvas.text(value, em(29, 34), Weight::Bold);
            canvas.space(gap / 2);
        };
        canvas.head(
            {{std::string(strings["slip.heading"]), em(30, 42)}, {std::string(strings["slip.number"]), em(28, 36)}},
            gap);
        canvas.space(2 * gap);
        canvas.tall(ticket.number, number_height);
        canvas.space(2 * gap);
        canvas.text(service, em(31, 38), Weight::Bold, Align::Centre);
        canvas.space(gap);
        if (ticket.ahead) fact(strings["queue.ahead"], ahead(*ticket.ahead, strings));
        if (ticket.wait || !ticket.ahead) fact(strings["queue.wait"], waiting(ticket, strings));
        fact(strings["slip.drawn"], drawn_at(ticket.drawn_at));
        canvas.rule();
        canvas.space(gap / 2);
        fact(strings["queue.keep.label"], model::token_of(ticket));
        canvas.text(std::string(strings["queue.keep"]), em(26, 30));
        canvas.space(gap);
    });
}

} // namespace typeset
