// The input methods of the m17n library, as an independent typist beside ours. One thread.
#pragma once
#include <string>
#include <string_view>

struct MInputMethod;

namespace tests {

class M17n {
public:
    explicit M17n(char const* name); // "telex" or "vni"; fails the test when m17n-db does not bring it
    ~M17n();
    M17n(M17n const&) = delete;
    M17n& operator=(M17n const&) = delete;

    std::string typed(std::string_view keys) const; // UTF-8

private:
    ::MInputMethod* method_;
};

} // namespace tests
