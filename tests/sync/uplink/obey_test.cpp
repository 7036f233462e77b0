#include "sync/uplink/obey.h"

#include "sync/uplink/caretaker.h"
#include "tests/support/catch.h"

using base::Duration;

namespace {

base::WallTime const now = base::from_rfc3339("2026-11-23T02:15:04.123Z").value();

struct Operators {
    std::pair<seal::SigningKey, seal::VerifyKey> keys = seal::make_signing_keys();
    uplink::Obeyed obeyed{"kiosk-0001", keys.second, 4, now};

    wire::Command command(std::string word = "drain") const {
        wire::Command made{"kiosk-0001", 5, std::move(word), now, now + Duration(1), keys.second.id(), {}};
        return signed_anew(std::move(made));
    }
    wire::Command signed_anew(wire::Command command) const {
        command.signature = keys.first.sign(wire::signed_bytes(command));
        return command;
    }
    bool obeys(wire::Command const& command) const { return !uplink::why_not(command, obeyed); }
};

} // namespace

TEST_CASE("each verb is obeyed when all about it holds") {
    Operators const operators;
    for (auto const verb : wire::verbs)
        CHECK(operators.obeys(operators.command(std::string(wire::word_of(verb)))));
}

TEST_CASE("a command is refused with its reason for each thing that is wrong with it, alone") {
    Operators operators;
    auto const says = [&](wire::Command const& command) { return uplink::why_not(command, operators.obeyed).value(); };
    auto other_kiosk = operators.command(), old = other_kiosk, expired = other_kiosk, altered = other_kiosk;
    other_kiosk.kiosk = "kiosk-0002";
    old.number = 4;
    expired.expires_at = now;
    altered.word = "restart";
    CHECK(says(operators.signed_anew(other_kiosk)) == "for another kiosk");
    CHECK(says(operators.signed_anew(old)) == "number 4 was begun before");
    CHECK(says(operators.signed_anew(expired)) == "expired: here it is 2026-11-23T02:15:04.123Z");
    CHECK(says(altered) == "the signature does not fit");
    CHECK(says(operators.command("reboot")) == "this version does not know the verb");
    Operators const others;
    CHECK(says(others.command()) == "signed by another key than the operators'");
    auto stolen_name = others.command();
    stolen_name.key = operators.keys.second.id();
    CHECK(says(others.signed_anew(stolen_name)) == "the signature does not fit");
    auto const good = operators.command();
    CHECK(operators.obeys(good));
    operators.obeyed.ops.reset();
    CHECK(says(good) == "no key of the operators stands in the settings");
}

TEST_CASE("the next heartbeat is a tenth sooner or later, and later by at most what the city asks for") {
    base::SeededRandom random(7);
    Duration least(1'000'000), most(0), most_spread(0);
    for (int i = 0; i < 2000; ++i) {
        auto const usual = uplink::next_heartbeat(Duration(60'000), 0, random);
        least = std::min(least, usual);
        most = std::max(most, usual);
        most_spread = std::max(most_spread, uplink::next_heartbeat(Duration(60'000), 300, random));
    }
    CHECK(least >= Duration(54'000));
    CHECK(least < Duration(54'500));
    CHECK(most <= Duration(66'000));
    CHECK(most > Duration(65'500));
    CHECK(most_spread > Duration(300'000));
    CHECK(most_spread <= Duration(366'000));
    CHECK(uplink::next_heartbeat(Duration(1000), ~std::uint64_t{0}, random) <= Duration(3'601'100));
}
