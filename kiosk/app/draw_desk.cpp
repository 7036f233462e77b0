#include "kiosk/app/draw_desk.h"

#include <fmt/format.h>

#include "kiosk/base/file.h"
#include "kiosk/base/log.h"
#include "kiosk/base/text.h"
#include "sync/seal/digest.h"
#include "sync/wire/base64.h"

namespace app {
namespace {

using flow::DrawTrouble;

constexpr std::size_t longest_list = 1U << 20;

DrawTrouble draw_trouble_of(base::Error const& error) {
    base::log(base::Severity::Error, "event.draw", "{}", error.what);
    switch (error.kind) {
    case base::ErrorKind::Full: return DrawTrouble::Full;
    case base::ErrorKind::Corrupt: return DrawTrouble::Contradicted;
    case base::ErrorKind::Refused: return DrawTrouble::OtherEvent;
    case base::ErrorKind::Invalid: return DrawTrouble::TooFew;
    case base::ErrorKind::NotFound:
    case base::ErrorKind::Unavailable:
    case base::ErrorKind::Io: break;
    }
    return DrawTrouble::Unavailable;
}

// The line `tickets` of what a merge printed, or all there is, where there is no such line.
std::string ranges_in(std::string const& text) {
    constexpr std::string_view name = "tickets\t";
    auto at = text.starts_with(name) ? 0 : text.find("\n" + std::string(name));
    if (at == std::string::npos) return base::trimmed(text);
    at = text.find('\t', at) + 1;
    return base::trimmed(std::string_view(text).substr(at, text.find('\n', at) - at));
}

void add_lines(std::vector<std::string>& lines, std::string_view record) {
    while (!record.empty()) {
        auto const end = record.find('\n');
        lines.emplace_back(record.substr(0, end));
        record.remove_prefix(end + 1);
    }
}

} // namespace

DrawDesk::DrawDesk(std::filesystem::path const& book, model::EventDay const& day)
    : path_(book.parent_path() / ("draw-" + day.id)), folder_(path_), day_(day) {}

base::Result<DrawDesk::Entries> DrawDesk::entries(std::string const& own) const {
    std::error_code error;
    bool const merged = std::filesystem::exists(path_ / "tickets.txt", error);
    auto const ranges = merged ? ranges_in(TRY(base::read_file(path_ / "tickets.txt", longest_list))) : own;
    if (ranges.empty()) return Entries{{}, merged};
    return Entries{TRY(draw::parse_tickets(ranges)), merged};
}

base::Result<std::optional<flow::DrawTold>> DrawDesk::told() const {
    auto const frozen = TRY(folder_.frozen());
    auto const drawn = TRY(folder_.drawn());
    if (!frozen) return std::nullopt;
    if (frozen->event != day_.id) return base::failure(base::ErrorKind::Refused, "the draw of " + frozen->event);
    if (drawn && drawn->frozen != *frozen)
        return base::failure(base::ErrorKind::Corrupt, "what was drawn is of another list than what was fixed");
    return drawn ? told(*drawn) : told(*frozen);
}

flow::DrawTold DrawDesk::told(draw::Frozen const& frozen) const {
    flow::DrawTold told{frozen.tickets.size(), draw::text_of(frozen.tickets), wire::to_hex(draw::list_digest(frozen)),
                        wire::to_hex(frozen.commitment)};
    auto const record = draw::text_of(frozen);
    told.slip = {"DANH SÁCH BỐC THĂM ĐÃ CHỐT",
                 day_.name.vi,
                 day_.place.vi,
                 "",
                 fmt::format("Số lượt dự thăm  {}", told.count),
                 ""};
    add_lines(told.slip, record);
    told.slip_codes = {record};
    return told;
}

// The tickets above, for whoever reads; the record below, for whoever checks it.
flow::DrawTold DrawDesk::told(draw::Draw const& draw) const {
    auto told = this->told(draw.frozen);
    told.dice = draw.dice;
    told.winners = draw::winners_of(draw);
    told.redraws = draw.redraws.size();
    auto const record = draw::text_of(draw);
    auto const digest = "tramso-draw-1 record " + wire::to_hex(seal::sha256(base::as_bytes(record)));
    told.slip = {"BIÊN BẢN BỐC THĂM", day_.name.vi, day_.place.vi, ""};
    for (std::size_t i = 0; i < told.winners.size(); ++i) {
        auto const* prize = model::prize_at(day_, i);
        told.slip.push_back(
            fmt::format("{}: {}", prize ? prize->name.vi : fmt::format("Giải {}", i + 1), told.winners[i]));
    }
    told.slip.emplace_back();
    add_lines(told.slip, record);
    told.slip.emplace_back();
    told.slip.push_back(digest);
    told.slip_codes = {record, digest};
    return told;
}

flow::DeskOutcome DrawDesk::look(std::string const& own) const {
    auto before = told();
    if (!before) return draw_trouble_of(before.error());
    if (*before) return std::move(**before);
    auto const who = entries(own);
    if (!who && who.error().kind == base::ErrorKind::Invalid) return DrawTrouble::BadList;
    if (!who) return draw_trouble_of(who.error());
    return flow::DrawOpened{who->tickets.size(), who->merged};
}

flow::DeskOutcome DrawDesk::freeze(std::string const& own) const {
    auto const before = look(own);
    if (!std::holds_alternative<flow::DrawOpened>(before)) return before; // fixed meanwhile, or cannot be
    auto who = entries(own);
    if (!who) return draw_trouble_of(who.error());
    if (who->tickets.empty()) return DrawTrouble::NoTickets;
    if (who->tickets.size() < model::count_of_prizes(day_)) return DrawTrouble::TooFew;
    auto const frozen = folder_.freeze(day_.id, std::move(who->tickets), base::system_random());
    if (!frozen) return draw_trouble_of(frozen.error());
    return told(*frozen);
}

flow::DeskOutcome DrawDesk::fix(flow::FixDice const& thrown) const {
    if (auto const before = folder_.drawn(); before && *before) return told(**before); // thrown already: that counts
    auto const drawn = folder_.fix(thrown.dice, "", model::count_of_prizes(day_));
    if (!drawn) return draw_trouble_of(drawn.error());
    return told(*drawn);
}

flow::DeskOutcome DrawDesk::again(flow::DrawAgain const& wanted) const {
    auto const drawn = folder_.redraw({wanted.prize + 1, std::string(word_of(wanted.reason))});
    if (!drawn) return draw_trouble_of(drawn.error());
    return told(*drawn);
}

} // namespace app
