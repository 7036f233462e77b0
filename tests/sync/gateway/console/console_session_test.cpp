#include "sync/gateway/console/session.h"
#include "sync/gateway/console/staff.h"
#include "tests/support/catch.h"

using gateway::console::Cookies;
using gateway::console::Role;
using gateway::console::Session;

namespace {

auto const session_now = base::from_rfc3339("2026-11-30T03:00:00Z").value();
Cookies const ours(base::PrivateText("for tests: thirty-two letters or more"));
Session const minh{"Người vận hành\nthử", Role::Operator, session_now + std::chrono::hours(8)};

// "name=value" of a Set-Cookie, as the browser sends it back.
std::string sent(std::string const& set_cookie) { return set_cookie.substr(0, set_cookie.find(';')); }

} // namespace

TEST_CASE("a session's cookie is what RFC 6265bis asks of one, and gives the session back") {
    auto const set = ours.keep(minh, session_now);
    CHECK(set.starts_with("__Host-tramso-console="));
    CHECK(set.ends_with("; Path=/; Max-Age=28800; Secure; HttpOnly; SameSite=Lax"));
    CHECK(set.find("thử") == std::string::npos);
    CHECK(ours.session_in(sent(set), session_now) == minh);
    CHECK(ours.session_in("a=b; " + sent(set) + "; c=d", session_now) == minh);
    CHECK(ours.session_in(sent(set), minh.until - base::Duration(1)));
    CHECK_FALSE(ours.session_in(sent(set), minh.until));
}

TEST_CASE("a cookie that was altered anywhere, cut or made with another secret is nobody's") {
    auto const whole = sent(ours.keep(minh, session_now));
    for (std::size_t i = whole.find('=') + 1; i < whole.size(); ++i) {
        auto forged = whole;
        forged[i] = forged[i] == 'A' ? 'B' : 'A';
        if (forged != whole) CHECK_FALSE(ours.session_in(forged, session_now));
        CHECK_FALSE(ours.session_in(whole.substr(0, i), session_now));
    }
    Cookies const others(base::PrivateText("for tests: another thirty-two letters"));
    CHECK_FALSE(others.session_in(whole, session_now));
    CHECK_FALSE(ours.session_in("__Host-tramso-console=", session_now));
    CHECK_FALSE(ours.session_in("", session_now));
}

TEST_CASE("the cookie of the way to the provider is no session, nor the other way round") {
    gateway::console::Way const way{base::PrivateText("pending\nof two lines"), "/kiosks",
                                    session_now + std::chrono::minutes(10)};
    auto const kept = sent(ours.keep(way, session_now));
    auto const back = ours.way_in(kept, session_now);
    REQUIRE(back);
    CHECK(back->pending.reveal() == "pending\nof two lines");
    CHECK(back->to == "/kiosks");
    CHECK_FALSE(ours.way_in(kept, way.until));
    auto const value = kept.substr(kept.find('=') + 1);
    CHECK_FALSE(ours.session_in("__Host-tramso-console=" + value, session_now));
    auto const session = sent(ours.keep(minh, session_now));
    CHECK_FALSE(ours.way_in("__Host-tramso-console-way=" + session.substr(session.find('=') + 1), session_now));
}

TEST_CASE("a form's token belongs to one session") {
    auto const one = sent(ours.keep(minh, session_now)), other = sent(ours.keep(minh, session_now));
    CHECK(one != other);
    CHECK(ours.form_token(one).size() == 64);
    CHECK(ours.is_form_token(one, ours.form_token(one)));
    CHECK_FALSE(ours.is_form_token(other, ours.form_token(one)));
    CHECK_FALSE(ours.is_form_token(one, ""));
    CHECK_FALSE(ours.is_form_token("", ""));
}

TEST_CASE("one is sent back to pages of this console alone") {
    for (auto const* const page : {"/", "/kiosks", "/kiosks?state=silent&q=%C3%A1", "/kiosk/kiosk-0001"})
        CHECK(gateway::console::is_own_page(page));
    for (auto const* const page :
         {"", "kiosks", "//evil.example", "/\\evil.example", "https://evil.example", "/a\nb", "/a\"b", "/#"})
        CHECK_FALSE(gateway::console::is_own_page(page));
    CHECK_FALSE(gateway::console::is_own_page("/" + std::string(400, 'a')));
}

TEST_CASE("roles come from the claim's values, the higher first, and anything else is none") {
    model::ConsoleSettings const settings;
    using gateway::console::role_of;
    CHECK(role_of({"x", "tramso-operator", "tramso-viewer"}, settings) == Role::Operator);
    CHECK(role_of({"tramso-viewer"}, settings) == Role::Viewer);
    CHECK_FALSE(role_of({"tramso-operators", "TRAMSO-VIEWER", ""}, settings));
    CHECK_FALSE(role_of({}, settings));
}
