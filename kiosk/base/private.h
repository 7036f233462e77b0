// Private<T> marks what belongs to a citizen. It has no formatter and no stream operator, so it cannot reach a log;
// taking the value out is the visible word reveal(). The bytes are zeroed when the value goes. A value type; one thread
// at a time.
#pragma once
#include <string>
#include <utility>
#include <vector>

namespace base {

void wipe(std::string& text);
void wipe(std::vector<unsigned char>& bytes);

template<class T>
class Private {
public:
    Private() = default;
    explicit Private(T value) : value_(std::move(value)) {}
    Private(Private const&) = default;
    Private(Private&& other) noexcept : value_(std::move(other.value_)) { wipe(other.value_); }
    Private& operator=(Private const& other) {
        if (this != &other) {
            wipe(value_);
            value_ = other.value_;
        }
        return *this;
    }
    Private& operator=(Private&& other) noexcept {
        if (this != &other) {
            wipe(value_);
            value_ = std::move(other.value_);
            wipe(other.value_);
        }
        return *this;
    }
    ~Private() { wipe(value_); }

    T const& reveal() const { return value_; }
    bool operator==(Private const&) const = default;

private:
    T value_;
};

using PrivateText = Private<std::string>;
using PrivateBytes = Private<std::vector<unsigned char>>;

} // namespace base
