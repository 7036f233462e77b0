// What a browser sends in a query or a form (application/x-www-form-urlencoded, URL Standard §5.1), read strictly. Pure
// functions, any thread.
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace gateway {

std::string_view query_of(std::string_view target); // what stands behind its question mark; "": nothing

// The first value of that name. Nothing: it is not there, or its percent encoding is none.
std::optional<std::string> form_value(std::string_view form, std::string_view name);

} // namespace gateway
