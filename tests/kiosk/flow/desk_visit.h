// A visit of staff at the desk of an event, up to where a test begins. For tests.
#pragma once
#include "kiosk/flow/event_desk.h"
#include "tests/kiosk/flow/visit.h"

namespace tests {

using namespace flow;

struct DeskVisit : Visit {
    DeskVisit() {
        rules.has_staff = true;
        rules.event = &day;
        day.id = "vi-du";
        day.organisations = {{"don-vi-a", {"Đơn vị A", "Unit A"}}};
        day.ambassadors = {{"a-01", "don-vi-a"}};
        day.gifts = {{"mu", {"Mũ", "Cap"}, 3, 1}};
    }

    DeskVisit& sign_in(model::StaffRole role = model::StaffRole::Staff) {
        (*this)(OpenStaff{})(CodeScanned{base::PrivateText(std::string("TRAMSO1:00"))})(
            ChangeText{base::PrivateText(std::string("274951"))})(Continue{});
        (*this)(StaffLetIn{std::get<AskPin>(state.screen).asked, {"id", role}});
        return *this;
    }
    DeskVisit& up_to_desk(model::StaffRole role = model::StaffRole::Staff) {
        sign_in(role);
        return answer(BookSeen{});
    }
    DeskVisit& answer(DeskOutcome outcome) {
        (*this)(DeskAnswered{state.desk->asked, std::move(outcome), DeskNumbers{{}, {{"mu", 3}}}});
        return *this;
    }
    DeskVisit& up_to_card(model::StaffRole role = model::StaffRole::Staff) {
        up_to_desk(role)(OpenGifts{})(TakeGift{"mu"});
        return *this;
    }
    template<class Deed>
    Deed const* asked() const {
        auto const* work = wanted<DeskWork>();
        return work ? std::get_if<Deed>(&work->deed) : nullptr;
    }
    EventDesk& desk() { return std::get<EventDesk>(state.screen); }

    model::EventDay day;
};

} // namespace tests
