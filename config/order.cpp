#include "config/order.h"

#include <algorithm>
#include <memory>
#include <unicode/coll.h>

#include "kiosk/base/check.h"

namespace config {

void sort_by_name(std::span<model::Place> wards) {
    UErrorCode error = U_ZERO_ERROR;
    std::unique_ptr<icu::Collator> const alphabet(icu::Collator::createInstance(icu::Locale("vi"), error));
    base::check(U_SUCCESS(error) && alphabet, "ICU brings the Vietnamese alphabet");
    auto const name = [](model::Place const& ward) {
        auto const proper = model::proper_name_of(ward).proper;
        return icu::StringPiece(proper.data(), static_cast<int32_t>(proper.size()));
    };
    std::ranges::stable_sort(wards, [&](model::Place const& a, model::Place const& b) {
        UErrorCode failed = U_ZERO_ERROR;
        return alphabet->compareUTF8(name(a), name(b), failed) == UCOL_LESS;
    });
}

} // namespace config
