// The certificates of states that we believe (Country Signing Certification Authorities, ICAO Doc 9303-12): files of a
// folder, PEM or DER, one or more in each. Read anew for each card, so that a new one counts as soon as it lies there.
// A value, const use from any thread.
#pragma once
#include <filesystem>

#include "drivers/pcsc/link.h"
#include "drivers/pcsc/openssl.h"

namespace pcsc {

class Authorities {
public:
    // NoAuthority: no certificate in it that may sign others. What else lies there is passed over, and the log says so.
    static Outcome<Authorities> load(std::filesystem::path const& folder);

    // True when one of them has signed `certificate`, all are strong enough, and none has ended or is yet to begin.
    bool vouch_for(X509* certificate, base::WallTime now) const;

private:
    Authorities() : store_(X509_STORE_new()) {}
    int add_all(std::string_view bytes); // how many

    Handle<X509_STORE> store_;
};

} // namespace pcsc
