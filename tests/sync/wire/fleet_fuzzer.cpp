#include "kiosk/base/check.h"
#include "sync/wire/answers.h"
#include "sync/wire/event_tally.h"
#include "sync/wire/heartbeat.h"
#include "sync/wire/ratings.h"
#include "sync/wire/settings_signature.h"

// The bytes as each text of the fleet: what is read must come back the same.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    auto const text = base::as_text({data, size});
    if (auto const command = wire::decode_command(text))
        base::check(wire::decode_command(wire::encode(*command)) == command, "a command comes back");
    if (auto const result = wire::decode_command_result(text))
        base::check(wire::decode_command_result(wire::encode(*result)) == result, "a result comes back");
    if (auto const heartbeat = wire::decode_heartbeat(text))
        base::check(wire::decode_heartbeat(wire::encode(*heartbeat)) == heartbeat, "a heartbeat comes back");
    if (auto const parts = wire::decode_parts(text))
        base::check(wire::decode_parts(wire::encode(*parts)) == parts, "parts come back");
    if (auto const answer = wire::decode_heartbeat_answer(text))
        base::check(wire::decode_heartbeat_answer(wire::encode(*answer)) == answer, "its answer comes back");
    if (auto const ratings = wire::decode_day_ratings(text))
        base::check(wire::decode_day_ratings(wire::encode(*ratings)) == ratings, "ratings come back");
    if (auto const page = wire::decode_answers(text))
        base::check(wire::decode_answers(wire::encode(*page)) == page, "a page of answers comes back");
    if (auto const signature = wire::decode_settings_signature(text))
        base::check(wire::decode_settings_signature(wire::encode(*signature)) == signature, "a signature comes back");
    if (auto const tally = wire::decode_event_tally(text))
        base::check(wire::decode_event_tally(wire::encode(*tally)) == tally, "a tally comes back");
    if (auto const kept = wire::decode_book_kept(text))
        base::check(wire::decode_book_kept(wire::encode(*kept)) == kept, "what is kept of a book comes back");
    return 0;
}
