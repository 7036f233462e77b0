#include "kiosk/app/pad_names.h"

#include <algorithm>

namespace app {

base::Result<stage::PadNames> pad_names(model::KeypadSettings const& settings) {
    using kit::PadKey;
    std::pair<std::vector<std::string> const&, PadKey> const rows[] = {
        {settings.next, PadKey::Next},        {settings.previous, PadKey::Previous},
        {settings.next_row, PadKey::NextRow}, {settings.previous_row, PadKey::PreviousRow},
        {settings.select, PadKey::Select},    {settings.help, PadKey::Help},
        {settings.pause, PadKey::Pause},      {settings.louder, PadKey::Louder},
        {settings.softer, PadKey::Softer},    {settings.faster, PadKey::Faster},
        {settings.slower, PadKey::Slower},    {settings.cover, PadKey::Cover}};
    stage::PadNames names;
    for (auto const& [keys, meaning] : rows)
        for (auto const& key : keys) {
            if (std::ranges::find(names, key, &stage::PadNames::value_type::first) != names.end())
                return base::failure(base::ErrorKind::Invalid, "keypad: \"" + key + "\" stands in two rows");
            names.emplace_back(key, meaning);
        }
    return names;
}

} // namespace app
