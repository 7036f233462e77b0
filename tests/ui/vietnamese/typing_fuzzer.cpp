// Any bytes before the caret, any keys, in all modes: what stands before the word stays as it is, a key never takes
// more than it may, and UTF-8 stays UTF-8.
#include <cstdlib>
#include <string>

#include "ui/vietnamese/typing.h"

using namespace vietnamese;

extern "C" int LLVMFuzzerTestOneInput(unsigned char const* data, std::size_t size);
extern "C" int LLVMFuzzerTestOneInput(unsigned char const* data, std::size_t size) {
    if (size < 2) return 0;
    Options const options{static_cast<Mode>(data[0] % 3), data[0] / 3 % 2 == 0 ? Seat::Old : Seat::New,
                          data[0] / 6 % 2 == 0};
    std::size_t const given = std::min<std::size_t>(data[1], size - 2);
    std::string text(reinterpret_cast<char const*>(data + 2), given);
    Typist typist;
    for (std::size_t i = 2 + given; i < size && i < 256; ++i) {
        Key const key =
            data[i] >= 0xF0 ? Key(static_cast<Tone>(data[i] % 6)) : Key(static_cast<char32_t>(data[i] & 0x7F));
        std::string const with_memory = typist.type(text, key, options);
        std::string const without = type(text, key, options);
        if (with_memory.size() + 64 < text.size() || without.size() > 3 * text.size() + 64) std::abort();
        text = data[i] % 2 == 0 ? with_memory : without;
    }
    if (auto const keys = keys_for(text, options)) {
        Typist again;
        std::string written;
        for (Key const& key : *keys)
            written = again.type(written, key, options);
        if (written != text) std::abort();
    }
    return 0;
}
