#include "sync/wire/ward.h"

#include <algorithm>
#include <array>

#include "kiosk/base/text.h"
#include "sync/wire/json_reader.h"

namespace wire {
namespace {

constexpr std::array words{CounterWord::Next, CounterWord::Recall, CounterWord::Transfer, CounterWord::Absent,
                           CounterWord::Hold, CounterWord::Return, CounterWord::Done};

Json json_of(std::optional<model::WaitGuess> const& wait) {
    if (!wait) return nullptr;
    return {{"from_minutes", wait->from_minutes}, {"to_minutes", wait->to_minutes}};
}

Json json_of(QueueState const& state) {
    Json calls = Json::array(), services = Json::array(), counters = Json::array();
    for (auto const& call : state.calls)
        calls.push_back({{"number", call.number},
                         {"counter", call.counter},
                         {"at", base::to_rfc3339(call.at)},
                         {"calls", call.calls},
                         {"spoken", {{"vi", call.spoken_vi}, {"en", call.spoken_en}}}});
    for (auto const& service : state.services)
        services.push_back({{"id", service.id},
                            {"letter", service.letter},
                            {"name", {{"vi", service.name_vi}, {"en", service.name_en}}},
                            {"waiting", service.waiting},
                            {"wait", json_of(service.wait)}});
    for (auto const& counter : state.counters)
        counters.push_back({{"id", counter.id}, {"name", counter.name}, {"serving", counter.serving}});
    return {{"ward", state.ward},         {"time", base::to_rfc3339(state.time)},
            {"revision", state.revision}, {"calls", calls},
            {"services", services},       {"counters", counters}};
}

Json json_of(CounterState::Line const& line) {
    Json json{{"number", line.number},
              {"service", line.service},
              {"priority", model::word_of(line.priority)},
              {"drawn_at", base::to_rfc3339(line.drawn_at)},
              {"absences", line.absences},
              {"put_back", line.put_back}};
    if (line.called_at) json["called_at"] = base::to_rfc3339(*line.called_at);
    return json;
}

Json json_of(std::vector<CounterState::Line> const& lines) {
    Json json = Json::array();
    for (auto const& line : lines)
        json.push_back(json_of(line));
    return json;
}

std::optional<model::WaitGuess> wait_in(ObjectReader const& reader) {
    auto const wait = reader.object("wait");
    auto const from = wait ? wait->number("from_minutes") : std::nullopt;
    auto const to = wait ? wait->number("to_minutes") : std::nullopt;
    constexpr std::uint64_t most = 24 * 60;
    if (!from || !to || *from > *to || *to > most) return std::nullopt;
    return model::WaitGuess{static_cast<unsigned>(*from), static_cast<unsigned>(*to)};
}

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

// "A001", with more digits and "/2" behind.
bool is_number(std::string_view text) {
    if (text.size() < 4 || text.size() > 12 || !is_capital(text[0])) return false;
    auto const parts = base::split(text.substr(1), '/');
    return parts.size() <= 2 && parts[0].size() >= 3 && std::ranges::all_of(parts, [](auto const part) {
               return !part.empty() && std::ranges::all_of(part, is_digit);
           });
}

// "K2-A001", and "K2-A001/2".
bool is_prefixed(std::string_view text) {
    auto const parts = base::split(text, '-');
    if (parts.size() != 2 || parts[0].empty() || parts[0].size() > 4 || !is_number(parts[1])) return false;
    return is_capital(parts[0][0]) &&
           std::ranges::all_of(parts[0], [](char c) { return is_capital(c) || is_digit(c); });
}

} // namespace

bool is_own_number(std::string_view text) { return is_prefixed(text) && text.find('/') == std::string_view::npos; }

std::string encode(Draw const& draw) {
    Json json{{"service", draw.service}, {"priority", model::word_of(draw.priority)}};
    if (draw.drawn_at) json["drawn_at"] = base::to_rfc3339(*draw.drawn_at);
    if (!draw.number.empty()) json["number"] = draw.number;
    if (draw.sent_at) json["sent_at"] = base::to_rfc3339(*draw.sent_at);
    return dump(json);
}

std::optional<Draw> decode_draw(base::Uuid const& id, std::string_view text) {
    auto const reader = ObjectReader::parse(text, longest_ward_request);
    if (!reader || reader->unknown_member({"service", "priority", "drawn_at", "number", "sent_at"}))
        return std::nullopt;
    auto const service = reader->text("service"), priority = reader->text("priority"), number = reader->text("number");
    auto const known = priority ? model::priority_of(*priority) : std::nullopt;
    auto const drawn_at = reader->time("drawn_at"), sent_at = reader->time("sent_at");
    if (!id.is_version_7() || !service || service->empty() || service->size() > 64 || !known) return std::nullopt;
    if (!reader->is_null_or_missing("drawn_at") && !drawn_at) return std::nullopt;
    if (!reader->is_null_or_missing("number") && !number) return std::nullopt;
    if (number && (!is_own_number(*number) || !drawn_at)) return std::nullopt;
    if (!reader->is_null_or_missing("sent_at") && !sent_at) return std::nullopt;
    if ((drawn_at || sent_at) && !number) return std::nullopt;
    return Draw{id, *service, *known, drawn_at, number.value_or(""), sent_at};
}

std::optional<base::WallTime> drawing_time(Draw const& draw, base::WallTime now) {
    if (!draw.drawn_at || !draw.sent_at) return draw.drawn_at;
    return now - std::max(base::Duration(0), *draw.sent_at - *draw.drawn_at);
}

std::string encode(model::QueueTicket const& ticket) {
    Json json{{"id", ticket.id.text()},
              {"number", ticket.number},
              {"service", ticket.service},
              {"priority", model::word_of(ticket.priority)},
              {"drawn_at", base::to_rfc3339(ticket.drawn_at)},
              {"token", model::token_of(ticket)}};
    json["ahead"] = ticket.ahead ? Json(*ticket.ahead) : Json(nullptr);
    json["wait"] = json_of(ticket.wait);
    return dump(json);
}

std::optional<model::QueueTicket> decode_ticket(std::string_view text) {
    auto const reader = ObjectReader::parse(text, 4 * longest_ward_request);
    if (!reader) return std::nullopt;
    auto const id_text = reader->text("id"), number = reader->text("number"), service = reader->text("service");
    auto const word = reader->text("priority");
    auto const drawn_at = reader->time("drawn_at");
    auto const id = id_text ? base::Uuid::parse(*id_text) : std::nullopt;
    auto const priority = word ? model::priority_of(*word) : std::nullopt;
    if (!id || !id->is_version_7() || !number || !service || !drawn_at || !priority) return std::nullopt;
    if (!is_number(*number) && !is_prefixed(*number)) return std::nullopt;
    model::QueueTicket ticket{*id, *number, *service, *priority, *drawn_at};
    constexpr std::uint64_t most = 100'000;
    if (auto const ahead = reader->number("ahead"); ahead && *ahead <= most)
        ticket.ahead = static_cast<unsigned>(*ahead);
    ticket.wait = wait_in(*reader);
    return ticket;
}

std::string encode(QueueState const& state) { return dump(json_of(state)); }

std::string encode(CounterState const& state) {
    return dump({{"counter", state.counter},
                 {"serving", state.serving ? json_of(*state.serving) : Json(nullptr)},
                 {"waiting", json_of(state.waiting)},
                 {"held", json_of(state.held)},
                 {"queue", json_of(state.queue)}});
}

std::string_view word_of(CounterWord word) {
    switch (word) {
    case CounterWord::Next: return "next";
    case CounterWord::Recall: return "recall";
    case CounterWord::Transfer: return "transfer";
    case CounterWord::Absent: return "absent";
    case CounterWord::Hold: return "hold";
    case CounterWord::Return: return "return";
    case CounterWord::Done: return "done";
    }
    return "";
}

std::optional<CounterAction> decode_counter_action(std::string_view text) {
    auto const reader = ObjectReader::parse(text, longest_ward_request);
    if (!reader || reader->unknown_member({"do", "number", "to_service", "to_counter"})) return std::nullopt;
    auto const word = reader->text("do"), number = reader->text("number");
    if (!word || !number || number->size() > 32) return std::nullopt;
    for (auto const known : words) {
        if (word_of(known) != *word) continue;
        CounterAction action{known, *number, reader->text("to_service").value_or(""),
                             reader->text("to_counter").value_or("")};
        bool const one_target = action.to_service.empty() != action.to_counter.empty();
        bool const none = action.to_service.empty() && action.to_counter.empty();
        return (known == CounterWord::Transfer ? one_target : none) ? std::optional(action) : std::nullopt;
    }
    return std::nullopt;
}

std::optional<SessionRequest> decode_session_request(std::string_view text) {
    auto const reader = ObjectReader::parse(text, longest_ward_request);
    auto const counter = reader ? reader->text("counter") : std::nullopt;
    auto const token = reader ? reader->text("token") : std::nullopt;
    if (!counter || !token) return std::nullopt;
    return SessionRequest{*counter, *token};
}

} // namespace wire
