// Ballast: a file that takes space while there is some, and is given up when the disk is full, so that acknowledgements
// can still be written and bodies removed. Taken back when there is space again. Belongs to one Outbox.
#pragma once
#include <cstddef>
#include <filesystem>

namespace outbox {

class Ballast {
public:
    Ballast() = default;
    Ballast(std::filesystem::path file, std::size_t bytes) : file_(std::move(file)), bytes_(bytes) {}
    void take() const; // when twice the space is free; else nothing happens
    void give_up() const;
    std::filesystem::path folder() const { return file_.parent_path(); }

private:
    std::filesystem::path file_;
    std::size_t bytes_ = 0;
};

} // namespace outbox
