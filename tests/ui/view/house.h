// What a view is made from, in the hands of a test: the shipped content, the words of a language, and a state.
#pragma once
#include "config/load.h"
#include "kiosk/app/strings.h"
#include "tests/support/catch.h"
#include "ui/view/view.h"

namespace tests {

inline model::Strings strings(model::Language language) {
    auto loaded = app::load_strings(language);
    REQUIRE(loaded);
    return std::move(*loaded);
}

inline model::Catalogue const& catalogue() {
    static model::Catalogue const loaded = config::load_catalogue(TRAMSO_SOURCE_DIR "/config/content").value();
    return loaded;
}

struct House {
    explicit House(model::Language language) : words(strings(language)) { state.language = language; }
    view::View view() { return view::make(state, {rules, words, base::WallTime{}, &index}); }

    model::VisitSettings visit;
    flow::Rules rules{catalogue(), visit, "BTN", model::Language::Vietnamese};
    search::Index index{catalogue().library};
    model::Strings words;
    flow::State state;
};

} // namespace tests
