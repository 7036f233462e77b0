// Link: a kiosk's way to the city, with the weather on it. Requests are lost, late, doubled or cut; answers as well, or
// somebody else's are given. Belongs to one kiosk; called by its courier.
#pragma once
#include "sync/http/transport.h"
#include "tests/simulation/city.h"

namespace simulation {

enum class Weather {
    Fine,
    Bad,     // each request meets a trouble of its own, or none
    Gone,    // no route
    NoNames, // the name server is silent
    Portal,  // a captive portal answers
    Refused, // the certificate of one of the two is not good
};
inline constexpr std::uint64_t weathers = 6;

class Link final : public http::Transport {
public:
    Link(World& world, City& city, Machine const& here, std::string kiosk)
        : world_(world), city_(city), here_(here), kiosk_(std::move(kiosk)) {}

    base::Result<http::Answer, http::Trouble> send(http::Request const& request) override;

    Weather weather = Weather::Fine;

private:
    using Outcome = base::Result<http::Answer, http::Trouble>;
    Outcome carry(server::Heard const& heard);
    Outcome in_bad_weather(server::Heard const& heard);
    Outcome lose_answer(server::Heard const& heard);
    Outcome cut_answer(server::Heard const& heard);
    Outcome between();
    Outcome portal();
    void later(server::Heard heard);
    server::Heard heard_of(http::Request const& request) const;
    Outcome trouble(http::Failure failure, std::string what, base::Duration after);

    World& world_;
    City& city_;
    Machine const& here_;
    std::string const kiosk_;
    http::Answer last_{}; // for a cache that answers with what it has
};

} // namespace simulation
