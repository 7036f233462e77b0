#include "ui/view/parts.h"

namespace view {
namespace {

struct Size {
    flow::TextSize size;
    std::string_view id, label;
};
constexpr Size all_sizes[] = {
    {flow::TextSize::Normal, "normal", "comfort.size.normal"},
    {flow::TextSize::Large, "large", "comfort.size.large"},
    {flow::TextSize::Larger, "larger", "comfort.size.larger"},
    {flow::TextSize::Largest, "largest", "comfort.size.largest"},
};

struct Colours {
    flow::Contrast contrast;
    std::string_view id, label;
};
constexpr Colours all_colours[] = {
    {flow::Contrast::Light, "light", "comfort.colours.light"},
    {flow::Contrast::Dark, "dark", "comfort.colours.dark"},
    {flow::Contrast::High, "high", "comfort.colours.high"},
};

struct Switch {
    bool flow::Comfort::*field;
    std::string_view id, label;
};
constexpr Switch all_switches[] = {
    {&flow::Comfort::less_movement, "still", "comfort.still"},
    {&flow::Comfort::slow, "slow", "comfort.slow"},
    {&flow::Comfort::reach, "reach", "comfort.reach"},
};

} // namespace

ComfortPanel make_comfort(flow::Comfort const& comfort, Sources const& sources) {
    auto const& strings = sources.strings;
    auto const word = [&](std::string_view key) { return std::string(strings[key]); };
    ComfortPanel panel;
    panel.title = word("comfort.title");
    panel.close = word("comfort.close");
    panel.cover = word("comfort.cover");
    panel.sizes_label = word("comfort.size");
    panel.colours_label = word("comfort.colours");
    panel.more_label = word("comfort.more");
    auto const choice = [&](std::string_view id, std::string_view label, auto flow::Comfort::*field, auto value) {
        flow::Comfort to = comfort;
        to.*field = value;
        return ComfortChoice{std::string(id), word(label), to, false};
    };
    for (auto const& each : all_sizes)
        panel.sizes.push_back(choice(each.id, each.label, &flow::Comfort::text, each.size));
    for (auto const& each : all_colours)
        panel.colours.push_back(choice(each.id, each.label, &flow::Comfort::contrast, each.contrast));
    for (auto* group : {&panel.sizes, &panel.colours})
        for (auto& each : *group)
            each.chosen = each.to == comfort;
    for (auto const& each : all_switches) {
        if (each.field == &flow::Comfort::reach && !sources.rules.has_reach) continue;
        panel.more.push_back(choice(each.id, each.label, each.field, !(comfort.*each.field)));
        panel.more.back().chosen = comfort.*each.field;
    }
    return panel;
}

Covered make_covered(Sources const& sources) {
    auto const& strings = sources.strings;
    return {std::string(strings["covered.title"]), std::string(strings["covered.text"]),
            std::string(strings["covered.show"])};
}

} // namespace view
