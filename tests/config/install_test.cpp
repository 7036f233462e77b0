// What helps to install the apps: what is shipped leads everybody somewhere, and what would lead astray is refused.
#include <algorithm>
#include <map>
#include <set>

#include "config/load.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"

namespace {

std::filesystem::path const content_folder = TRAMSO_SOURCE_DIR "/config/content";

model::Library const& shipped_library() {
    static model::Catalogue const catalogue = config::load_catalogue(content_folder).value();
    return catalogue.library;
}

std::string complaints_with(std::map<std::string, std::string> const& files) {
    tests::TemporaryFolder const folder;
    std::filesystem::copy(content_folder, folder.path(), std::filesystem::copy_options::recursive);
    for (auto const& [name, text] : files)
        tests::write_file(folder / name, text);
    auto const catalogue = config::load_catalogue(folder.path());
    return catalogue ? "" : config::text_of(catalogue.error());
}

bool says(std::string const& text, std::string_view part) { return text.find(part) != std::string::npos; }

std::string const questions_head = "id,words_vi,words_en,source,as_of,confidence\n";
std::string const answers_head =
    "triage,id,sign,words_vi,words_en,second_vi,second_en,store,next,guide,source,as_of,confidence\n";
std::string const own = ",own,2026-11,judgement\n";

// As many questions, each leading to the next, the last to guides.
std::map<std::string, std::string> chain(std::size_t length) {
    std::string questions = questions_head, answers = answers_head;
    for (std::size_t i = 0; i < length; ++i) {
        auto const name = i == 0 ? std::string("phone") : "q" + std::to_string(i);
        auto const next = i + 1 < length ? "q" + std::to_string(i + 1) : std::string();
        questions += name + ",Hỏi?,Asked?" + own;
        answers += name + ",yes,check,Có,Yes,,,," + next + "," + (next.empty() ? "go_police" : "") + own;
        answers += name + ",no,check,Không,No,,,,,go_police" + own;
    }
    return {{"triage.csv", questions}, {"triage_answers.csv", answers}};
}

std::string apps(std::string const& apple, std::string const& google, std::string const& web) {
    return "id,name,publisher,apple,google,web,source,as_of,confidence\nvneid,VNeID,," + apple + "," + google + "," +
           web + own + "cong_dan_so,Công dân số,,,,https://example.org" + own;
}

} // namespace

TEST_CASE("The shipped questions end at six outcomes, each a guide, after five answers at most") {
    auto const& install = shipped_library().install;
    std::set<std::string> outcomes;
    std::map<std::string, std::size_t> deep{{"phone", 1}};
    for (auto const& question : install.questions) {
        REQUIRE(deep.contains(question.id)); // it can be reached
        CHECK(deep[question.id] <= 5);
        for (auto const& answer : question.answers) {
            if (answer.question.empty())
                outcomes.insert(answer.guide);
            else
                deep[answer.question] = std::max(deep[answer.question], deep[question.id] + 1);
        }
    }
    CHECK(outcomes ==
          std::set<std::string>{"cong_dan_so", "go_number", "go_police", "go_space", "go_without", "vneid_install"});
    for (auto const& outcome : outcomes)
        CHECK(shipped_library().guide(outcome));
}

TEST_CASE("What can be done here is walked step by step, and the apps are had from the stores' own pages") {
    auto const& install = shipped_library().install;
    for (auto const* guide : {"vneid_install", "cong_dan_so"}) {
        REQUIRE(install.walk(guide));
        CHECK(install.walk(guide)->steps.size() >= 3);
        CHECK(install.app(install.walk(guide)->steps.front().app));
    }
    auto const* app = install.app("vneid");
    REQUIRE(app);
    CHECK(app->page(model::AppStore::Google) == "https://play.google.com/store/apps/details?id=com.vnid");
    CHECK(app->page(model::AppStore::Apple) == "https://apps.apple.com/vn/app/vneid/id1582750372");
    CHECK(app->page(std::nullopt) == "https://vneid.gov.vn");
    CHECK(install.app("cong_dan_so")->page(model::AppStore::Google) == install.app("cong_dan_so")->web);
}

