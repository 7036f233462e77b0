#include "kiosk/model/prompt.h"

namespace model {

std::string_view word_of(PromptKind kind) {
    switch (kind) {
    case PromptKind::Ask: return "ask";
    case PromptKind::Answer: return "answer";
    case PromptKind::Danger: return "danger";
    case PromptKind::Match: return "match";
    }
    return "";
}

std::optional<PromptKind> prompt_kind_of(std::string_view word) {
    for (auto const kind : {PromptKind::Ask, PromptKind::Answer, PromptKind::Danger, PromptKind::Match})
        if (word == word_of(kind)) return kind;
    return std::nullopt;
}

} // namespace model
