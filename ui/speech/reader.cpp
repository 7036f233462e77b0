#include "ui/speech/reader.h"

#include <algorithm>
#include <functional>
#include <utility>

#include "ui/speech/compose.h"
#include "ui/speech/keys.h"

namespace speech {

namespace {

constexpr int rate_step = 25, least_rate = 50, most_rate = 300;
constexpr int volume_step = 20, least_volume = 20, most_volume = 200;

Pieces where(kit::Tree const& tree, Phrases const& phrases) {
    Pieces pieces = phrases.say("speech.here");
    append(pieces, heading_of(tree, phrases));
    if (auto const* node = tree.find(tree.focused)) append(pieces, description_of(tree, *node, phrases));
    return pieces;
}

} // namespace

std::optional<kit::FocusStep> Reader::act(kit::PadAct act) {
    if (!std::exchange(on_, true)) {
        asked_ = Asked::Greeting;
        return kit::FocusStep::Next; // the first step only shows the focus
    }
    if (act != kit::PadAct::Pause) voice_.paused = false;
    if (act != kit::PadAct::Help) helps_ = 0;
    if (menu_.is_open()) return act_in_menu(act), std::nullopt;
    switch (act) {
    case kit::PadAct::Next: return move(kit::FocusStep::Next);
    case kit::PadAct::Previous: return move(kit::FocusStep::Previous);
    case kit::PadAct::NextRow: return move(kit::FocusStep::NextRow);
    case kit::PadAct::PreviousRow: return move(kit::FocusStep::PreviousRow);
    case kit::PadAct::Select: asked_ = Asked::Pressed; return kit::FocusStep::Select;
    case kit::PadAct::Help: return ask_help(), std::nullopt;
    case kit::PadAct::Repeat: asked_ = Asked::Repeat; return std::nullopt;
    case kit::PadAct::Pause:
    case kit::PadAct::Louder:
    case kit::PadAct::Softer:
    case kit::PadAct::Faster:
    case kit::PadAct::Slower: return adjust(act), std::nullopt;
    }
    return std::nullopt;
}

std::optional<kit::FocusStep> Reader::move(kit::FocusStep step) {
    asked_ = Asked::Nothing;
    return step;
}

void Reader::ask_help() {
    ++helps_;
    if (helps_ == 3) menu_.open();
    asked_ = helps_ == 1 ? Asked::Where : helps_ == 2 ? Asked::Keys : Asked::Menu;
}

void Reader::act_in_menu(kit::PadAct act) {
    asked_ = Asked::MenuItem;
    switch (act) {
    case kit::PadAct::Next:
    case kit::PadAct::NextRow: return menu_.move(1);
    case kit::PadAct::Previous:
    case kit::PadAct::PreviousRow: return menu_.move(-1);
    case kit::PadAct::Help: helps_ = 0; break;
    case kit::PadAct::Repeat: return;
    case kit::PadAct::Pause:
    case kit::PadAct::Louder:
    case kit::PadAct::Softer:
    case kit::PadAct::Faster:
    case kit::PadAct::Slower: return adjust(act);
    case kit::PadAct::Select:
        auto const chosen = menu_.chosen();
        if (chosen && chosen != kit::PadAct::Repeat) return adjust(*chosen);
        menu_.close();
        asked_ = chosen ? Asked::Repeat : Asked::Where;
        return;
    }
    menu_.close();
    asked_ = Asked::Where;
}

void Reader::change(int& value, int by, int least, int most, Asked said) {
    int const wanted = std::clamp(value + by, least, most);
    asked_ = wanted == value ? Asked::Limit : said;
    value = wanted;
}

void Reader::adjust(kit::PadAct act) {
    asked_ = Asked::Nothing;
    if (act == kit::PadAct::Pause) voice_.paused = !voice_.paused;
    if (act == kit::PadAct::Faster) change(voice_.rate, rate_step, least_rate, most_rate, Asked::Faster);
    if (act == kit::PadAct::Slower) change(voice_.rate, -rate_step, least_rate, most_rate, Asked::Slower);
    if (act == kit::PadAct::Louder) change(voice_.volume, volume_step, least_volume, most_volume, Asked::Louder);
    if (act == kit::PadAct::Softer) change(voice_.volume, -volume_step, least_volume, most_volume, Asked::Softer);
}

Pieces Reader::answer(kit::Tree const& tree, Phrases const& phrases) {
    auto const* node = tree.find(tree.focused);
    switch (std::exchange(asked_, Asked::Nothing)) {
    case Asked::Nothing:
    case Asked::Repeat:
    case Asked::Greeting: return {};
    case Asked::Where: return where(tree, phrases);
    case Asked::Keys: return phrases.say("speech.keys");
    case Asked::Menu: {
        Pieces pieces = menu_.title(phrases);
        append(pieces, menu_.item(phrases));
        return pieces;
    }
    case Asked::MenuItem: return menu_.item(phrases);
    case Asked::Faster: return phrases.say("speech.menu.faster");
    case Asked::Slower: return phrases.say("speech.menu.slower");
    case Asked::Louder: return phrases.say("speech.menu.louder");
    case Asked::Softer: return phrases.say("speech.menu.softer");
    case Asked::Limit: return phrases.say("speech.limit");
    case Asked::Pressed: return node != nullptr ? press_answer(tree, *node, phrases) : Pieces{};
    }
    return {};
}

// What a press tells by itself; what it changes is told when the screen has changed.
Pieces Reader::press_answer(kit::Tree const& tree, kit::Node const& node, Phrases const& phrases) const {
    if (node.state.disabled) return phrases.say("speech.disabled");
    if (!kit::is_target(node.role)) return description_of(tree, node, phrases);
    if (node.role != kit::Role::Key || !echo_) return {};
    Pieces pieces = name_of_key(node, phrases);
    if (node.id != "key.space") return pieces;
    auto const field = std::ranges::find(tree.nodes, kit::Role::TextField, &kit::Node::role);
    if (field != tree.nodes.end()) append(pieces, phrases.of(last_word(field->label)));
    return pieces;
}

std::size_t Reader::print_of(kit::Node const& node) {
    // A key's label changes with shift and page, which is no news of the key; the way of typing is.
    bool const no_news = node.role == kit::Role::Key && node.id != "key.mode";
    std::size_t const words = no_news ? 0 : std::hash<std::string>{}(node.label);
    return words * 4 + (node.state.selected ? 2U : 0U) + (node.state.disabled ? 1U : 0U);
}

std::size_t Reader::prints_of_items(kit::Tree const& tree) const {
    std::size_t prints = 0;
    for (kit::Node const& node : tree.nodes)
        if (node.role == kit::Role::ListItem) prints = prints * 31 + std::hash<std::string>{}(node.id);
    return prints;
}

void Reader::say_changes(kit::Tree const& tree, Phrases const& phrases, std::vector<Utterance>& said) const {
    bool page_said = false;
    for (kit::Node const& node : tree.nodes) {
        if (!is_said_when_changed(node) || node.label.empty() || node.id == tree.focused) continue;
        auto const before = prints_.find(node.id);
        if (before != prints_.end() && before->second == print_of(node)) continue;
        page_said = page_said || node.id.ends_with(".page");
        said.push_back({phrases.of(node.label), false});
    }
    if (page_said || prints_of_items(tree) == items_print_) return;
    auto const items = std::ranges::count(tree.nodes, kit::Role::ListItem, &kit::Node::role);
    if (items > 0)
        said.push_back(
            {phrases.say("speech.list", {{"count", phrases.number(static_cast<std::size_t>(items))}}), false});
}

void Reader::remember(kit::Tree const& tree) {
    focused_ = tree.focused;
    auto const* node = tree.find(focused_);
    focused_print_ = node != nullptr ? print_of(*node) : 0;
    items_print_ = prints_of_items(tree);
    prints_.clear();
    for (kit::Node const& each : tree.nodes)
        if (is_said_when_changed(each)) prints_[each.id] = print_of(each);
}

std::vector<Utterance> Reader::look(kit::Tree const& tree, Phrases const& phrases) {
    std::vector<Utterance> said;
    if (!on_) return said;
    auto scope = kit::scope_of(tree) + (phrases.language() == model::Language::English ? "+en" : "+vi");
    auto const* node = tree.find(tree.focused);
    bool const repeats = asked_ == Asked::Repeat;
    bool const greets = asked_ == Asked::Greeting;
    if (greets) {
        said.push_back({phrases.say("speech.on"), true});
        said.push_back({phrases.say("speech.keys"), false});
    }
    if (scope != scope_ || greets) {
        scope_ = std::move(scope);
        menu_.close();
        asked_ = Asked::Nothing;
        said.push_back({announcement_of(tree, phrases), !greets});
    } else if (repeats) {
        said = last_;
        asked_ = Asked::Nothing;
    } else {
        if (auto answered = answer(tree, phrases); !answered.empty())
            said.push_back({std::move(answered), true});
        else if (node != nullptr && !menu_.is_open() && tree.focused != focused_)
            said.push_back({description_of(tree, *node, phrases), true});
        else if (node != nullptr && node->role != kit::Role::TextField && print_of(*node) != focused_print_)
            said.push_back({description_of(tree, *node, phrases), false});
        say_changes(tree, phrases, said);
    }
    remember(tree);
    if (!said.empty()) last_ = said;
    return said;
}

std::vector<Utterance> Reader::end(Phrases const& phrases) {
    std::vector<Utterance> said;
    if (on_) said.push_back({phrases.say("speech.ended"), true});
    *this = Reader(first_, echo_);
    return said;
}

} // namespace speech
