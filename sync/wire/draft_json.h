// The draft's members, shared by the codecs. Private to the room.
#pragma once
#include "kiosk/base/result.h"
#include "kiosk/model/draft.h"
#include "sync/wire/json_reader.h"

namespace wire {

// `photos` are names or base64, as the dress wants.
Json draft_json(model::Draft const& draft, std::vector<std::string> const& photos);

// All but the photos. Invalid: names the member.
base::Result<model::Draft> read_draft(ObjectReader const& reader);

} // namespace wire
