// A photo from a citizen's phone to the kiosk that shows the link (FORMAT.md §18, openapi.yaml): the kiosk's side, with
// its certificate, and the phone's, which has the link alone. What goes through is sealed on the phone; nobody here can
// open it. Called on the io thread; asks the store on its thread and answers from there.
#pragma once
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "sync/gateway/address_rate.h"
#include "sync/gateway/handoff_pages.h"
#include "sync/gateway/storage.h"

namespace gateway {

class Handoffs {
public:
    // Without `pages` the answer is 404 to everybody. `clock` outlives it; `order` is false when too many wait.
    Handoffs(std::unique_ptr<HandoffPages> pages, base::Clock const& clock, std::function<bool(Order)> order);

    static bool is_for_kiosks(std::string_view path);
    static bool is_for_phones(std::string_view path);

    void answer_kiosk(server::Heard const& heard, std::string const& kiosk, std::string_view path,
                      server::Finish const& finish);
    void answer_phone(server::Heard const& heard, std::string_view path, server::Finish const& finish);
    // Now and then drops what is behind its time.
    void tidy();

private:
    using Work = std::function<server::Reply(store::Store&)>;
    void begin(server::Heard const& heard, std::string const& kiosk, base::Uuid const& id,
               server::Finish const& finish);
    void show(std::string_view token, wire::Digest const& digest, server::Finish const& finish);
    void open(wire::Digest const& token, wire::Digest const& phone, server::Finish const& finish);
    void take(server::Heard const& heard, wire::Digest const& token, wire::Digest const& phone,
              server::Finish const& finish);
    void ask(Work work, server::Finish const& finish);

    std::unique_ptr<HandoffPages> const pages_;
    base::Clock const& clock_;
    std::function<bool(Order)> const order_;
    AddressRate rate_;
    base::Instant tidied_;
};

} // namespace gateway
