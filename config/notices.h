// The table `news` as notices. Pure, any thread.
#pragma once
#include "config/table_source.h"
#include "kiosk/model/notice.h"

namespace config {

// No notices when the source has no such table; rows may be none.
base::Result<std::vector<model::Notice>, Complaints> read_notices(TableSource const& source);

} // namespace config
