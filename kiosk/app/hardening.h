// Hardening: no core dumps, no other process may look in, and nothing is swapped out where the system lets us say so.
// Called once at the start of main.
#pragma once

namespace app {

void harden_process();

} // namespace app
