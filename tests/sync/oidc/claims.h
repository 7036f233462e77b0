// The payload of an ID token, right in everything until a test says otherwise. Members are JSON as it stands; "" leaves
// one out.
#pragma once
#include <map>
#include <string>

#include "kiosk/base/clock.h"

namespace tests {

inline base::WallTime const noon = base::from_rfc3339("2026-11-25T05:00:00.000Z").value();

inline std::string seconds_text(base::WallTime time) {
    return std::to_string(std::chrono::duration_cast<std::chrono::seconds>(time.time_since_epoch()).count());
}

using Changes = std::map<std::string, std::string>;

inline std::string claims(Changes const& changes = {}, base::WallTime now = noon) {
    using std::chrono::seconds;
    Changes members{{"iss", "\"https://sso.example\""},
                    {"sub", "\"citizen-1\""},
                    {"aud", "\"kiosks\""},
                    {"iat", seconds_text(now)},
                    {"exp", seconds_text(now + seconds(600))},
                    {"acr", "\"loa:2\""},
                    {"name", "\"NGUYỄN THỊ HOA\""},
                    {"national_id", "\"079190123456\""}};
    for (auto const& [name, value] : changes)
        members[name] = value;
    std::string text;
    for (auto const& [name, value] : members)
        if (!value.empty()) text += (text.empty() ? "{\"" : ",\"") + name + "\":" + value;
    return text + "}";
}

} // namespace tests
