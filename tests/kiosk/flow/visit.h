// A visit in the hands of a test: events go in one after the other, a second apart.
#pragma once
#include "kiosk/flow/step.h"
#include "tests/support/catch.h"

namespace tests {

inline model::Catalogue small_catalogue() {
    model::Catalogue catalogue;
    catalogue.categories = {{"flooding", "Ngập nước", "Flooding", false}, {"emergency", "Khẩn cấp", "Emergency", true}};
    catalogue.places = {{"BTN", model::PlaceKind::Station, "Bến Thành", "Ben Thanh", "26743"},
                        {"26743", model::PlaceKind::Ward, "Phường Bến Thành", "Ben Thanh Ward", "26743"}};
    catalogue.emergency_words = {"cháy nhà"};
    return catalogue;
}

class Visit {
public:
    template<class Action>
    Visit& operator()(Action action) {
        now += base::Duration(1000);
        auto step = flow::step(rules, std::move(state), {now, std::move(action)});
        state = std::move(step.state);
        effects = std::move(step.effects);
        return *this;
    }
    template<class Screen>
    bool at() const {
        return std::holds_alternative<Screen>(state.screen);
    }
    template<class Effect>
    Effect const* wanted() const {
        for (auto const& effect : effects)
            if (auto const* found = std::get_if<Effect>(&effect)) return found;
        return nullptr;
    }
    Visit& write_report(std::string text) {
        (*this)(flow::OpenTile{flow::Tile::Report})(flow::ChooseCategory{"flooding"})(flow::ChoosePlace{"BTN"});
        return (*this)(flow::ChangeText{base::PrivateText(std::move(text))})(flow::Continue{});
    }
    Visit& take_photo(std::string text) { return write_report(std::move(text))(flow::AnswerConsent{true}); }
    // To where the camera looks for the card.
    Visit& show_card() { return (*this)(flow::AnswerConsent{false})(flow::ScanCard{})(flow::AnswerConsent{true}); }
    Visit& up_to_review() {
        return write_report("Nước ngập tới gối")(flow::AnswerConsent{false})(flow::StayAnonymous{});
    }

    model::Catalogue catalogue = small_catalogue();
    model::VisitSettings settings;
    flow::Rules rules{catalogue, settings, "BTN", model::Language::Vietnamese};
    base::Instant now{};
    flow::State state = flow::fresh_state(rules, now);
    std::vector<flow::Effect> effects;
};

inline model::IdentityCard card() {
    model::IdentityCard card;
    card.number = base::PrivateText("079304001234");
    card.name = base::PrivateText("NGUYỄN THỊ THỬ");
    return card;
}

} // namespace tests
