// Phrases: all that the kiosk can say in one language, and any text taken apart into it. A recording is found by the
// very words it says, so a sentence that was changed has none until it is recorded anew. Numbers and codes are said one
// by one; the digits of an identity number never. Const after it was made, any thread; what it is made from outlives
// it.
#pragma once
#include <initializer_list>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kiosk/model/catalogue.h"
#include "kiosk/model/strings.h"
#include "ui/speech/utterance.h"

namespace speech {

struct Sentence {
    std::string key; // of ui/po, or "number.7", "letter.k", "place.BTN", …; "#2" behind: the second part of a sentence
    std::string text;
};

class Phrases {
public:
    Phrases(model::Strings const& strings, model::Catalogue const& catalogue);

    // Everything, each text once: the list for a recording.
    std::vector<Sentence> const& sentences() const { return sentences_; }
    model::Language language() const { return strings_.language(); }

    Pieces of(std::string_view text) const;      // of what stands on the screen
    Pieces say(std::string_view key) const;      // a sentence of ui/po
    Pieces spelled(std::string_view text) const; // letters and digits one by one
    using Values = std::initializer_list<std::pair<std::string_view, Pieces>>;
    Pieces say(std::string_view key, Values const& values) const; // with each {name} filled
    Pieces number(std::size_t number) const;

    bool is_own(std::string_view text) const { return own_.find(text) != own_.end(); }

private:
    struct Template {
        std::vector<std::string> fixed; // what stands before, between and behind the values
        std::vector<std::string> names;
    };
    static Template template_of(std::string_view sentence);

    void add(std::string key, std::string_view text);
    void add_sentences();
    void add_names(model::Catalogue const& catalogue);
    void add_small();
    Pieces own(std::string_view text) const;
    Pieces of_line(std::string_view line) const;
    Pieces of_free(std::string_view text) const;
    std::optional<Pieces> of_time(std::string_view text) const;
    std::optional<Pieces> of_time_and_place(std::string_view text) const;
    std::optional<Pieces> of_page(std::string_view text) const;
    std::optional<Pieces> of_template(std::string_view text) const;

    model::Strings const& strings_;
    std::vector<Sentence> sentences_;
    std::map<std::string, std::string, std::less<>> own_; // text to key
    std::vector<Template> templates_;                     // that screens show
};

void append(Pieces& to, Pieces more);
bool is_code(std::string_view text); // digits, capitals and dashes, at least one digit: said one by one

} // namespace speech
