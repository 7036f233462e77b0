#include "tests/ui/screens/cases.h"

namespace tests {

using namespace flow;

namespace {

State at_desk(Screen screen, model::StaffRole role = model::StaffRole::Staff, model::EventWhose whose = {}) {
    using model::TallyKind;
    State state;
    state.screen = std::move(screen);
    state.desk = AtDesk{{}, {"", role}, std::move(whose)};
    state.desk->numbers = DeskNumbers{{{TallyKind::Visitor, 6012},
                                       {TallyKind::Ticket, 6011},
                                       {TallyKind::Installed, 4128},
                                       {TallyKind::Activated, 36},
                                       {TallyKind::NotPossible, 7}},
                                      {{"mu", 287}, {"binh-nuoc", 0}}};
    return state;
}

void add_gift_cases(std::vector<Case>& cases) {
    using model::StaffRole;
    cases.push_back({"event.gifts", at_desk(ChooseGift{})});
    cases.push_back({"event.card", at_desk(GiftCard{"mu"})});
    cases.push_back({"event.card.lead", at_desk(GiftCard{"mu"}, StaffRole::Lead), true});
    cases.push_back({"event.card.giving", at_desk(GiftCard{"mu", true}, StaffRole::Lead), true});
    cases.push_back({"event.card.wrong", at_desk(GiftCard{"mu", false, model::CardProblem::NotACard})});
    cases.push_back(
        {"event.card.gone", at_desk(GiftCard{"mu", false, {}, model::CameraStatus::Gone}, StaffRole::Lead)});
    cases.push_back({"event.given", at_desk(GiftAnswer{"mu"})});
    for (int why = 0; why <= static_cast<int>(model::GiftRefusal::Unavailable); ++why)
        cases.push_back({"event.refused." + std::to_string(why),
                         at_desk(GiftAnswer{"mu", model::GiftRefused{static_cast<model::GiftRefusal>(why), "", {}}})});
    model::GiftRefused const had_one{model::GiftRefusal::AlreadyGiven, "", 9};
    cases.push_back({"event.refused.lead", at_desk(GiftAnswer{"mu", had_one}, StaffRole::Lead)});
    cases.push_back({"event.refused.giving", at_desk(GiftAnswer{"mu", had_one, true}, StaffRole::Lead)});
    cases.push_back(
        {"event.refused.at", at_desk(GiftAnswer{"mu", model::GiftRefused{model::GiftRefusal::AlreadyGiven, "", 9}})});
}

} // namespace

model::EventDay const& event_day() {
    static model::EventDay const day = [] {
        model::EventDay made;
        made.id = "thu-nghiem";
        made.name = {"Ngày hội cài ứng dụng thử nghiệm", "Test day for installing applications"};
        made.place = {"Ga thử nghiệm Bến Thành", "Bến Thành test station"};
        made.organisations = {{"don-vi-a", {"Đơn vị thử nghiệm A", "Test unit A"}},
                              {"don-vi-b", {"Đơn vị thử nghiệm B ở một phường có tên rất dài", "Test unit B"}}};
        made.ambassadors = {{"a-01", "don-vi-a"}, {"a-02", "don-vi-a"}, {"b-01", "don-vi-b"}};
        made.gifts = {{"mu", {"Mũ thử nghiệm", "Test cap"}, 300, 1},
                      {"binh-nuoc", {"Bình nước thử nghiệm", "Test water bottle"}, 100, 1}};
        made.prizes = {{1, {"Giải nhất thử nghiệm", "First test prize"}, 1},
                       {2, {"Giải nhì thử nghiệm của một ngày hội có tên rất dài", "Second test prize"}, 3},
                       {3, {"Giải ba thử nghiệm", "Third test prize"}, 10}};
        return made;
    }();
    return day;
}

std::vector<std::string> const& shift_lines() {
    static std::vector<std::string> const lines{"KẾT CA 1",
                                                "Ngày hội cài ứng dụng thử nghiệm",
                                                "Ga thử nghiệm, máy số 1",
                                                "05/12/2026 17:30",
                                                "",
                                                "Mũ thử nghiệm",
                                                "  Đầu ca                     300",
                                                "  Còn lại                    287",
                                                "  Đếm tay               ________",
                                                "",
                                                "Người đếm, ký tên ______________"};
    return lines;
}

void add_event_cases(std::vector<Case>& cases) {
    using model::StaffRole, model::TallyKind;
    auto unknown = at_desk(EventDesk{true});
    unknown.desk->numbers.reset();
    cases.push_back({"event.opening", unknown});
    cases.push_back({"event", at_desk(EventDesk{})});
    EventDesk counted;
    counted.counted = TallyKind::FirstReport;
    counted.still_until = base::Instant{};
    cases.push_back({"event.counted", at_desk(counted, StaffRole::Lead, {"don-vi-a", "a-01"})});
    cases.push_back({"event.brought", at_desk(EventDesk{}, StaffRole::Lead, {"don-vi-b", ""})});
    auto undone = at_desk(EventDesk{}, StaffRole::Lead, {"don-vi-b", ""});
    undone.desk->last = LastCount{TallyKind::FirstReport, {}, 0};
    cases.push_back({"event.undo", undone});
    EventDesk back;
    back.counted = TallyKind::FirstReport;
    back.back = true;
    cases.push_back({"event.taken_back", at_desk(back)});
    for (auto const trouble : all_desk_troubles) {
        EventDesk ill;
        ill.trouble = trouble;
        cases.push_back({"event.trouble." + std::to_string(static_cast<int>(trouble)), at_desk(ill, StaffRole::Lead)});
    }
    cases.push_back({"event.ticket", at_desk(ShowTicket{9'900'128})});
    cases.push_back({"event.ticket.printed", at_desk(ShowTicket{9'900'128, Slip::Printed})});
    cases.push_back(
        {"event.ticket.no_paper", at_desk(ShowTicket{9'900'128, Slip::NotPrinted, model::PrinterStatus::PaperOut})});
    cases.push_back({"event.whose", at_desk(WhoseVisitor{}, StaffRole::Staff, {"don-vi-a", "a-01"})});
    cases.push_back({"event.whose.unknown", at_desk(WhoseVisitor{true})});
    add_gift_cases(cases);
    cases.push_back({"event.end", at_desk(EndShift{}, StaffRole::Lead)});
    cases.push_back({"event.end.ending", at_desk(EndShift{true}, StaffRole::Lead)});
    cases.push_back({"event.end.trouble", at_desk(EndShift{false, DeskTrouble::Full}, StaffRole::Lead)});
    cases.push_back({"event.shift", at_desk(ShiftOver{shift_lines()}, StaffRole::Lead)});
    cases.push_back({"event.shift.no_paper",
                     at_desk(ShiftOver{shift_lines(), Slip::NotPrinted, model::PrinterStatus::Gone}, StaffRole::Lead)});
    cases.push_back({"event.upkeep", at_desk(Upkeep{{"", StaffRole::Lead}, {}}, StaffRole::Lead)});
}

} // namespace tests
