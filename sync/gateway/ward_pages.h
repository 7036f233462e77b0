// The pages of a ward's counter and board: files of sync/gateway/pages, compiled in. They load nothing from elsewhere.
#pragma once
#include <string>
#include <string_view>

namespace gateway {

struct WardPage {
    std::string path;       // "/board"
    std::string media_type; // with its character set
    std::string text;
};

// Nothing: there is no such page.
WardPage const* ward_page(std::string_view path);

// What they may load and do: their own script and style, and the gateway itself. For Content-Security-Policy.
extern char const* const ward_page_policy;

} // namespace gateway
