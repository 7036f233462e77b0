// Who somebody is: what is shown of it, to whom, and what has to be known.
#include <set>

#include "tests/ui/view/house.h"
#include "ui/view/consent.h"

using namespace flow;
using tests::catalogue, tests::House;

namespace {

// Somebody's card was read.
House with_card() {
    House house(model::Language::Vietnamese);
    model::IdentityCard card;
    card.number = base::PrivateText("079160001234");
    card.name = base::PrivateText("NGUYỄN THỊ THỬ");
    house.state.card = card;
    house.state.draft.name = card.name;
    house.state.draft.number = card.number;
    return house;
}

} // namespace

TEST_CASE("While staff helps, nothing that says who the citizen is stands on any screen") {
    auto house = with_card();
    house.state.draft.phone = base::PrivateText("0901234567");
    house.state.assisted = true;
    house.state.screen = Person{};
    auto const person = std::get<view::Person>(house.view().content);
    for (auto const* shown : {&person.name, &person.masked, &person.phone_number})
        CHECK(shown->reveal() == "Đang được che");
    CHECK(person.assurance == "Tự điền từ thẻ, chưa xác thực");
    house.state.screen = Review{};
    auto const review = std::get<view::Review>(house.view().content);
    CHECK(review.rows.back().value.reveal() == "Đang được che");
    house.state.screen = Phone{base::PrivateText("0901")};
    auto const phone = std::get<view::Phone>(house.view().content);
    CHECK(phone.shown.reveal() == "••••");
    CHECK(phone.digits.reveal() == "0901");
    house.state.draft.name.reset();
    house.state.screen = Review{};
    CHECK(std::get<view::Review>(house.view().content).rows.back().value.reveal() == "Giấu tên");
}

TEST_CASE("Help offers that staff helps with a report, or that the citizen goes on alone, and at home neither") {
    House house(model::Language::Vietnamese);
    house.state.help_shown = true;
    CHECK(house.view().chrome.help->assist.empty());
    house.state.screen = Text{};
    CHECK(house.view().chrome.help->assist == "Nhân viên đang giúp tôi");
    CHECK_FALSE(house.view().chrome.help->assisted);
    house.state.assisted = true;
    CHECK(house.view().chrome.help->assist == "Tôi tự làm tiếp");
    CHECK(house.view().chrome.help->assisted);
    CHECK(house.view().chrome.help->text.starts_with("Tên, số căn cước và số điện thoại đang được che."));
}

TEST_CASE("Help says whether staff is told, and that it is to be asked where it is not") {
    House house(model::Language::Vietnamese);
    house.state.help_shown = true;
    auto const says = [&](flow::Call call) {
        house.state.call = call;
        return house.view().chrome.help->text;
    };
    CHECK(says(Call::None) == "Xin nhờ nhân viên gần nhất đến máy này. Quý khách cũng có thể gọi:");
    CHECK(says(Call::Going).starts_with("Đang báo"));
    CHECK(says(Call::Told).starts_with("Đã báo cho nhân viên"));
    CHECK(says(Call::Untold).starts_with("Lúc này chưa báo được"));
    house.state.assisted = true;
    CHECK(says(Call::Told).starts_with("Tên, số căn cước"));
}

