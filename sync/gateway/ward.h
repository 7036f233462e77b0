// A ward's queue: numbers for kiosks, the page of a counter and the board of the waiting room (openapi-ward.yaml,
// FORMAT.md §17). Called on the io thread; a thread of its own owns the ledger and answers after each commit.
#pragma once
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "kiosk/base/worker.h"
#include "kiosk/model/ward_settings.h"
#include "sync/gateway/address_rate.h"
#include "sync/gateway/clerk.h"
#include "sync/ledger/ledger.h"
#include "sync/server/server.h"

namespace gateway {

class Ward {
public:
    // Invalid: the settings are not those of a whole ward. `clock` outlives it.
    static base::Result<std::unique_ptr<Ward>> open(model::WardSettings const& settings, base::Clock const& clock);

    // Of a kiosk, which has shown its certificate; the others are for whoever is on the ward's network.
    static bool is_draw(std::string_view path);
    static bool is_for_browsers(std::string_view path);

    void tell_ready(std::function<void(base::Result<>)> done);
    void draw(server::Heard const& heard, std::string const& kiosk, std::string_view path,
              server::Finish const& finish);
    void answer(server::Heard const& heard, std::string_view path, server::Finish const& finish);

private:
    using Work = std::function<void(ledger::Ledger&)>;
    Ward(ledger::Ledger ledger, Clerks clerks, base::Clock const& clock);

    void show_queue(server::Finish const& finish);
    void session(server::Heard const& heard, server::Finish const& finish);
    void counter(server::Heard const& heard, server::Finish const& finish);
    void ask(Work work, server::Finish const& finish);

    base::Clock const& clock_;
    Clerks clerks_;
    AddressRate rate_;
    ledger::Ledger ledger_;
    base::Worker<Work> worker_; // last: it uses the rest
};

} // namespace gateway
