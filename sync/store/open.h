// The store a gateway's settings name. Keeps nothing; any thread.
#pragma once
#include <memory>

#include "kiosk/model/settings.h"
#include "sync/store/store.h"

namespace store {

base::Result<std::unique_ptr<Store>> open(model::GatewaySettings const& settings);

} // namespace store
