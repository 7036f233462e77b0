// The ledger of gifts: what is given, comes back, breaks and is brought, never more than is there.
#include <algorithm>
#include <fmt/format.h>

#include "sync/db/words.h"
#include "sync/event/book.h"
#include "sync/event/book_rows.h"

namespace event {

using model::GiftReason;
using model::GiftRefusal;
using model::GiftRefused;
using model::StockAct;

struct EventBook::Request {
    model::EventGift const* gift;
    Line line;
    model::EventWhose whose;
};

namespace {

using Answer = std::optional<GiftRefused>; // none: it is done

tl::unexpected<GiftRefused> refused(GiftRefusal why, std::string what = "") {
    return tl::unexpected(GiftRefused{why, std::move(what)});
}

// A card is what speaks for a gift, or a reason does.
bool speaks_for_it(bool has_card, GiftReason reason) {
    if (reason == GiftReason::None) return has_card;
    if (reason == GiftReason::NoCard) return !has_card;
    return true;
}

DbResult<Answer> against_giving(db::Database& database, model::EventGift const& gift, Line const& line) {
    if (line.token && line.reason != GiftReason::ByLead) {
        auto const had = TRY(out_of(database, gift.id, line.token));
        if (had >= std::int64_t{gift.per_person}) {
            auto const hour = TRY(first_given(database, gift.id, *line.token));
            return GiftRefused{GiftRefusal::AlreadyGiven, "", hour ? std::optional(hour_of_day(*hour)) : std::nullopt};
        }
    }
    if (TRY(left_of(database, gift.id)) < line.pieces) return GiftRefused{GiftRefusal::NoneLeft, "", {}};
    return std::nullopt;
}

DbResult<Answer> against(db::Database& database, model::EventGift const& gift, Line const& line) {
    switch (line.act) {
    case StockAct::Given: return against_giving(database, gift, line);
    case StockAct::TakenBack:
        if (TRY(out_of(database, gift.id, {})) < 1 || TRY(out_of(database, gift.id, line.token)) < 1)
            return GiftRefused{GiftRefusal::NotGiven, "", {}};
        return std::nullopt;
    case StockAct::Broken:
        if (TRY(left_of(database, gift.id)) < line.pieces) return GiftRefused{GiftRefusal::NoneLeft, "", {}};
        return std::nullopt;
    case StockAct::Restocked: return std::nullopt;
    }
    return std::nullopt;
}

DbResult<void> count_line(db::Database& database, Line const& line, model::EventWhose const& whose) {
    if (line.act == StockAct::Given) return add_count(database, {line.hour, model::TallyKind::Gift, whose});
    if (line.act == StockAct::TakenBack) return add_count(database, {line.hour, model::TallyKind::GiftBack, whose});
    return {};
}

DbResult<Answer> try_line(db::Database& database, model::EventGift const& gift, Line const& line,
                          model::EventWhose const& whose) {
    auto const book = TRY(book_row(database));
    if (!book || book->closed) return GiftRefused{GiftRefusal::Closed, "", {}};
    if (auto const no = TRY(against(database, gift, line))) return no;
    TRY(add_line(database, line));
    TRY(count_line(database, line, whose));
    TRY(keep(database, *book));
    return std::nullopt;
}

void add(model::GiftStock& stock, Line const& line, bool in_shift) {
    bool const comes = line.act == StockAct::Restocked || line.act == StockAct::TakenBack;
    auto const change = comes ? line.pieces : -line.pieces;
    stock.left += change;
    if (!in_shift || line.reason == GiftReason::Beginning) {
        stock.start += change;
        return;
    }
    switch (line.act) {
    case StockAct::Given: stock.given += line.pieces; break;
    case StockAct::TakenBack: stock.back += line.pieces; break;
    case StockAct::Broken: stock.broken += line.pieces; break;
    case StockAct::Restocked: stock.restocked += line.pieces; break;
    }
    if (line.reason != GiftReason::None) stock.exceptions[line.reason] += line.pieces;
}

// Each gift of the event, and those that an earlier pack had.
std::vector<model::GiftStock> stock_of(model::EventDay const& day, std::vector<Line> const& lines,
                                       std::int64_t last_line) {
    std::vector<model::GiftStock> all;
    for (auto const& gift : day.gifts)
        all.push_back({gift.id});
    for (auto const& line : lines) {
        auto found = std::ranges::find(all, line.gift, &model::GiftStock::gift);
        if (found == all.end()) found = all.insert(all.end(), model::GiftStock{line.gift});
        add(*found, line, line.number > last_line);
    }
    return all;
}

} // namespace

base::Result<std::optional<Token>, GiftRefused> EventBook::token_for(model::GiftHanding const& handing) const {
    auto const& number = handing.card.reveal();
    if (number.empty()) return std::nullopt;
    if (!is_card_number(number)) return refused(GiftRefusal::NotACard);
    if (!key_) return refused(GiftRefusal::NoKey, "event.key is not set, or destroyed");
    return key_->token_of(handing.card);
}

base::Result<EventBook::Request, GiftRefused> EventBook::request_for(model::GiftHanding const& handing, StockAct act,
                                                                     base::WallTime now) const {
    if (closed_) return refused(GiftRefusal::Closed);
    auto const* gift = day_.gift(handing.gift);
    if (gift == nullptr) return refused(GiftRefusal::NoSuchGift);
    bool const has_card = !handing.card.reveal().empty();
    if (!fits(act, handing.reason) || !speaks_for_it(has_card, handing.reason))
        return refused(GiftRefusal::WrongReason);
    auto whose = known(handing.whose);
    if (!whose) return refused(GiftRefusal::NoSuchCode, whose.error().what);
    auto const token = TRY(token_for(handing));
    return Request{gift, {0, hour_of(now), gift->id, act, handing.reason, 1, token}, whose.release()};
}

EventBook::Refused EventBook::write(Request const& request) {
    auto const done =
        database_.transaction([&] { return try_line(database_, *request.gift, request.line, request.whose); });
    if (!done) return refused(GiftRefusal::Unavailable, done.error().what);
    if (!*done) return {};
    if ((*done)->why == GiftRefusal::Closed) forget_key(); // `tramso event close` was run meanwhile
    return tl::unexpected(**done);
}

EventBook::Refused EventBook::give(model::GiftHanding const& handing, base::WallTime now) {
    return write(TRY(request_for(handing, StockAct::Given, now)));
}

EventBook::Refused EventBook::take_back(model::GiftHanding const& handing, base::WallTime now) {
    return write(TRY(request_for(handing, StockAct::TakenBack, now)));
}

EventBook::Refused EventBook::change_stock(std::string const& gift, StockAct act, GiftReason reason,
                                           std::int64_t pieces, base::WallTime now) {
    auto const* known_gift = day_.gift(gift);
    if (known_gift == nullptr) return refused(GiftRefusal::NoSuchGift);
    bool const may_be = (act == StockAct::Broken || act == StockAct::Restocked) && reason != GiftReason::Beginning;
    if (!may_be || !fits(act, reason)) return refused(GiftRefusal::WrongReason);
    if (pieces < 1 || pieces > most_pieces) return refused(GiftRefusal::WrongReason, "1 to 1000000 pieces at once");
    return write({known_gift, {0, hour_of(now), gift, act, reason, pieces}, {}});
}

base::Result<model::ShiftSummary> EventBook::summary(bool whole, bool ends, base::WallTime now) {
    auto read = database_.transaction([&]() -> DbResult<model::ShiftSummary> {
        auto const book = TRY(book_row(database_));
        auto const shift = TRY(last_shift(database_));
        model::ShiftSummary summary{shift.ended + 1, book ? book->number : 0, now, book ? book->tickets : 0, {}};
        summary.gifts = stock_of(day_, TRY(lines_after(database_, 0)), whole ? 0 : shift.last_line);
        if (ends) TRY(add_shift(database_, now));
        return summary;
    });
    return db::in_words_of("event", std::move(read));
}

base::Result<std::vector<model::GiftStock>> EventBook::stock() { return TRY(summary(true, false, {})).gifts; }
base::Result<model::ShiftSummary> EventBook::shift(base::WallTime now) { return summary(false, false, now); }
base::Result<model::ShiftSummary> EventBook::end_shift(base::WallTime now) { return summary(false, true, now); }

} // namespace event
