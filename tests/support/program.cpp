#include "tests/support/program.h"

#include <cstdlib>

#include "tests/support/temporary_folder.h"

namespace tests {
namespace {

std::string quoted(std::string const& word) {
    std::string result = "'";
    for (char const c : word)
        result += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return result + "'";
}

} // namespace

Finished run_program(std::vector<std::string> const& words) {
    TemporaryFolder const folder;
    std::string line;
    for (auto const& word : words)
        line += quoted(word) + " ";
    line += "</dev/null >" + quoted((folder / "out").string()) + " 2>" + quoted((folder / "err").string());
    int const status = std::system(line.c_str());
    return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, read_file(folder / "out"), read_file(folder / "err")};
}

} // namespace tests
