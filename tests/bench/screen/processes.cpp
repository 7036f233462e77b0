#include "tests/bench/screen/processes.h"

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace bench {
namespace {

pid_t session_of(std::filesystem::path const& process) {
    std::ifstream file(process / "stat");
    std::string text((std::istreambuf_iterator<char>(file)), {});
    auto const name_end = text.rfind(')');
    if (name_end == std::string::npos) return 0;
    std::istringstream rest(text.substr(name_end + 1));
    std::string state;
    pid_t parent = 0, group = 0, session = 0;
    rest >> state >> parent >> group >> session;
    return state == "Z" ? 0 : session;
}

bool is_number(std::string const& text) { return text.find_first_not_of("0123456789") == std::string::npos; }

double pss_mib(pid_t process) {
    std::ifstream file("/proc/" + std::to_string(process) + "/smaps_rollup");
    for (std::string line; std::getline(file, line);)
        if (line.starts_with("Pss:")) return std::atof(line.substr(4).c_str()) / 1024;
    return 0;
}

double run_seconds(pid_t process) {
    double nanoseconds = 0;
    std::error_code error;
    for (auto const& task : std::filesystem::directory_iterator("/proc/" + std::to_string(process) + "/task", error)) {
        std::ifstream file(task.path() / "schedstat");
        double ran = 0;
        file >> ran;
        nanoseconds += ran;
    }
    return nanoseconds / 1e9;
}

} // namespace

Program::Program(std::vector<std::string> const& command, std::string const& display) {
    leader_ = fork();
    if (leader_ != 0) return;
    setsid();
    setenv("DISPLAY", display.c_str(), 1);
    int const nothing = open("/dev/null", O_RDWR);
    for (int fd = 0; fd < 3; ++fd)
        dup2(nothing, fd);
    std::vector<char*> arguments;
    for (auto const& word : command)
        arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    execvp(arguments[0], arguments.data());
    _exit(127);
}

Program::~Program() {
    for (auto const process : processes())
        kill(process, SIGKILL);
    waitpid(leader_, nullptr, 0);
    for (int i = 0; i < 100 && !processes().empty(); ++i)
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
}

bool Program::running() const { return waitpid(leader_, nullptr, WNOHANG) == 0; }

std::vector<pid_t> Program::processes() const {
    std::vector<pid_t> found;
    for (auto const& entry : std::filesystem::directory_iterator("/proc")) {
        auto const name = entry.path().filename().string();
        if (is_number(name) && session_of(entry.path()) == leader_) found.push_back(std::atoi(name.c_str()));
    }
    return found;
}

double Program::memory_mib() const {
    double total = 0;
    for (auto const process : processes())
        total += pss_mib(process);
    return total;
}

double Program::cpu_seconds() const {
    double total = 0;
    for (auto const process : processes())
        total += run_seconds(process);
    return total;
}

} // namespace bench
