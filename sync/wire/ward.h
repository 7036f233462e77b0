// What kiosks, counters and the board say to a ward's gateway, as JSON (openapi-ward.yaml; FORMAT.md §17). Pure, any
// thread.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/base/result.h"
#include "kiosk/model/queue_ticket.h"

namespace wire {

inline constexpr std::size_t longest_ward_request = 4096; // bytes of a body

// PUT /ward/v1/draws/{id}. With `number` it is a kiosk's own, drawn while the ward did not answer.
struct Draw {
    base::Uuid id;
    std::string service;
    model::Priority priority = model::Priority::None;
    std::optional<base::WallTime> drawn_at = {}; // with `number`
    std::string number = {};
    std::optional<base::WallTime> sent_at = {}; // with `number`: by the same clock, so that it need not be right
    bool operator==(Draw const&) const = default;
};
std::string encode(Draw const& draw); // without the id, which is in the path
std::optional<Draw> decode_draw(base::Uuid const& id, std::string_view json);
// When it was drawn by the clock of who hears it at `now`: the kiosk's may be a day behind.
std::optional<base::WallTime> drawing_time(Draw const& draw, base::WallTime now);

std::string encode(model::QueueTicket const& ticket);
std::optional<model::QueueTicket> decode_ticket(std::string_view json);

// "K2-A001": a kiosk's own number, prefix and all.
bool is_own_number(std::string_view text);

// GET /ward/v1/queue: what everybody in the waiting room may see.
struct QueueState {
    struct Call {
        std::string number, counter, spoken_vi, spoken_en;
        base::WallTime at;
        unsigned calls = 1; // 2: called again
    };
    struct Service {
        std::string id, letter, name_vi, name_en;
        unsigned waiting = 0;
        std::optional<model::WaitGuess> wait;
    };
    struct Counter {
        std::string id, name, serving;
    };
    std::string ward;
    base::WallTime time;
    std::string revision;    // another one whenever something has changed
    std::vector<Call> calls; // now at a counter, the latest first
    std::vector<Service> services;
    std::vector<Counter> counters;
};
std::string encode(QueueState const& state);

// GET /ward/v1/counter: what a clerk sees at one counter.
struct CounterState {
    struct Line {
        std::string number, service;
        model::Priority priority = model::Priority::None;
        base::WallTime drawn_at;
        std::optional<base::WallTime> called_at;
        unsigned absences = 0;
        bool put_back = false;
    };
    std::string counter;
    std::optional<Line> serving;
    std::vector<Line> waiting; // whom this counter may call, in the order in which it will unless more come
    std::vector<Line> held;    // of the whole ward: who fetches a paper
    QueueState queue;
};
std::string encode(CounterState const& state);

// POST /ward/v1/counter.
enum class CounterWord { Next, Recall, Transfer, Absent, Hold, Return, Done };
struct CounterAction {
    CounterWord word = CounterWord::Next;
    std::string number{};     // who is at the counter as the clerk sees it, "" nobody; Return: the number or its token
    std::string to_service{}; // Transfer: one of these
    std::string to_counter{};
};
std::string_view word_of(CounterWord word);
std::optional<CounterAction> decode_counter_action(std::string_view json);

// POST /ward/v1/session: {"counter":"2","token":"…"}.
struct SessionRequest {
    std::string counter, token;
};
std::optional<SessionRequest> decode_session_request(std::string_view json);

} // namespace wire
