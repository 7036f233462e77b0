// What comes from outside is shown as words, whatever it is; and what is handed in is held against the operators' key.
#include "sync/gateway/console/commands.h"
#include "sync/gateway/console/replies.h"
#include "tests/support/catch.h"

using gateway::console::Handed;
using gateway::console::Role;
using gateway::console::Sight;
using gateway::console::Viewer;

namespace {

auto const page_now = base::from_rfc3339("2026-11-30T03:00:00Z").value();
std::string const hostile = "<img src=x onerror='alert(1)'>\"&";

Viewer viewer(Role role, gateway::console::Language language = gateway::console::Language::Vietnamese) {
    return {gateway::console::Tongue(language), {hostile, role, page_now}, "token", "/kiosks?q=a&b=<", page_now};
}

Sight hostile_sight() {
    wire::Heartbeat beat;
    beat.clock = page_now;
    beat.version = beat.content = beat.settings = beat.trouble = hostile;
    beat.parts = {{hostile, hostile, page_now, page_now, hostile}};
    beat.paper_left_mm = 12'345;
    gateway::console::KioskSight kiosk{hostile,
                                       store::KioskState{hostile, page_now, "", 1, page_now, true},
                                       beat,
                                       model::KioskPlace{hostile, hostile, 10.7, 106.7},
                                       {}};
    kiosk.alarms = gateway::console::alarms_of(kiosk.said, kiosk.heartbeat, page_now, {});
    kiosk.health = health_of(kiosk.alarms);
    return {{kiosk}};
}

std::string text_of(gateway::console::Page const& page, Viewer const& viewer) { return whole_page(page, viewer, {}); }

bool is_harmless(std::string const& html) {
    return html.find("<img src=x") == std::string::npos && html.find("onerror='") == std::string::npos &&
           html.find("style=") == std::string::npos && html.find("onclick") == std::string::npos;
}

std::pair<seal::SigningKey, seal::VerifyKey> const operators = seal::make_signing_keys();

wire::Command order(std::string kiosk = "kiosk-0001", std::string verb = "restart") {
    wire::Command made{std::move(kiosk),      7, std::move(verb), page_now, page_now + std::chrono::hours(1),
                       operators.second.id(), {}};
    made.signature = operators.first.sign(wire::signed_bytes(made));
    return made;
}

std::optional<Handed> why(wire::Command const& command, base::WallTime now = page_now) {
    auto const read =
        gateway::console::read_handed(" " + encode(command) + "\r\n", "kiosk-0001", operators.second, now);
    return read ? std::nullopt : std::optional(read.error());
}

} // namespace

TEST_CASE("hostile names, words and troubles are words on every page") {
    auto const sight = hostile_sight();
    for (auto const role : {Role::Viewer, Role::Operator}) {
        auto const who = viewer(role);
        store::StoredCommand stored{{hostile, 1, hostile, page_now, page_now, hostile, {}},
                                    wire::CommandResult{1, wire::Outcome::Failed, page_now, hostile, hostile},
                                    page_now};
        for (auto const& page :
             {overview_page(sight, who), kiosks_page(sight, {.words = hostile}, who), kiosks_page(sight, {}, who),
              map_page(sight, {9, hostile}, who), reports_page({{page_now, hostile, 3}}, sight, who),
              kiosk_page(sight.kiosks[0], {{stored}, true, Handed::NotOne}, who)}) {
            auto const text = text_of(page, who);
            CHECK(is_harmless(text));
            CHECK(text.find("&lt;img src=x") != std::string::npos);
        }
    }
    CHECK(is_harmless(gateway::console::sign_in_reply(viewer(Role::Viewer).tongue, hostile).body));
}

TEST_CASE("a viewer is offered no form, and an operator one where a key is there") {
    auto const sight = hostile_sight();
    auto const has_form = [&](Role role, bool takes) {
        auto const page = kiosk_page(sight.kiosks[0], {{}, takes, {}}, viewer(role));
        return page.after.find("<form") != std::string::npos;
    };
    CHECK_FALSE(has_form(Role::Viewer, true));
    CHECK_FALSE(has_form(Role::Operator, false));
    CHECK(has_form(Role::Operator, true));
}

TEST_CASE("what is shown of a kiosk is in the language asked for") {
    auto const english = viewer(Role::Operator, gateway::console::Language::English);
    auto const text = text_of(overview_page(hostile_sight(), english), english);
    CHECK(text.find("<html lang=\"en\">") != std::string::npos);
    CHECK(text.find("Care now") != std::string::npos);
    CHECK(text.find("1 report was refused") != std::string::npos);
    CHECK(text.find("Cảnh báo") == std::string::npos);
}

TEST_CASE("spans of time and sizes are said as one says them") {
    using gateway::console::span_of;
    gateway::console::Tongue const vi(gateway::console::Language::Vietnamese), en(gateway::console::Language::English);
    CHECK(span_of(base::Duration(59'000), vi) == "dưới 1 phút");
    CHECK(span_of(std::chrono::minutes(1), en) == "1 minute");
    CHECK(span_of(std::chrono::minutes(125), vi) == "2 giờ 5 phút");
    CHECK(span_of(std::chrono::hours(47), en) == "47 hours");
    CHECK(span_of(std::chrono::hours(48), vi) == "2 ngày");
    CHECK(gateway::console::grouped(1'234'567, vi) == "1.234.567");
    CHECK(gateway::console::grouped(999, en) == "999");
    CHECK(gateway::console::bytes_of(9'400'000'000, vi) == "9,4 GB");
    CHECK(gateway::console::bytes_of(512, en) == "512 B");
    CHECK(gateway::console::bytes_of(250'000'000, en) == "250 MB");
}

TEST_CASE("a command is taken in that its kiosk would believe, and no other") {
    CHECK_FALSE(why(order()));
    CHECK(why(order("kiosk-0002")) == Handed::OtherKiosk);
    CHECK(why(order("kiosk-0001", "format-disk")) == Handed::UnknownVerb);
    CHECK(why(order(), page_now + std::chrono::hours(1)) == Handed::Expired);
    auto altered = order();
    altered.number = 8;
    CHECK(why(altered) == Handed::BadSignature);
    altered = order();
    altered.key = "0123456789abcdef";
    CHECK(why(altered) == Handed::OtherKey);
    using gateway::console::read_handed;
    CHECK(read_handed("", "kiosk-0001", operators.second, page_now).error() == Handed::NotOne);
    CHECK(read_handed(encode(order()), "kiosk-0001", std::nullopt, page_now).error() == Handed::NoKey);
    for (auto const handed : gateway::console::all_handed)
        CHECK(gateway::console::handed_named(word_of(handed)) == handed);
}

TEST_CASE("every answer of the console has the strict headers, and there is no open redirect") {
    for (auto const& [name, value] : gateway::console::guarding_headers())
        if (name == "Content-Security-Policy") CHECK(value.find("unsafe") == std::string::npos);
    auto const location = [](std::string_view query) {
        for (auto const& [name, value] : gateway::console::language_reply(query).headers)
            if (name == "Location") return value;
        return std::string();
    };
    CHECK(location("to=en&back=/kiosks?state=silent%26page=2") == "/kiosks?state=silent&page=2");
    CHECK(location("to=en&back=//evil.example") == "/");
    CHECK(location("to=en&back=/%0d%0aSet-Cookie:%20a=b") == "/");
}
