// What calls that have returned left on this thread's stack: copies of short texts that no destructor of ours reaches.
// Called where little lies below: at the end of a turn, of a command. Any thread; each for itself.
#pragma once

namespace base {

// Zeroes 256 KiB below the caller's frame; deeper no call of ours goes with a citizen's words.
void wipe_stack();

} // namespace base
