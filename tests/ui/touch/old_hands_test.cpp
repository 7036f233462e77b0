// What the judge makes of old hands: hit rates for each size of target, which never fall again, and no press twice.
#include <cmath>
#include <fmt/format.h>
#include <fstream>
#include <numeric>

#include "tests/support/catch.h"
#include "tests/ui/touch/elderly_hand.h"
#include "ui/kit/touch_judge.h"

using tests::ElderlyHand;
using tests::HandStep;

namespace {

constexpr float gap = 2.6F;
constexpr int samples = 10'000;
constexpr int picture = 16; // milliseconds

// Nine targets of one size, 2.6 mm apart: "4" in the middle is meant. One pixel is one millimetre.
class Grid {
public:
    Grid(float size, kit::Tempo tempo) : size_(size), tempo_(tempo) { draw(); }

    kit::Point middle() const { return {200, 150}; }

    // The touches of each picture are judged at its time, as in the product; gives back what was pressed.
    std::vector<int> replay(std::vector<HandStep> const& steps) {
        std::vector<int> pressed;
        for (std::size_t next = 0; next < steps.size();) {
            int const until = steps[next].at / picture * picture + picture;
            base::Instant const now{base::Duration(until)};
            std::vector<kit::Touch> touches;
            for (; next < steps.size() && steps[next].at < until; ++next)
                touches.push_back({steps[next].phase, steps[next].finger, steps[next].place, now, false});
            judge_.judge(touches, now);
            add_pressed(pressed);
            while (judge_.has_waiting()) {
                judge_.judge({}, now);
                add_pressed(pressed);
            }
        }
        return pressed;
    }
    // Whether the next screen, with the same targets, follows each press.
    void lead_on(bool leads) { leads_on_ = leads; }

private:
    void draw() {
        judge_.begin_screen(fmt::format("screen{}", screen_));
        float const pitch = size_ + gap;
        for (int i = 0; i < 9; ++i) {
            float const x = middle().x - size_ / 2 + pitch * static_cast<float>(i % 3 - 1);
            float const y = middle().y - size_ / 2 + pitch * static_cast<float>(i / 3 - 1);
            judge_.add_target(ids_[static_cast<std::size_t>(i)], {x, y, size_, size_}, true, tempo_);
        }
        judge_.end_drawing();
    }
    void add_pressed(std::vector<int>& pressed) {
        for (int i = 0; i < 9; ++i) {
            if (!judge_.pressed(ids_[static_cast<std::size_t>(i)])) continue;
            pressed.push_back(i);
            if (!leads_on_) continue;
            ++screen_;
            draw();
        }
    }

    float size_;
    kit::Tempo tempo_;
    int screen_ = 0;
    bool leads_on_ = false;
    std::vector<std::string> ids_{"0", "1", "2", "3", "4", "5", "6", "7", "8"};
    kit::TouchJudge judge_{{.near_miss = 4, .drift = 8, .bounce_reach = 10, .rim = 3, .glass = {0, 0, 400, 300}}};
};

struct Rate {
    int hits = 0, wrong = 0, nothing = 0, twice = 0; // of `samples`
};

Rate measure(float size, kit::Tempo tempo) {
    ElderlyHand hand(1935 + static_cast<std::uint64_t>(size));
    Grid grid(size, tempo);
    Rate rate;
    for (int i = 0, at = 100'000; i < samples; ++i) {
        auto const steps = hand.touch(grid.middle(), size, at);
        auto const pressed = grid.replay(steps);
        bool const right = std::ranges::count(pressed, 4) > 0;
        bool const wrong = std::ranges::any_of(pressed, [](int id) { return id != 4; });
        rate.hits += right && !wrong ? 1 : 0;
        rate.wrong += wrong ? 1 : 0;
        rate.nothing += pressed.empty() ? 1 : 0;
        rate.twice += pressed.size() > 1 ? 1 : 0;
        at = steps.back().at + 1000;
    }
    return rate;
}

constexpr char const* table_file = TRAMSO_SOURCE_DIR "/tests/ui/touch/hit_rates.txt";

struct Row {
    std::string kind;
    int size, hits, wrong, twice;
};
std::vector<Row> table() {
    std::ifstream in(table_file);
    std::vector<Row> rows;
    for (std::string line; std::getline(in, line);) {
        if (line.starts_with('#')) continue;
        std::istringstream words(line);
        if (Row row; words >> row.kind >> row.size >> row.hits >> row.wrong >> row.twice) rows.push_back(row);
    }
    return rows;
}

// Touches, some of them palms, on screens of which every other one leads on.
int doubled(int touches) {
    ElderlyHand hand(2026);
    Grid grid(20, kit::Tempo::Button);
    int twice = 0;
    for (int i = 0, at = 100'000; i < touches; ++i) {
        grid.lead_on(hand.happens(0.5));
        auto const steps = hand.happens(0.02) ? hand.palm(grid.middle(), at) : hand.touch(grid.middle(), 20, at);
        twice += grid.replay(steps).size() > 1 ? 1 : 0;
        at = (steps.back().at + 500) % 1'000'000'000;
    }
    return twice;
}

} // namespace

TEST_CASE("the model's finger lands 3.4 mm beside its aim in the mean") {
    ElderlyHand hand(1);
    double sum = 0;
    for (int i = 0; i < samples; ++i) {
        auto const first = hand.touch({0, 0}, 0, 0).front();
        sum += static_cast<double>(std::hypot(first.place.x, first.place.y));
    }
    CHECK(sum / samples == Approx(ElderlyHand::mean_offset).epsilon(0.02));
}

TEST_CASE("the hit rate of old hands falls below the table for no size of target") {
    auto const rows = table();
    REQUIRE(rows.size() >= 12);
    for (Row const& row : rows) {
        auto const tempo = row.kind == "key" ? kit::Tempo::Key : kit::Tempo::Button;
        Rate const rate = measure(static_cast<float>(row.size), tempo);
        auto const measured = fmt::format("{} {} {} {} {}", row.kind, row.size, rate.hits, rate.wrong, rate.twice);
        std::printf("%s of %d: %.2f %% hit, nothing %d\n", measured.c_str(), samples, rate.hits * 100.0 / samples,
                    rate.nothing);
        INFO("measured: " << measured);
        CHECK(rate.hits >= row.hits);
        CHECK(rate.wrong <= row.wrong);
        CHECK(rate.twice <= row.twice);
        bool const better = rate.hits > row.hits || rate.wrong < row.wrong || rate.twice < row.twice;
        if (better) std::printf("  better than %s: write it there\n", table_file);
        if (row.kind == "button" && row.size >= 20) CHECK(rate.hits * 100 >= samples * 99);
    }
}

TEST_CASE("of 100000 touches none presses twice") { CHECK(doubled(100'000) == 0); }

TEST_CASE("of a million touches none presses twice", "[.million]") { CHECK(doubled(1'000'000) == 0); }
