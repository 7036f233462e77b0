// Payload: what is inside the seal: the whole submission. The city's clerk sees it as one line of JSON. Holds personal
// text, which wipes itself. Value type; codec pure.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/base/clock.h"
#include "kiosk/base/id.h"
#include "kiosk/base/result.h"
#include "kiosk/model/submission.h"

namespace wire {

struct Payload {
    base::Uuid id;
    std::string code, kiosk, service;
    std::string match;                    // model::match_code(), where the category has one; else ""
    std::vector<model::Consent> consents; // what the citizen was asked, and said
    base::WallTime created_at;
    model::Draft draft;                // with the photos that lay inside, as before there were attachments
    std::vector<base::Uuid> photo_ids; // the attachments that are its photos
};

// `photo_ids`: the attachments its photos are sealed in, one each, in order; the photos themselves stay outside. None:
// they lie inside as base64.
base::PrivateText encode(model::Submission const& submission, std::vector<base::Uuid> const& photo_ids);
base::Result<Payload> decode_payload(std::string_view json); // Corrupt: not a payload

// {"id","code","kiosk","service","created_at","draft":{…},"assurance","assisted_by","match","consents":[…]} without a
// line break at its end; photos by the names given. What follows the draft only where there is such; each number of
// `absent` is a member of its own unless it is 0.
struct AbsentPhotos {
    std::size_t missing = 0;    // have not come
    std::size_t unreadable = 0; // came, and are no photos
};
base::PrivateText clerk_line(Payload const& payload, std::vector<std::string> const& photo_names,
                             AbsentPhotos absent = {});

} // namespace wire
