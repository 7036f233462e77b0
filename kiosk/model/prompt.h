// Prompt: what helps with a report of some category: what to tell, sentences that are ready, of them those that mean
// danger now, and what its match code is for. A value of the catalogue.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "kiosk/model/language.h"

namespace model {

enum class PromptKind {
    Ask,    // the question over the empty text: one a category at most
    Answer, // a sentence that one touch writes
    Danger, // the same, and 113, 114, 115 are shown at once
    Match,  // names the code that who comes for a thing says at the counter: one a category at most; without it no code
};
std::string_view word_of(PromptKind kind); // "answer"
std::optional<PromptKind> prompt_kind_of(std::string_view word);

inline constexpr std::size_t longest_question = 80, longest_answer = 48; // letters, so that they stand on a button

struct Prompt {
    std::string category; // Category::id
    PromptKind kind = PromptKind::Answer;
    std::string words_vi, words_en; // without a full stop

    std::string const& words(Language language) const { return language == Language::English ? words_en : words_vi; }
};

} // namespace model
