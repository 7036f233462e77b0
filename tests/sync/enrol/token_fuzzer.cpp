#include "kiosk/base/bytes.h"
#include "kiosk/base/check.h"
#include "sync/enrol/revocations.h"
#include "sync/enrol/token.h"

// What a camera or a person may give for a token, and the list of revocations: a token has one way to be written.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    auto const text = base::as_text({data, size});
    if (auto const token = enrol::decode_token(text)) {
        auto const again = enrol::encode(*token);
        base::check(text.find(again.reveal()) != std::string_view::npos, "a token has one way to be written");
        base::check(enrol::decode_token(again.reveal()) == token, "a token comes back");
        base::check(token->secret.reveal().size() == enrol::secret_size, "and its secret is whole");
    }
    static_cast<void>(enrol::decode_revocations(text));
    return 0;
}
