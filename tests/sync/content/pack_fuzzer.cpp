// Any bytes as the image of a pack, and any as a parcel: read, or refused.
#include <cstdint>

#include "kiosk/base/check.h"
#include "sync/content/compression.h"
#include "sync/content/parcel.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    base::ByteView const bytes(data, size);
    static auto const key = content::make_secret_key();
    if (auto const pack = content::Pack::read({bytes.begin(), bytes.end()})) {
        base::check(pack->meta().version > 0);
        for (auto const& page : pack->find("ben thanh", 3))
            base::check(page.table.size() < size + 1);
        for (auto const& table : pack->tables().tables)
            for (auto const& row : table.rows)
                base::check(row.fields.size() == table.columns.size());
    }
    base::check(!content::open_parcel(bytes, key.public_key()));
    constexpr std::size_t limit = 1U << 20;
    if (auto const plain = content::decompress(bytes, limit)) base::check(plain->size() <= limit);
    return 0;
}
