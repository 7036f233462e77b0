#include "kiosk/base/bytes.h"
#include "kiosk/base/check.h"
#include "sync/gateway/console/query.h"
#include "sync/gateway/console/session.h"

// The bytes as a query of the list and as a Cookie header: what was read is written and read again as the same, and no
// bytes are a session's that was not made with our secret.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    static gateway::console::Cookies const cookies(base::PrivateText("for tests: thirty-two letters or more"));
    auto const text = base::as_text({data, size});
    auto const query = gateway::console::read_list_query(text);
    auto const address = gateway::console::address_of(query);
    auto const again = gateway::console::read_list_query(address.size() > 8 ? std::string_view(address).substr(8) : "");
    base::check(again == query, "a query comes back");
    base::check(gateway::console::is_own_page(address) || address.size() > 300, "its address is a page of ours");
    base::check(!cookies.session_in(text, base::WallTime()), "nobody forges a session");
    base::check(!cookies.way_in(text, base::WallTime()), "nor a way");
    if (cookies.is_form_token(text, text)) base::check(false, "nor a form's token");
    return 0;
}
