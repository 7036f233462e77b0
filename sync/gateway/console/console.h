// The console of the city's operators: pages on a listener of its own (server::Door::Console), for staff who are signed
// in (staff.h, session.h). Called on the io thread; asks the store on its thread, the provider on one of its own, and
// makes pages on a worker. A page answers whole, or its live part alone when the request has `Console-Part: live`, with
// an ETag, so that a page that has not changed costs nothing.
#pragma once
#include <functional>
#include <memory>
#include <mutex>

#include "kiosk/base/worker.h"
#include "sync/gateway/address_rate.h"
#include "sync/gateway/console/commands.h"
#include "sync/gateway/console/staff.h"
#include "sync/gateway/fleet.h"

namespace gateway::console {

// A page of others, behind the same guard: mount() it before the server runs. For each request `read` is called on the
// storage thread, to take from the store what it needs, and what it gives back on a worker, to make the page of that;
// nothing: the store does not answer. The page must escape what comes from outside.
using MakePage = std::function<Page(Viewer const&)>;
struct FurtherPage {
    Tab tab;
    std::function<std::optional<MakePage>(store::Store&)> read;
};

class Console {
public:
    // Nothing at all when the settings have no url. `clock` outlives it.
    static base::Result<std::unique_ptr<Console>> open(model::ConsoleSettings const& settings,
                                                       std::vector<model::KioskPlace> places, base::Clock const& clock);

    void join(Hands hands) { hands_ = std::move(hands); } // before the first answer()
    void mount(FurtherPage page);
    void answer(server::Heard const& heard, std::string_view path, server::Finish const& finish);
    // Before the store's thread goes: ends the provider's after the question in hand; those that wait are dropped.
    void close();

private:
    using Errand = std::function<void()>;
    using Errands = base::Worker<Errand>;
    using Make = std::function<Page(Sight const&, Viewer const&)>;

    struct Asked { // a request of somebody who is signed in
        Viewer viewer;
        bool live_alone = false;
        std::string condition; // If-None-Match
    };

    Console(model::ConsoleSettings settings, std::vector<model::KioskPlace> places, base::PrivateText const& secret,
            std::unique_ptr<Staff> staff, base::Clock const& clock);
    void answer_stranger(server::Heard const& heard, std::string_view path, server::Finish const& finish);
    void send_to_provider(server::Heard const& heard, server::Finish const& finish);
    void come_back(server::Heard const& heard, server::Finish const& finish);
    void show(Asked const& asked, std::string_view path, std::string_view query, server::Finish const& finish);
    void show_kiosk(Asked const& asked, std::string const& kiosk, std::optional<Handed> told,
                    server::Finish const& finish);
    void show_reports(Asked const& asked, server::Finish const& finish);
    void show_further(Asked const& asked, FurtherPage const& further, server::Finish const& finish);
    void show_with(Asked const& asked, Make make, server::Finish const& finish);
    void change(server::Heard const& heard, std::string_view path, Session const& session,
                server::Finish const& finish);
    void hand_in(server::Heard const& heard, std::string const& kiosk, server::Finish const& finish);
    void ask_store(std::function<void(store::Store&)> work, Tongue const& tongue, server::Finish const& finish);
    void ask_staff(Errand errand, Tongue const& tongue, server::Finish const& finish);
    server::Reply reply_with(Page const& page, Asked const& asked) const;
    Sight sight_now(std::vector<store::KioskState> kiosks, base::WallTime now) const;

    model::ConsoleSettings const settings_;
    std::vector<model::KioskPlace> const places_;
    Cookies const cookies_;
    std::unique_ptr<Staff> const staff_;
    base::Clock const& clock_;
    std::optional<seal::VerifyKey> ops_;
    AlarmLimits limits_;
    std::vector<Tab> tabs_;
    std::vector<FurtherPage> further_;
    Hands hands_;
    AddressRate strangers_;
    std::mutex guard_;
    std::unique_ptr<Errands> worker_; // guarded; last: it uses all the rest
};

} // namespace gateway::console
