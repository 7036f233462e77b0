// A plain TCP or AF_UNIX client that says any bytes it is told to, as slowly as it is told to. One thread.
#pragma once
#include <filesystem>
#include <string>
#include <string_view>

#include "kiosk/base/clock.h"

namespace tests {

class RawClient {
public:
    explicit RawClient(unsigned port);
    explicit RawClient(std::filesystem::path const& socket);
    ~RawClient();
    RawClient(RawClient const&) = delete;
    RawClient& operator=(RawClient const&) = delete;

    bool say(std::string_view bytes); // false when the other side has gone
    // What comes until the other side closes, `enough` stands in it, or the patience ends.
    std::string hear(std::string_view enough, base::Duration patience = base::Duration(5000));
    bool closed_within(base::Duration patience); // the other side closed; drops what it said before

private:
    int fd_;
};

} // namespace tests
