// A provider in memory, as a Transport: it publishes itself and its keys, and says at its other endpoints what a test
// tells it to. It remembers what it was asked. One thread.
#pragma once
#include <algorithm>
#include <deque>
#include <map>
#include <string>
#include <vector>

#include "sync/oidc/provider.h"
#include "tests/sync/oidc/claims.h"
#include "tests/sync/oidc/forge.h"

namespace tests {

inline std::string const discovery = R"({"issuer":"https://sso.example","token_endpoint":"https://sso.example/token",)"
                                     R"("jwks_uri":"https://sso.example/jwks",)"
                                     R"("device_authorization_endpoint":"https://sso.example/device",)"
                                     R"("authorization_endpoint":"https://sso.example/auth",)"
                                     R"("authorization_response_iss_parameter_supported":true})";

struct Asked {
    http::Method method;
    std::string url, body;
    std::vector<http::Header> headers;
};

class Office final : public http::Transport {
public:
    using Outcome = base::Result<http::Answer, http::Trouble>;

    base::Result<http::Answer, http::Trouble> send(http::Request const& request) override {
        asked.push_back({request.method, request.url, std::string(base::as_text(request.body)), request.headers});
        auto& next = script[request.url.substr(request.url.rfind('/'))];
        if (next.empty()) return standing.at(request.url.substr(request.url.rfind('/')));
        auto const outcome = next.front();
        next.pop_front();
        return outcome;
    }

    static Outcome says(int status, std::string body) { return http::Answer{status, {}, std::move(body)}; }
    static Outcome fails(http::Failure failure) { return tl::unexpected(http::Trouble{failure, "a test"}); }
    static Outcome error(std::string const& word) { return says(400, "{\"error\":\"" + word + "\"}"); }
    static Outcome token(std::string const& id_token) {
        return says(200, R"({"access_token":"x","token_type":"Bearer","id_token":")" + id_token + "\"}");
    }

    int count(std::string_view end) const {
        return static_cast<int>(std::ranges::count_if(asked, [&](auto const& one) { return one.url.ends_with(end); }));
    }

    // What it says once, in this order, and then for ever; by the last part of the URL.
    std::map<std::string, std::deque<Outcome>> script;
    std::map<std::string, Outcome> standing{
        {"/openid-configuration", says(200, discovery)},
        {"/jwks", says(200, key_set({rsa_key().jwk(), curve_key().jwk()}))},
        {"/device",
         says(200, R"({"device_code":"d-1","user_code":"BCDF-GHJK","verification_uri":"https://sso.example/d",)"
                   R"("verification_uri_complete":"https://sso.example/d?user_code=BCDF-GHJK","expires_in":120})")},
        {"/token", error("authorization_pending")}};
    std::vector<Asked> asked;
};

// The members of a form, decoded.
inline std::map<std::string, std::string> fields_of(std::string_view form) {
    std::map<std::string, std::string> fields;
    std::string name, text;
    for (std::size_t i = 0; i <= form.size(); ++i) {
        if (i == form.size() || form[i] == '&') {
            fields[name] = text;
            name.clear(), text.clear();
        } else if (form[i] == '=') {
            std::swap(name, text);
        } else if (form[i] == '%') {
            text += static_cast<char>(std::stoi(std::string(form.substr(i + 1, 2)), nullptr, 16));
            i += 2;
        } else {
            text += form[i];
        }
    }
    return fields;
}

inline oidc::ProviderSettings office_settings() {
    return {.issuer = "https://sso.example",
            .client = "kiosks",
            .levels = {"loa:1", "loa:2"},
            .redirect = "https://city.example/signin/back"};
}

inline std::string good_token(Changes const& changes = {}, base::WallTime now = noon) {
    return token(R"({"alg":"ES256","kid":"es-1"})", claims(changes, now), curve_key());
}

inline std::optional<oidc::Problem> problem_in(oidc::Outcome const& outcome) {
    auto const* const failed = std::get_if<oidc::Failed>(&outcome);
    if (failed == nullptr) return std::nullopt;
    return failed->problem;
}

template<class T>
bool is(oidc::Outcome const& outcome) {
    return std::holds_alternative<T>(outcome);
}

} // namespace tests
