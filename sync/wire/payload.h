// Payload: what is inside the seal: the whole submission. The city's clerk sees it as one line of JSON. Holds personal
// text, which wipes itself. Value type; codec pure.
#pragma once
#include <string>
#include <string_view>

#include "kiosk/base/clock.h"
#include "kiosk/base/id.h"
#include "kiosk/base/result.h"
#include "kiosk/model/submission.h"

namespace wire {

struct Payload {
    base::Uuid id;
    std::string code, kiosk, service;
    base::WallTime created_at;
    model::Draft draft;
};

base::PrivateText encode(model::Submission const& submission); // photos as base64 inside
base::Result<Payload> decode_payload(std::string_view json);   // Corrupt: not a payload

// {"id","code","kiosk","service","created_at","draft":{…}} without a line break at its end; photos by the names given.
base::PrivateText clerk_line(Payload const& payload, std::vector<std::string> const& photo_names);

} // namespace wire
