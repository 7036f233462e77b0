#include "sync/uplink/probe.h"

#include <cstdlib>
#include <ifaddrs.h>
#include <memory>
#include <net/if.h>

#include "sync/http/client.h"
#include "sync/uplink/renewal.h"

namespace uplink {
namespace {

using model::LineStage, model::StageResult;

constexpr base::Duration longest_stage{15'000}, most_apart{300'000}; // clocks: five minutes are in every token's time

// A gateway on this machine needs no cable.
bool has_link(std::string_view gateway) {
    if (gateway.find("//127.") != std::string_view::npos || gateway.find("//localhost") != std::string_view::npos)
        return true;
    ifaddrs* list = nullptr;
    if (::getifaddrs(&list) != 0) return false;
    std::unique_ptr<ifaddrs, decltype(&::freeifaddrs)> const held(list, &::freeifaddrs);
    constexpr unsigned up = IFF_UP | IFF_RUNNING;
    for (auto const* each = list; each != nullptr; each = each->ifa_next) {
        bool const carries = each->ifa_addr != nullptr && (each->ifa_flags & up) == up;
        if (carries && (each->ifa_flags & IFF_LOOPBACK) == 0) return true;
    }
    return false;
}

int count(base::Duration time) { return static_cast<int>(time.count()); }

StageResult time_stage(http::Answer const& answer, base::WallTime now) {
    auto const date = answer.header("date");
    auto const theirs = date ? http::time_of(*date) : std::nullopt;
    if (!theirs) return {LineStage::Time, false, 0, "the server tells no time"};
    auto const apart = std::chrono::abs(std::chrono::duration_cast<base::Duration>(*theirs - now));
    bool const good = apart <= most_apart;
    return {LineStage::Time, good, count(std::min(apart, base::Duration(86'400'000))), good ? "" : "the clocks differ"};
}

} // namespace

std::vector<StageResult> probe_line(model::UplinkSettings const& settings, base::Clock const& clock) {
    std::vector<StageResult> stages{{LineStage::Link, has_link(settings.gateway), 0, {}}};
    if (!stages.back().good) return stages;
    auto wanted = client_settings(settings);
    wanted.total_timeout = wanted.connect_timeout = std::min(longest_stage, settings.request_timeout);
    auto client = http::Client::create(std::move(wanted));
    if (!client) return stages.push_back({LineStage::Server, false, 0, client.error().what}), stages;
    auto const answer = client->send({http::Method::Get, settings.gateway + "/healthz"});
    auto const times = client->last_times();
    auto const why = answer ? std::string() : answer.error().what;
    stages.push_back({LineStage::Name, times.name.has_value(), count(times.name.value_or(base::Duration())),
                      times.name ? std::string() : why});
    if (!times.name) return stages;
    stages.push_back({LineStage::Tls, times.secure.has_value(), count(times.secure.value_or(base::Duration())),
                      times.secure ? std::string() : why});
    if (!times.secure) return stages;
    if (answer) stages.push_back(time_stage(*answer, clock.wall()));
    bool const well = answer && answer->status == 200;
    stages.push_back({LineStage::Server, well, count(times.all),
                      well     ? ""
                      : answer ? "status " + std::to_string(answer->status)
                               : why});
    return stages;
}

} // namespace uplink
