#include <algorithm>

#include "kiosk/base/text.h"
#include "kiosk/model/submission.h"
#include "ui/view/offers.h"
#include "ui/view/parts.h"

namespace view {
namespace {

base::PrivateText revealed(std::optional<base::PrivateText> const& text) { return text.value_or(base::PrivateText{}); }

// What is private, where staff looks on.
base::PrivateText seen(flow::State const& state, model::Strings const& strings, base::PrivateText value) {
    if (!state.assisted || value.reveal().empty()) return value;
    return base::PrivateText(std::string(strings["person.hidden"]));
}

base::PrivateText person_in_words(flow::State const& state, model::Strings const& strings) {
    if (!state.draft.name) return base::PrivateText(std::string(strings["person.anonymous"]));
    std::string words = state.draft.name->reveal();
    if (state.draft.number) words += "\n" + model::masked_number(state.draft.number->reveal());
    if (state.draft.phone) words += "\n" + state.draft.phone->reveal();
    return base::PrivateText(std::move(words));
}

bool has_photo(model::Draft const& draft) { return !draft.photos.empty() || !draft.sealed_photos.empty(); }

base::PrivateText dots(std::size_t count) {
    std::string dots;
    for (std::size_t i = 0; i < count; ++i)
        dots += "•";
    return base::PrivateText(std::move(dots));
}

// Behind what is written, as a sentence of its own.
std::string with_sentence(std::string text, std::string const& words) {
    text = base::trimmed(text);
    bool const open = !text.empty() && !text.ends_with('.') && !text.ends_with('!') && !text.ends_with('?');
    if (open) text += '.';
    return text + (text.empty() ? "" : " ") + words + ".";
}

void add_prompts(Text& view, flow::State const& state, Sources const& sources) {
    using model::PromptKind;
    auto const& written = state.draft.text.reveal();
    for (auto const& prompt : sources.rules.catalogue.prompts) {
        if (prompt.category != state.draft.category) continue;
        auto const& words = prompt.words(sources.strings.language());
        if (prompt.kind == PromptKind::Ask) view.hint = words;
        bool const is_sentence = prompt.kind == PromptKind::Answer || prompt.kind == PromptKind::Danger;
        bool const offered = is_sentence && view.offers.empty() && written.find(words) == std::string::npos &&
                             base::length(written) + base::length(words) + 3 <= model::longest_text;
        if (offered)
            view.phrases.push_back(
                {words, base::PrivateText(with_sentence(written, words)), prompt.kind == PromptKind::Danger});
    }
}

// What it is the same as, when it joins what is known, and the citizen's own words.
base::PrivateText text_in_words(flow::State const& state, Sources const& sources) {
    auto const& draft = state.draft;
    auto const* known = draft.same_as ? sources.rules.catalogue.known_problem(*draft.same_as) : nullptr;
    if (!known) return draft.text;
    auto const& strings = sources.strings;
    std::string words = with_values(strings["known.joined"], {{"words", known_words(*known, strings.language())}});
    if (!draft.text.reveal().empty()) words += "\n" + draft.text.reveal();
    return base::PrivateText(std::move(words));
}

std::vector<Offer> ward_offers(std::string_view text, Sources const& sources) {
    constexpr std::size_t most = 3;
    std::vector<Name> names;
    for (auto const& place : sources.rules.catalogue.places)
        if (place.kind == model::PlaceKind::Ward) names.push_back(model::proper_name_of(place));
    auto offers = offers_for(text, names, most);
    std::erase_if(offers, [](Offer const& offer) { return base::length(offer.text.reveal()) > model::longest_text; });
    return offers;
}

} // namespace

Category make_category(flow::State const& state, Sources const& sources) {
    Category view{std::string(sources.strings["category.title"]), {}};
    for (auto const& category : sources.rules.catalogue.categories) {
        Choice choice{category.id,
                      category_name(sources, category.id),
                      {},
                      category.id == state.draft.category,
                      category.emergency,
                      false};
        view.choices.push_back(std::move(choice));
    }
    return view;
}

Emergency make_emergency(Sources const& sources) {
    auto const& strings = sources.strings;
    return {std::string(strings["emergency.title"]), std::string(strings["emergency.text"]),
            std::string(strings["emergency.go_on"]), hotlines(sources, "emergency")};
}

Text make_text(flow::State const& state, Sources const& sources) {
    auto const& strings = sources.strings;
    auto const used = base::length(state.draft.text.reveal());
    Text view{std::string(strings["text.title"]),
              std::string(strings["text.hint"]),
              {},
              {},
              std::string(strings["form.next"]),
              state.draft.text,
              false,
              model::longest_text,
              ward_offers(state.draft.text.reveal(), sources),
              {}};
    view.can_continue = state.draft.same_as || !base::trimmed(state.draft.text.reveal()).empty();
    add_prompts(view, state, sources);
    // Only worth saying when the end comes near.
    if (used + 200 > model::longest_text) {
        auto const left = std::to_string(model::longest_text - used);
        view.counter = with_values(strings["text.left"], {{"count", left}});
        view.counter_short = with_values(strings["text.left_short"], {{"count", left}});
    }
    return view;
}

Photo make_photo(flow::State const& state, flow::Photo const& screen, Sources const& sources) {
    auto const& strings = sources.strings;
    Photo view{std::string(strings["photo.title"]),
               std::string(strings["photo.note"]),
               std::string(strings["photo.take"]),
               std::string(strings["photo.again"]),
               std::string(strings["photo.use"]),
               std::string(strings["photo.without"]),
               std::string(strings["camera.starting"]),
               {},
               has_photo(state.draft),
               {},
               {}};
    if (screen.trouble) view.trouble = sentence(strings, *screen.trouble);
    if (sources.rules.visit.phone_photos) view.phone = strings["photo.phone"];
    if (!state.draft.sealed_photos.empty()) view.sealed = strings["photo.sealed"];
    return view;
}

PhonePhoto make_phone_photo(flow::PhonePhoto const& screen, Sources const& sources) {
    auto const& strings = sources.strings;
    PhonePhoto view;
    view.title = strings["phone_photo.title"];
    view.code_words = strings["phone_photo.code"];
    for (auto const* step : {"phone_photo.scan", "phone_photo.choose", "phone_photo.send"})
        view.steps.emplace_back(strings[step]);
    view.retry = strings["phone_photo.retry"];
    view.has_code = !screen.url.empty();
    view.opened = screen.opened;
    view.state = strings[screen.opened   ? "phone_photo.opened"
                         : view.has_code ? "phone_photo.waiting"
                                         : "phone_photo.asking"];
    if (screen.trouble)
        view.trouble =
            strings[*screen.trouble == model::HandoffProblem::Over ? "phone_photo.over" : "phone_photo.unreachable"];
    return view;
}

namespace {

std::string_view key_of(model::Assurance assurance) {
    switch (assurance) {
    case model::Assurance::None:
    case model::Assurance::Stated: return "person.stated";
    case model::Assurance::Carded: return "person.chip";
    case model::Assurance::Verified: return "person.verified";
    }
    return {};
}

// What has to be known of who sends it: then nobody stays anonymous, and maybe a card is not enough.
void add_need(Person& view, flow::State const& state, Sources const& sources) {
    auto const* need = sources.rules.catalogue.need_of(state.draft.category);
    if (!need) return;
    auto const& strings = sources.strings;
    bool const verified = need->least == model::Assurance::Verified;
    bool const here = flow::can_be_sure(sources.rules, state.draft);
    if (!here) view.title = strings["person.elsewhere"];
    view.note = strings[!here ? "person.not_here" : verified ? "person.needs_verified" : "person.needs_stated"];
    view.otherwise_label = strings[here ? "person.otherwise" : "person.where"];
    view.otherwise = need->otherwise(strings.language());
    view.anonymous.clear();
    if (verified) view.scan.clear();
}

} // namespace

Person make_person(flow::State const& state, Sources const& sources) {
    auto const& strings = sources.strings;
    Person view;
    view.title = strings["person.title"];
    view.note = strings["person.note"];
    view.scan = strings["person.scan"];
    view.anonymous = strings["person.stay_anonymous"];
    view.phone = strings[state.draft.phone ? "person.change_phone" : "person.add_phone"];
    view.next = strings["form.next"];
    view.name_label = strings["person.name"];
    view.number_label = strings["person.number"];
    view.phone_label = strings["person.phone"];
    if (sources.rules.visit.phone_signin) view.sign_in = strings["person.sign_in"];
    add_need(view, state, sources);
    view.has_card = state.card && model::is_sure_enough(state.draft, sources.rules.catalogue);
    if (!view.has_card) return view;
    auto const masked = model::masked_number(state.card->number.reveal());
    view.name = seen(state, strings, state.card->name);
    view.masked = seen(state, strings, base::PrivateText(masked));
    view.phone_number = seen(state, strings, revealed(state.draft.phone));
    view.assurance = strings[key_of(state.draft.assurance)];
    if (flow::can_check_chip(sources.rules, state)) view.chip = strings["person.check_chip"];
    if (state.card->number_disagrees) view.warning = strings["person.number_disagrees"];
    return view;
}

ScanCard make_scan_card(flow::ScanningCard const& screen, Sources const& sources) {
    auto const& strings = sources.strings;
    bool const by_scanner = sources.rules.has_scanner;
    ScanCard view{std::string(strings[by_scanner ? "card.title.scanner" : "card.title"]),
                  std::string(strings[by_scanner ? "card.text.scanner" : "card.text"]),
                  std::string(strings["card.privacy"]),
                  std::string(strings[by_scanner ? "card.waiting" : "camera.starting"]),
                  {}};
    if (screen.refused) view.trouble = sentence(strings, *screen.refused);
    if (screen.trouble) view.trouble = sentence(strings, *screen.trouble);
    if (screen.trouble) view.busy.clear();
    return view;
}

Phone make_phone(flow::State const& state, flow::Phone const& screen, Sources const& sources) {
    auto const& strings = sources.strings;
    auto const& digits = screen.digits.reveal();
    Phone view;
    view.title = strings["phone.title"];
    view.hint = strings["phone.hint"];
    view.next = strings["form.next"];
    view.digits = view.shown = screen.digits;
    if (state.assisted) view.shown = dots(digits.size());
    view.can_continue = digits.empty() || model::is_phone(digits);
    return view;
}

Review make_review(flow::State const& state, Sources const& sources) {
    auto const& strings = sources.strings;
    auto const row = [&](flow::Part part, std::string id, std::string_view label, base::PrivateText value) {
        return ReviewRow{part, std::move(id), std::string(strings[label]), std::string(strings["review.edit"]),
                         std::move(value)};
    };
    auto const plain = [](std::string text) { return base::PrivateText(std::move(text)); };
    Review view{std::string(strings["review.title"]), std::string(strings["review.send"]), {}, false};
    view.has_photo = has_photo(state.draft);
    auto person = person_in_words(state, strings);
    if (state.draft.name) person = seen(state, strings, std::move(person));
    auto const photo = strings[view.has_photo ? "review.one_photo" : "review.no_photo"];
    view.rows.push_back(
        row(flow::Part::Category, "category", "review.category", plain(category_name(sources, state.draft.category))));
    view.rows.push_back(row(flow::Part::Place, "place", "review.place", plain(place_name(sources, state.draft.place))));
    view.rows.push_back(row(flow::Part::Text, "text", "review.text", text_in_words(state, sources)));
    view.rows.push_back(row(flow::Part::Photo, "photo", "review.photo", plain(std::string(photo))));
    view.rows.push_back(row(flow::Part::Person, "person", "review.person", std::move(person)));
    return view;
}

} // namespace view
