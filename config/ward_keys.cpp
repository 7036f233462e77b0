// The table [ward], of a ward's gateway and of a kiosk that stands in the ward's office.
#include <charconv>

#include "config/keys.h"
#include "config/pattern.h"
#include "kiosk/base/text.h"

namespace config {
namespace {

constexpr std::string_view write_a_service =
    "write \"ID LETTER MINUTES VIETNAMESE | ENGLISH\": \"civil A 12 Hộ tịch | Civil status\"";

Rule services_rule(std::string_view help) {
    return {.name = "ward.services",
            .kind = Kind::Texts,
            .least = 0,
            .most = 12,
            .pattern = pattern::ward_service,
            .instead = write_a_service,
            .help = help};
}

} // namespace

void ward_values(Value const& value, std::vector<model::WardService>& services) {
    services.clear();
    for (auto const& text : std::get<std::vector<std::string>>(value)) {
        auto const words = base::split(text, ' ');
        model::WardService service{std::string(words[0]), std::string(words[1]), 0, {}, {}};
        std::from_chars(words[2].data(), words[2].data() + words[2].size(), service.minutes);
        auto const names = std::string_view(text).substr(words[0].size() + words[1].size() + words[2].size() + 3);
        auto const border = names.find(" | ");
        service.name_vi = base::trimmed(names.substr(0, border));
        service.name_en = base::trimmed(names.substr(border + 3));
        services.push_back(std::move(service));
    }
}

void ward_values(Value const& value, std::vector<model::WardCounter>& counters) {
    counters.clear();
    for (auto const& text : std::get<std::vector<std::string>>(value)) {
        auto const words = base::split(text, ' ');
        model::WardCounter counter{std::string(words[0]), {}, {}};
        for (auto const service : base::split(words[1], ','))
            counter.services.emplace_back(service);
        auto const named = words[0].size() + words[1].size() + 2;
        if (text.size() > named) counter.name = text.substr(named);
        counters.push_back(std::move(counter));
    }
}

std::vector<Key<model::GatewaySettings>> ward_keys() {
    using S = model::GatewaySettings;
    auto const rule = [](std::string_view name, unsigned most, std::string_view help) {
        return Rule{.name = name, .kind = Kind::Whole, .least = 1, .most = static_cast<double>(most), .help = help};
    };
    return {
        key_of<S>({.name = "ward.name",
                   .pattern = pattern::one_line,
                   .instead = "write what stands on the board: \"Phường Sài Gòn\"",
                   .help = "--profile ward: the office's name, on the board in the waiting room."},
                  [](S& s) -> auto& { return s.ward.name; }),
        key_of<S>(services_rule("--profile ward: what numbers are drawn for."),
                  [](S& s) -> auto& { return s.ward.services; }),
        key_of<S>({.name = "ward.counters",
                   .kind = Kind::Texts,
                   .least = 0,
                   .most = 99,
                   .pattern = pattern::ward_counter,
                   .instead = "write \"NUMBER SERVICE\" or \"NUMBER SERVICE,SERVICE PLACE\": \"2 civil,land\"",
                   .help = "--profile ward: the counters, what each serves, and where it is if that needs saying."},
                  [](S& s) -> auto& { return s.ward.counters; }),
        key_of<S>(
            {.name = "ward.ledger", .kind = Kind::Path, .help = "--profile ward: the SQLite file of the numbers."},
            [](S& s) -> auto& { return s.ward.ledger; }),
        key_of<S>(
            {.name = "ward.counter_tokens",
             .kind = Kind::Path,
             .help =
                 "--profile ward: the file with a line for each counter, NUMBER TOKEN: who has the token works there."},
            [](S& s) -> auto& { return s.ward.counter_tokens; }),
        key_of<S>(rule("ward.priority_in_a_row", 20,
                       "So many with priority are called before somebody without who waits, at most."),
                  [](S& s) -> auto& { return s.ward.rules.priority_in_a_row; }),
        key_of<S>(rule("ward.absent_after", 50, "Who was absent is called again after so many others."),
                  [](S& s) -> auto& { return s.ward.rules.absent_after; }),
        key_of<S>(rule("ward.returned_after", 50, "Who fetched a paper and came back is called after so many others."),
                  [](S& s) -> auto& { return s.ward.rules.returned_after; }),
    };
}

std::vector<Key<model::Settings>> queue_keys() {
    using S = model::Settings;
    return {
        key_of<S>({.name = "ward.gateway",
                   .pattern = pattern::https_origin,
                   .instead = "write https://HOST or https://HOST:PORT",
                   .help = "The gateway of the ward's office it stands in. Not given: no queue numbers here."},
                  [](S& s) -> auto& { return s.ward.gateway; }),
        key_of<S>({.name = "ward.authority",
                   .kind = Kind::Path,
                   .help = "PEM of who signed that gateway's certificate. Not given: uplink.authority."},
                  [](S& s) -> auto& { return s.ward.authority; }),
        key_of<S>({.name = "ward.prefix",
                   .pattern = pattern::number_prefix,
                   .instead = "write 1 to 4 of A-Z and 0-9, a letter first: \"K2\"",
                   .help = "Before the numbers this kiosk gives by itself while the ward does not answer; another at "
                           "each kiosk."},
                  [](S& s) -> auto& { return s.ward.prefix; }),
        key_of<S>({.name = "ward.numbers",
                   .kind = Kind::Path,
                   .help = "The SQLite file of these numbers. Not given: numbers.db beside the outbox."},
                  [](S& s) -> auto& { return s.ward.numbers; }),
        key_of<S>(services_rule("What numbers are drawn for, as in the settings of the ward's gateway."),
                  [](S& s) -> auto& { return s.ward.services; }),
    };
}

} // namespace config
