// A kiosk's certificate and its key in one file, so that one rename replaces both: whatever is cut off when, they fit.
// The certificate's file holds the two, mode 0600; the key's path becomes a symbolic link to it, for whoever opens
// that. A key that stands in the certificate's file is believed before the one at the key's path, so that a cut between
// the two steps does no harm. Files that somebody else made, one each, are used as they are. Any thread.
#pragma once
#include "kiosk/base/private.h"
#include "kiosk/base/result.h"
#include "sync/enrol/authority.h"

namespace enrol {

base::Result<> save_pair(std::string const& certificate, base::PrivateText const& key, PemPair const& files);

// Makes up for a cut between the two steps. Nothing changes where the certificate's file holds no key.
base::Result<> mend_pair(PemPair const& files);

// What to hand to TLS: the certificate's file twice when it holds the key.
PemPair pair_in_use(PemPair const& files);

} // namespace enrol
