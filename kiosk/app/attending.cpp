#include "kiosk/app/attending.h"

#include "kiosk/base/file.h"

namespace app {
namespace {

constexpr model::StaffRefused unavailable{model::StaffRefusal::Unavailable};

} // namespace

Attending::Attending(model::Settings const& settings, base::Clock const& clock, Inbox& inbox)
    : settings_(settings),
      clock_(clock),
      inbox_(inbox),
      worker_("staff", 4, [this](StaffCommand const& command) { handle(command); }) {}

void Attending::handle(StaffCommand const& command) {
    if (auto const* wanted = std::get_if<flow::LookAtBadge>(&command)) look(*wanted);
    if (auto const* wanted = std::get_if<flow::TryPin>(&command)) try_pin(*wanted);
    if (std::holds_alternative<flow::NoteStaffLeft>(command)) note_left();
    if (auto const* act = std::get_if<flow::NoteAct>(&command)) note(*act);
    if (auto const* fault = std::get_if<flow::KeepFault>(&command)) keep(*fault);
    if (auto const* wanted = std::get_if<WriteReadiness>(&command)) write(*wanted);
    if (auto const* look = std::get_if<flow::LookAtFaults>(&command))
        inbox_.put(flow::FaultsKnown{look->asked, faults().all()});
}

bool Attending::open() {
    if (door_) return true;
    auto const office = seal::load_verify(settings_.staff.key);
    if (!office) {
        base::log(base::Severity::Error, "staff.key", "{}", office.error().what);
        return false;
    }
    auto door = staff::Door::open(model::staff_file(settings_), *office);
    if (!door) {
        base::log(base::Severity::Error, "staff.door", "{}", door.error().what);
        return false;
    }
    office_ = *office;
    door_.emplace(std::move(*door));
    return true;
}

std::optional<staff::List> Attending::list() {
    if (!open()) return std::nullopt;
    auto const text = base::read_file(settings_.staff.list, staff::longest_list);
    auto const read = text ? staff::read_list(*text, *office_) : tl::unexpected(text.error());
    if (read) return *read;
    base::log(base::Severity::Error, "staff.list", "{}", read.error().what);
    return std::nullopt;
}

void Attending::look(flow::LookAtBadge const& wanted) {
    auto const badges = list();
    if (!badges) return inbox_.put(flow::StaffTurnedAway{wanted.asked, unavailable});
    auto const seen = door_->look(wanted.badge.reveal(), *badges, clock_.wall());
    if (!seen) inbox_.put(flow::StaffTurnedAway{wanted.asked, seen.error()});
}

void Attending::try_pin(flow::TryPin const& wanted) {
    auto const badges = list();
    if (!badges) return inbox_.put(flow::StaffTurnedAway{wanted.asked, unavailable});
    auto const let_in = door_->enter(wanted.badge.reveal(), wanted.pin, *badges, clock_.wall());
    if (!let_in) return inbox_.put(flow::StaffTurnedAway{wanted.asked, let_in.error()});
    inside_ = base::Uuid::parse(let_in->badge);
    inbox_.put(flow::StaffLetIn{wanted.asked, *let_in});
}

void Attending::note_left() {
    if (!inside_ || !door_) return;
    if (auto const noted = door_->note(*inside_, "left", "", clock_.wall()); !noted)
        base::log(base::Severity::Error, "staff.door", "{}", noted.error().what);
    inside_.reset();
}

} // namespace app
