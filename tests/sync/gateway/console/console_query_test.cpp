#include "sync/gateway/console/query.h"
#include "tests/support/catch.h"

using gateway::console::address_of;
using gateway::console::Health;
using gateway::console::ListQuery;
using gateway::console::read_list_query;
using gateway::console::SortBy;

TEST_CASE("what the list is asked for is read from its address and written back") {
    ListQuery const query{Health::CareNow, SortBy::Heard, true, "Bến Thành & 3", 2};
    CHECK(address_of(query) ==
          "/kiosks?state=care-now&sort=heard&order=back&q=B%E1%BA%BFn%20Th%C3%A0nh%20%26%203&page=2");
    CHECK(read_list_query(address_of(query).substr(8)) == query);
    CHECK(read_list_query("") == ListQuery{});
    CHECK(address_of({}) == "/kiosks");
}

TEST_CASE("what is not known in an address is as if it were not there") {
    CHECK(read_list_query("state=broken&sort=colour&order=up&page=0&x=y") == ListQuery{});
    CHECK(read_list_query("page=1001") == ListQuery{});
    CHECK(read_list_query("page=-1&page=2") == ListQuery{});
    CHECK(read_list_query("q=%FF") == ListQuery{});
    CHECK(read_list_query("q=%0") == ListQuery{});
    CHECK(read_list_query("q=a%00b") == ListQuery{});
    CHECK(read_list_query("q=" + std::string(81, 'a')) == ListQuery{});
    CHECK(read_list_query("q=+kiosk+").words == "kiosk");
}
