#include "sync/draw/record.h"

#include <algorithm>
#include <charconv>

#include "sync/wire/base64.h"

namespace draw {
namespace {

constexpr std::string_view title = "TRAMSO DRAW 1";

template<class T = void>
base::Result<T> corrupt(std::string_view what) {
    return base::failure(base::ErrorKind::Corrupt, "not the record of a draw: " + std::string(what));
}

std::string line(std::string_view name, std::string_view value) {
    return std::string(name) + ": " + std::string(value) + "\n";
}

// Reads "name: value" lines in the order they have to have.
class Lines {
public:
    explicit Lines(std::string_view text) : rest_(text) {}

    base::Result<std::string_view> next() {
        auto const end = rest_.find('\n');
        if (end == std::string_view::npos) return corrupt<std::string_view>("it ends too early");
        auto const whole = rest_.substr(0, end);
        rest_.remove_prefix(end + 1);
        return whole;
    }
    base::Result<std::string_view> value(std::string_view name) {
        auto const whole = TRY(next());
        if (!whole.starts_with(name) || !whole.substr(name.size()).starts_with(": "))
            return corrupt<std::string_view>(std::string(name) + " is missing");
        return whole.substr(name.size() + 2);
    }
    base::Result<std::size_t> number(std::string_view name, std::size_t least, std::size_t most) {
        auto const text = TRY(value(name));
        std::size_t number = 0;
        auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
        bool const whole = error == std::errc() && end == text.data() + text.size();
        if (!whole || number < least || number > most) return corrupt<std::size_t>(name);
        return number;
    }
    base::Result<wire::Digest> digest(std::string_view name) {
        auto const bytes = wire::from_hex(TRY(value(name)));
        wire::Digest digest{};
        if (!bytes || bytes->size() != digest.size()) return corrupt<wire::Digest>(name);
        std::ranges::copy(*bytes, digest.begin());
        return digest;
    }
    bool at_end() const { return rest_.empty(); }

private:
    std::string_view rest_;
};

base::Result<Frozen> read_frozen(Lines& lines) {
    if (TRY(lines.next()) != title) return corrupt<Frozen>("it is called otherwise");
    Frozen frozen;
    frozen.event = TRY(lines.value("event"));
    if (!is_event(frozen.event)) return corrupt<Frozen>("event");
    frozen.tickets = TRY(parse_tickets(TRY(lines.value("tickets"))));
    TRY(lines.number("count", frozen.tickets.size(), frozen.tickets.size()));
    if (TRY(lines.digest("list")) != list_digest(frozen)) return corrupt<Frozen>("list is not that of its tickets");
    frozen.commitment = TRY(lines.digest("commitment"));
    return frozen;
}

// "2 did-not-come"
base::Result<Redraw> read_redraw(std::string_view text) {
    auto const blank = text.find(' ');
    Redraw redraw;
    auto const [end, error] = std::from_chars(text.data(), text.data() + std::min(blank, text.size()), redraw.prize);
    if (blank == std::string_view::npos || error != std::errc() || end != text.data() + blank)
        return corrupt<Redraw>("redraw");
    redraw.reason = text.substr(blank + 1);
    return redraw;
}

base::Result<> read_drawn(Lines& lines, Draw& draw) {
    draw.prizes = TRY(lines.number("prizes", 1, most_prizes));
    auto const redraws = TRY(lines.number("redraws", 0, most_prizes));
    for (std::size_t i = 0; i < draw.prizes + redraws; ++i) {
        if (i >= draw.prizes) draw.redraws.push_back(TRY(read_redraw(TRY(lines.value("redraw")))));
        draw.drawn.push_back(static_cast<Ticket>(TRY(lines.number("ticket", 1, last_ticket))));
    }
    return {};
}

} // namespace

std::string text_of(Frozen const& frozen) {
    return std::string(title) + "\n" + line("event", frozen.event) + line("tickets", text_of(frozen.tickets)) +
           line("count", std::to_string(frozen.tickets.size())) + line("list", wire::to_hex(list_digest(frozen))) +
           line("commitment", wire::to_hex(frozen.commitment));
}

std::string text_of(Draw const& draw) {
    auto text = text_of(draw.frozen) + line("secret", wire::to_hex(draw.secret)) + line("dice", draw.dice) +
                line("beacon", draw.beacon.empty() ? "none" : draw.beacon) +
                line("prizes", std::to_string(draw.prizes)) + line("redraws", std::to_string(draw.redraws.size()));
    for (std::size_t i = 0; i < draw.drawn.size(); ++i) {
        if (i >= draw.prizes) {
            auto const& redraw = draw.redraws[i - draw.prizes];
            text += line("redraw", std::to_string(redraw.prize) + " " + redraw.reason);
        }
        text += line("ticket", std::to_string(draw.drawn[i]));
    }
    return text;
}

base::Result<Frozen> parse_frozen(std::string_view text) {
    if (text.size() > longest_record) return corrupt<Frozen>("too long");
    Lines lines(text);
    auto frozen = TRY(read_frozen(lines));
    if (!lines.at_end() || text_of(frozen) != text) return corrupt<Frozen>("not in the one form it has");
    return frozen;
}

base::Result<Draw> parse_draw(std::string_view text) {
    if (text.size() > longest_record) return corrupt<Draw>("too long");
    Lines lines(text);
    Draw draw;
    draw.frozen = TRY(read_frozen(lines));
    draw.secret = TRY(lines.digest("secret"));
    draw.dice = TRY(lines.value("dice"));
    draw.beacon = TRY(lines.value("beacon"));
    if (draw.beacon == "none") draw.beacon.clear();
    TRY(read_drawn(lines, draw));
    if (!lines.at_end() || text_of(draw) != text) return corrupt<Draw>("not in the one form it has");
    return draw;
}

} // namespace draw
