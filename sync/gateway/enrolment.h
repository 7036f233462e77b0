// How a kiosk gets its certificate and renews it, and whose certificate is void (FORMAT.md §16). Called on the io
// thread; what needs the disk or the authority's key is done on a thread of its own.
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "kiosk/model/gateway_settings.h"
#include "sync/gateway/address_rate.h"
#include "sync/gateway/revocation.h"
#include "sync/server/server.h"

namespace gateway {

class Enrolment {
public:
    // Invalid: the settings name only a part of what enrolment needs. `clock` outlives it.
    static base::Result<std::unique_ptr<Enrolment>> open(model::GatewaySettings const& settings,
                                                         base::Clock const& clock);
    ~Enrolment(); // after the request in hand; those that wait are dropped

    bool is_open() const { return desk_ != nullptr; } // kiosks may enrol here

    // A request to enrolments_path, by whoever it is.
    void enrol(server::Heard heard, server::Finish const& finish);
    // A request to renewals_path, by `kiosk` with its certificate.
    void renew(server::Heard heard, std::string kiosk, server::Finish const& finish);
    // The certificate that `heard` came with, as `kiosk`, is void.
    bool is_revoked(std::string const& kiosk, server::Heard const& heard);

private:
    class Desk;
    Enrolment(std::filesystem::path revoked, base::Clock const& clock);

    base::Clock const& clock_;
    enrol::Revocations revocations_;
    AddressRate rate_;
    std::unique_ptr<Desk> desk_; // null: not here
};

} // namespace gateway
