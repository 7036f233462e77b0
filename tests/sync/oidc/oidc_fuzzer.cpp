#include "kiosk/base/bytes.h"
#include "kiosk/base/check.h"
#include "sync/oidc/id_token.h"
#include "sync/oidc/pending.h"
#include "sync/oidc/provider.h"
#include "sync/oidc/published.h"

namespace {

constexpr base::WallTime now{std::chrono::seconds(1'795'600'000)};

// P-256 and RSA keys that nobody has the secret halves of any more.
constexpr std::string_view published =
    R"({"keys":[{"kty":"EC","crv":"P-256","kid":"es-1","x":"O_2gTolCZytB6YT4HQzLBBqogFX_rwFIUXAJ49RNd_o","y":"Y6dcXuje1stUAYVx8piAt3yxKJtO5HDq5NHucgOhxm8"},{"kty":"RSA","kid":"rs-1","e":"AQAB","n":"yhTz-YQWXjB2Dncfv6bvCz73WXXelyRj1DE5XkT18AMMSrYEbMKgA_ds2YmV1DKGm2sXtDI-LaWpLthBDP6PVSsDbb4ykxE8jCZx9bSyb2AFulLv4mMeMhMo4iR9ylEJDf9Ny4s4JjBuaHgd_sDNju6Z8aVkCRDb1TCven5S8R2-6zsJ6qc8w51uhvj_bnq7ET7BUrUoBbxRpUayw-G3WnGZqjKhY1uAzIgXQegehtTMQfNYgUWD_yYiW1QTChQS9Dl817OSTr33nLixIfxXPJznZcbVPsqG9vwV0objMcEfPe5bRau_FykzGu7a7iXAQkfq0XCOl2HxTsArc37uSQ"}]})";

// Says the same to whatever it is asked, but for where things are.
class Parrot final : public http::Transport {
public:
    explicit Parrot(std::string_view text) : text_(text) {}
    base::Result<http::Answer, http::Trouble> send(http::Request const& request) override {
        if (request.url.ends_with("openid-configuration"))
            return http::Answer{200,
                                {},
                                R"({"issuer":"https://a","token_endpoint":"https://a/t","jwks_uri":"https://a/k",)"
                                R"("device_authorization_endpoint":"https://a/d"})"};
        if (request.url.ends_with("/k")) return http::Answer{200, {}, std::string(published)};
        return http::Answer{200, {}, std::string(text_)};
    }

private:
    std::string_view text_;
};

void check_person(base::Result<oidc::Person, oidc::Problem> const& person) {
    if (!person) return base::check(!word_of(person.error()).empty(), "a refusal has its word");
    base::check(person->number.reveal().size() == 12 && !person->name.reveal().empty(), "a person is whole");
}

void ask_parrot(std::string_view text) {
    Parrot parrot(text);
    base::ManualClock clock(now);
    base::SeededRandom random(1);
    auto const provider = oidc::make_device_provider({.issuer = "https://a", .client = "k"}, parrot, clock, random);
    auto begun = provider->begin({});
    if (!begun) return;
    base::check(oidc::decode_pending(oidc::encode(begun->pending)) == begun->pending, "what is kept comes back");
    clock.advance(begun->pending.interval);
    base::check(!std::holds_alternative<oidc::Approved>(provider->poll(begun->pending)), "nobody signed anything");
}

} // namespace

// All that a provider, or whoever stands in its place, may send us; and what was kept between two steps.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    auto const text = base::as_text({data, size});
    static auto const keys = oidc::KeySet::decode(published).value();
    base::check(keys.size() == 2, "both keys are good");
    oidc::Expected const expected{.issuer = "https://a", .client = "k", .levels = {"1", "2"}, .level = 1, .now = now};
    check_person(oidc::check_claims(text, expected));
    base::check(!oidc::check_id_token(base::PrivateText(std::string(text)), keys, expected), "nobody has signed this");
    if (auto const theirs = oidc::KeySet::decode(text))
        check_person(oidc::check_id_token(
            base::PrivateText(std::string("eyJhbGciOiJFUzI1NiJ9.e30.") + std::string(86, 'A')), *theirs, expected));
    static_cast<void>(oidc::decode_endpoints(text, "https://a", true));
    if (auto const pending = oidc::decode_pending(base::PrivateText(std::string(text))))
        base::check(oidc::decode_pending(oidc::encode(*pending)) == pending, "what is kept comes back");
    ask_parrot(text);
    return 0;
}
