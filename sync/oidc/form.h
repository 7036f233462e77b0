// What is sent to a provider: application/x-www-form-urlencoded (RFC 6749 appendix B), built in memory that is wiped.
// Value type; any thread.
#pragma once
#include <string>
#include <string_view>

#include "kiosk/base/private.h"

namespace oidc {

// All but letters, digits and "-._~" (RFC 3986 §2.3) as %XX: good in a form and in a URL.
std::string percent_encoded(std::string_view text);

class Form {
public:
    void add(std::string_view name, std::string_view value);
    base::PrivateText const& text() const { return text_; } // "a=1&b=x%20y"

private:
    base::PrivateText text_;
};

} // namespace oidc
