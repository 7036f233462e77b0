// Processes: a program under measurement with all that it starts. One thread.
#pragma once
#include <string>
#include <sys/types.h>
#include <vector>

namespace bench {

class Program {
public:
    // Starts `command` on the display, output to /dev/null, in a session of its own.
    Program(std::vector<std::string> const& command, std::string const& display);
    ~Program(); // ends it with everything it started
    Program(Program const&) = delete;
    Program& operator=(Program const&) = delete;

    bool running() const;
    double memory_mib() const;  // proportional set size of all its processes
    double cpu_seconds() const; // run time of all threads of all its processes so far

private:
    std::vector<pid_t> processes() const;
    pid_t leader_ = 0;
};

} // namespace bench
