#include "kiosk/base/check.h"
#include "sync/outbox/bundle.h"

namespace {

void comes_back(std::string_view bundle) {
    auto const read = outbox::read_bundle(bundle);
    if (!read) return;
    std::string rows;
    for (auto const& envelope : *read)
        outbox::add_to_bundle(rows, envelope);
    auto const again = outbox::read_bundle(outbox::bundle_of(static_cast<int>(read->size()), rows));
    base::check(again && *again == *read, "a bundle comes back");
}

} // namespace

// The bytes as a bundle, and as the rows of one whose first line is right, so that the rows are read as well.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string const text(base::as_text({data, size}));
    comes_back(text);
    for (int count = 0; count < 3; ++count)
        comes_back(outbox::bundle_of(count, text));
    return 0;
}
