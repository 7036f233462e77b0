// Whole small files in and out, for settings, keys and state. write_file_durably replaces a file so that a power cut
// leaves the old or the new one, never a torn one (write, fdatasync, rename, fsync of the folder). Any thread.
#pragma once
#include <filesystem>

#include "kiosk/base/bytes.h"
#include "kiosk/base/result.h"

namespace base {

// `limit`: more bytes than that is an error (Invalid), so that a wrong path cannot fill the memory.
Result<std::string> read_file(std::filesystem::path const& path, std::size_t limit = 16U << 20);
Result<> write_file_durably(std::filesystem::path const& path, ByteView bytes, unsigned mode = 0644);
Result<> sync_folder(std::filesystem::path const& folder); // what was made or renamed in it outlasts a power cut

// Where the program's data lies: `share/tramso` beside the folder of the running program, in a build tree as when
// installed.
std::filesystem::path data_folder();

} // namespace base
