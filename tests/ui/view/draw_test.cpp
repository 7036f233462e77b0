// What the stage says of the lucky draw.
#include <set>

#include "tests/ui/view/house.h"

using namespace flow;
using tests::House;

namespace {

model::EventDay const& prize_day() {
    static model::EventDay const day = [] {
        model::EventDay made;
        made.name = {"Ngày hội", "Install day"};
        made.prizes = {{1, {"Giải nhất", "First prize"}, 1}, {2, {"Giải nhì", "Second prize"}, 2}};
        return made;
    }();
    return day;
}

struct StageHouse : House {
    explicit StageHouse(model::Language language = model::Language::Vietnamese) : House(language) {
        rules.event = &prize_day();
        state.desk = AtDesk{{}, {"", model::StaffRole::Lead}};
        state.desk->draw = DrawTold{412, "1-412", std::string(64, 'a'), std::string(64, 'b')};
    }
    StageHouse& drawn() {
        state.desk->draw->dice = "4163524416";
        state.desk->draw->winners = {17, 4, 300};
        return *this;
    }
    template<class Content>
    Content at(Screen screen) {
        state.screen = std::move(screen);
        return std::get<Content>(view().content);
    }
};

std::vector<Screen> stage_screens() {
    std::vector<Screen> screens{BeginDraw{true}, BeginDraw{false, false, DrawOpened{412, true}},
                                FrozenDraw{},    ThrowDice{},
                                ShowPrize{},     RedrawWhy{},
                                DrawOver{}};
    for (auto const trouble : all_draw_troubles) {
        screens.push_back(BeginDraw{false, false, {}, trouble});
        screens.push_back(ThrowDice{"1", false, trouble});
        screens.push_back(RedrawWhy{0, false, trouble});
    }
    for (auto const slip : {Slip::Printing, Slip::Printed, Slip::NotPrinted})
        screens.push_back(DrawOver{slip});
    return screens;
}

struct StageTitle {
    std::string operator()(auto const& content) const { return content.title; }
};

} // namespace

TEST_CASE("Every screen of the draw has its words, in each language, before anything is known and after") {
    auto const language = GENERATE(model::Language::Vietnamese, model::Language::English);
    House bare(language);
    StageHouse before(language), after(language);
    after.drawn();
    for (House* house : {&bare, static_cast<House*>(&before), static_cast<House*>(&after)})
        for (auto const& screen : stage_screens()) {
            house->state.screen = screen;
            auto const view = house->view();
            CHECK_FALSE(view.id.empty());
            CHECK_FALSE(std::visit(StageTitle{}, view.content).empty());
        }
}

TEST_CASE("Each trouble of the draw and each reason to draw again has a sentence of its own") {
    StageHouse house;
    std::set<std::string> troubles, reasons;
    for (auto const trouble : all_draw_troubles)
        troubles.insert(house.at<view::BeginDraw>(BeginDraw{false, false, {}, trouble}).trouble);
    CHECK(troubles.size() == all_draw_troubles.size());
    for (auto const& [reason, words] : house.drawn().at<view::RedrawWhy>(RedrawWhy{}).reasons)
        reasons.insert(words);
    CHECK(reasons.size() == all_redraw_reasons.size());
    CHECK(house.at<view::RedrawWhy>(RedrawWhy{0, true}).reasons.empty());
}

TEST_CASE("It is said whose tickets take part, and nobody's list cannot be fixed") {
    StageHouse house;
    auto const own = house.at<view::BeginDraw>(BeginDraw{false, false, DrawOpened{412, false}});
    auto const merged = house.at<view::BeginDraw>(BeginDraw{false, false, DrawOpened{6011, true}});
    CHECK(own.count == "412");
    CHECK(own.source != merged.source);
    CHECK(own.can_freeze);
    CHECK_FALSE(house.at<view::BeginDraw>(BeginDraw{false, false, DrawOpened{0, false}}).can_freeze);
    CHECK_FALSE(house.at<view::BeginDraw>(BeginDraw{true, true, DrawOpened{412, false}}).can_freeze);
}

TEST_CASE("Digests are shown eight by eight, and no secret or winner beside them") {
    StageHouse house;
    auto const frozen = house.at<view::FrozenDraw>(FrozenDraw{});
    CHECK(frozen.list.starts_with("aaaaaaaa aaaaaaaa "));
    CHECK(frozen.list.size() == 64 + 7);
    CHECK(house.at<view::ShowPrize>(ShowPrize{0}).ticket.empty()); // it is not known yet
}

TEST_CASE("Dice are fixed from the tenth on, and how many are to come is said until then") {
    StageHouse house;
    auto const nine = house.at<view::ThrowDice>(ThrowDice{"123456123"});
    CHECK(nine.rest == "Chạm mặt vừa đổ. Còn ít nhất 1 lần.");
    CHECK_FALSE(nine.can_fix);
    CHECK(nine.called[5] == "6 chấm");
    auto const ten = house.at<view::ThrowDice>(ThrowDice{"1234561234"});
    CHECK(ten.rest.empty());
    CHECK(ten.can_fix);
    CHECK_FALSE(house.at<view::ThrowDice>(ThrowDice{std::string(most_dice, '1')}).can_throw);
    CHECK_FALSE(house.at<view::ThrowDice>(ThrowDice{"1234561234", true}).can_undo);
}

TEST_CASE("A prize has its name from the pack, and the last of them is the first to be drawn") {
    StageHouse house;
    auto const last = house.drawn().at<view::ShowPrize>(ShowPrize{2});
    CHECK(last.title == "Giải nhì");
    CHECK(last.ticket == "300");
    CHECK(last.place == "Lần bốc 1 trong 3");
    CHECK(last.next == "Bốc giải tiếp");
    auto const first = house.at<view::ShowPrize>(ShowPrize{0, base::Instant{}, base::Instant{}});
    CHECK(first.title == "Giải nhất");
    CHECK(first.next == "Kết thúc bốc thăm");
    CHECK(first.rolls);
    auto const over = house.at<view::DrawOver>(DrawOver{});
    REQUIRE(over.winners.size() == 3);
    CHECK(over.winners[0] == std::pair<std::string, std::string>{"Giải nhất", "17"});
}

TEST_CASE("The way to the draw is the lead's, where there are prizes") {
    StageHouse house;
    CHECK(house.at<view::EventDesk>(EventDesk{}).draw == "Bốc thăm");
    house.state.desk->pass.role = model::StaffRole::Staff;
    CHECK(house.at<view::EventDesk>(EventDesk{}).draw.empty());
}
