// gateway_load: what a city's kiosks would send, for tests/bench/gateway/run.
//   enrol FOLDER COUNT                 a city and kiosks, as tramso enrol makes them
//   put SOCKET FOLDER SECONDS CLIENTS  single PUTs of 2 KiB through nginx's socket; prints acknowledged and seconds
//   drain PORT FOLDER KIOSKS EACH      every kiosk connects with its certificate at once and empties a backlog of EACH
//   in
//                                      batches of 32; prints acknowledged, seconds, the median and the longest time to
//                                      a first acknowledgement, and Jain's fairness of the kiosks' rates
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <deque>
#include <fmt/format.h>

#include "sync/enrol/folder.h"
#include "sync/seal/digest.h"
#include "sync/seal/keys.h"
#include "sync/wire/row.h"
#include "tests/bench/gateway/client.h"

namespace {

using bench::Client;
using bench::Clock;
using bench::give_up;

constexpr std::size_t body_bytes = 2048, in_a_batch = 32;

std::string kiosk_name(std::size_t number) { return fmt::format("kiosk-{:04}", number + 1); }
double seconds_since(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

// One kiosk's signer. The bodies are chance, as a seal is.
class Signer {
public:
    Signer(std::filesystem::path const& folder, std::string kiosk) : kiosk_(std::move(kiosk)) {
        auto const key = seal::load_signing(folder / kiosk_ / "signing.key");
        if (!key) give_up(key.error().what);
        key_ = *key;
        epoch_ = base::make_uuid_v7(clock_.wall(), random_);
    }

    wire::Envelope next() {
        wire::Envelope envelope;
        envelope.id = base::make_uuid_v7(clock_.wall(), random_);
        envelope.kiosk = kiosk_;
        envelope.epoch = epoch_;
        envelope.seq = ++seq_;
        envelope.service = "report";
        envelope.created_at = clock_.wall();
        envelope.city_key = "0123456789abcdef";
        envelope.body.resize(body_bytes);
        random_.fill(envelope.body);
        envelope.sha256 = seal::sha256(envelope.body);
        envelope.signature = key_.sign(wire::signed_bytes(envelope));
        return envelope;
    }

private:
    base::SystemClock clock_;
    base::SystemRandom random_;
    std::string kiosk_;
    seal::SigningKey key_;
    base::Uuid epoch_;
    std::uint64_t seq_ = 0;
};

std::string put_request(wire::Envelope const& envelope) {
    auto text =
        fmt::format("PUT /kiosk/v1/submissions/{} HTTP/1.1\r\nHost: gateway\r\nTramso-Client-Verify: SUCCESS\r\n"
                    "Tramso-Client-Subject: CN={}\r\n",
                    envelope.id.text(), envelope.kiosk);
    for (auto const& [name, value] : wire::header_fields(envelope))
        text += name + ": " + value + "\r\n";
    return text + fmt::format("Content-Length: {}\r\n\r\n", envelope.body.size()) +
           std::string(base::as_text(envelope.body));
}

std::string batch_request(Signer& signer, std::size_t count) {
    std::string rows;
    for (std::size_t i = 0; i < count; ++i)
        rows += wire::packed_row(signer.next());
    return fmt::format("POST /kiosk/v1/submissions:batch HTTP/1.1\r\nHost: gateway\r\nContent-Type: "
                       "application/vnd.tramso.batch\r\nContent-Length: {}\r\n\r\n",
                       rows.size()) +
           rows;
}

std::size_t acknowledgements_in(std::string_view answer, std::size_t wanted) {
    std::size_t count = 0;
    for (auto at = answer.find("\"sig\":"); at != std::string_view::npos; at = answer.find("\"sig\":", at + 1))
        ++count;
    if (count != wanted) give_up("not acknowledged: " + std::string(answer.substr(0, 400)));
    return count;
}

int put(std::string const& socket, std::filesystem::path const& folder, double seconds, std::size_t clients) {
    constexpr std::size_t most_a_second = 40'000, kiosks = 16;
    std::vector<Signer> signers;
    for (std::size_t i = 0; i < kiosks; ++i)
        signers.emplace_back(folder, kiosk_name(i));
    std::vector<std::string> requests; // made before the clock starts
    while (requests.size() < static_cast<std::size_t>(seconds * most_a_second))
        requests.push_back(put_request(signers[requests.size() % kiosks].next()));
    std::size_t next = 0, acknowledged = 0;
    auto const start = Clock::now();
    double last = 0;
    std::vector<Client> all(clients);
    for (auto& client : all) {
        client.next = [&]() -> std::string const* {
            if (seconds_since(start) >= seconds) return nullptr;
            return next < requests.size() ? &requests[next++] : nullptr;
        };
        client.heard = [&](std::string_view answer) {
            acknowledged += acknowledgements_in(answer, 1);
            last = seconds_since(start);
        };
    }
    bench::run(all, socket);
    std::printf("%zu %.4f\n", acknowledged, last);
    return 0;
}

struct Kiosk {
    std::deque<std::string> requests;
    std::string current;
    double first = 0, last = 0;
};

int drain(std::string const& port, std::filesystem::path const& folder, std::size_t count, std::size_t each) {
    std::vector<Kiosk> kiosks(count);
    std::vector<Client> clients(count);
    std::size_t acknowledged = 0;
    Clock::time_point start;
    for (std::size_t i = 0; i < count; ++i) {
        auto const own = (folder / kiosk_name(i)).string();
        Signer signer(folder, kiosk_name(i));
        for (std::size_t left = each; left > 0; left -= std::min(left, in_a_batch))
            kiosks[i].requests.push_back(batch_request(signer, std::min(left, in_a_batch)));
        clients[i].tls = bench::tls_context(own + "/kiosk.pem", own + "/kiosk-key.pem", own + "/authority.pem");
        clients[i].next = [&kiosk = kiosks[i]]() -> std::string const* {
            if (kiosk.requests.empty()) return nullptr;
            kiosk.current = std::move(kiosk.requests.front());
            kiosk.requests.pop_front();
            return &kiosk.current;
        };
        clients[i].heard = [&, &kiosk = kiosks[i], done = std::size_t{0}, each](std::string_view answer) mutable {
            auto const wanted = std::min(each - done, in_a_batch);
            acknowledged += acknowledgements_in(answer, wanted);
            done += wanted;
            kiosk.last = seconds_since(start);
            if (kiosk.first == 0) kiosk.first = kiosk.last;
        };
    }
    start = Clock::now();
    bench::run(clients, port);
    double whole = 0, sum = 0, squares = 0;
    std::vector<double> firsts;
    for (auto const& kiosk : kiosks) {
        whole = std::max(whole, kiosk.last);
        firsts.push_back(kiosk.first);
        auto const rate = double(each) / kiosk.last;
        sum += rate;
        squares += rate * rate;
    }
    std::ranges::sort(firsts);
    std::printf("%zu %.4f %.4f %.4f %.4f\n", acknowledged, whole, firsts[count / 2], firsts.back(),
                sum * sum / (double(count) * squares));
    return 0;
}

int enrol_all(std::filesystem::path const& folder, std::size_t count) {
    auto made = enrol::make_city(folder, {"localhost", "127.0.0.1"});
    for (std::size_t i = 0; made && i < count; ++i)
        made = enrol::make_kiosk(folder, kiosk_name(i));
    if (!made) give_up(made.error().what);
    return 0;
}

} // namespace

int main(int argc, char** argv) {
    std::vector<std::string> const words(argv + 1, argv + argc);
    if (words.size() == 3 && words[0] == "enrol") return enrol_all(words[1], std::stoul(words[2]));
    if (words.size() == 5 && words[0] == "put")
        return put(words[1], words[2], std::stod(words[3]), std::stoul(words[4]));
    if (words.size() == 5 && words[0] == "drain")
        return drain(words[1], words[2], std::stoul(words[3]), std::stoul(words[4]));
    give_up("usage: gateway_load enrol|put|drain …");
}
