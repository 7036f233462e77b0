#include "kiosk/base/private.h"

#include <string.h>

namespace base {

void wipe(std::string& text) {
    text.resize(text.capacity()); // no reallocation: also reaches what an earlier, longer text left behind
    explicit_bzero(text.data(), text.size());
    text.clear();
}

void wipe(std::vector<unsigned char>& bytes) {
    bytes.resize(bytes.capacity());
    if (bytes.empty()) return; // has no memory of its own
    explicit_bzero(bytes.data(), bytes.size());
    bytes.clear();
}

} // namespace base
