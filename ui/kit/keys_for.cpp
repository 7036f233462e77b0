// keys_for(): the engine says which letters and tones type the text; here they are found on the layout's two pages,
// with shift before each capital.
#include "ui/kit/keys_for.h"

#include "ui/kit/typing.h"

namespace kit {

namespace {

struct Stroke {
    Key key;
    KeyPage page = KeyPage::Letters;
    bool capital = false;
};

std::optional<Stroke> stroke_of(vietnamese::Key const& wanted, KeyboardLayout layout) {
    for (KeyPage const page : {KeyPage::Letters, KeyPage::Symbols})
        for (KeyRow const& row : keys_of(layout, page))
            for (Key const& key : row)
                for (bool const capital : {false, true})
                    if (engine_key(key, capital) == wanted) return Stroke{key, page, capital};
    return std::nullopt;
}

} // namespace

std::optional<std::vector<std::string>> keys_for(std::string_view text, KeyboardLayout layout) {
    auto const keys = vietnamese::keys_for(text, {mode_of(layout)});
    if (!keys) return std::nullopt;
    std::vector<std::string> ids;
    KeyPage page = KeyPage::Letters;
    for (vietnamese::Key const& wanted : *keys) {
        auto const stroke = stroke_of(wanted, layout);
        if (!stroke) return std::nullopt;
        if (stroke->key.kind != KeyKind::Space && stroke->page != page) {
            ids.emplace_back("key.symbols");
            page = stroke->page;
        }
        if (stroke->capital) ids.emplace_back("key.shift");
        ids.push_back(id_of(stroke->key));
    }
    if (page == KeyPage::Symbols) ids.emplace_back("key.symbols"); // it ends as it began
    return ids;
}

KeyboardLayout layout_shown(Tree const& tree) {
    if (auto const* const mode = tree.find("key.mode")) {
        if (mode->label.ends_with("Telex")) return KeyboardLayout::Telex;
        return mode->label.ends_with("VNI") ? KeyboardLayout::Vni : KeyboardLayout::Vietnamese;
    }
    if (tree.find("key.7") != nullptr && tree.find("key.A") != nullptr) return KeyboardLayout::Code;
    if (tree.find("key.7") != nullptr && tree.find("key.symbols") == nullptr) return KeyboardLayout::Digits;
    return KeyboardLayout::English;
}

} // namespace kit
