// Staff helps with a visit. Parts of Event. Values.
#pragma once

namespace flow {

struct BeginAssistance {}; // what is private is not shown while they look on
struct EndAssistance {};

} // namespace flow
