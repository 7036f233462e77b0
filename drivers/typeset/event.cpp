#include "drivers/typeset/event.h"

#include <fmt/format.h>
#include <optional>

#include "drivers/typeset/number.h"
#include "drivers/typeset/paper.h"
#include "kiosk/base/text.h"

namespace typeset {
namespace {

std::string moment(base::WallTime time) {
    auto const local = base::in_vietnam(time);
    return fmt::format("{:02}:{:02} · {:02}/{:02}/{:04}", local.hour, local.minute, local.day, local.month, local.year);
}

void draw_line(Canvas& canvas, std::string const& line, double em) {
    if (line.empty()) return canvas.space(static_cast<int>(em / 2));
    auto const first = line.find_first_not_of(' ');
    auto const parting = first == std::string::npos ? first : line.find("  ", first);
    if (parting == std::string::npos) return canvas.text(line, em);
    canvas.pair(line.substr(0, parting), line.substr(line.find_first_not_of(' ', parting)), em);
}

std::optional<qr::Matrix> code_that_fits(std::vector<std::string> const& codes, int width) {
    for (auto const& words : codes)
        if (auto const matrix = qr::encode(words); matrix && (matrix->size + 8) * 3 <= width) return *matrix;
    return std::nullopt;
}

} // namespace

base::Result<drivers::Bitmap> ticket(EventTicket const& ticket, model::Strings const& strings, int width_dots) {
    TRY(check_width(width_dots));
    if (!base::is_utf8(ticket.event) || !base::is_utf8(ticket.place))
        return base::failure(base::ErrorKind::Invalid, "text that is not UTF-8");
    Type const em(width_dots);
    int const gap = width_dots / 36;
    return on_paper(width_dots, [&](Canvas& canvas) {
        canvas.head({{ticket.event, em(30, 42)}, {std::string(strings["slip.event"]), em(28, 36)}}, gap);
        canvas.space(2 * gap);
        canvas.tall(std::to_string(ticket.number), number_height);
        canvas.space(2 * gap);
        canvas.text(ticket.place, em(31, 38), Weight::Bold, Align::Centre);
        canvas.text(moment(ticket.drawn_at), em(29, 34), Weight::Regular, Align::Centre);
        canvas.space(gap);
        canvas.text(std::string(strings["event.ticket.keep"]), em(26, 30));
        canvas.space(gap);
    });
}

base::Result<drivers::Bitmap> shift(std::vector<std::string> const& lines, int width_dots,
                                    std::vector<std::string> const& codes) {
    TRY(check_width(width_dots));
    for (auto const& line : lines)
        if (!base::is_utf8(line)) return base::failure(base::ErrorKind::Invalid, "text that is not UTF-8");
    if (lines.empty()) return base::failure(base::ErrorKind::Invalid, "a slip without lines");
    Type const em(width_dots);
    int const gap = width_dots / 36;
    auto const code = code_that_fits(codes, width_dots);
    return on_paper(width_dots, [&](Canvas& canvas) {
        canvas.head({{lines.front(), em(30, 42)}}, gap);
        canvas.space(gap);
        for (std::size_t i = 1; i < lines.size(); ++i)
            draw_line(canvas, lines[i], em(26, 32));
        if (code) canvas.code(*code, module_for(*code, width_dots));
        canvas.space(gap);
    });
}

} // namespace typeset
