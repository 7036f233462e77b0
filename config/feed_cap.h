// The part of read_feed() that knows CAP 1.2. Private to the room.
#pragma once
#include "config/feed.h"
#include "config/xml.h"

namespace config {

inline constexpr std::string_view cap_space = "urn:oasis:names:tc:emergency:cap:1.2";

base::Result<FeedRows, Complaints> read_alert(XmlElement const& alert, FeedWriter writer);

} // namespace config
