// What the screens of an event's desk say.
#include <set>

#include "tests/ui/view/house.h"

using namespace flow;
using tests::House;

namespace {

// Those of an event's desk.
std::vector<Screen> desk_screens() {
    std::vector<Screen> screens{EventDesk{},    ShowTicket{100'001}, WhoseVisitor{}, ChooseGift{},
                                GiftCard{"mu"}, GiftAnswer{"mu"},    EndShift{},     ShiftOver{{"KẾT CA 1"}}};
    for (auto const trouble : all_desk_troubles) {
        screens.push_back(EventDesk{false, {}, {}, trouble});
        screens.push_back(EndShift{false, trouble});
    }
    for (auto const kind : model::all_tally_kinds)
        screens.push_back(EventDesk{false, {}, kind});
    for (int why = 0; why <= static_cast<int>(model::GiftRefusal::Unavailable); ++why)
        screens.push_back(GiftAnswer{"mu", model::GiftRefused{static_cast<model::GiftRefusal>(why), "", {}}});
    return screens;
}

model::EventDay const& small_day() {
    static model::EventDay const day = [] {
        model::EventDay made;
        made.name = {"Ngày hội", "Install day"};
        made.place = {"Ga Bến Thành", "Bến Thành station"};
        made.organisations = {{"don-vi-a", {"Đơn vị A", "Unit A"}}};
        made.ambassadors = {{"a-01", "don-vi-a"}};
        made.gifts = {{"mu", {"Mũ", "Cap"}, 3, 1}, {"nuoc", {"Nước", "Water"}, 9, 1}};
        return made;
    }();
    return day;
}

struct DeskHouse : House {
    explicit DeskHouse(model::Language language, model::StaffRole role = model::StaffRole::Staff) : House(language) {
        rules.event = &small_day();
        state.desk = AtDesk{{}, {"", role}};
        state.desk->numbers = DeskNumbers{{{model::TallyKind::Visitor, 12}}, {{"mu", 2}, {"nuoc", 9}}};
    }
    template<class Content>
    Content at(Screen screen) {
        state.screen = std::move(screen);
        return std::get<Content>(view().content);
    }
};

struct DeskTitle {
    std::string operator()(auto const& content) const { return content.title; }
};

} // namespace

TEST_CASE("Every screen of the desk has its words, in each language, with an event and without") {
    auto const language = GENERATE(model::Language::Vietnamese, model::Language::English);
    House bare(language);
    DeskHouse full(language);
    for (House* house : {&bare, static_cast<House*>(&full)})
        for (auto const& screen : desk_screens()) {
            house->state.screen = screen;
            auto const view = house->view();
            CHECK_FALSE(view.id.empty());
            CHECK_FALSE(std::visit(DeskTitle{}, view.content).empty());
        }
}

TEST_CASE("Each refusal of a gift has a sentence of its own, and one given before tells the hour") {
    DeskHouse house(model::Language::Vietnamese);
    std::set<std::string> sentences;
    for (int why = 0; why <= static_cast<int>(model::GiftRefusal::Unavailable); ++why)
        sentences.insert(house
                             .at<view::EventGift>(
                                 GiftAnswer{"mu", model::GiftRefused{static_cast<model::GiftRefusal>(why), "x", {}}})
                             .text);
    CHECK(sentences.size() == static_cast<std::size_t>(model::GiftRefusal::Unavailable) + 1);
    auto const again = GiftAnswer{"mu", model::GiftRefused{model::GiftRefusal::AlreadyGiven, "x", 9}};
    CHECK(house.at<view::EventGift>(again).text == "Thẻ này đã nhận quà này lúc 9 giờ.");
    CHECK(house.at<view::EventGift>(GiftAnswer{"mu"}).title == "Đã ghi, xin phát quà");
}

TEST_CASE("The desk tells what the book says, and nothing before it has said it") {
    DeskHouse house(model::Language::Vietnamese);
    auto const desk = house.at<view::EventDesk>(EventDesk{});
    CHECK(desk.title == "Ngày hội");
    CHECK(desk.counts[0].number == "12");
    CHECK(desk.counts[1].number == "0");
    CHECK(desk.counts[3].number == "11");
    CHECK(desk.end_shift.empty());
    house.state.desk->numbers.reset();
    CHECK(house.at<view::EventDesk>(EventDesk{true}).counts[0].number == "–");
    CHECK_FALSE(house.at<view::EventDesk>(EventDesk{true}).can_press);
}

TEST_CASE("The end of a shift and gifts without a card are offered to a lead alone") {
    DeskHouse staff(model::Language::Vietnamese), lead(model::Language::Vietnamese, model::StaffRole::Lead);
    CHECK(staff.at<view::EventCard>(GiftCard{"mu"}).ways.empty());
    CHECK(lead.at<view::EventCard>(GiftCard{"mu"}).ways.size() == 2);
    CHECK_FALSE(lead.at<view::EventDesk>(EventDesk{}).end_shift.empty());
}

TEST_CASE("Who brought the visitors is an organisation's name or a code, and the chosen one is marked") {
    DeskHouse house(model::Language::Vietnamese);
    house.state.desk->whose = {"don-vi-a", "a-01"};
    auto const whose = house.at<view::EventWhose>(WhoseVisitor{});
    REQUIRE(whose.choices.size() == 3);
    CHECK(whose.choices[1].label == "Đơn vị A");
    CHECK(whose.choices[2].label == "a-01");
    CHECK(whose.choices[2].selected);
    CHECK(house.at<view::EventDesk>(EventDesk{}).brought == "Đơn vị: a-01");
}

TEST_CASE("What was counted last is offered to be taken back, by its name, and what was taken back is said") {
    DeskHouse house(model::Language::Vietnamese);
    CHECK(house.at<view::EventDesk>(EventDesk{}).undo.empty());
    house.state.desk->last = LastCount{model::TallyKind::Installed, {}, 0};
    CHECK(house.at<view::EventDesk>(EventDesk{}).undo == "Bớt một: Đã cài");
    EventDesk back;
    back.counted = model::TallyKind::Installed;
    back.back = true;
    CHECK(house.at<view::EventDesk>(back).state == "Đã bớt một: Đã cài");
}

TEST_CASE("A second gift is offered to a lead alone, after one that was given before") {
    DeskHouse staff(model::Language::Vietnamese), lead(model::Language::Vietnamese, model::StaffRole::Lead);
    GiftAnswer const had_one{"mu", model::GiftRefused{model::GiftRefusal::AlreadyGiven, "x", 9}};
    GiftAnswer const none_left{"mu", model::GiftRefused{model::GiftRefusal::NoneLeft, "x", {}}};
    CHECK(staff.at<view::EventGift>(had_one).anyway.empty());
    CHECK_FALSE(lead.at<view::EventGift>(had_one).anyway.empty());
    CHECK(lead.at<view::EventGift>(none_left).anyway.empty());
    CHECK(lead.at<view::EventGift>(GiftAnswer{"mu"}).anyway.empty());
}
