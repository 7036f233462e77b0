#include "sync/store/open.h"

#include "sync/store/store_postgres.h"
#include "sync/store/store_sqlite.h"

namespace store {

base::Result<std::unique_ptr<Store>> open(model::GatewaySettings const& settings) {
    if (!settings.postgres.empty()) return std::make_unique<StorePostgres>(settings.postgres);
    return StoreSqlite::open(settings.store);
}

} // namespace store
