#include "kiosk/base/check.h"
#include "sync/wire/batch.h"

// The bytes as a batch, and as the answer to one: what is read must come back the same.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    auto const text = base::as_text({data, size});
    if (auto const rows = wire::read_batch(text)) {
        std::string again;
        std::vector<wire::Envelope> envelopes;
        for (auto const& row : *rows)
            if (auto const envelope = wire::envelope_in(row)) {
                envelopes.push_back(*envelope);
                again += wire::packed_row(*envelope);
            }
        auto const second = wire::read_batch(again);
        base::check(second.has_value() == !envelopes.empty(), "rows are a batch again");
        for (std::size_t i = 0; i < envelopes.size(); ++i)
            base::check(wire::envelope_in((*second)[i]) == envelopes[i], "a row comes back");
    }
    for (std::size_t count = 0; count < 4; ++count)
        if (auto const results = wire::decode_batch_results(text, count))
            base::check(wire::decode_batch_results(wire::encode(*results), count) == *results, "an answer comes back");
    return 0;
}
