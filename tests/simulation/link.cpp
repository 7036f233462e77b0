#include "tests/simulation/link.h"

#include "sync/wire/problem.h"

namespace simulation {
namespace {

using namespace std::chrono_literals;
using http::Failure;

std::string lower(std::string text) {
    for (char& c : text)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return text;
}

http::Answer answer_of(server::Reply const& reply) {
    http::Answer answer{reply.status, {{"content-type", reply.content_type}}, reply.body};
    for (auto const& [name, value] : reply.headers)
        answer.headers.push_back({lower(name), value});
    return answer;
}

http::Answer page(int status) { return {status, {{"content-type", "text/html"}}, "<html>"}; }

} // namespace

server::Heard Link::heard_of(http::Request const& request) const {
    server::Heard heard{.door = server::Door::Proxy,
                        .method = std::string(word_of(request.method)),
                        .target = request.url.substr(request.url.find('/', 8)),
                        .headers = {},
                        .body = std::string(base::as_text(request.body)),
                        .common_name = ""};
    for (auto const& header : request.headers)
        heard.headers[lower(header.name)] = header.value;
    heard.headers["tramso-client-verify"] = "SUCCESS";
    heard.headers["tramso-client-subject"] = "CN=" + kiosk_;
    return heard;
}

Link::Outcome Link::trouble(Failure failure, std::string what, base::Duration after) {
    world_.wait(after);
    return tl::unexpected(http::Trouble{failure, std::move(what)});
}

Link::Outcome Link::send(http::Request const& request) {
    auto outcome = [&]() -> Outcome {
        auto const heard = heard_of(request);
        switch (weather) {
        case Weather::Fine: return carry(heard);
        case Weather::Bad: return in_bad_weather(heard);
        case Weather::Gone: return trouble(Failure::CouldNotConnect, "no route to host", 3s);
        case Weather::NoNames: return trouble(Failure::CouldNotConnect, "could not resolve host", 5s);
        case Weather::Portal: return portal();
        case Weather::Refused: return trouble(Failure::TlsRefused, "certificate has expired", 200ms);
        }
        return trouble(Failure::Cut, "", 0s);
    }();
    // Whoever is dead hears nothing.
    if (here_.died() || request.stop.stop_requested()) return tl::unexpected(http::Trouble{Failure::Stopped, ""});
    world_.trace("{} hears {}", kiosk_,
                 outcome ? std::to_string(outcome->status) : std::string(word_of(outcome.error().failure)));
    return outcome;
}

Link::Outcome Link::carry(server::Heard const& heard) {
    world_.wait(world_.between(5ms, 200ms));
    if (here_.died()) return tl::unexpected(http::Trouble{Failure::Stopped, ""});
    bool const was_up = city_.is_up();
    auto const reply = city_.answer(heard);
    world_.wait(world_.between(5ms, 200ms));
    if (!reply && was_up) return tl::unexpected(http::Trouble{Failure::Cut, "the connection was reset"});
    if (!reply) return world_.chance(50) ? Outcome(page(502)) : trouble(Failure::CouldNotConnect, "refused", 0s);
    last_ = answer_of(*reply);
    return last_;
}

Link::Outcome Link::in_bad_weather(server::Heard const& heard) {
    switch (world_.roll(9)) {
    case 0: return trouble(Failure::TimedOut, "the request is lost", 30s);
    case 1: return lose_answer(heard);
    case 2: return cut_answer(heard);
    case 3: // doubled on the way
        (void)city_.answer(heard);
        return carry(heard);
    case 4: // late, and behind what comes after it
        later(heard);
        return trouble(Failure::TimedOut, "the request is late", 30s);
    case 5: { // cut on the way
        auto part = heard;
        part.body.resize(world_.roll(part.body.size() + 1));
        (void)city_.answer(part);
        return trouble(Failure::Cut, "the request was cut", 1s);
    }
    case 6: return between();
    default: return carry(heard);
    }
}

Link::Outcome Link::lose_answer(server::Heard const& heard) {
    (void)carry(heard).has_value();
    return world_.chance(50) ? trouble(Failure::TimedOut, "the answer is lost", 30s)
                             : trouble(Failure::Cut, "the answer is lost", 0s);
}

Link::Outcome Link::cut_answer(server::Heard const& heard) {
    auto answer = carry(heard);
    if (answer && !answer->body.empty()) answer->body.resize(world_.roll(answer->body.size()));
    return answer;
}

void Link::later(server::Heard heard) {
    world_.after(world_.between(1s, 6h), [this, heard = std::move(heard)] { (void)city_.answer(heard); });
}

// A proxy, a limit or a cache between kiosk and city.
Link::Outcome Link::between() {
    static constexpr std::array<char const*, 9> waits{"0",
                                                      "7",
                                                      "600",
                                                      "86400",
                                                      "99999999999999999999",
                                                      "-5",
                                                      "soon",
                                                      "Thu, 01 Jan 1970 00:00:00 GMT",
                                                      "Tue, 24 Nov 2026 03:00:00 GMT"};
    world_.wait(world_.between(5ms, 2s));
    http::Header const wait{"retry-after", waits[world_.roll(waits.size())]};
    auto const problem = [&](wire::ProblemType type) {
        return http::Answer{
            status_of(type), {{"content-type", "application/problem+json"}, wait}, wire::encode({type, ""})};
    };
    switch (world_.roll(6)) {
    case 0: return page(502);
    case 1: return http::Answer{503, {{"content-type", "text/html"}, wait}, "<html>"};
    case 2: return problem(wire::ProblemType::Overloaded);
    case 3: return problem(wire::ProblemType::RateLimited);
    case 4: return page(static_cast<int>(400 + world_.roll(200)));
    default: return last_.status == 0 ? page(500) : last_;
    }
}

Link::Outcome Link::portal() {
    world_.wait(world_.between(5ms, 1s));
    switch (world_.roll(4)) {
    case 0: return page(200);
    case 1: return http::Answer{200, {{"content-type", "application/json"}}, "{}"};
    case 2: return http::Answer{302, {{"location", "https://portal.example/"}}, ""};
    default: return page(511);
    }
}

} // namespace simulation
