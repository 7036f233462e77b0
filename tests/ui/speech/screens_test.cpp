// Every screen in every state, walked through by ear.
#include <algorithm>
#include <set>

#include "tests/support/catch.h"
#include "tests/ui/speech/town_words.h"
#include "ui/speech/reader.h"

using namespace tests;

namespace {

// What a citizen or the city's clerk wrote in this case, and the pages of the content, which change with each pack:
// nobody can have recorded that.
std::string written_in(Case const& each, view::View const& view, model::Language language) {
    auto const& draft = each.state.draft;
    std::string all = draft.text.reveal() + "\n" + (draft.name ? draft.name->reveal() : "") + "\n";
    if (auto const* search = std::get_if<flow::SearchPlace>(&each.state.screen)) all += search->search.reveal();
    if (auto const* find = std::get_if<flow::FindGuide>(&each.state.screen)) all += find->typed.reveal() + "\n";
    model::append_texts(catalogue().library, language, all);
    model::append_place_texts(catalogue(), language, all);
    if (auto const* guide = std::get_if<view::Guide>(&view.content))
        for (auto const& row : guide->rows)
            all += row.text + "\n"; // its steps are numbered
    if (auto const* metro = std::get_if<view::Metro>(&view.content)) {
        all += metro->route + "\n" + metro->cash + "\n" + metro->cashless + "\n";
        for (auto const& [label, times] : metro->trains)
            all += times + "\n";
    }
    if (auto const* progress = std::get_if<view::Progress>(&view.content)) all += progress->answer;
    if (auto const* upkeep = std::get_if<view::Upkeep>(&view.content))
        for (auto const& row : upkeep->rows)
            all += row.why + "\n"; // for technicians
    auto const& event = event_day();
    all += std::string(event.name.in(language)) + "\n" + std::string(event.place.in(language)) + "\n";
    for (auto const& organisation : event.organisations)
        all += std::string(organisation.name.in(language)) + "\n";
    for (auto const& ambassador : event.ambassadors)
        all += ambassador.code + "\n";
    for (auto const& gift : event.gifts)
        all += std::string(gift.name.in(language)) + "\n";
    for (auto const& prize : event.prizes)
        all += std::string(prize.name.in(language)) + "\n";
    if (auto const* frozen = std::get_if<view::FrozenDraw>(&view.content))
        all += frozen->list + "\n" + frozen->commitment + "\n"; // letters of no word
    for (auto const& line : shift_lines())
        all += line + "\n";
    for (auto const& service : services())
        all += std::string(name_of(service, language)) + "\n";
    model::ConsentSettings const city; // the words of the settings
    all += city.controller + "\n" + city.controller_en + "\n";
    for (auto const& notice : catalogue().notices)
        all += notice.title + "\n" + notice.text + "\n" + notice.source + "\n";
    return all;
}

// Announced, then every stop of the screen once.
std::vector<speech::Utterance> heard(Panel& panel, Case const& each, House& house, speech::Phrases const& phrases) {
    auto const view = house.view(each);
    auto const pictures = house.pictures(each, view);
    panel.draw(view, pictures);
    speech::Reader reader({100, 100, false}, true);
    std::vector<speech::Utterance> all;
    auto const stops = kit::focus_order(panel.kit().tree()).size();
    for (std::size_t i = 0; i <= stops; ++i) {
        if (auto const step = reader.act(kit::PadAct::Next)) panel.kit().step_focus(*step);
        panel.again(view, pictures);
        for (auto& said : reader.look(panel.kit().tree(), phrases))
            all.push_back(std::move(said));
    }
    return all;
}

template<class Hear>
void hear_everything(Hear hear) {
    auto const language = GENERATE(model::Language::Vietnamese, model::Language::English);
    auto const size = GENERATE(landscape, portrait);
    Panel panel(size, letters_in_use());
    House house(language);
    panel.kit().set_words(kit_words(house.strings()));
    for (auto const& each : all_cases()) {
        INFO(size.name << " " << model::code_of(language) << " " << each.name);
        hear(each, house.view(each), heard(panel, each, house, phrases(language)), language);
    }
}

} // namespace

TEST_CASE("all that any screen says is in the list for a recording, but for what people wrote") {
    hear_everything([](Case const& each, view::View const& view, auto const& all, model::Language language) {
        auto const written = written_in(each, view, language);
        for (auto const& said : all)
            for (auto const& piece : said.pieces) {
                auto const& words = piece.words.reveal();
                INFO(words);
                CHECK(piece.own == phrases(language).is_own(words));
                CHECK((piece.own || written.find(words) != std::string::npos));
            }
    });
}

TEST_CASE("no screen says a digit of an identity number") {
    hear_everything([](Case const&, view::View const&, auto const& all, model::Language) {
        for (auto const& said : all) {
            auto const line = joined(said.pieces);
            INFO(line);
            CHECK(line.find("1234 ") == std::string::npos);
            CHECK(line.find("•") == std::string::npos);
            CHECK(line.find("6 | 0 | 0 | 0 | 1 | 2 | 3 | 4") == std::string::npos);
        }
    });
}

TEST_CASE("every stop of every screen says something of its own") {
    hear_everything([](Case const& each, view::View const&, auto const& all, model::Language) {
        CHECK(all.size() > 3);
        for (auto const& said : all)
            CHECK_FALSE(said.pieces.empty());
        // The keys of a keyboard, one after another, are told apart.
        if (each.name != "text") return;
        std::set<std::string> lines;
        for (auto const& said : all)
            lines.insert(joined(said.pieces));
        CHECK(lines.size() + 2 >= all.size());
    });
}
