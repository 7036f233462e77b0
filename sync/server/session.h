// One connection of a server: reads a request, hands it to the handler, writes the answer, again. Lives as long as
// its pending operation or the handler holds it; runs on the io thread alone.
#pragma once
#include <chrono>
#include <memory>
#include <set>

#include "sync/server/line.h"
#include "sync/server/server.h"

namespace server {

class Session;
struct Parsing; // what a request needs while it comes in

// What all sessions of a server share.
struct House {
    Handler& handler;
    ServerLimits limits;
    std::set<Session*> sessions;
    std::size_t bodies_in_memory = 0; // bytes
    bool draining = false;
    std::function<void()> emptied;               // the last session went while draining
    std::vector<std::shared_ptr<Parsing>> spare; // of requests that are done, for the next ones
};

class Session : public std::enable_shared_from_this<Session> {
public:
    static void start(House& house, Door door, std::unique_ptr<Line> line);
    Session(House& house, Door door, std::unique_ptr<Line> line);
    Session(Session const&) = delete;
    Session& operator=(Session const&) = delete;
    ~Session();

    void drain();                                            // cut if idle, else end after the request under way
    void look_at(std::chrono::steady_clock::time_point now); // cut if its deadline has gone by

private:
    void open();
    void next_request(base::Duration idle);
    void begin_request();
    void read();
    void heard_bytes(std::size_t size);
    void admit();
    void hand_over();
    void refuse(Refusal why);
    void write(Reply const& reply);
    void swallow(std::size_t so_far);
    void close();
    void release_body();
    void patience(base::Duration patience);

    House& house_;
    Door const door_;
    std::unique_ptr<Line> line_;
    std::shared_ptr<Parsing> parsing_; // none while idle
    std::string outgoing_;
    Peer peer_;
    std::size_t body_reserved_ = 0;
    std::chrono::steady_clock::time_point deadline_;
    bool idle_ = true;
    bool keep_alive_ = false;
    bool linger_ = false;
    bool asked_head_ = false;
};

} // namespace server
