#include "kiosk/base/check.h"
#include "sync/outbox/bundle.h"
#include "sync/seal/digest.h"
#include "sync/wire/row.h"

namespace {

struct Read {
    std::vector<outbox::BundleRow> rows;
    std::string text; // the rows as they are written
};

std::optional<Read> read(std::string_view bundle) {
    auto reader = outbox::BundleReader::open(bundle);
    if (!reader) return std::nullopt;
    Read read;
    for (;;) {
        auto row = reader->next();
        if (!row) return std::nullopt;
        if (!*row) return read;
        read.text += wire::packed_row((*row)->envelope);
        for (auto const& photo : (*row)->photos)
            read.text += photo ? std::string(outbox::photo_follows) + std::string(base::as_text(*photo))
                               : std::string(outbox::photo_is_lost);
        read.rows.push_back(std::move(**row));
    }
}

std::string bundle_of(int count, std::string const& rows) {
    return outbox::bundle_head(2, count, seal::sha256(base::as_bytes(rows))) + rows;
}

void comes_back(std::string_view bundle) {
    auto const found = read(bundle);
    if (!found) return;
    auto const text = bundle_of(static_cast<int>(found->rows.size()), found->text);
    auto const again = read(text);
    base::check(again && again->text == found->text, "a bundle comes back");
    for (std::size_t i = 0; i < found->rows.size(); ++i)
        base::check(again->rows[i].envelope == found->rows[i].envelope, "and each of its envelopes");
}

} // namespace

// The bytes as a bundle, and as the rows of one whose first line is right, so that the rows are read as well.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string const text(base::as_text({data, size}));
    comes_back(text);
    for (int count = 0; count < 3; ++count)
        comes_back(bundle_of(count, text));
    return 0;
}
