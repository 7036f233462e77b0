// One accepted connection as bytes, with TLS or without; the session above does not know which. Made and called on the
// io thread alone. A Line outlives its pending operation because `done` holds the session, which owns the Line.
// Included by the server alone: what a session needs of it is the class Line, and what Asio needs is in line.cpp.
#pragma once
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "sync/server/server.h"

namespace server {

class Line {
public:
    using Done = std::function<void(bool good, std::size_t size)>;

    virtual ~Line() = default;
    virtual void open(Done done) = 0;                            // the TLS handshake
    virtual void await(Done done) = 0;                           // until a read may find something; needs no buffer
    virtual void read_some(std::span<char> into, Done done) = 0; // not good: closed, cut or broken
    virtual void write(std::string_view bytes, Done done) = 0;   // all of it
    virtual void close(Done done) = 0;                           // says goodbye first
    virtual void cut() = 0;                                      // at once; a pending operation ends not good
    virtual void post(std::function<void()> work) = 0;           // from any thread: run on the io thread
    virtual Peer peer() const = 0;
};

} // namespace server
