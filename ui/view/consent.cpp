#include "ui/view/consent.h"

#include "ui/view/parts.h"

namespace view {
namespace {

struct Keys {
    std::string_view title, what, why, decline;
};

Keys keys_of(model::Purpose purpose) {
    switch (purpose) {
    case model::Purpose::Card:
        return {"consent.card.title", "consent.card.what", "consent.card.why", "consent.card.decline"};
    case model::Purpose::Photo:
        return {"consent.photo.title", "consent.photo.what", "consent.photo.why", "photo.without"};
    case model::Purpose::SignIn:
        return {"consent.sign_in.title", "consent.sign_in.what", "consent.sign_in.why", "consent.card.decline"};
    case model::Purpose::Chip:
        return {"consent.chip.title", "consent.chip.what", "consent.chip.why", "consent.card.decline"};
    }
    return {};
}

} // namespace

AskConsent make_consent(model::Purpose purpose, model::ConsentSettings const& settings, model::Strings const& strings) {
    auto const keys = keys_of(purpose);
    auto const said = [&](std::string_view key) { return std::string(strings[key]); };
    bool const english = strings.language() == model::Language::English;
    auto const who =
        with_values(strings["consent.who"], {{"controller", english ? settings.controller_en : settings.controller}});
    auto const long_kept = settings.kept_days > 0 ? with_values(strings["consent.how_long.days"],
                                                                {{"days", std::to_string(settings.kept_days)}})
                                                  : said("consent.how_long.report");
    AskConsent view;
    view.title = said(keys.title);
    view.facts = {{"what", said("consent.what"), said(keys.what)},
                  {"why", said("consent.why"), said(keys.why)},
                  {"who", said("consent.who.label"), who},
                  {"how_long", said("consent.how_long"), long_kept}};
    view.agree = said("consent.agree");
    view.decline = said(keys.decline);
    view.purpose = purpose;
    return view;
}

std::string consent_words(model::Purpose purpose, model::ConsentSettings const& settings,
                          model::Strings const& strings) {
    auto const view = make_consent(purpose, settings, strings);
    auto words = view.title + "\n";
    for (auto const& fact : view.facts)
        words += fact.label + ": " + fact.text + "\n";
    return words + view.agree + "\n" + view.decline + "\n";
}

AskConsent make_ask_consent(flow::AskConsent const& screen, Sources const& sources) {
    auto view = make_consent(screen.purpose, sources.rules.visit.consent, sources.strings);
    bool const by_phone = screen.purpose == model::Purpose::Photo && sources.rules.visit.phone_photos;
    if (by_phone) view.phone = sources.strings["photo.phone"];
    return view;
}

} // namespace view
