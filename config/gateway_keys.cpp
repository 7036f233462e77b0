#include "config/keys.h"
#include "config/pattern.h"

namespace config {
namespace {

using S = model::GatewaySettings;

template<class Field>
Key<S> key(Rule rule, Field field) {
    return key_of<S>(std::move(rule), field);
}

constexpr std::string_view write_an_address = "write a numeric address: \"127.0.0.1\", \"0.0.0.0\", \"::\"";

using Keys = std::vector<Key<S>>;

Keys listening() {
    return {
        key({.name = "listen.mode",
             .kind = Kind::Word,
             .required = true,
             .help = "tls: the gateway's own TLS, for a ward or a demo. behind-proxy: plain HTTP on a unix socket "
                     "behind nginx."},
            [](S& s) -> auto& { return s.listen; }),
        key({.name = "listen.address",
             .pattern = pattern::listen_address,
             .instead = write_an_address,
             .help = "tls: where kiosks connect."},
            [](S& s) -> auto& { return s.address; }),
        key({.name = "listen.port",
             .kind = Kind::Whole,
             .least = 0,
             .most = 65535,
             .help = "tls: the port; 0: any free one, for tests."},
            [](S& s) -> auto& { return s.port; }),
        key({.name = "listen.certificate",
             .kind = Kind::Path,
             .required_when = "listen.mode=tls",
             .help = "tls: PEM of the gateway's certificate."},
            [](S& s) -> auto& { return s.certificate; }),
        key({.name = "listen.certificate_key",
             .kind = Kind::Path,
             .required_when = "listen.mode=tls",
             .help = "tls: PEM of the certificate's secret key."},
            [](S& s) -> auto& { return s.certificate_key; }),
        key({.name = "listen.client_authority",
             .kind = Kind::Path,
             .required_when = "listen.mode=tls",
             .help = "tls: PEM of the authority that signs the kiosks' certificates."},
            [](S& s) -> auto& { return s.client_authority; }),
        key({.name = "listen.socket",
             .kind = Kind::Path,
             .required_when = "listen.mode=behind-proxy",
             .help = "behind-proxy: the unix socket nginx talks to."},
            [](S& s) -> auto& { return s.socket; }),
        key({.name = "public.address",
             .pattern = pattern::listen_address,
             .instead = write_an_address,
             .help = "Progress for citizens, in plain HTTP: put nginx in front."},
            [](S& s) -> auto& { return s.public_address; }),
        key({.name = "public.port", .kind = Kind::Whole, .least = 0, .most = 65535, .help = "0: no public listener."},
            [](S& s) -> auto& { return s.public_port; }),
        key({.name = "metrics.address",
             .pattern = pattern::listen_address,
             .instead = write_an_address,
             .help =
                 "Counters for Prometheus and the health of the gateway, in plain HTTP: on the inner network alone."},
            [](S& s) -> auto& { return s.metrics_address; }),
        key({.name = "metrics.port", .kind = Kind::Whole, .least = 0, .most = 65535, .help = "0: no such listener."},
            [](S& s) -> auto& { return s.metrics_port; }),
    };
}

Keys keeping() {
    return {
        key({.name = "store.file",
             .kind = Kind::Path,
             .either = "store.postgres",
             .help = "The SQLite file of what was received."},
            [](S& s) -> auto& { return s.store; }),
        key({.name = "store.postgres",
             .pattern = pattern::postgres,
             .instead = "write a connection string: \"host=/run/postgresql dbname=tramso\"",
             .help = "Instead of file: PostgreSQL, as libpq's connection string; several gateways may share it."},
            [](S& s) -> auto& { return s.postgres; }),
        key({.name = "keys.ack_key",
             .kind = Kind::Path,
             .required = true,
             .help = "The secret key that signs acknowledgements."},
            [](S& s) -> auto& { return s.ack_key; }),
        key({.name = "keys.kiosks",
             .kind = Kind::Path,
             .required = true,
             .help = "The folder of the kiosks' public signing keys, ID.pub."},
            [](S& s) -> auto& { return s.kiosks; }),
        key({.name = "downloads.folder",
             .kind = Kind::Path,
             .help =
                 "What kiosks fetch: settings/ID.toml or settings/default.toml, each signed, and the file content. Not "
                 "given: nothing."},
            [](S& s) -> auto& { return s.downloads; }),
        key({.name = "limits.largest_body_bytes",
             .kind = Kind::Whole,
             .least = 4096,
             .most = 67'108'864,
             .help = "A larger submission is refused with 413."},
            [](S& s) -> auto& { return s.largest_body; }),
        key({.name = "limits.requests_per_second",
             .kind = Kind::Whole,
             .least = 1,
             .most = 100'000,
             .help = "A kiosk that asks more often gets 429 with Retry-After."},
            [](S& s) -> auto& { return s.requests_per_second; }),
    };
}

Keys identity() {
    return {
        key({.name = "enrolment.authority",
             .kind = Kind::Path,
             .help = "PEM of the authority that signs the kiosks' certificates and signed the gateway's. Left out with "
                     "the others of this table: kiosks cannot enrol here."},
            [](S& s) -> auto& { return s.enrolment.authority; }),
        key({.name = "enrolment.authority_key", .kind = Kind::Path, .help = "PEM of the authority's secret key."},
            [](S& s) -> auto& { return s.enrolment.authority_key; }),
        key({.name = "enrolment.tokens",
             .kind = Kind::Path,
             .help = "The folder of the tokens that are out, as tramso enrol token writes it."},
            [](S& s) -> auto& { return s.enrolment.tokens; }),
        key({.name = "enrolment.city_public_key",
             .kind = Kind::Path,
             .help = "The city's public key, which enrolled kiosks will seal to."},
            [](S& s) -> auto& { return s.enrolment.city_public_key; }),
        key({.name = "enrolment.days",
             .kind = Kind::Whole,
             .least = 1,
             .most = 825,
             .help = "How long a kiosk's certificate lasts; it is renewed after two thirds of that."},
            [](S& s) -> auto& { return s.enrolment.days; }),
        key({.name = "revocation.list",
             .kind = Kind::Path,
             .help =
                 "The list of kiosks whose certificates are void, as tramso enrol revoke writes it; read again when "
                 "it has changed. Left out: no certificate is ever void."},
            [](S& s) -> auto& { return s.revoked; }),
    };
}

Keys phones() {
    return {
        key({.name = "handoff.url",
             .pattern = pattern::handoff_url,
             .instead = "write https://HOST or https://HOST:PORT, with nothing behind it",
             .help =
                 "Where a citizen's phone reaches the public listener, to hand a photo to a kiosk. Left out: no photos "
                 "from phones."},
            [](S& s) -> auto& { return s.handoff.url; }),
        key({.name = "handoff.libsodium",
             .kind = Kind::Path,
             .help =
                 "The folder of libsodium.js and libsodium-wrappers.js, with which the phone seals. Needed with url."},
            [](S& s) -> auto& { return s.handoff.libsodium; }),
        key({.name = "handoff.minutes", .kind = Kind::Whole, .least = 1, .most = 10, .help = "How long a link lasts."},
            [](S& s) -> auto& { return s.handoff.minutes; }),
    };
}

Keys retention() {
    return {
        key({.name = "retention.report_days",
             .kind = Kind::Whole,
             .least = 0,
             .most = 36'500,
             .help = "So many days after a report has come the gateway erases it, with its photos and its answer, for "
                     "good. 0: never."},
            [](S& s) -> auto& { return s.retention.report_days; }),
        key({.name = "retention.rating_days",
             .kind = Kind::Whole,
             .least = 0,
             .most = 36'500,
             .help = "So many days after a day the gateway erases what visitors thought on it. 0: never."},
            [](S& s) -> auto& { return s.retention.rating_days; }),
    };
}

Keys events() {
    return {
        key({.name = "events.folder",
             .kind = Kind::Path,
             .help = "The folder of the events' signed packs, NAME.pack; read again when it has changed. Left out: no "
                     "kiosk brings the book of an event."},
            [](S& s) -> auto& { return s.events.folder; }),
        key({.name = "events.key",
             .kind = Kind::Path,
             .help = "The public key that those packs are signed with. Needed with folder."},
            [](S& s) -> auto& { return s.events.key; }),
        key({.name = "events.board",
             .kind = Kind::Flag,
             .help = "Whether the public listener shows an event's board, /events/ID/board. Not given: the inner "
                     "listener alone, that of [metrics], does."},
            [](S& s) -> auto& { return s.events.board; }),
    };
}

} // namespace

std::vector<Key<S>> gateway_keys() {
    Keys all = listening();
    for (auto const& more : {keeping(), retention(), identity(), phones(), events(), signin_keys(), console_keys(),
                             ward_keys(), desk_keys()})
        all.insert(all.end(), more.begin(), more.end());
    return all;
}

} // namespace config
