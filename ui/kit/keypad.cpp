#include "ui/kit/keypad.h"

namespace kit {

namespace {

constexpr base::Duration held_after{700};

// What a key does when it goes down.
std::optional<PadAct> act_of(PadKey key) {
    switch (key) {
    case PadKey::Next: return PadAct::Next;
    case PadKey::Previous: return PadAct::Previous;
    case PadKey::NextRow: return PadAct::NextRow;
    case PadKey::PreviousRow: return PadAct::PreviousRow;
    case PadKey::Select: return PadAct::Select;
    case PadKey::Help: return std::nullopt; // may become a repeat
    case PadKey::Pause: return PadAct::Pause;
    case PadKey::Louder: return PadAct::Louder;
    case PadKey::Softer: return PadAct::Softer;
    case PadKey::Faster: return PadAct::Faster;
    case PadKey::Slower: return PadAct::Slower;
    case PadKey::Cover: return std::nullopt; // the stage tells it apart
    }
    return std::nullopt;
}

// What it does when it stays down.
std::optional<PadAct> held_act_of(PadKey key) {
    switch (key) {
    case PadKey::Next:
    case PadKey::NextRow: return PadAct::NextRow;
    case PadKey::Previous:
    case PadKey::PreviousRow: return PadAct::PreviousRow;
    case PadKey::Help: return PadAct::Repeat;
    case PadKey::Select:
    case PadKey::Pause:
    case PadKey::Louder:
    case PadKey::Softer:
    case PadKey::Faster:
    case PadKey::Slower:
    case PadKey::Cover: return std::nullopt;
    }
    return std::nullopt;
}

} // namespace

std::vector<PadAct> Keypad::acts(std::span<PadPress const> presses, base::Instant now) {
    std::vector<PadAct> acts;
    for (PadPress const& press : presses) {
        hold(press.when, acts);
        take(press, acts);
    }
    hold(now, acts);
    return acts;
}

void Keypad::take(PadPress const& press, std::vector<PadAct>& acts) {
    if (press.down) {
        held_ = press.key;
        help_spent_ = false;
        due_ = held_act_of(press.key) ? std::optional(press.when + held_after) : std::nullopt;
        if (auto const act = act_of(press.key)) acts.push_back(*act);
        return;
    }
    if (held_ != press.key) return;
    if (press.key == PadKey::Help && !help_spent_) acts.push_back(PadAct::Help);
    forget();
}

void Keypad::hold(base::Instant now, std::vector<PadAct>& acts) {
    if (!held_ || !due_ || now < *due_) return;
    if (auto const act = held_act_of(*held_)) acts.push_back(*act);
    help_spent_ = *held_ == PadKey::Help;
    due_ = help_spent_ ? std::nullopt : std::optional(now + held_after);
}

void Keypad::forget() {
    held_.reset();
    due_.reset();
    help_spent_ = false;
}

} // namespace kit
