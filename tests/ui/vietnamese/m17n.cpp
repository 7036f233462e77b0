#include "tests/ui/vietnamese/m17n.h"

#include <array>
#include <m17n.h>

#include "tests/support/catch.h"

namespace tests {
namespace {

// What the method has finished goes to `out`; a key it does not want goes there as it is.
void press(MInputContext* context, char key, MText* out) {
    std::array<char, 2> const name{key, 0};
    MSymbol const symbol = msymbol(name.data());
    if (minput_filter(context, symbol, nullptr) != 0) return;
    MText* const produced = mtext();
    int const unhandled = minput_lookup(context, symbol, nullptr, produced);
    mtext_cat(out, produced);
    if (unhandled != 0) mtext_cat_char(out, key);
    m17n_object_unref(produced);
}

std::string as_utf8(MText* text) {
    std::array<unsigned char, 256> bytes{};
    int const size = mconv_encode_buffer(msymbol("utf-8"), text, bytes.data(), static_cast<int>(bytes.size()));
    return {bytes.begin(), bytes.begin() + size};
}

} // namespace

M17n::M17n(char const* name) {
    M17N_INIT();
    method_ = minput_open_im(msymbol("vi"), msymbol(name), nullptr);
    INFO("needs the packages libm17n-dev and m17n-db");
    REQUIRE(method_ != nullptr);
}

M17n::~M17n() {
    if (method_ != nullptr) minput_close_im(method_);
    M17N_FINI();
}

std::string M17n::typed(std::string_view keys) const {
    MInputContext* const context = minput_create_ic(method_, nullptr);
    MText* const out = mtext();
    for (char const key : keys)
        press(context, key, out);
    mtext_cat(out, context->preedit);
    std::string text = as_utf8(out);
    m17n_object_unref(out);
    minput_destroy_ic(context);
    return text;
}

} // namespace tests
