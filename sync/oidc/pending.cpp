#include "sync/oidc/pending.h"

#include "sync/oidc/json.h"

namespace oidc {
namespace {

constexpr std::int64_t none = -1;
constexpr std::int64_t longest_time = 253'402'300'799'999; // the end of the year 9999

std::int64_t milliseconds_of(base::WallTime time) { return time.time_since_epoch().count(); }

// A number within its bounds; nothing else.
struct Numbers {
    JsonObject const& object;
    bool well = true;
    std::int64_t take(char const* name, std::int64_t least, std::int64_t most) {
        auto const value = object.number(name);
        well = well && value && *value >= least && *value <= most;
        return well ? *value : 0;
    }
};

std::optional<base::PrivateText> take_text(JsonObject const& object, char const* name) {
    auto const text = object.text(name);
    if (!text) return std::nullopt;
    return base::PrivateText(std::string(*text));
}

} // namespace

base::PrivateText encode(Pending const& pending) {
    return to_json({{"flow", pending.flow == Flow::Device ? "device" : "code"},
                    {"secret", pending.secret.reveal()},
                    {"state", pending.state.reveal()},
                    {"nonce", pending.nonce.reveal()},
                    {"level", std::int64_t{pending.level}},
                    {"max_age", pending.max_age ? std::int64_t{pending.max_age->count()} : none},
                    {"interval", std::int64_t{pending.interval.count()}},
                    {"faults", std::int64_t{pending.faults}},
                    {"next_poll", milliseconds_of(pending.next_poll)},
                    {"expires", milliseconds_of(pending.expires)}});
}

std::optional<Pending> decode_pending(base::PrivateText const& text) {
    auto const object = JsonObject::parse(text.reveal(), longest_pending);
    if (!object) return std::nullopt;
    auto const flow = object->text("flow");
    auto secret = take_text(*object, "secret"), state = take_text(*object, "state"),
         nonce = take_text(*object, "nonce");
    if ((flow != "device" && flow != "code") || !secret || !state || !nonce) return std::nullopt;
    Pending pending{.flow = flow == "device" ? Flow::Device : Flow::Code,
                    .secret = std::move(*secret),
                    .state = std::move(*state),
                    .nonce = std::move(*nonce)};
    Numbers numbers{*object};
    pending.level = static_cast<int>(numbers.take("level", 0, 9));
    auto const max_age = numbers.take("max_age", none, 1'000'000'000);
    if (max_age != none) pending.max_age = std::chrono::seconds(max_age);
    pending.interval = base::Duration(numbers.take("interval", 0, 86'400'000));
    pending.faults = static_cast<int>(numbers.take("faults", 0, 1000));
    pending.next_poll = base::WallTime(base::Duration(numbers.take("next_poll", 0, longest_time)));
    pending.expires = base::WallTime(base::Duration(numbers.take("expires", 0, longest_time)));
    if (!numbers.well) return std::nullopt;
    return pending;
}

} // namespace oidc
