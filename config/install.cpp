#include "config/install.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <ranges>

#include "config/plain_text.h"
#include "kiosk/base/text.h"

namespace config {
namespace {

using Row = ContentReader::Row;

// One line of at most so many letters. `column` in both languages.
void demand_line(ContentReader& reader, Row const& row, std::string const& column, std::size_t longest,
                 bool may_be_none) {
    for (auto const& name : {column + "_vi", column + "_en"}) {
        auto const& words = row[name];
        bool const fits =
            tidy_line(words) == words && base::length(words) <= longest && (may_be_none || !words.empty());
        reader.demand(row, fits, name, fmt::format("write one line of at most {} letters", longest));
    }
}

// Addresses of the stores in their own longest form, which says what it leads to: no shortened one, no other site.
bool is_apple_page(std::string_view text) {
    constexpr std::string_view site = "https://apps.apple.com/";
    auto const mark = text.rfind("/id");
    return text.starts_with(site) && mark != std::string_view::npos && mark + 3 < text.size() &&
           only(text.substr(mark + 3), {digits});
}

bool is_google_page(std::string_view text) {
    constexpr std::string_view page = "https://play.google.com/store/apps/details?id=";
    return text.starts_with(page) && text.size() > page.size() &&
           only(text.substr(page.size()), {lower_letters, upper_letters, digits, "._"});
}

void read_apps(ContentReader& reader, model::Install& install) {
    std::vector<std::string_view> const columns{"id", "name", "publisher", "apple", "google", "web"};
    reader.read("apps", columns, [&](Row const& row) {
        reader.demand(row, is_word(row["id"]), "id", "write a-z, 0-9 and _");
        reader.demand_new(row, "id");
        reader.demand_sure(row);
        reader.demand(row, !row["name"].empty(), "name", "write the name as the stores write it");
        reader.demand(row, row["apple"].empty() || is_apple_page(row["apple"]), "apple",
                      "write https://apps.apple.com/…/id and digits, or nothing");
        reader.demand(row, row["google"].empty() || is_google_page(row["google"]), "google",
                      "write https://play.google.com/store/apps/details?id= and the package, or nothing");
        reader.demand(row, row["web"].empty() || is_address(row["web"]), "web",
                      "write an https:// address, or nothing");
        bool const somewhere = !row["web"].empty() || (!row["apple"].empty() && !row["google"].empty());
        reader.demand(row, somewhere, "web", "write where it is had: the pages of both stores, or its publisher's own");
        install.apps.push_back({row["id"], row["name"], row["publisher"], row["apple"], row["google"], row["web"]});
    });
}

void read_questions(ContentReader& reader, model::Install& install) {
    reader.read("triage", {"id", "words_vi", "words_en"}, [&](Row const& row) {
        reader.demand(row, is_word(row["id"]), "id", "write a-z, 0-9 and _");
        reader.demand_new(row, "id");
        demand_line(reader, row, "words", model::longest_question_words, false);
        install.questions.push_back({row["id"], {row["words_vi"], row["words_en"]}, {}});
    });
}

std::optional<model::AppStore> store_of(std::string_view word) {
    for (auto const store : {model::AppStore::Apple, model::AppStore::Google})
        if (word == word_of(store)) return store;
    return std::nullopt;
}

// Where an answer leads: below its question, so that nobody is asked in a circle, or to a guide.
void demand_way(ContentReader& reader, Row const& row, model::Library const& library) {
    auto const& questions = library.install.questions;
    auto const from = std::ranges::find(questions, row["triage"], &model::TriageQuestion::id);
    auto const to = std::ranges::find(questions, row["next"], &model::TriageQuestion::id);
    bool const ends = row["next"].empty();
    reader.demand(row, ends || (to != questions.end() && to > from), "next",
                  "write the id of a row of triage.csv below its own, or nothing");
    reader.demand(row, ends != row["guide"].empty(), "guide", "write one where there is no next, and only there");
    reader.demand(row, !ends || library.guide(row["guide"]) != nullptr, "guide", "write the id of a row of guides.csv");
}

void read_answers(ContentReader& reader, model::Library& library) {
    auto& questions = library.install.questions;
    std::vector<std::string_view> const columns{"triage",    "id",        "sign",  "words_vi", "words_en",
                                                "second_vi", "second_en", "store", "next",     "guide"};
    reader.read("triage_answers", columns, [&](Row const& row) {
        auto const question = std::ranges::find(questions, row["triage"], &model::TriageQuestion::id);
        reader.demand(row, question != questions.end(), "triage", "write the id of a row of triage.csv");
        reader.demand(row, is_word(row["id"]), "id", "write a-z, 0-9 and _");
        demand_line(reader, row, "words", model::longest_answer_words, false);
        demand_line(reader, row, "second", model::longest_answer_words, true);
        auto const store = store_of(row["store"]);
        reader.demand(row, store || row["store"].empty(), "store", "write apple, google or nothing");
        demand_way(reader, row, library);
        if (question == questions.end()) return;
        reader.demand(row, !question->answer(row["id"]), "id", "write each id once a question");
        reader.demand(row, question->answers.size() < model::most_answers, "triage",
                      fmt::format("write at most {} answers a question", model::most_answers));
        question->answers.push_back({row["id"],
                                     row["sign"],
                                     {row["words_vi"], row["words_en"]},
                                     {row["second_vi"], row["second_en"]},
                                     store,
                                     row["next"],
                                     row["guide"]});
    });
    for (auto const& question : questions)
        if (question.answers.size() < 2)
            reader.complain(0, "triage: \"" + question.id + "\" has no two answers", "write at least two");
}

// How many questions somebody may have to answer. Answers lead downwards alone, so it is known from below.
std::size_t deepest(model::Install const& install) {
    std::map<std::string_view, std::size_t> below; // by question, with itself
    std::size_t most = 0;
    for (auto const& question : std::views::reverse(install.questions)) {
        auto& depth = below[question.id];
        for (auto const& answer : question.answers)
            if (!answer.question.empty()) depth = std::max(depth, below[answer.question]);
        most = std::max(most, ++depth);
    }
    return most;
}

void read_walks(ContentReader& reader, model::Library& library) {
    auto& install = library.install;
    std::vector<std::string_view> const columns{"guide",     "sign",      "words_vi", "words_en",
                                                "detail_vi", "detail_en", "app"};
    reader.read("walks", columns, [&](Row const& row) {
        reader.demand(row, library.guide(row["guide"]) != nullptr, "guide", "write the id of a row of guides.csv");
        reader.demand_sure(row);
        demand_line(reader, row, "words", model::longest_step_words, false);
        demand_line(reader, row, "detail", model::longest_step_detail, true);
        reader.demand(row, row["app"].empty() || install.app(row["app"]), "app",
                      "write the id of a row of apps.csv, or nothing");
        auto walk = std::ranges::find(install.walks, row["guide"], &model::Walk::guide);
        if (walk == install.walks.end()) walk = install.walks.insert(walk, {row["guide"], {}});
        walk->steps.push_back(
            {row["sign"], {row["words_vi"], row["words_en"]}, {row["detail_vi"], row["detail_en"]}, row["app"]});
    });
}

void read_tour(ContentReader& reader, model::Install& install) {
    reader.read("tour", {"sign", "words_vi", "words_en", "detail_vi", "detail_en"}, [&](Row const& row) {
        reader.demand_sure(row);
        demand_line(reader, row, "words", model::longest_step_words, false);
        demand_line(reader, row, "detail", model::longest_step_detail, true);
        install.tour.push_back({row["sign"], {row["words_vi"], row["words_en"]}, {row["detail_vi"], row["detail_en"]}});
    });
}

} // namespace

void read_install(ContentReader& reader, model::Library& library) {
    auto const& source = reader.source();
    if (source.has("apps")) read_apps(reader, library.install);
    if (source.has("triage")) {
        read_questions(reader, library.install);
        read_answers(reader, library);
        if (deepest(library.install) > model::most_questions_deep)
            reader.complain(0, "triage: too many questions one after the other",
                            fmt::format("lead everybody to a guide in {} or fewer", model::most_questions_deep));
    }
    if (source.has("walks")) read_walks(reader, library);
    if (source.has("tour")) read_tour(reader, library.install);
}

} // namespace config
