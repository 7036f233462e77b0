#include "tests/ui/screens/cases.h"

#include <algorithm>

#include "kiosk/base/text.h"
#include "kiosk/model/submission.h"

namespace tests {
namespace {

using namespace flow;

constexpr std::string_view story =
    "Đường trước cửa nhà số 12 ngập gần nửa mét từ tối qua, nắp cống bị trôi mất. Xe máy "
    "đi qua rất nguy hiểm, sáng nay có hai người đã ngã. ";

// The place and the category with the longest name in any language.
template<class Things>
auto const& longest(Things const& things) {
    return *std::max_element(things.begin(), things.end(), [](auto const& a, auto const& b) {
        auto const size = [](auto const& it) { return std::max(base::length(it.name_vi), base::length(it.name_en)); };
        return size(a) < size(b);
    });
}

std::string repeated(std::string_view text, std::size_t letters) {
    std::string all;
    while (base::length(all) + base::length(text) <= letters)
        all += text;
    return all;
}

State filled(Screen screen) {
    State state;
    state.screen = std::move(screen);
    state.draft.category = "flooding";
    state.draft.place = "BTN";
    state.draft.text = base::PrivateText(std::string(story));
    return state;
}

model::IdentityCard card() {
    model::IdentityCard card;
    card.number = base::PrivateText(std::string("079160001234"));
    card.name = base::PrivateText(std::string("NGUYỄN THỊ HUYỀN TRANG PHƯƠNG"));
    return card;
}

State named(Screen screen) {
    State state = filled(std::move(screen));
    state.card = card();
    state.draft.name = state.card->name;
    state.draft.number = state.card->number;
    state.draft.phone = base::PrivateText(std::string("0901234567"));
    return state;
}

State with_photo(State state) {
    state.draft.photos.emplace_back(std::vector<std::uint8_t>{0xFF, 0xD8});
    return state;
}

// Everything as long as it can be.
State longest_draft(Screen screen) {
    State state = with_photo(named(std::move(screen)));
    state.draft.category = longest(catalogue().categories).id;
    state.draft.place = longest(catalogue().places).code;
    state.draft.text = base::PrivateText(repeated(story, model::longest_text));
    return state;
}

model::Guide const& longest_guide() {
    auto const size = [](model::Guide const& guide) {
        std::size_t letters = base::length(guide.name.vi);
        for (auto const& block : guide.blocks)
            letters += base::length(block.text.vi);
        return letters;
    };
    return *std::ranges::max_element(catalogue().library.guides, {}, size);
}

State help_over(State state) {
    state.help_shown = true;
    return state;
}
State question_over(State state) {
    state.asked_at = base::Instant{};
    return state;
}

base::PrivateText words(std::string text) { return base::PrivateText(std::move(text)); }

void add_home(std::vector<Case>& cases) {
    cases.push_back({"home", {}});
    State resting;
    resting.resting = true;
    cases.push_back({"home.resting", resting});
    cases.push_back({"home.help", help_over({})});
    for (auto const& [name, call] : {std::pair{"home.help.calling", Call::Going},
                                     {"home.help.called", Call::Told},
                                     {"home.help.not_called", Call::Untold}}) {
        cases.push_back({name, help_over({})});
        cases.back().state.call = call;
    }
    cases.push_back({"home.question", question_over({})});
    State choosing;
    choosing.comfort_shown = true;
    cases.push_back({"home.comfort", choosing});
    State covered = filled(Review{});
    covered.covered = true;
    cases.push_back({"covered", covered});
}

void add_reading(std::vector<Case>& cases) {
    for (auto const& [name, tile] : {std::pair{"procedures", Tile::Procedures},
                                     {"health", Tile::HealthEducation},
                                     {"transport", Tile::Transport},
                                     {"news", Tile::News}})
        cases.push_back({std::string("menu.") + name, filled(Menu{tile})});
    cases.push_back({"shelf.parts", filled(Shelf{"procedures"})});
    cases.push_back({"shelf.guides", filled(Shelf{"civil_status"})});
    cases.push_back({"find", filled(FindGuide{"procedures", {}})});
    cases.push_back({"find.found", filled(FindGuide{"procedures", words("khai sinh")})});
    cases.push_back({"find.none", filled(FindGuide{"procedures", words("khongco")})});
    cases.push_back({"find.address", filled(FindGuide{"addresses", words("phuong 1")})});
    cases.push_back({"guide", filled(ReadGuide{"1.001193", {0, 2}, {}})});
    cases.push_back({"guide.longest", filled(ReadGuide{longest_guide().id, {}, {}})});
    cases.push_back({"guide.printed", filled(ReadGuide{"criminal_record", {}, Slip::Printed})});
    for (auto const why :
         {model::PrinterStatus::PaperOut, model::PrinterStatus::CoverOpen, model::PrinterStatus::Fault})
        cases.push_back(
            {"guide.held." + std::string(word_of(why)), filled(ReadGuide{"criminal_record", {}, Slip::Printing, why})});
    cases.push_back({"guide.not_printed", filled(ReadGuide{"criminal_record", {}, Slip::NotPrinted})});
    cases.push_back({"metro", filled(MetroLine{"BTN", {}, "metro_hours"})});
    cases.push_back({"metro.both_ways", filled(MetroLine{"TCN", {}, "metro_hours"})});
    cases.push_back({"metro.no_more", filled(MetroLine{"TCN", "NUS", "metro_hours"})});
    cases.push_back({"metro.fare", filled(MetroLine{"BTN", "STT", "metro_hours"})});
}

void add_map(std::vector<Case>& cases) {
    auto const& map = catalogue().map;
    auto const near = map.opening("26743", 26);
    cases.push_back({"map", filled(PickOnMap{near, {}})});
    cases.push_back({"map.chosen", filled(PickOnMap{near, "26740"})});
    cases.push_back({"map.longest", filled(PickOnMap{map.opening("26734", 26), longest(catalogue().places).code})});
    cases.push_back({"map.city", filled(PickOnMap{{{0, 0}, 0}, map.wards.back().code})});
    cases.push_back({"map.between", filled(PickOnMap{{near.middle, 3}, "26743"})});
    cases.push_back({"map.outskirts", filled(PickOnMap{map.opening(map.wards.back().code, 26), {}})});
    cases.push_back({"map.closest", filled(PickOnMap{{near.middle, model::map_scales.size() - 1}, "26743"})});
}

void add_known(std::vector<Case>& cases) {
    cases.push_back({"known", filled(ChooseKnown{})});
    State one = filled(ChooseKnown{});
    one.draft.category = "trees";
    one.draft.place = "26740";
    cases.push_back({"known.one", one});
    State joined = filled(Review{});
    joined.draft.same_as = catalogue().known.front().id;
    cases.push_back({"review.joined.words", joined});
    joined.draft.text = {};
    cases.push_back({"review.joined", joined});
    joined.screen = Text{};
    cases.push_back({"text.joined", joined});
}

void add_form(std::vector<Case>& cases) {
    State empty;
    empty.screen = Category{};
    cases.push_back({"category", empty});
    cases.push_back({"category.chosen", filled(Category{})});
    cases.push_back({"emergency", filled(Emergency{})});
    cases.push_back({"emergency.from_text", filled(Emergency{true})});
    empty.screen = Place{};
    cases.push_back({"place", empty});
    cases.push_back({"place.longest", longest_draft(Place{})});
    cases.push_back({"place.search", filled(SearchPlace{})});
    cases.push_back({"place.search.found", filled(SearchPlace{words("binh")})});
    cases.push_back({"place.search.none", filled(SearchPlace{words("khongco")})});
    add_map(cases);
    empty.screen = Text{};
    cases.push_back({"text", empty});
    State prompted = empty;
    prompted.draft.category = "flooding";
    cases.push_back({"text.prompted", prompted});
    prompted.draft.category = "traffic"; // the longest sentence of all
    cases.push_back({"text.prompted.long", prompted});
    cases.push_back({"text.some", filled(Text{})});
    State on_the_way = filled(Text{});
    on_the_way.draft.text = words(std::string(story) + "Gần chợ ở phuong tan");
    cases.push_back({"text.offers", on_the_way});
    on_the_way.draft.text = words("Hẻm ngập ở thu dau");
    cases.push_back({"text.one_offer", on_the_way});
    cases.push_back({"text.full", longest_draft(Text{})});
    cases.push_back({"text.help", help_over(filled(Text{}))});
    cases.push_back({"text.question", question_over(filled(Text{}))});
}

void add_phone_photo(std::vector<Case>& cases) {
    State sealed = filled(Photo{});
    sealed.draft.sealed_photos = {base::Bytes(700)};
    cases.push_back({"photo.sealed", sealed});
    std::string const link = "https://gateway.example:8443/h/00112233445566778899aabbccddeeff";
    cases.push_back({"photo.phone.asking", filled(PhonePhoto{})});
    cases.push_back({"photo.phone", filled(PhonePhoto{{}, link})});
    cases.push_back({"photo.phone.opened", filled(PhonePhoto{{}, link, true})});
    for (auto const why : {model::HandoffProblem::Over, model::HandoffProblem::Unreachable})
        cases.push_back(
            {"photo.phone.failed." + std::to_string(static_cast<int>(why)), filled(PhonePhoto{{}, {}, false, why})});
}

void add_sign_in(std::vector<Case>& cases) {
    std::string const link = "https://gateway.example:8443/s/00112233445566778899aabbccddeeff";
    cases.push_back({"sign_in.asking", filled(SigningIn{})});
    cases.push_back({"sign_in", filled(SigningIn{{}, link, "47"})});
    cases.push_back({"sign_in.matched", filled(SigningIn{{}, link, "47", true})});
    for (int why = 0; why <= static_cast<int>(model::SigninProblem::Unreachable); ++why)
        cases.push_back({"sign_in.failed." + std::to_string(why),
                         filled(SigningIn{{}, {}, {}, false, static_cast<model::SigninProblem>(why)})});
    State verified = named(Person{});
    verified.draft.assurance = model::Assurance::Verified;
    cases.push_back({"person.verified", verified});
}

State about(std::string category, State state) {
    state.draft.category = std::move(category);
    return state;
}

// What has to be known of who sends it.
void add_needs(std::vector<Case>& cases) {
    cases.push_back({"person.needs.stated", about("public_admin", filled(Person{}))});
    State stated = about("public_admin", named(Person{}));
    stated.draft.assurance = model::Assurance::Stated;
    cases.push_back({"person.needs.stated.card", stated});
    cases.push_back({"person.needs.verified", about("noise_urban_order", filled(Person{}))});
    cases.push_back({"person.needs.elsewhere", about("noise_urban_order", filled(Person{})), false, true});
}

// Staff looks on.
void add_assisted(std::vector<Case>& cases) {
    auto const assisted = [](State state) {
        state.assisted = true;
        return state;
    };
    cases.push_back({"person.assisted", assisted(named(Person{}))});
    cases.push_back({"phone.assisted", assisted(named(Phone{words("0901234567")}))});
    cases.push_back({"review.assisted", assisted(with_photo(named(Review{})))});
    cases.push_back({"review.assisted.help", help_over(assisted(named(Review{})))});
}

void add_person(std::vector<Case>& cases) {
    add_install_cases(cases);
    add_staff_cases(cases);
    add_upkeep_cases(cases);
    add_place_state_cases(cases);
    add_event_cases(cases);
    add_draw_cases(cases);
    add_chip_cases(cases);
    add_needs(cases);
    add_assisted(cases);
    cases.push_back({"consent.photo", filled(AskConsent{model::Purpose::Photo})});
    cases.push_back({"consent.card", filled(AskConsent{model::Purpose::Card})});
    cases.push_back({"consent.sign_in", filled(AskConsent{model::Purpose::SignIn})});
    add_sign_in(cases);
    cases.push_back({"photo.starting", filled(Photo{})});
    cases.push_back({"photo.preview", filled(Photo{}), true});
    cases.push_back({"photo.taken", with_photo(filled(Photo{})), true});
    cases.push_back({"photo.gone", filled(Photo{model::CameraStatus::Gone})});
    cases.push_back({"photo.busy", filled(Photo{model::CameraStatus::Busy})});
    add_phone_photo(cases);
    cases.push_back({"person", filled(Person{})});
    cases.push_back({"person.card", named(Person{})});
    State warned = named(Person{});
    warned.card->number_disagrees = true;
    cases.push_back({"person.card.warned", warned});
    cases.push_back({"card", filled(ScanningCard{})});
    cases.push_back({"card.preview", filled(ScanningCard{}), true});
    cases.push_back({"card.gone", filled(ScanningCard{std::nullopt, model::CameraStatus::Gone})});
    for (auto const problem : {model::CardProblem::NotACard, model::CardProblem::NotUtf8, model::CardProblem::BadDate})
        cases.push_back({"card." + std::string(model::word_of(problem)), filled(ScanningCard{problem, {}}), true});
    cases.push_back({"phone", named(Phone{})});
    cases.push_back({"phone.some", named(Phone{words("0901234567890123")})});
}

void add_end(std::vector<Case>& cases) {
    cases.push_back({"review", with_photo(named(Review{}))});
    cases.push_back({"review.anonymous", filled(Review{})});
    cases.push_back({"review.longest", longest_draft(Review{})});
    cases.push_back({"storing", filled(Storing{})});
    for (auto const why : {StoreTrouble::Full, StoreTrouble::Refused, StoreTrouble::Broken, StoreTrouble::Busy})
        cases.push_back({"not_saved." + std::to_string(static_cast<int>(why)), filled(NotSaved{why})});
    State closed;
    closed.screen = NotSaved{StoreTrouble::Full};
    cases.push_back({"not_saved.before", closed});
    auto const made_at = base::from_rfc3339("2026-11-23T07:05:00.000Z").value();
    model::Receipt const receipt{"7K3M-9Q2X-4FHT", made_at, "kiosk-0001", "BTN", "flooding", ""};
    model::Receipt longest_receipt = receipt;
    longest_receipt.place = longest(catalogue().places).code;
    longest_receipt.category = longest(catalogue().categories).id;
    cases.push_back({"receipt.printing", filled(ShowReceipt{receipt, Slip::Printing, {}})});
    cases.push_back({"receipt.printed", filled(ShowReceipt{longest_receipt, Slip::Printed, {}})});
    model::Receipt const lost{"7K3M-9Q2X-4FHT", made_at, "kiosk-0001", longest_receipt.place,
                              "lost_property",  "",      "47-193"};
    cases.push_back({"receipt.lost", filled(ShowReceipt{lost, Slip::Printed, {}})});
    cases.push_back({"receipt.lost.no_slip", filled(ShowReceipt{lost, Slip::NotPrinted, model::PrinterStatus::Gone})});
    for (int i = 0; i <= static_cast<int>(model::PrinterStatus::Gone); ++i)
        cases.push_back({"receipt.not_printed." + std::to_string(i),
                         filled(ShowReceipt{longest_receipt, Slip::NotPrinted, static_cast<model::PrinterStatus>(i)})});
}

void add_progress(std::vector<Case>& cases) {
    cases.push_back({"track", filled(AskCode{})});
    cases.push_back({"track.some", filled(AskCode{words("7K3M-9Q2X-4F")})});
    cases.push_back({"track.wrong", filled(AskCode{words("7K3M-9Q2X-4FHH"), true})});
    cases.push_back({"track.waiting", filled(LookingUp{"7K3M-9Q2X-4FHT"})});
    auto const at = base::from_rfc3339("2026-11-23T07:05:00.000Z").value();
    std::string const code = "7K3M-9Q2X-4FHT";
    auto const answer = [&](std::string text) {
        return filled(ShowProgress{code, model::Progress{code, model::ProgressState::Answered, at, at, text}});
    };
    cases.push_back({"progress.waiting", filled(ShowProgress{code, model::Progress{code, {}, {}, {}, ""}})});
    cases.push_back({"progress.received",
                     filled(ShowProgress{code, model::Progress{code, model::ProgressState::Received, at, {}, ""}})});
    cases.push_back({"progress.answered", answer("Nắp cống đã được thay ngày 24/11/2026. Cảm ơn quý khách.")});
    cases.push_back({"progress.answered.long", answer(repeated(story, 900))});
    cases.push_back({"progress.not_found", filled(ShowProgress{code, model::ProgressProblem::NotFound})});
    cases.push_back({"progress.unreachable", filled(ShowProgress{code, model::ProgressProblem::Unreachable})});
}

model::QueueTicket ticket(std::string number) {
    return {base::Uuid::parse("01938000-0000-7000-8000-000000000001").value(), std::move(number), "social",
            model::Priority::None, base::from_rfc3339("2026-11-23T07:05:00.000Z").value()};
}

void add_queue(std::vector<Case>& cases) {
    cases.push_back({"queue", filled(ChooseService{})});
    cases.push_back({"queue.first", filled(ChooseService{model::Priority::OldAge})});
    cases.push_back({"queue.failed", filled(ChooseService{model::Priority::None, true})});
    cases.push_back({"queue.drawing", filled(DrawingNumber{"civil"})});
    auto known = ticket("C017");
    known.ahead = 12;
    known.wait = model::WaitGuess{45, 60};
    known.priority = model::Priority::Disabled;
    cases.push_back({"queue.number", filled(ShowNumber{known, Slip::Printed})});
    known.ahead = 0;
    cases.push_back({"queue.number.printing", filled(ShowNumber{known})});
    cases.push_back({"queue.number.own", filled(ShowNumber{ticket("KILO-U017"), Slip::Printed})});
    cases.push_back(
        {"queue.number.not_printed", filled(ShowNumber{known, Slip::NotPrinted, model::PrinterStatus::PaperOut})});
}

void add_thanks(std::vector<Case>& cases) {
    auto const thanked = [](Thanks thanks) {
        State state;
        state.screen = std::move(thanks);
        return state;
    };
    cases.push_back({"thanks", thanked({"report"})});
    cases.push_back({"thanks.good", thanked({"report", model::Mark::Good, {model::Reason::Easy}})});
    cases.push_back(
        {"thanks.poor", thanked({"queue", model::Mark::Poor, {model::Reason::Slow, model::Reason::SmallLetters}})});
}

void add_news(std::vector<Case>& cases) {
    cases.push_back({"news", filled(Notices{})});
    cases.push_back({"news.item", filled(ReadNotice{"tests/storm/vi"})});
    cases.push_back({"news.link", filled(ReadNotice{"tests/bus/vi"})});
    State warned = filled(Text{});
    warned.warnings = {"tests/storm/vi", "tests/storm/en"};
    cases.push_back({"warning", warned});
}

} // namespace

std::vector<Case> all_cases() {
    std::vector<Case> cases;
    add_home(cases);
    add_reading(cases);
    add_form(cases);
    add_known(cases);
    add_person(cases);
    add_end(cases);
    add_progress(cases);
    add_queue(cases);
    add_thanks(cases);
    add_news(cases);
    return cases;
}

} // namespace tests
