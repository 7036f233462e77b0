#include "ui/speech/menu.h"

namespace speech {

namespace {

struct Item {
    std::string_view name;
    std::optional<kit::PadAct> act;
};
constexpr std::array<Item, 7> items{{{"speech.menu.repeat", kit::PadAct::Repeat},
                                     {"speech.menu.pause", kit::PadAct::Pause},
                                     {"speech.menu.faster", kit::PadAct::Faster},
                                     {"speech.menu.slower", kit::PadAct::Slower},
                                     {"speech.menu.louder", kit::PadAct::Louder},
                                     {"speech.menu.softer", kit::PadAct::Softer},
                                     {"speech.menu.close", std::nullopt}}};

} // namespace

void Menu::move(int by) {
    auto const count = static_cast<int>(items.size());
    at_ = static_cast<std::size_t>((static_cast<int>(at_.value_or(0)) + by + count) % count);
}

std::optional<kit::PadAct> Menu::chosen() const { return items[at_.value_or(items.size() - 1)].act; }

Pieces Menu::title(Phrases const& phrases) const { return phrases.say("speech.menu.title"); }

Pieces Menu::item(Phrases const& phrases) const {
    std::size_t const at = at_.value_or(0);
    Pieces pieces = phrases.say(items[at].name);
    append(pieces, phrases.say("speech.position",
                               {{"position", phrases.number(at + 1)}, {"count", phrases.number(items.size())}}));
    return pieces;
}

} // namespace speech
