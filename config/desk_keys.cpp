#include "config/keys.h"
#include "config/pattern.h"
#include "kiosk/base/file.h"

namespace config {
namespace {

using S = model::GatewaySettings;
using Keys = std::vector<Key<S>>;

template<class Field>
Key<S> key(Rule rule, Field field) {
    return key_of<S>(std::move(rule), field);
}

Keys open311() {
    return {
        key({.name = "open311.content",
             .kind = Kind::Path,
             .help = "Folder of the city's content files. Not given: those that came with the program."},
            [](S& s) -> auto& { return s.open311.content; }),
        key({.name = "open311.url",
             .pattern = pattern::open311_url,
             .instead = "write an address without a slash at its end: \"https://desk.example/open311/v2\"",
             .help = "Under which clients reach the desk's Open311 documents; stands in discovery and in media_url."},
            [](S& s) -> auto& { return s.open311.url; }),
        key({.name = "open311.contact",
             .pattern = pattern::one_line,
             .instead = "write whom to ask, in one line",
             .help = "Whom to ask about the Open311 documents; stands in discovery."},
            [](S& s) -> auto& { return s.open311.contact; }),
    };
}

Keys webhooks() {
    return {
        key({.name = "webhooks.targets",
             .kind = Kind::Texts,
             .least = 0,
             .most = 8,
             .pattern = pattern::webhook_target,
             .instead = "write \"NAME https://HOST/PATH SECRETFILE\" or the same with a service behind it",
             .help = "Who is told of each opened submission: a name of its own, the https address, the file of the "
                     "secret (whsec_BASE64), and, if it wants only one, a service's or category's word."},
            [](S& s) -> auto& { return s.webhooks.targets; }),
        key({.name = "webhooks.state",
             .kind = Kind::Path,
             .help = "The SQLite file of what was delivered; needed when there are targets."},
            [](S& s) -> auto& { return s.webhooks.state; }),
        key({.name = "webhooks.authority",
             .kind = Kind::Path,
             .help = "PEM of who signs the targets' certificates. Not given: the system's list on Debian."},
            [](S& s) -> auto& { return s.webhooks.authority; }),
        key({.name = "webhooks.personal",
             .kind = Kind::Flag,
             .help = "Whether the citizen's name, identity number and phone go along; otherwise they are null."},
            [](S& s) -> auto& { return s.webhooks.personal; }),
    };
}

Keys webhook_waits() {
    return {
        key({.name = "webhooks.retry_first_s",
             .kind = Kind::Seconds,
             .least = 0.01,
             .most = 3600,
             .help = "The longest wait after the first failure; it doubles with each, and chance takes a part of it."},
            [](S& s) -> auto& { return s.webhooks.retry_first; }),
        key({.name = "webhooks.retry_longest_s",
             .kind = Kind::Seconds,
             .least = 0.01,
             .most = 86400,
             .help = "No wait becomes longer than this."},
            [](S& s) -> auto& { return s.webhooks.retry_longest; }),
        key({.name = "webhooks.request_timeout_s",
             .kind = Kind::Seconds,
             .least = 0.1,
             .most = 120,
             .help = "A target has this long to answer."},
            [](S& s) -> auto& { return s.webhooks.request_timeout; }),
        key({.name = "webhooks.give_up_s",
             .kind = Kind::Seconds,
             .least = 1,
             .most = 2'592'000,
             .help = "What failed for so long is given up, with an alarm in the journal."},
            [](S& s) -> auto& { return s.webhooks.give_up; }),
    };
}

} // namespace

Keys desk_keys() {
    Keys all{
        key({.name = "desk.city_secret_key",
             .kind = Kind::Path,
             .help = "Only on the clerk's machine: opens submissions. The gateway itself never reads it."},
            [](S& s) -> auto& { return s.city_secret_key; }),
        key({.name = "desk.known",
             .kind = Kind::Path,
             .help = "The SQLite file of the problems that clerks publish as known (tramso desk known)."},
            [](S& s) -> auto& { return s.known; }),
        key({.name = "desk.photo_patience_hours",
             .kind = Kind::Number,
             .least = 0,
             .most = 8760,
             .help = "After so long a report is opened without those of its photos that have not come."},
            [](S& s) -> auto& { return s.photo_patience_hours; }),
    };
    for (auto const& more : {open311(), webhooks(), webhook_waits()})
        all.insert(all.end(), more.begin(), more.end());
    return all;
}

S gateway_defaults() {
    S settings;
    settings.open311.content = base::data_folder() / "content";
    return settings;
}

} // namespace config
