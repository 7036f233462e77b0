#include "ui/speech/compose.h"

#include <algorithm>
#include <utility>

#include "kiosk/base/text.h"
#include "ui/kit/focus.h"
#include "ui/speech/keys.h"

namespace speech {

namespace {

std::string_view role_of(kit::Role role) {
    switch (role) {
    case kit::Role::Button: return "speech.role.button";
    case kit::Role::Tile: return "speech.role.tile";
    case kit::Role::ListItem: return "speech.role.item";
    case kit::Role::TextField: return "speech.role.field";
    case kit::Role::Image: return "speech.role.image";
    case kit::Role::Screen:
    case kit::Role::Heading:
    case kit::Role::Text:
    case kit::Role::Key:
    case kit::Role::Progress:
    case kit::Role::Toast: return {}; // says what it is by itself
    }
    return {};
}

bool is_read(kit::Node const& node) {
    return node.role == kit::Role::Text || node.role == kit::Role::Progress || node.role == kit::Role::Toast;
}

Pieces words_of(kit::Tree const& tree, kit::Node const& node, Phrases const& phrases) {
    if (node.role == kit::Role::Key) return name_of_key(node, phrases);
    if (node.role == kit::Role::TextField) return text_of_field(node.label, phrases);
    if (node.role == kit::Role::Image && node.id.ends_with(".qr")) return phrases.say("speech.qr");
    Pieces pieces = phrases.of(node.spoken.empty() ? node.label : node.spoken);
    if (!node.spoken.empty()) return pieces;
    auto const* second = kit::is_target(node.role) ? tree.find(node.id + ".second") : nullptr;
    if (second != nullptr) append(pieces, phrases.of(second->label));
    return pieces;
}

// Without the keys, whose place in the whole tells nobody anything.
std::vector<kit::Node const*> counted_stops(kit::Tree const& tree) {
    auto stops = kit::focus_order(tree);
    std::erase_if(stops, [](kit::Node const* node) { return node->role == kit::Role::Key; });
    return stops;
}

} // namespace

bool is_said_when_changed(kit::Node const& node) {
    if (node.covered || node.id.starts_with("bar.") || node.id.ends_with(".second")) return false;
    return is_read(node) || node.role == kit::Role::Heading;
}

Pieces text_of_field(std::string_view text, Phrases const& phrases) {
    if (text.empty()) return phrases.say("speech.empty");
    auto const code = [](char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || c == '-'; };
    bool const all_code = std::ranges::all_of(text, code);
    return all_code ? phrases.spelled(text) : phrases.of(text);
}

std::string_view last_word(std::string_view text) {
    auto const end = text.find_last_not_of(" \n");
    if (end == std::string_view::npos) return {};
    auto const before = text.find_last_of(" \n", end);
    auto const first = before == std::string_view::npos ? 0 : before + 1;
    return text.substr(first, end + 1 - first);
}

Pieces heading_of(kit::Tree const& tree, Phrases const& phrases) {
    std::string_view screen;
    for (kit::Node const& node : tree.nodes) {
        if (node.role == kit::Role::Heading && !node.covered) return phrases.of(node.label);
        if (node.role == kit::Role::Screen) screen = node.label;
    }
    return phrases.of(screen);
}

Pieces announcement_of(kit::Tree const& tree, Phrases const& phrases) {
    auto const stops = counted_stops(tree);
    Pieces pieces = heading_of(tree, phrases);
    bool first = true;
    for (kit::Node const* node : stops) {
        bool const heads = std::exchange(first, false) && node->role == kit::Role::Heading;
        bool const reads = is_read(*node) || node->role == kit::Role::Heading;
        if (reads && !heads && kit::group_of(*node) != kit::StopGroup::Bars) append(pieces, phrases.of(node->label));
    }
    append(pieces, phrases.say("speech.count", {{"count", phrases.number(stops.size())}}));
    return pieces;
}

Pieces description_of(kit::Tree const& tree, kit::Node const& node, Phrases const& phrases) {
    Pieces pieces;
    bool const field = node.role == kit::Role::TextField;
    auto const role = role_of(node.role);
    if (field) append(pieces, phrases.say(role));
    append(pieces, words_of(tree, node, phrases));
    if (!field && !role.empty()) append(pieces, phrases.say(role));
    if (node.state.selected) append(pieces, phrases.say("speech.selected"));
    if (node.state.disabled) append(pieces, phrases.say("speech.disabled"));
    if (node.role == kit::Role::Key) return pieces;
    auto const stops = counted_stops(tree);
    auto const at = std::ranges::find(stops, &node);
    if (at == stops.end()) return pieces;
    auto const position = static_cast<std::size_t>(at - stops.begin()) + 1;
    append(pieces, phrases.say("speech.position",
                               {{"position", phrases.number(position)}, {"count", phrases.number(stops.size())}}));
    return pieces;
}

} // namespace speech
