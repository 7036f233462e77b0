// Result<T, E>: a value, or the reason there is none. Dropping one is a compiler warning, so an error is passed on,
// turned into the caller's words, or handled. We throw nothing. Keeps the names of std::expected (C++23). Thread-safe
// as any value type: const use from many threads, changes from one.
#pragma once
#include <string>
#include <tl/expected.hpp>
#include <utility>

namespace base {

// The few kinds of failure a program expects. A room that has more to say has an enum of its own.
enum class ErrorKind {
    NotFound,    // what was asked for is not there
    Unavailable, // may work later: network, busy device
    Full,        // no space left
    Corrupt,     // bytes that are not what they claim to be
    Refused,     // understood and not allowed
    Invalid,     // the caller's or the user's value is not acceptable
    Io,          // the operating system said no
};

struct Error {
    ErrorKind kind = ErrorKind::Io;
    std::string what; // for a technician; never holds a citizen's words
};

template<class T = void, class E = Error>
class [[nodiscard]] Result : public tl::expected<T, E> {
public:
    using tl::expected<T, E>::expected;
    T release() { return std::move(**this); }
};

template<class E>
class [[nodiscard]] Result<void, E> : public tl::expected<void, E> {
public:
    using tl::expected<void, E>::expected;
    void release() {}
};

inline tl::unexpected<Error> failure(ErrorKind kind, std::string what) {
    return tl::unexpected<Error>(Error{kind, std::move(what)});
}

} // namespace base

// TRY(expression): the value, or returns the error to the caller. A GNU statement expression (g++ and clang); a
// reference cannot come out of it, by intent.
#define TRAMSO_TRY_CONCATENATE_(a, b) a##b
#define TRAMSO_TRY_CONCATENATE(a, b) TRAMSO_TRY_CONCATENATE_(a, b)
#define TRAMSO_TRY_AS(result, expression)                                                                              \
    __extension__({                                                                                                    \
        auto&& result = (expression);                                                                                  \
        if (!result) [[unlikely]]                                                                                      \
            return tl::unexpected(std::move(result).error());                                                          \
        result.release();                                                                                              \
    })
#define TRY(expression) TRAMSO_TRY_AS(TRAMSO_TRY_CONCATENATE(try_result_, __COUNTER__), expression)
