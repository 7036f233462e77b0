// Ten thousand tokens, each a right one with something wrong in it: all are refused with a problem.
#include <algorithm>
#include <random>

#include "sync/oidc/id_token.h"
#include "tests/support/catch.h"
#include "tests/sync/oidc/claims.h"
#include "tests/sync/oidc/forge.h"

namespace {

constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.= \n\x7F";

class Forger {
public:
    // One to three letters changed, taken out, put in, or a piece moved.
    std::string changed(std::string text) {
        for (auto times = below(3) + 1; times > 0; --times)
            change(text);
        return text;
    }
    std::size_t below(std::size_t end) { return std::uniform_int_distribution<std::size_t>(0, end - 1)(chance_); }

private:
    void change(std::string& text) {
        auto const at = below(text.size());
        char const letter = letters[below(letters.size())];
        switch (below(5)) {
        case 0: text[at] = letter; break;
        case 1: text.erase(at, 1 + below(8)); break;
        case 2: text.insert(at, 1, letter); break;
        case 3: text.insert(at, text.substr(below(text.size()), below(40))); break;
        default: text.resize(at); break;
        }
        if (text.empty()) text = letter;
    }

    std::mt19937_64 chance_{20261125};
};

oidc::Expected const wanted{
    .issuer = "https://sso.example", .client = "kiosks", .levels = {"loa:1", "loa:2"}, .level = 2, .now = tests::noon};

} // namespace

TEST_CASE("ten thousand tokens with something wrong in them are all refused, and none makes us fall") {
    auto const keys = oidc::KeySet::decode(tests::key_set({tests::rsa_key().jwk(), tests::curve_key().jwk()})).value();
    std::string const whole[] = {tests::token(R"({"alg":"RS256","kid":"rs-1"})", tests::claims(), tests::rsa_key()),
                                 tests::token(R"({"alg":"ES256","kid":"es-1"})", tests::claims(), tests::curve_key())};
    Forger forger;
    std::size_t refused = 0, tried = 0;
    while (tried < 10'000) {
        auto const& right = whole[forger.below(2)];
        auto const token = forger.changed(right);
        if (token == right) continue;
        ++tried;
        auto const verdict = oidc::check_id_token(base::PrivateText(token), keys, wanted);
        if (!verdict && !word_of(verdict.error()).empty()) ++refused;
    }
    CHECK(refused == tried);
}

TEST_CASE("ten thousand payloads with something wrong in them are read or refused, and none makes us fall") {
    Forger forger;
    auto const right = tests::claims({{"aud", R"(["kiosks"])"}, {"auth_time", tests::seconds_text(tests::noon)}});
    for (int i = 0; i < 10'000; ++i) {
        auto const person = oidc::check_claims(forger.changed(right), wanted);
        if (person) CHECK((person->number.reveal().size() == 12 && !person->name.reveal().empty()));
    }
}

TEST_CASE("each problem has a word of its own") {
    std::vector<std::string_view> words;
    for (int i = 0; i <= static_cast<int>(oidc::Problem::NoPerson); ++i)
        words.push_back(word_of(static_cast<oidc::Problem>(i)));
    std::sort(words.begin(), words.end());
    CHECK(words.front() != "");
    CHECK(std::adjacent_find(words.begin(), words.end()) == words.end());
}
