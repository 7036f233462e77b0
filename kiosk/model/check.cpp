#include "kiosk/model/check.h"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace model {
namespace {

template<class Word, std::size_t Count>
std::optional<Word> found_in(Word const (&all)[Count], std::string_view word) {
    for (auto const each : all)
        if (word_of(each) == word) return each;
    return std::nullopt;
}

using Histogram = std::array<std::size_t, 256>;

// Below it lie so many of a thousand.
int level_at(Histogram const& counts, std::size_t all, std::size_t per_thousand) {
    std::size_t below = 0;
    for (int level = 0; level < 256; ++level) {
        below += counts[static_cast<std::size_t>(level)];
        if (below * 1000 >= all * per_thousand) return level;
    }
    return 255;
}

} // namespace

std::string_view word_of(CheckStep step) {
    switch (step) {
    case CheckStep::Printer: return "printer";
    case CheckStep::Touch: return "touch";
    case CheckStep::Ghosts: return "ghosts";
    case CheckStep::Speaker: return "speaker";
    case CheckStep::Headphones: return "headphones";
    case CheckStep::Scanner: return "scanner";
    case CheckStep::Camera: return "camera";
    case CheckStep::Network: return "network";
    }
    return "";
}

std::string_view word_of(CheckMark mark) {
    switch (mark) {
    case CheckMark::Good: return "good";
    case CheckMark::Bad: return "bad";
    case CheckMark::Skipped: return "skipped";
    }
    return "";
}

std::string_view word_of(LineStage stage) {
    switch (stage) {
    case LineStage::Courier: return "courier";
    case LineStage::Link: return "link";
    case LineStage::Name: return "name";
    case LineStage::Tls: return "tls";
    case LineStage::Time: return "time";
    case LineStage::Server: return "server";
    }
    return "";
}

std::optional<CheckStep> check_step_of(std::string_view word) { return found_in(all_check_steps, word); }
std::optional<CheckMark> check_mark_of(std::string_view word) { return found_in(all_check_marks, word); }
std::optional<LineStage> line_stage_of(std::string_view word) { return found_in(all_line_stages, word); }

std::optional<LineStage> first_bad(std::vector<StageResult> const& stages) {
    auto const bad = std::ranges::find(stages, false, &StageResult::good);
    if (bad != stages.end()) return bad->stage;
    return stages.empty() ? std::optional(LineStage::Courier) : std::nullopt;
}

int sharpness_of(std::vector<unsigned char> const& luma, int width, int height) {
    auto const across = static_cast<std::size_t>(width), down = static_cast<std::size_t>(height);
    if (width < 2 || height < 2 || luma.size() != across * down) return 0;
    Histogram light{}, edges{};
    std::size_t count = 0;
    for (std::size_t y = 0; y + 1 < down; ++y)
        for (std::size_t x = 0; x + 1 < across; ++x, ++count) {
            int const here = luma[y * across + x];
            int const right = std::abs(luma[y * across + x + 1] - here),
                      below = std::abs(luma[(y + 1) * across + x] - here);
            ++light[static_cast<std::size_t>(here)];
            ++edges[static_cast<std::size_t>(std::max(right, below))];
        }
    int const span = level_at(light, count, 990) - level_at(light, count, 10);
    constexpr int least_span = 24; // a lens that is covered: its noise is no edge
    return span < least_span ? 0 : std::min(100, 100 * level_at(edges, count, 990) / span);
}

} // namespace model
