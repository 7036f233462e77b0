// The doctor's look at the screen's program while it runs: is all done so that nothing of a visit stays, and is nothing
// there of a word that a technician has typed at the screen? Reads what the kernel tells of the program; needs the
// right to read its memory, which root has. Changes nothing.
#pragma once
#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "kiosk/base/result.h"
#include "kiosk/cli/doctor.h"

namespace cli {

struct WipeOptions {
    int pid = 0;                             // 0: the one that runs under the name tramso-kiosk
    std::vector<std::string> canaries;       // words that nobody else would type
    bool during = false;                     // they are on the screen now, and have to be found
    std::vector<std::filesystem::path> also; // files and folders to be searched beside our own
};

std::vector<Part> examine_wipe(House const& house, WipeOptions const& options);

// --- what it looks at, a part each (doctor_wipe_program.cpp, doctor_wipe_places.cpp)

struct Program {
    int pid = 0;
    std::map<std::string, std::string> status; // /proc/PID/status: "VmSwap" -> "0 kB"
};

base::Result<Program> find_program(int pid);
Part examine_dumps(Program const& program);      // no core file, and no other program may look in
Part examine_swap(Program const& program);       // locked in memory, nothing swapped out
Part examine_selections(Program const& program); // nothing to be pasted
Part examine_spool(House const& house);          // no job waits for a printer
Part search_for_canaries(House const& house, Program const& program, WipeOptions const& options);

} // namespace cli
