// What a kiosk and the city say to each other beside submissions: heartbeats, results of commands, downloads, the
// public answers (FORMAT.md §12 to §15). Called on the io thread; checks on a worker, asks the store on its thread,
// answers from either.
#pragma once
#include <functional>
#include <string>

#include "sync/gateway/downloads.h"
#include "sync/gateway/storage.h"

namespace gateway {

// Of the gateway's other threads; false: too much waits there.
struct Hands {
    std::function<bool(std::function<void()>)> work;
    std::function<bool(Order)> order;
    std::function<std::size_t()> waiting; // orders, now
};

class Fleet {
public:
    // `watched`: there is a console, before whose operators a call for staff stands.
    Fleet(std::filesystem::path downloads, base::Clock const& clock, Hands hands, bool watched)
        : downloads_(std::move(downloads)), clock_(clock), hands_(std::move(hands)), watched_(watched) {}

    static bool knows(std::string_view path);
    // `kiosk`: whose certificate it came with.
    void answer(server::Heard heard, std::string const& kiosk, server::Finish const& finish);
    // The fleet's lines for Prometheus; "" when the store does not answer.
    void tell_metrics(std::function<void(std::string)> const& done);

private:
    void take_heartbeat(server::Heard const& heard, std::string const& kiosk, server::Finish const& finish);
    void take_result(server::Heard const& heard, std::string const& kiosk, std::string_view number,
                     server::Finish const& finish);
    void take_ratings(server::Heard const& heard, std::string const& kiosk, std::string_view day,
                      server::Finish const& finish);
    void give_answers(server::Heard const& heard, server::Finish const& finish);
    void ask(std::function<void(store::Store&)> work, server::Finish const& finish);

    Downloads downloads_;
    base::Clock const& clock_;
    Hands const hands_;
    bool const watched_;
};

// So many seconds longer is the next heartbeat to be put off, by up to that: none while few orders wait for the store.
std::uint64_t spread_for(std::size_t waiting);

// Gauges over all kiosks, seen from `now`.
std::string fleet_text(std::vector<store::KioskState> const& kiosks, base::WallTime now);

} // namespace gateway