TEST_CASE("An app is shown with a page of the stores in its long form, and no other") {
    std::string const apple = "https://apps.apple.com/vn/app/vneid/id1582750372";
    std::string const google = "https://play.google.com/store/apps/details?id=com.vnid";
    CHECK(complaints_with({{"apps.csv", apps(apple, google, "")}}) == "");
    for (auto const* wrong : {"https://bit.ly/id1", "http://apps.apple.com/vn/app/id1", "https://apps.apple.com/vn/id",
                              "https://apps.apple.com/vn/app/id1x", "https://apps.apple.com.evil.example/id1"})
        CHECK(says(complaints_with({{"apps.csv", apps(wrong, google, "")}}), "apps.csv:2: apple"));
    for (auto const* wrong : {"https://play.google.com/store/apps/details?id=", "https://bit.ly/vneid",
                              "https://play.google.com/store/apps/details?id=com.vnid&referrer=x"})
        CHECK(says(complaints_with({{"apps.csv", apps(apple, wrong, "")}}), "apps.csv:2: google"));
    CHECK(says(complaints_with({{"apps.csv", apps(apple, "", "")}}), "apps.csv:2: web"));
    CHECK(says(complaints_with({{"apps.csv", apps(apple, google, "http://x.example")}}), "apps.csv:2: web"));
}

TEST_CASE("Questions lead downwards to a guide, soon, and never in a circle") {
    CHECK(complaints_with(chain(model::most_questions_deep)) == "");
    CHECK(says(complaints_with(chain(model::most_questions_deep + 1)), "too many questions"));
    CHECK(says(complaints_with(chain(40)), "too many questions"));
    auto const with_answer = [](std::string const& row) {
        auto files = chain(2);
        auto& text = files["triage_answers.csv"];
        text.replace(text.find("phone,no,"), text.find('\n', text.find("phone,no,")) - text.find("phone,no,") + 1,
                     row + own);
        return complaints_with(files);
    };
    CHECK(with_answer("phone,no,check,Không,No,,,apple,q1,") == "");
    CHECK(says(with_answer("phone,no,check,Không,No,,,,phone,"), "triage_answers.csv:3: next"));
    CHECK(says(with_answer("phone,no,check,Không,No,,,,nowhere,"), "triage_answers.csv:3: next"));
    CHECK(says(with_answer("phone,no,check,Không,No,,,,,nowhere"), "triage_answers.csv:3: guide"));
    CHECK(says(with_answer("phone,no,check,Không,No,,,,q1,go_police"), "triage_answers.csv:3: guide"));
    CHECK(says(with_answer("phone,no,check,Không,No,,,,,"), "triage_answers.csv:3: guide"));
    CHECK(says(with_answer("phone,no,check,Không,No,,,nokia,q1,"), "triage_answers.csv:3: store"));
    CHECK(says(with_answer("phone,yes,check,Không,No,,,,q1,"), "triage_answers.csv:3: id"));
    CHECK(says(with_answer("q1,more,check,Không,No,,,,,go_police"), "\"phone\" has no two answers"));
}

TEST_CASE("A question has four answers at most, and words that are read at a glance") {
    auto files = chain(1);
    for (auto const* more : {"a", "b", "c"})
        files["triage_answers.csv"] += std::string("phone,") + more + ",check,Có,Yes,,,,,go_police" + own;
    CHECK(says(complaints_with(files), "triage_answers.csv:6: triage"));
    files = chain(1);
    std::string longest(model::longest_question_words, 'a');
    files["triage.csv"] = questions_head + "phone," + longest + ",Asked?" + own;
    CHECK(complaints_with(files) == "");
    files["triage.csv"] = questions_head + "phone," + longest + "a,Asked?" + own;
    CHECK(says(complaints_with(files), "triage.csv:2: words_vi"));
}

TEST_CASE("A step of a guide that is not there, or with an app that is not known, is refused") {
    std::string const head = "guide,sign,words_vi,words_en,detail_vi,detail_en,app,source,as_of,confidence\n";
    CHECK(says(complaints_with({{"walks.csv", head + "nowhere,check,Làm,Do,,," + own}}), "walks.csv:2: guide"));
    CHECK(says(complaints_with({{"walks.csv", head + "go_police,check,Làm,Do,,,skype" + own}}), "walks.csv:2: app"));
    CHECK(says(complaints_with({{"walks.csv", head + "go_police,check,Làm,Do,,,,own,2026-11,low\n"}}),
               "walks.csv:2: confidence"));
    CHECK(complaints_with({{"walks.csv", head + "go_police,check,Làm,Do,,," + own}}) == "");
}
