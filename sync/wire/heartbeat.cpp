#include "sync/wire/heartbeat.h"

#include "sync/wire/parts_json.h"

namespace wire {
namespace {

constexpr std::size_t longest_answer = 256U << 10;

Json time_or_null(std::optional<base::WallTime> const& time) { return time ? Json(base::to_rfc3339(*time)) : Json(); }
Json text_or_null(std::string const& text) { return text.empty() ? Json() : Json(text); }

// Every one of the members is there and a number.
bool read_numbers(ObjectReader const& reader, std::initializer_list<std::pair<char const*, std::uint64_t*>> members) {
    for (auto const& [name, field] : members) {
        auto const value = reader.number(name);
        if (!value) return false;
        *field = *value;
    }
    return true;
}

} // namespace

std::string encode(Heartbeat const& heartbeat) {
    Json json{{"reports",
               {{"queued", heartbeat.queued},
                {"accepted", heartbeat.accepted},
                {"acked", heartbeat.acked},
                {"quarantined", heartbeat.quarantined},
                {"purged", heartbeat.purged}}},
              {"photos", heartbeat.photos},
              {"bytes", heartbeat.bytes},
              {"oldest_age_s", heartbeat.oldest_age_s},
              {"epoch", heartbeat.epoch.text()},
              {"seq", heartbeat.seq},
              {"disk_free", heartbeat.disk_free},
              {"version", heartbeat.version},
              {"settings", text_or_null(heartbeat.settings)},
              {"content", text_or_null(heartbeat.content)},
              {"answers", heartbeat.answers},
              {"clock", base::to_rfc3339(heartbeat.clock)},
              {"certificate_expires_at", time_or_null(heartbeat.certificate_expires_at)},
              {"trouble", heartbeat.trouble}};
    if (!heartbeat.parts.empty()) json["parts"] = parts_to_json(heartbeat.parts);
    if (heartbeat.paper_left_mm) json["paper_left_mm"] = *heartbeat.paper_left_mm;
    if (heartbeat.called_at) json["called_at"] = base::to_rfc3339(*heartbeat.called_at);
    return dump(json);
}

std::optional<Heartbeat> decode_heartbeat(std::string_view json) {
    auto const reader = ObjectReader::parse(json, longest_heartbeat);
    auto const reports = reader ? reader->object("reports") : std::nullopt;
    if (!reports) return std::nullopt;
    Heartbeat heartbeat;
    bool const counted = read_numbers(*reports, {{"queued", &heartbeat.queued},
                                                 {"accepted", &heartbeat.accepted},
                                                 {"acked", &heartbeat.acked},
                                                 {"quarantined", &heartbeat.quarantined},
                                                 {"purged", &heartbeat.purged}}) &&
                         read_numbers(*reader, {{"photos", &heartbeat.photos},
                                                {"bytes", &heartbeat.bytes},
                                                {"oldest_age_s", &heartbeat.oldest_age_s},
                                                {"seq", &heartbeat.seq},
                                                {"disk_free", &heartbeat.disk_free},
                                                {"answers", &heartbeat.answers}});
    auto const epoch = base::Uuid::parse(reader->text("epoch").value_or(""));
    auto const clock = reader->time("clock");
    auto const version = reader->text("version"), trouble = reader->text("trouble");
    // A kiosk of before tells nothing of them.
    auto const parts = reader->is_null_or_missing("parts") ? std::vector<ObjectReader>() : reader->objects("parts");
    auto const healths = parts ? parts_of(*parts) : std::nullopt;
    if (!healths || !counted || !epoch || !clock || !version || !trouble || trouble->size() > longest_trouble)
        return std::nullopt;
    heartbeat.epoch = *epoch;
    heartbeat.clock = *clock;
    heartbeat.version = *version;
    heartbeat.trouble = *trouble;
    heartbeat.parts = *healths;
    heartbeat.paper_left_mm = reader->number("paper_left_mm");
    heartbeat.called_at = reader->time("called_at");
    heartbeat.settings = reader->text("settings").value_or("");
    heartbeat.content = reader->text("content").value_or("");
    heartbeat.certificate_expires_at = reader->time("certificate_expires_at");
    return heartbeat;
}

std::string encode(HeartbeatAnswer const& answer) {
    Json json{{"time", base::to_rfc3339(answer.time)}};
    if (answer.settings) json["settings"] = *answer.settings;
    if (answer.content) json["content"] = *answer.content;
    if (answer.answers) json["answers"] = *answer.answers;
    json["commands"] = Json::array();
    for (auto const& command : answer.commands)
        json["commands"].push_back(Json::parse(encode(command)));
    if (answer.call_shown) json["call_shown"] = true;
    if (answer.spread_s > 0) json["spread_s"] = answer.spread_s;
    return dump(json);
}

std::optional<HeartbeatAnswer> decode_heartbeat_answer(std::string_view json) {
    auto const reader = ObjectReader::parse(json, longest_answer);
    auto const time = reader ? reader->time("time") : std::nullopt;
    auto const commands = reader ? reader->objects("commands") : std::nullopt;
    if (!time || !commands) return std::nullopt;
    HeartbeatAnswer answer{*time, reader->text("settings"), reader->text("content"), reader->number("answers")};
    answer.spread_s = reader->number("spread_s").value_or(0);
    answer.call_shown = reader->flag("call_shown").value_or(false);
    for (auto const& each : *commands)
        if (auto const command = decode_command(each.whole())) answer.commands.push_back(*command);
    return answer;
}

} // namespace wire
