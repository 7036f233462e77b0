// herd: five hundred couriers in one process, each with an outbox, a certificate and a connection of its own, as kiosks
// are after a day without the network.
//   herd enrol FOLDER COUNT                     kiosks of the town in FOLDER, as tramso enrol makes them
//   herd drain FOLDER SCRATCH URL COUNT EACH    each stores EACH reports below SCRATCH, then all begin at once; ends
//                                               when all is acknowledged. Prints a line for each kiosk: seconds to the
//                                               first acknowledgement, seconds to the last; then every receipt's id.
#include <barrier>
#include <cstdio>
#include <cstdlib>
#include <fmt/format.h>
#include <thread>

#include "sync/enrol/folder.h"
#include "sync/uplink/courier.h"

namespace {

using Clock = std::chrono::steady_clock;

[[noreturn]] void give_up(std::string const& why) {
    std::fprintf(stderr, "herd: %s\n", why.c_str());
    std::exit(1);
}

void must(bool good, std::string const& what) {
    if (!good) give_up(what);
}

std::string name_of(std::size_t number) { return fmt::format("herd-{:04}", number + 1); }

model::Settings settings_of(std::filesystem::path const& folder, std::filesystem::path const& scratch,
                            std::string const& url, std::string const& kiosk) {
    auto const own = folder / kiosk;
    model::Settings settings;
    settings.kiosk = {kiosk, "BTN"};
    settings.outbox.file = scratch / kiosk / "outbox.db";
    settings.outbox.ballast_mib = 0;
    settings.outbox.keep_free_mib = 0;
    settings.seal = {own / "city.pub", own / "signing.key", {own / "ack.pub"}};
    settings.uplink.gateway = url;
    settings.uplink.authority = own / "authority.pem";
    settings.uplink.certificate = own / "kiosk.pem";
    settings.uplink.certificate_key = own / "kiosk-key.pem";
    settings.uplink.retry_first = base::Duration(200);
    settings.uplink.retry_longest = base::Duration(2'000);
    return settings;
}

// Notes when the gateway first took something.
class Watched final : public http::Transport {
public:
    explicit Watched(http::Client client) : client_(std::move(client)) {}

    base::Result<http::Answer, http::Trouble> send(http::Request const& request) override {
        auto answer = client_.send(request);
        if (answer && answer->status / 100 == 2 && !first) first = Clock::now();
        return answer;
    }

    std::optional<Clock::time_point> first;

private:
    http::Client client_;
};

struct Kiosk {
    model::Settings settings;
    std::vector<std::string> receipts;
    double first = 0, last = 0; // seconds

    void store(std::size_t count);
    void drain(std::barrier<>& start);
};

void Kiosk::store(std::size_t count) {
    static model::Catalogue const catalogue = [] {
        model::Catalogue made;
        made.categories = {{"flooding", "Ngập nước", "Flooding", false}};
        made.places = {{"BTN", model::PlaceKind::Station, "Bến Thành", "Ben Thanh", "26743"}};
        return made;
    }();
    base::SystemClock const clock;
    std::filesystem::create_directories(settings.outbox.file.parent_path());
    auto outbox = outbox::Outbox::open(settings, clock);
    must(outbox.has_value(), "an outbox does not open");
    for (; count > 0; --count) {
        model::Draft draft;
        draft.category = "flooding";
        draft.place = "BTN";
        draft.text = base::PrivateText("Nước ngập đường Lê Lợi");
        auto const id = base::make_uuid_v7(clock.wall(), base::system_random());
        auto const report =
            model::Submission::compose(std::move(draft), catalogue, id, clock.wall(), settings.kiosk.id, "report");
        must(report && outbox->store(*report), "a report was not stored");
        receipts.push_back(id.text());
    }
}

void Kiosk::drain(std::barrier<>& start) {
    base::SystemClock const clock;
    auto outbox = outbox::Outbox::open(settings, clock), seen = outbox::Outbox::open(settings, clock);
    auto client = http::Client::create(uplink::client_settings(settings.uplink));
    must(outbox && seen && client, "a courier does not start");
    Watched line(std::move(*client));
    uplink::Courier courier(settings.uplink, std::move(*outbox), line, clock, base::system_random());
    start.arrive_and_wait();
    auto const begun = Clock::now();
    auto const seconds = [&](Clock::time_point then) { return std::chrono::duration<double>(then - begun).count(); };
    while (true) {
        auto const wait = courier.round({});
        auto const status = seen->status();
        must(status && status->quarantined == 0, "a report was put aside");
        if (status->queued + status->accepted == 0) break;
        std::this_thread::sleep_for(std::min<base::Duration>(wait, base::Duration(2'000)));
    }
    first = seconds(line.first.value_or(begun));
    last = seconds(Clock::now());
}

int drain(std::filesystem::path const& folder, std::filesystem::path const& scratch, std::string const& url,
          std::size_t count, std::size_t each) {
    std::vector<Kiosk> kiosks(count);
    for (std::size_t i = 0; i < count; ++i) {
        kiosks[i].settings = settings_of(folder, scratch, url, name_of(i));
        kiosks[i].store(each);
    }
    std::barrier start(static_cast<std::ptrdiff_t>(count));
    {
        std::vector<std::jthread> threads;
        threads.reserve(count);
        for (auto& kiosk : kiosks)
            threads.emplace_back([&kiosk, &start] { kiosk.drain(start); });
    }
    for (auto const& kiosk : kiosks)
        std::printf("%.4f %.4f\n", kiosk.first, kiosk.last);
    for (auto const& kiosk : kiosks)
        for (auto const& receipt : kiosk.receipts)
            std::printf("%s\n", receipt.c_str());
    return 0;
}

int enrol_all(std::filesystem::path const& folder, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i)
        if (auto const made = enrol::make_kiosk(folder, name_of(i)); !made) give_up(made.error().what);
    return 0;
}

} // namespace

int main(int argc, char** argv) {
    std::vector<std::string> const words(argv + 1, argv + argc);
    if (words.size() == 3 && words[0] == "enrol") return enrol_all(words[1], std::stoul(words[2]));
    if (words.size() == 6 && words[0] == "drain")
        return drain(words[1], words[2], words[3], std::stoul(words[4]), std::stoul(words[5]));
    give_up("usage: herd enrol FOLDER COUNT | herd drain FOLDER SCRATCH URL COUNT EACH");
}
