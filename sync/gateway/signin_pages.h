// What a citizen's phone shows while somebody signs in at a kiosk (FORMAT.md §20): Vietnamese with English beside it,
// without scripts. Pure functions, any thread.
#pragma once
#include <array>
#include <string>
#include <string_view>

#include "kiosk/base/bytes.h"
#include "sync/server/server.h"
#include "sync/store/signins.h"

namespace gateway {

// Three different numbers in order, one of them `number`; always the same for the same `token`, so that loading the
// page twice tells nothing.
std::array<std::string, 3> numbers_to_choose(std::string const& number, base::ByteView token);

server::Reply choose_page(store::Signin const& signin, base::ByteView token);
// The way to the provider. `user_code` is what its page shows as well; "": it shows none.
server::Reply go_on_page(std::string_view url, std::string_view user_code);
server::Reply wrong_number_page();
server::Reply signin_gone_page(); // whatever the reason: nobody learns which links there have been
server::Reply signin_trouble_page();
server::Reply signed_in_page();
server::Reply not_signed_in_page();

} // namespace gateway
