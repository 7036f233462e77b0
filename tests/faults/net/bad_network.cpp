// bad_network QUEUE SEED LOSS DELAY JITTER MUTE: takes the packets that a firewall rule puts into an NFQUEUE and lets
// them go on late, out of order or never. LOSS: so many of a hundred are lost. DELAY, JITTER: each waits DELAY
// milliseconds and up to JITTER more, so that they overtake each other. MUTE: after so many bytes of packets nothing
// goes on; 0: never. Prints "ready" and works until it is killed. Library: libnetfilter_queue.
#include <arpa/inet.h>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <libnetfilter_queue/libnetfilter_queue.h>
#include <linux/netfilter.h>
#include <map>
#include <poll.h>
#include <random>
#include <sys/socket.h>

namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

struct Network {
    std::mt19937_64 chance;
    unsigned long loss = 0, delay = 0, jitter = 0, mute = 0, passed = 0;
    nfq_q_handle* queue = nullptr;
    std::multimap<Clock::time_point, std::uint32_t> waiting; // packets by when they go on

    void judge(std::uint32_t packet, unsigned long size) {
        passed += size;
        if ((mute != 0 && passed > mute) || chance() % 100 < loss) {
            nfq_set_verdict(queue, packet, NF_DROP, 0, nullptr);
            return;
        }
        auto const wait = delay + (jitter == 0 ? 0 : chance() % jitter);
        waiting.emplace(Clock::now() + milliseconds(static_cast<long>(wait)), packet);
    }
    // Lets go what is due; the milliseconds until the next one, -1 when there is none.
    int let_go() {
        while (!waiting.empty() && waiting.begin()->first <= Clock::now()) {
            nfq_set_verdict(queue, waiting.begin()->second, NF_ACCEPT, 0, nullptr);
            waiting.erase(waiting.begin());
        }
        if (waiting.empty()) return -1;
        auto const left = waiting.begin()->first - Clock::now();
        return static_cast<int>(std::chrono::ceil<milliseconds>(left).count());
    }
};

int on_packet(nfq_q_handle*, nfgenmsg*, nfq_data* data, void* user) {
    auto const* const header = nfq_get_msg_packet_hdr(data);
    unsigned char* bytes = nullptr;
    int const size = nfq_get_payload(data, &bytes);
    if (header == nullptr) return -1;
    static_cast<Network*>(user)->judge(ntohl(header->packet_id), size < 0 ? 0 : static_cast<unsigned long>(size));
    return 0;
}

int work(nfq_handle* handle, Network& network) {
    std::puts("ready");
    std::fflush(stdout);
    pollfd ready{nfq_fd(handle), POLLIN, 0};
    std::array<char, 1 << 16> buffer{};
    while (true) {
        int const timeout = network.let_go();
        if (poll(&ready, 1, timeout < 0 ? 1000 : timeout) <= 0) continue;
        auto const got = recv(ready.fd, buffer.data(), buffer.size(), 0);
        if (got > 0) nfq_handle_packet(handle, buffer.data(), static_cast<int>(got));
    }
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 7) {
        std::fputs("bad_network QUEUE SEED LOSS DELAY JITTER MUTE\n", stderr);
        return 2;
    }
    auto const number = [&](int at) { return std::strtoul(argv[at], nullptr, 10); };
    Network network{.chance = std::mt19937_64(number(2)),
                    .loss = number(3),
                    .delay = number(4),
                    .jitter = number(5),
                    .mute = number(6),
                    .waiting = {}};
    auto* const handle = nfq_open();
    if (handle == nullptr) return 1;
    network.queue = nfq_create_queue(handle, static_cast<std::uint16_t>(number(1)), on_packet, &network);
    if (network.queue == nullptr || nfq_set_mode(network.queue, NFQNL_COPY_PACKET, 0xffff) < 0) return 1;
    return work(handle, network);
}
