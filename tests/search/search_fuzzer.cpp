// Any bytes as a question, and as an entry and a synonym beside others: what is found lies within the entries, each
// once, no more than asked for, the same again, and the same set without diacritics.
#include <algorithm>
#include <cstdint>

#include "kiosk/base/bytes.h"
#include "kiosk/base/check.h"
#include "kiosk/base/text.h"
#include "kiosk/search/finder.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string const text(base::as_text({data, size}));
    std::vector<search::Entry> const entries{{"Đăng ký khai sinh", "con mới đẻ;birth", "giấy chứng sinh"},
                                             {"Cấp lại thẻ căn cước", "mất căn cước", ""},
                                             {text, text, text}};
    std::vector<search::Synonym> const synonyms{
        {"khai sanh", "khai sinh"}, {"cccd", "căn cước"}, {text, "khai sinh"}, {"thẻ", text}};
    search::Finder const finder(entries, synonyms);
    auto found = finder.find(text, entries.size());
    base::check(finder.find(text, entries.size()) == found && finder.find(text, 1).size() <= 1);
    auto plain = finder.find(base::fold(text), entries.size());
    std::ranges::sort(found);
    base::check(std::ranges::adjacent_find(found) == found.end());
    base::check(found.empty() || found.back() < entries.size());
    std::ranges::sort(plain);
    base::check(!base::is_utf8(text) || plain == found);
    return 0;
}
