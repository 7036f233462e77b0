#include "kiosk/base/bytes.h"
#include "kiosk/base/check.h"
#include "kiosk/base/text.h"
#include "kiosk/model/identity_card.h"

// Whatever is taken for a card is one: the screen may show every field.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    auto const card = model::parse_identity_card(base::as_text({data, size}));
    if (!card) {
        base::check(!word_of(card.error()).empty(), "a refusal has a word");
        return 0;
    }
    base::check(card->number.reveal().size() == 12, "twelve digits");
    base::check(!card->name.reveal().empty(), "a name");
    for (auto const* text : {&card->name.reveal(), &card->residence.reveal(), &card->old_number.reveal()})
        base::check(base::to_nfc(*text) == *text, "NFC");
    base::check(card->born.month >= 1 && card->born.month <= 12 && card->born.day >= 1 && card->born.day <= 31,
                "a day");
    return 0;
}
