#include "tests/ui/screens/cases.h"

namespace tests {

using namespace flow;

namespace {

DrawTold stage_told(std::size_t winners) {
    DrawTold told{60'110, "100001-106011", std::string(64, 'a'), std::string(64, '7')};
    told.dice = "41635244162635142536";
    for (std::size_t i = 0; i < winners; ++i)
        told.winners.push_back(static_cast<std::uint32_t>(9'900'128 - i * 417));
    return told;
}

State on_stage(Screen screen, std::size_t winners = 0) {
    State state;
    state.screen = std::move(screen);
    state.desk = AtDesk{{}, {"", model::StaffRole::Lead}};
    state.desk->draw = stage_told(winners);
    return state;
}

void add_prize_cases(std::vector<Case>& cases) {
    auto const all = model::count_of_prizes(event_day());
    cases.push_back({"draw.prize.last", on_stage(ShowPrize{all - 1}, all)});
    cases.push_back({"draw.prize.first", on_stage(ShowPrize{0}, all)});
    ShowPrize const rolls{0, base::Instant{}, base::Instant{} + base::Duration(86'400'000)};
    cases.push_back({"draw.prize.rolls", on_stage(rolls, all)});
    cases.push_back({"draw.why", on_stage(RedrawWhy{0}, all)});
    cases.push_back({"draw.why.writing", on_stage(RedrawWhy{0, true}, all)});
    cases.push_back({"draw.why.trouble", on_stage(RedrawWhy{0, false, DrawTrouble::TooFew}, all)});
    cases.push_back({"draw.over", on_stage(DrawOver{}, all)});
    cases.push_back({"draw.over.printed", on_stage(DrawOver{Slip::Printed}, all)});
    cases.push_back({"draw.over.no_paper", on_stage(DrawOver{Slip::NotPrinted, model::PrinterStatus::PaperOut}, all)});
}

} // namespace

void add_draw_cases(std::vector<Case>& cases) {
    cases.push_back({"draw.begin", on_stage(BeginDraw{false, false, DrawOpened{60'110, true}})});
    cases.push_back({"draw.begin.own", on_stage(BeginDraw{false, false, DrawOpened{412, false}})});
    cases.push_back({"draw.begin.nobody", on_stage(BeginDraw{false, false, DrawOpened{0, false}})});
    cases.push_back({"draw.begin.looking", on_stage(BeginDraw{true})});
    cases.push_back({"draw.begin.freezing", on_stage(BeginDraw{true, true, DrawOpened{412, false}})});
    for (auto const trouble : all_draw_troubles)
        cases.push_back({"draw.trouble." + std::to_string(static_cast<int>(trouble)),
                         on_stage(BeginDraw{false, false, DrawOpened{412, false}, trouble})});
    cases.push_back({"draw.frozen", on_stage(FrozenDraw{})});
    cases.push_back({"draw.frozen.before", on_stage(FrozenDraw{Slip::NotPrinted})});
    cases.push_back({"draw.frozen.no_paper", on_stage(FrozenDraw{Slip::NotPrinted, model::PrinterStatus::PaperOut})});
    cases.push_back({"draw.dice", on_stage(ThrowDice{})});
    cases.push_back({"draw.dice.some", on_stage(ThrowDice{"4163"})});
    cases.push_back({"draw.dice.enough", on_stage(ThrowDice{"4163524416"})});
    cases.push_back({"draw.dice.most", on_stage(ThrowDice{"41635244162635142536"})});
    cases.push_back({"draw.dice.fixing", on_stage(ThrowDice{"4163524416", true})});
    cases.push_back({"draw.dice.trouble", on_stage(ThrowDice{"4163524416", false, DrawTrouble::Unavailable})});
    add_prize_cases(cases);
}

} // namespace tests
