// Runs another program to its end: what it wrote and how it left. For tests of the command line and for the readers
// (tesseract, pdftotext) that our pictures are held against.
#pragma once
#include <string>
#include <vector>

namespace tests {

struct Finished {
    int exit = -1; // 127: there is no such program
    std::string out, err;
};

Finished run_program(std::vector<std::string> const& words);

} // namespace tests
