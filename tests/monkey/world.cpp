#include "tests/monkey/world.h"

#include <algorithm>
#include <fmt/format.h>

namespace monkey {
namespace {

using namespace flow;

constexpr std::string_view digits = "0123456789", small = "abcdefghijklmnopqrstuvwxyz",
                           code_letters = "ABCDEFGHJKMNPQRSTVWXYZ0123456789";

template<class Enum>
Enum any(Chance& chance, Enum last) {
    return static_cast<Enum>(chance.below(static_cast<std::size_t>(last) + 1));
}

base::Uuid any_id(Chance& chance) {
    base::Uuid id;
    for (auto& byte : id.bytes)
        byte = static_cast<std::uint8_t>(chance.below(256));
    return id;
}

std::optional<StoreTrouble> any_closure(Chance& chance) {
    if (chance.one_in(2)) return std::nullopt;
    return any(chance, StoreTrouble::Busy);
}

base::WallTime any_time(Chance& chance) {
    return base::WallTime(base::Duration(1'764'000'000'000LL + static_cast<std::int64_t>(chance.below(1'000'000'000))));
}

model::PrinterStatus any_printer(Chance& chance) { return any(chance, model::PrinterStatus::Gone); }

base::PrivateText any_name(Chance& chance) { return base::PrivateText("NGUYỄN " + chance.letters(small, 9)); }

model::Progress any_progress(Chance& chance, std::string code) {
    model::Progress progress{std::move(code), any(chance, model::ProgressState::Answered), {}, {}, {}};
    if (progress.state == model::ProgressState::Answered) progress.answer = "Đã sửa xong.";
    if (chance.one_in(2)) progress.received_at = any_time(chance);
    if (chance.one_in(3)) progress.as_of = any_time(chance);
    return progress;
}

model::QueueTicket any_ticket(Chance& chance, std::string service, model::Priority priority) {
    auto const number = (chance.one_in(3) ? "K2-A" : "A") + chance.letters(digits, 3);
    model::QueueTicket ticket{any_id(chance), number, std::move(service), priority, any_time(chance)};
    if (chance.one_in(2)) ticket.ahead = static_cast<unsigned>(chance.below(40));
    return ticket;
}

model::PlaceState any_place(Chance& chance) {
    return {any(chance, model::Closure::Updating), any_time(chance), chance.one_in(2), chance.one_in(3)};
}

} // namespace

// One overload an effect: what the worker that does it may answer.
struct World::Answers {
    World& world;
    base::Instant now;

    Chance& chance() const { return world.chance_; }
    void tell(Action what) const { world.later(now, std::move(what)); }
    bool is_lost() const { return chance().one_in(8); } // for what somebody may walk away from

    void operator()(Store const& store) const {
        if (chance().one_in(4)) return tell(NotStored{any(chance(), StoreTrouble::Busy)});
        model::Receipt receipt{model::receipt_code(any_id(chance())),
                               any_time(chance()),
                               "kiosk-0001",
                               store.draft.place,
                               store.draft.category,
                               chance().one_in(2) ? "" : "https://example.org/"};
        tell(Stored{std::move(receipt)});
    }
    void operator()(Print const& print) const { tell(world.trouble_or_slip(print.receipt.code)); }
    void operator()(PrintPage const& print) const {
        if (chance().one_in(3)) tell(PrintHeld{print.guide, any_printer(chance())});
        tell(world.trouble_or_slip(print.guide));
    }
    void operator()(StartCamera const&) const {
        if (chance().one_in(3)) tell(CameraFailed{any(chance(), model::CameraStatus::Busy)});
    }
    void operator()(StopCamera const&) const {}
    void operator()(KeepPhoto const&) const {
        if (chance().one_in(3)) return tell(CameraFailed{any(chance(), model::CameraStatus::Busy)});
        tell(PhotoTaken{base::PrivateBytes({0xFF, 0xD8, 0xFF, 0xE0, 0xFF, 0xD9})});
    }
    void operator()(AskProgress const& ask) const {
        if (is_lost()) return;
        if (chance().one_in(2)) return tell(ProgressCame{any_progress(chance(), ask.code)});
        tell(ProgressFailed{ask.code, any(chance(), model::ProgressProblem::Unreachable)});
    }
    void operator()(SignalStaff const&) const {
        if (!is_lost()) tell(CallAnswered{chance().one_in(2)});
    }
    void operator()(StaffCame const&) const {}
    void operator()(EndVisit const&) const {}
    void operator()(IssueNumber const& issue) const {
        if (chance().one_in(4)) return tell(NumberFailed{});
        tell(NumberCame{any_ticket(chance(), issue.service, issue.priority)});
    }
    void operator()(PrintNumber const& print) const { tell(world.trouble_or_slip(model::token_of(print.ticket))); }
    void operator()(KeepRating const&) const {}
    void operator()(AskLink const& ask) const {
        world.over_.push_back(ask.link);
        if (is_lost()) return;
        if (chance().one_in(2)) return tell(LinkFailed{ask.link, any(chance(), model::HandoffProblem::Unreachable)});
        tell(LinkCame{ask.link, "https://example.org/" + chance().letters(small, 20)});
        tell(PhoneOpened{ask.link});
        if (chance().one_in(2)) tell(SealedPhotoCame{ask.link, base::Bytes(64, 7)});
    }
    void operator()(DropLink const&) const {}
    void operator()(AskSignin const& ask) const {
        world.over_.push_back(ask.link);
        if (is_lost()) return;
        if (chance().one_in(2)) return tell(SigninFailed{ask.link, any(chance(), model::SigninProblem::Unreachable)});
        tell(SigninCame{ask.link, "https://example.org/" + chance().letters(small, 20), "47"});
        tell(NumberMatched{ask.link});
        if (!chance().one_in(3))
            tell(SignedIn{ask.link, any_name(chance()), base::PrivateText(chance().letters(digits, 12))});
    }
    void operator()(DropSignin const&) const {}
    void operator()(ReadChip const& read) const {
        world.over_.push_back(read.read);
        if (is_lost()) return;
        tell(ChipTouched{read.read});
        if (chance().one_in(2)) return tell(ChipFailed{read.read, any(chance(), model::ChipProblem::Stopped)});
        tell(ChipRead{read.read, any_name(chance()), base::PrivateText(chance().letters(digits, 12))});
    }
    void operator()(DropChip const&) const {}
    void operator()(LookAtBadge const& look) const {
        if (chance().one_in(2)) tell(StaffTurnedAway{look.asked, refused(model::StaffRefusal::Unavailable)});
    }
    void operator()(TryPin const& wanted) const {
        world.over_.push_back(wanted.asked);
        bool const wrong = chance().one_in(2);
        tell(StaffTurnedAway{wanted.asked,
                             wrong ? refused(model::StaffRefusal::NotABadge) : refused(model::StaffRefusal::WrongPin)});
    }
    void operator()(TestAllParts const&) const {}
    void operator()(NoteStaffLeft const&) const {}
    void operator()(KeepFault const&) const {}
    // Only for staff, and nobody is ever there.
    void operator()(auto const&) const { world.trespassed_ = true; }

    model::StaffRefused refused(model::StaffRefusal why) const {
        if (why == model::StaffRefusal::Unavailable) why = any(chance(), model::StaffRefusal::Unavailable);
        return {why, any_time(chance()), chance().from(0, 5)};
    }
};

void World::later(base::Instant now, flow::Action what) {
    constexpr std::size_t soon = 2'000, late = 90'000;
    auto const wait = base::Duration(static_cast<std::int64_t>(chance_.below(chance_.one_in(6) ? late : soon)));
    late_.push_back({now + wait, std::move(what)});
}

flow::Action World::trouble_or_slip(std::string code) {
    if (chance_.one_in(2)) return Printed{std::move(code)};
    return NotPrinted{std::move(code), any_printer(chance_)};
}

void World::ask(flow::Effect const& effect, base::Instant now) { std::visit(Answers{*this, now}, effect); }

std::optional<base::Instant> World::next() const {
    auto const first = std::ranges::min_element(late_, {}, &Late::at);
    return first == late_.end() ? std::nullopt : std::optional(first->at);
}

std::vector<flow::Action> World::due(base::Instant now) {
    std::ranges::stable_sort(late_, {}, &Late::at);
    std::vector<flow::Action> come;
    auto const rest = std::ranges::find_if(late_, [&](Late const& each) { return each.at > now; });
    for (auto each = late_.begin(); each != rest; ++each)
        come.push_back(std::move(each->what));
    late_.erase(late_.begin(), rest);
    return come;
}

flow::Action World::whim(flow::Screen const& screen) {
    auto once = over_.empty() ? base::Instant{} : over_[chance_.below(over_.size())];
    if (auto const* pin = std::get_if<AskPin>(&screen); pin && pin->asked == once) once -= base::Duration(1);
    switch (chance_.below(18)) {
    case 0: return AdmissionChanged{any_closure(chance_)};
    case 1: return WarningsChanged{{"tests/storm/vi", "tests/storm/en"}};
    case 2: return WarningsChanged{{}};
    case 3: return StaffLetIn{once, {"somebody", any(chance_, model::StaffRole::Technician)}}; // too late
    case 4: return StaffTurnedAway{once, {model::StaffRefusal::Locked, any_time(chance_), 2}};
    case 5: return trouble_or_slip(model::receipt_code(any_id(chance_)));
    case 6: return ProgressCame{any_progress(chance_, model::receipt_code(any_id(chance_)))};
    case 7: return CameraFailed{any(chance_, model::CameraStatus::Busy)};
    case 8: return CardRefused{any(chance_, model::CardProblem::BadSex)};
    case 9: return ChipRead{once, any_name(chance_), base::PrivateText(chance_.letters(digits, 12))};
    case 10: return SignedIn{once, any_name(chance_), base::PrivateText(chance_.letters(digits, 12))};
    case 11: return SealedPhotoCame{once, base::Bytes(64, 7)};
    case 12: return LinkFailed{once, model::HandoffProblem::Over};
    case 13: return PartTested{{any(chance_, model::Part::Disk), any(chance_, model::PartState::Narrow)}};
    case 14: return PlaceChanged{chance_.one_in(3) ? any_place(chance_) : model::PlaceState{}}; // mostly open
    case 15: return chance_.one_in(2) ? Action(PlaceChanged{}) : CallAnswered{true};
    case 16: return DeskAnswered{once, BookSeen{}, DeskNumbers{}};
    default: return NumberFailed{};
    }
}

Code World::card() {
    auto const number = "0791600" + chance_.letters(digits, 5);
    auto const name = "Nguyễn Thị " + chance_.letters(small, 8);
    auto const street = "12 Đường " + chance_.letters(small, 8);
    auto text = fmt::format("{}|024123456|{}|05031960|Nữ|{}, Quận 1|09072021", number, name, street);
    if (chance_.one_in(4)) text[chance_.below(text.size())] = static_cast<char>(chance_.below(256));
    return {std::move(text), {number, name, street}};
}

Code World::code() {
    switch (chance_.below(5)) {
    case 0:
    case 1: return card();
    case 2: return {"https://example.org/" + model::receipt_code(any_id(chance_))};
    case 3: return {std::string(model::badge_mark) + chance_.letters(code_letters, chance_.below(200))};
    default: {
        std::string noise(chance_.below(300), ' ');
        for (auto& byte : noise)
            byte = static_cast<char>(chance_.below(256));
        return {std::move(noise)};
    }
    }
}

} // namespace monkey
