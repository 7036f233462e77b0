#include "sync/ledger/spoken.h"

#include "tests/support/catch.h"

using ledger::spoken_call;
using model::Language;

TEST_CASE("A call is said digit by digit, and the counter as it is counted") {
    CHECK(spoken_call("A001", "2", Language::Vietnamese) == "Mời số A không không một đến quầy hai");
    CHECK(spoken_call("K2-A021", "15", Language::Vietnamese) == "Mời số K hai, A không hai một đến quầy mười lăm");
    CHECK(spoken_call("B110", "21", Language::Vietnamese) == "Mời số B một một không đến quầy hai mươi mốt");
    CHECK(spoken_call("B110", "40", Language::Vietnamese) == "Mời số B một một không đến quầy bốn mươi");
    CHECK(spoken_call("B110", "11", Language::Vietnamese) == "Mời số B một một không đến quầy mười một");
    CHECK(spoken_call("A001", "2", Language::English) == "Number A zero zero one, counter 2");
}
