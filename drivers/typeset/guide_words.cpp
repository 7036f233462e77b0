#include "drivers/typeset/guide_words.h"

#include "drivers/typeset/paper.h"
#include "kiosk/base/text.h"

namespace typeset {

std::string text_of(model::Block const& block, model::Strings const& strings) {
    if (block.text_keys.empty()) return std::string(block.text.in(strings.language()));
    std::string text;
    for (auto const& key : block.text_keys)
        text += (text.empty() ? "" : ", ") + std::string(strings[key]);
    return text;
}

std::string label_of(model::Block const& block, model::Strings const& strings) {
    return block.label_key.empty() ? std::string(block.label.in(strings.language()))
                                   : std::string(strings[block.label_key]);
}

base::Result<> check_words(model::Guide const& guide, model::Strings const& strings) {
    for (auto const& block : guide.blocks)
        if (!base::is_utf8(text_of(block, strings)) || !base::is_utf8(label_of(block, strings)))
            return base::failure(base::ErrorKind::Invalid, "a guide that is not UTF-8");
    return {};
}

std::string source_of(model::Guide const& guide, model::Strings const& strings) {
    return replaced(replaced(strings["guide.source"], "{source}", guide.source), "{as_of}", guide.as_of);
}

} // namespace typeset
