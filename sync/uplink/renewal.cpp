#include "sync/uplink/renewal.h"

#include <algorithm>
#include <fmt/format.h>
#include <sys/stat.h>

#include "kiosk/base/file.h"
#include "kiosk/base/log.h"
#include "sync/enrol/certificate.h"
#include "sync/enrol/pair_file.h"
#include "sync/enrol/request.h"
#include "sync/uplink/answers.h"
#include "sync/uplink/verdict.h"
#include "sync/wire/enrolment.h"

namespace uplink {
namespace {

using base::Severity;

constexpr base::Duration longest_wait(3600 * 1000);

enrol::PemPair pair_of(model::UplinkSettings const& settings) {
    return {settings.certificate, settings.certificate_key};
}

base::Result<enrol::CertificateFacts> facts_of(std::filesystem::path const& certificate) {
    auto text = TRY(base::read_file(certificate, 2 * enrol::longest_pem));
    auto facts = enrol::read_certificate(text.substr(0, text.find("-----BEGIN PRIVATE KEY")));
    base::wipe(text);
    return facts;
}

std::string told_to_enrol(base::WallTime until) {
    return fmt::format("this kiosk's certificate ended at {}: enrol it anew (tramso enrol --token)",
                       base::to_rfc3339(until));
}

// No gateway of ours: nginx turns a certificate away that is over with a page of its own.
bool is_turned_away(Outcome const& outcome) {
    if (!outcome) return outcome.error().failure == http::Failure::TlsRefused;
    return outcome->status == 400 && !problem_in(outcome);
}

tl::unexpected<base::Error> no(std::string what) { return base::failure(base::ErrorKind::Refused, std::move(what)); }

} // namespace

http::ClientSettings client_settings(model::UplinkSettings const& settings) {
    http::ClientSettings result;
    auto const pair = enrol::pair_in_use(pair_of(settings));
    result.authority = settings.authority;
    result.certificate = pair.certificate;
    result.certificate_key = pair.key;
    result.connect_timeout = std::min(result.connect_timeout, settings.request_timeout);
    result.total_timeout = settings.request_timeout;
    return result;
}

OwnLine::Stamp OwnLine::stamp() const {
    struct stat status {};
    if (::stat(settings_.certificate.c_str(), &status) != 0) status = {};
    return {status.st_ino, status.st_size, status.st_mtim.tv_sec * 1'000'000'000 + status.st_mtim.tv_nsec,
            status.st_ctim.tv_sec * 1'000'000'000 + status.st_ctim.tv_nsec};
}

bool OwnLine::has_changed() {
    auto const now = stamp();
    return std::exchange(seen_, now).value_or(now) != now;
}

base::Result<> OwnLine::open_anew() {
    auto const now = stamp();
    if (client_ && used_ == now) return {};
    if (auto const mended = enrol::mend_pair(pair_of(settings_)); !mended) // the pair holds all the same
        base::log(Severity::Warning, "uplink.certificate", "{}", mended.error().what);
    auto of_client = client_settings(settings_);
    of_client.largest_answer = largest_answer_;
    auto client = TRY(http::Client::create(std::move(of_client)));
    client_.emplace(std::move(client));
    used_ = now;
    auto const facts = facts_of(settings_.certificate);
    until_ = facts ? std::optional(facts->until) : std::nullopt;
    return {};
}

base::Result<http::Answer, http::Trouble> OwnLine::send(http::Request const& request) {
    if (auto const opened = open_anew(); !opened)
        return tl::unexpected(http::Trouble{http::Failure::CouldNotConnect, opened.error().what});
    auto outcome = client_->send(request);
    if (until_ && clock_.wall() > *until_ && is_turned_away(outcome))
        return tl::unexpected(http::Trouble{http::Failure::TlsRefused, told_to_enrol(*until_)});
    return outcome;
}

base::WallTime renewal_time(base::WallTime from, base::WallTime until, wire::Digest const& key) {
    auto const life = until - from;
    auto const part = (key[0] * 256 + key[1]) % 1000; // the same after each start
    return from + life * 2 / 3 + life / 12 * part / 1000;
}

base::Duration Renewal::step(std::stop_token const& stop) {
    auto const facts = facts_of(settings_.certificate);
    if (!facts) return longest_wait; // the courier says so with each try
    auto const now = clock_.wall();
    if (now > facts->until) {
        base::log(Severity::Error, "uplink.certificate", "{}", told_to_enrol(facts->until));
        return settings_.retry_longest;
    }
    auto const due =
        std::chrono::duration_cast<base::Duration>(renewal_time(facts->from, facts->until, facts->key) - now);
    auto const wait = std::max(due, not_before_ - clock_.now());
    if (wait.count() > 0) return std::min(wait, longest_wait);
    auto const renewed = renew(stop);
    if (!renewed) return failed(renewed.error().what);
    failures_ = 0;
    return base::Duration(0); // looked at again, for the next one
}

base::Duration Renewal::failed(std::string_view why) {
    auto const wait =
        std::max(settings_.retry_first, jittered(settings_.retry_first, settings_.retry_longest, ++failures_, random_));
    not_before_ = clock_.now() + wait;
    base::log(Severity::Warning, "uplink.renewal", "not renewed, again in {} ms: {}", wait.count(), why);
    return wait;
}

base::Result<> Renewal::renew(std::stop_token const& stop) {
    auto const key = TRY(enrol::make_key());
    auto const body = wire::encode_renewal_request(TRY(enrol::make_request(key, kiosk_)));
    auto const outcome = transport_.send({.method = http::Method::Post,
                                          .url = settings_.gateway + std::string(wire::renewals_path),
                                          .headers = {{"Content-Type", "application/json"}},
                                          .body = base::as_bytes(body),
                                          .stop = stop});
    if (!outcome) return no(fmt::format("{}: {}", http::word_of(outcome.error().failure), outcome.error().what));
    if (auto const problem = problem_in(outcome))
        return no(fmt::format("{} {}", outcome->status, wire::uri_of(*problem)));
    bool const is_answer = outcome->status == 201 && is_of_type(*outcome, "application/json");
    auto const certificate = is_answer ? wire::decode_renewal(outcome->body) : std::nullopt;
    if (!certificate) return no(fmt::format("{} without a certificate", outcome->status));
    auto const facts = TRY(enrol::read_certificate(*certificate));
    auto const authority = TRY(base::read_file(settings_.authority, enrol::longest_pem));
    bool const is_ours = facts.common_name == kiosk_ && facts.key == TRY(enrol::digest_of_key(key)) &&
                         enrol::is_signed_by(*certificate, authority);
    if (!is_ours || facts.until <= clock_.wall()) return no("a certificate that is not for this kiosk and its key");
    TRY(enrol::save_pair(*certificate, key, pair_of(settings_)));
    base::log(Severity::Info, "uplink.renewed", "until {}", base::to_rfc3339(facts.until));
    return {};
}

} // namespace uplink
