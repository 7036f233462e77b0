// What a technician is told, on the screen and on paper.
#include "tests/ui/view/house.h"

using namespace flow;
using model::CheckMark;
using model::CheckStep;
using model::PartState;
using tests::House;

namespace {

auto const checked_at = base::from_rfc3339("2026-12-01T02:15:04.000Z").value();

std::vector<std::string> on_paper(model::Language language) {
    House const house(language);
    std::vector<model::CheckResult> const checks{{CheckStep::Printer, CheckMark::Good, checked_at},
                                                 {CheckStep::Touch, CheckMark::Bad, checked_at, "3 cells missed"},
                                                 {CheckStep::Speaker, CheckMark::Skipped, checked_at}};
    std::vector<model::PartReport> const parts{{model::Part::OfficePrinter, PartState::NotFitted, checked_at},
                                               {model::Part::Reports, PartState::Waiting, checked_at, 3}};
    return view::readiness_lines("kiosk-0001", checked_at, checks, parts, house.words);
}

} // namespace

TEST_CASE("The readiness report on paper says first what is bad, in words of the language and with its numbers") {
    CHECK(on_paper(model::Language::Vietnamese) ==
          std::vector<std::string>{"Biên bản sẵn sàng", "kiosk-0001", "09:15 · 01/12/2026",
                                   "Màn hình cảm ứng: Hỏng, 3 cells missed", "Loa: Đã bỏ qua", "Máy in phiếu: Tốt",
                                   "Máy in A4: Không lắp ở máy này", "Phiếu chờ gửi: 3 phiếu chờ gửi"});
    CHECK(on_paper(model::Language::English)[3].starts_with("Touch"));
}

TEST_CASE("Every step of the check has its words before it has run and after, in each language") {
    for (auto const language : {model::Language::Vietnamese, model::Language::English}) {
        House house(language);
        house.state.upkeep.emplace();
        for (auto const step : model::all_check_steps)
            for (bool const ran : {false, true}) {
                RunCheck run;
                run.step = step;
                run.ran = ran;
                house.state.screen = run;
                auto const page = std::get<view::UpkeepPage>(house.view().content);
                INFO(word_of(step) << ran);
                CHECK_FALSE(page.title.empty());
                CHECK_FALSE(page.text.empty());
                CHECK(std::ranges::any_of(page.keys, [](auto const& key) { return key.id == "skip"; }));
            }
    }
}