TEST_CASE("Of what has to be known who sends it, the ways that are no ways are not shown") {
    House house(model::Language::English);
    auto needy = catalogue();
    needy.needs = {{"flooding", model::Assurance::Stated, "Xin đến phường.", "Please go to the ward."},
                   {"trees", model::Assurance::Verified, "Xin đến quận.", "Please go to the city."}};
    flow::Rules const rules{needy, house.visit, "BTN"};
    auto const person = [&](std::string category, bool phone_signin) {
        house.visit.phone_signin = phone_signin;
        house.state.draft.category = std::move(category);
        house.state.screen = Person{};
        return std::get<view::Person>(view::make(house.state, {rules, house.words, {}}).content);
    };
    auto const any = person("traffic", true);
    CHECK((!any.scan.empty() && !any.sign_in.empty() && !any.anonymous.empty() && any.otherwise.empty()));
    auto const stated = person("flooding", true);
    CHECK((!stated.scan.empty() && !stated.sign_in.empty() && stated.anonymous.empty()));
    CHECK(stated.otherwise == "Please go to the ward.");
    auto const verified = person("trees", true);
    CHECK(view::make(house.state, {rules, house.words, {}}).chrome.steps);
    CHECK((verified.scan.empty() && !verified.sign_in.empty() && verified.anonymous.empty()));
    auto const elsewhere = person("trees", false);
    CHECK((elsewhere.scan.empty() && elsewhere.sign_in.empty() && elsewhere.anonymous.empty()));
    CHECK(elsewhere.title == "Please do this elsewhere");
    CHECK(elsewhere.otherwise == "Please go to the city.");
    CHECK_FALSE(view::make(house.state, {rules, house.words, {}}).chrome.steps); // of a report that will not be
    house.state.card.emplace(); // was read before what it is about was changed
    house.state.draft.assurance = model::Assurance::Stated;
    CHECK_FALSE(person("trees", true).has_card);
    CHECK(person("flooding", true).has_card);
}

TEST_CASE("What a chip proves is said as it is, and it is offered where it can say more than the code did") {
    auto house = with_card();
    flow::Rules rules{catalogue(), house.visit, "BTN"};
    auto const person = [&](model::Assurance assurance, bool has_chip) {
        rules.has_chip = has_chip;
        house.state.draft.assurance = assurance;
        house.state.screen = Person{};
        return std::get<view::Person>(view::make(house.state, {rules, house.words, {}}).content);
    };
    auto const stated = person(model::Assurance::Stated, true);
    CHECK(stated.assurance == "Tự điền từ thẻ, chưa xác thực");
    CHECK(stated.chip == "Kiểm tra chip của thẻ");
    CHECK(person(model::Assurance::Stated, false).chip.empty());
    auto const carded = person(model::Assurance::Carded, true);
    CHECK(carded.assurance == "Thẻ thật, chưa xác thực người cầm");
    CHECK(carded.chip.empty());
    auto const verified = person(model::Assurance::Verified, true);
    CHECK(verified.assurance == "Đã xác thực bằng điện thoại");
    CHECK(verified.chip.empty());
}

TEST_CASE("The reader waits, reads, or has a sentence of its own for what went wrong") {
    auto house = with_card();
    auto const shown = [&](ReadingChip screen) {
        house.state.screen = screen;
        return std::get<view::CheckChip>(house.view().content);
    };
    CHECK(shown({}).state == "Đang chờ thẻ");
    CHECK(shown({{}, true}).state == "Đang đọc chip. Xin đừng nhấc thẻ.");
    CHECK(shown({}).trouble.empty());
    std::set<std::string> sentences;
    for (auto const why : model::chip_problems)
        sentences.insert(shown({{}, false, why}).trouble);
    CHECK(sentences.size() == model::chip_problems.size());
    CHECK_FALSE(sentences.contains(""));
    CHECK(house.view().chrome.steps); // of the form, as where the card is scanned
}

TEST_CASE("The number of the identity card is masked wherever it is shown") {
    auto house = with_card();
    house.state.screen = Person{};
    auto const person = std::get<view::Person>(house.view().content);
    CHECK(person.masked.reveal().find("0791") == std::string::npos);
    CHECK(person.masked.reveal().ends_with("1234"));
    house.state.screen = Review{};
    auto const review = std::get<view::Review>(house.view().content);
    for (auto const& row : review.rows)
        CHECK(row.value.reveal().find("079160001234") == std::string::npos);
}

TEST_CASE("The words of a consent are all that stood there, in their order, with both answers") {
    House house(model::Language::English);
    model::ConsentSettings settings;
    settings.kept_days = 365;
    for (auto const purpose : model::purposes) {
        auto const shown = view::make_consent(purpose, settings, house.words);
        std::string all = shown.title + "\n";
        for (auto const& fact : shown.facts)
            all += fact.label + ": " + fact.text + "\n";
        CHECK(shown.facts.size() == 4);
        CHECK(shown.agree != shown.decline);
        CHECK(view::consent_words(purpose, settings, house.words) == all + shown.agree + "\n" + shown.decline + "\n");
    }
}
