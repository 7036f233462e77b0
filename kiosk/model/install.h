// Install: what helps somebody to get the city's app and VNeID onto their phone: a few questions that end at the guide
// for just them, guides walked step by step, and the official pages of the apps. Part of the content. Nothing of what
// is answered is kept after the visit. Values.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/model/bilingual.h"

namespace model {

enum class AppStore { Apple, Google };

inline std::string_view word_of(AppStore store) { // in the content
    switch (store) {
    case AppStore::Apple: return "apple";
    case AppStore::Google: return "google";
    }
    return "";
}

// An app, and where its own publisher has it. No other address of it is shown anywhere.
struct App {
    std::string id;            // "vneid"
    std::string name;          // as the store writes it
    std::string publisher;     // as the store writes it; "": not known well enough to be shown
    std::string apple, google; // pages of the stores; "": not known
    std::string web;           // its publisher's own page; "": not known

    // Of that store, or else the publisher's own. "": neither is known.
    std::string_view page(std::optional<AppStore> store) const;
    bool has_stores() const { return !apple.empty() && !google.empty(); } // so that it matters which phone it is
};

struct TriageAnswer {
    std::string id;
    std::string sign;              // the picture beside it: "phone"
    Bilingual words, second;       // second: a quieter line below, maybe empty
    std::optional<AppStore> store; // it says which phone it is
    std::string question, guide;   // where it leads: one of them is empty
    bool operator==(TriageAnswer const&) const = default;
};

struct TriageQuestion {
    std::string id;
    Bilingual words;
    std::vector<TriageAnswer> answers; // 2 to 4

    TriageAnswer const* answer(std::string_view id) const; // nullptr: unknown
};

struct WalkStep {
    std::string sign;
    Bilingual words, detail; // what to do; and what helps with it, maybe empty
    std::string app;         // App::id, whose page is shown for the phone; "": none
};

// A guide, one step a screen.
struct Walk {
    std::string guide; // Guide::id
    std::vector<WalkStep> steps;
};

// One of the pages that show what the city's app does.
struct TourPage {
    std::string sign;
    Bilingual words, detail;
};

struct Install {
    std::vector<App> apps;
    std::vector<TriageQuestion> questions; // an answer leads to one that stands below its own
    std::vector<Walk> walks;
    std::vector<TourPage> tour; // in order

    App const* app(std::string_view id) const; // nullptr: unknown
    TriageQuestion const* question(std::string_view id) const;
    Walk const* walk(std::string_view guide) const; // nullptr: that guide has none
};

// At most so many letters: so that a question can be read at a glance.
inline constexpr std::size_t longest_question_words = 60, longest_answer_words = 48, longest_step_words = 60,
                             longest_step_detail = 120;
inline constexpr std::size_t most_answers = 4, most_questions_deep = 6;

void append_texts(Install const& install, Language language, std::string& to); // all that is shown of it

} // namespace model
