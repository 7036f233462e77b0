// model::Draft as JSON, in three dresses: DRAFT files of `tramso submit`, the sealed payload, and the clerk's line.
// `{"category","place","text","name","number","phone","photos","language"}`; what was not given is null. A draft that
// joins a known problem has `same_as`, its id, as well; the others have no such member, as before there was one. Pure.
#pragma once
#include <functional>
#include <string>
#include <string_view>

#include "kiosk/base/result.h"
#include "kiosk/model/draft.h"

namespace wire {

// `load` brings the bytes of a photo by the name in the file. Invalid: names the member that is wrong or not known.
base::Result<model::Draft>
decode_draft(std::string_view json, std::function<base::Result<base::PrivateBytes>(std::string const&)> const& load);

} // namespace wire
