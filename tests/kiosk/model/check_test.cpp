#include "kiosk/model/check.h"

#include <cstdlib>

#include "tests/support/catch.h"

using namespace model;

namespace {

// White bars and black ones, the edges between them so many dots wide.
std::vector<unsigned char> edge(int width, int height, int wide) {
    std::vector<unsigned char> luma;
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x) {
            int const into = std::abs(x % 20 - 10) - 5 + wide / 2;
            int const level = into < 0 ? 0 : into >= wide ? 255 : 255 * (into + 1) / (wide + 1);
            luma.push_back(static_cast<unsigned char>(level));
        }
    return luma;
}

} // namespace

TEST_CASE("A picture is the sharper the narrower its edges are, and one of a single grey is not sharp at all") {
    int const sharp = sharpness_of(edge(200, 100, 0), 200, 100), soft = sharpness_of(edge(200, 100, 8), 200, 100);
    CHECK(sharp == 100);
    CHECK(soft < sharp_enough);
    CHECK(soft > 0);
    CHECK(sharpness_of(std::vector<unsigned char>(20'000, 128), 200, 100) == 0);
    CHECK(sharpness_of({}, 0, 0) == 0);
    CHECK(sharpness_of(std::vector<unsigned char>(10), 200, 100) == 0); // not of that size
}

TEST_CASE("Each step, mark and stage has one word, and is found by it") {
    for (auto const step : all_check_steps)
        CHECK(check_step_of(word_of(step)) == step);
    for (auto const mark : all_check_marks)
        CHECK(check_mark_of(word_of(mark)) == mark);
    for (auto const stage : all_line_stages)
        CHECK(line_stage_of(word_of(stage)) == stage);
    CHECK_FALSE(check_step_of("else"));
}

TEST_CASE("The first stage that is bad is the one to be looked at") {
    CHECK(first_bad({}) == LineStage::Courier);
    CHECK_FALSE(first_bad({{LineStage::Courier, true}, {LineStage::Link, true}}));
    CHECK(first_bad({{LineStage::Courier, true}, {LineStage::Name, false}, {LineStage::Tls, false}}) ==
          LineStage::Name);
}
