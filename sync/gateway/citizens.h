// Citizens who sign in at a kiosk with their own phone (FORMAT.md §20, openapi.yaml): the kiosk's side, with its
// certificate, and the phone's, which has the link alone. Nothing goes to the provider before the phone has chosen the
// number that the kiosk shows (OAuth 2.0 for cross-device flows, BCP 247). Called on the io thread; asks the store on
// its thread, and the provider on a thread of its own.
#pragma once
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

#include "kiosk/base/worker.h"
#include "sync/gateway/address_rate.h"
#include "sync/gateway/party.h"
#include "sync/gateway/storage.h"
#include "sync/server/server.h"

namespace gateway {

class Citizens {
public:
    // Without `party` the answer is 404 to everybody. `clock` outlives it; `order` is false when too many wait.
    Citizens(std::unique_ptr<Party> party, base::Clock const& clock, std::function<bool(Order)> order);

    static bool is_for_kiosks(std::string_view path);
    static bool is_for_phones(std::string_view path);

    void answer_kiosk(server::Heard const& heard, std::string const& kiosk, std::string_view path,
                      server::Finish const& finish);
    void answer_phone(server::Heard const& heard, std::string_view path, server::Finish const& finish);
    // Now and then drops what is behind its time.
    void tidy();
    // Before the store's thread goes: ends the provider's after the question in hand; those that wait are dropped.
    void close();

private:
    using Work = std::function<void(store::Store&)>;
    using Errand = std::function<void()>;
    using Errands = base::Worker<Errand>;
    void begin(server::Heard const& heard, std::string const& kiosk, base::Uuid const& id,
               server::Finish const& finish);
    void tell(std::string const& kiosk, base::Uuid const& id, server::Finish const& finish);
    void poll(store::HeldSignin const& held, server::Finish const& finish);
    void show(wire::HandoffSecret const& token, server::Finish const& finish);
    void choose(wire::HandoffSecret const& token, std::string const& number, server::Finish const& finish);
    void send_on(wire::Digest const& token, store::Signin const& signin, server::Finish const& finish);
    void come_back(std::string_view query, server::Finish const& finish);
    void ask_store(Work work, server::Finish const& finish, server::Reply otherwise);
    void ask_party(Errand errand, server::Finish const& finish, server::Reply otherwise);

    std::unique_ptr<Party> const party_;
    base::Clock const& clock_;
    std::function<bool(Order)> const order_;
    AddressRate phones_, kiosks_;
    base::Instant tidied_;
    std::mutex guard_;
    std::unique_ptr<Errands> worker_; // guarded; last: it uses all the rest
};

} // namespace gateway
