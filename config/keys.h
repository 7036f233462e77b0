// The tables of keys: every setting there is, of kiosk and gateway. Pure; any thread.
#pragma once
#include "config/key.h"

namespace config {

std::vector<Key<model::Settings>> kiosk_keys();
std::vector<Key<model::Settings>> visit_keys(); // the part of them about visits
model::Settings kiosk_defaults();               // what is not in the file
std::vector<Key<model::GatewaySettings>> gateway_keys();
std::vector<Key<model::GatewaySettings>> desk_keys();    // the part of them that only the desk reads
std::vector<Key<model::GatewaySettings>> ward_keys();    // and that of a ward's gateway
std::vector<Key<model::GatewaySettings>> signin_keys();  // and that of citizens who sign in
std::vector<Key<model::GatewaySettings>> console_keys(); // and that of the operators' console
std::vector<Key<model::Settings>> event_keys();          // of a kiosk at an event day
std::vector<Key<model::Settings>> queue_keys();          // of a kiosk in a ward's office
std::vector<Key<model::Settings>> place_keys();          // of the place it stands in
model::GatewaySettings gateway_defaults();

} // namespace config
