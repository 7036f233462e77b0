#include "kiosk/cli/pack_trial.h"

#include <cstdio>
#include <fmt/format.h>

#include "config/event_day.h"
#include "kiosk/cli/house.h"
#include "sync/content/shelf.h"

namespace cli {

base::Result<> try_pack(content::Pack const& pack) {
    config::HeldTables const tables(pack.tables());
    if (config::is_event(tables)) {
        auto const event = config::load_event_day(tables);
        if (!event) return base::failure(base::ErrorKind::Invalid, config::text_of(event.error()));
        return content::answers_its_checks(pack, content::plain_finder);
    }
    auto const read = config::load_catalogue(tables);
    if (!read) return base::failure(base::ErrorKind::Invalid, config::text_of(read.error()));
    return content::answers_its_checks(pack, content::plain_finder);
}

void print_pack(content::Pack const& pack, bool json) {
    auto const& meta = pack.meta();
    auto const made = base::to_rfc3339(meta.made_at), expires = base::to_rfc3339(meta.expires_at);
    std::string tables;
    for (auto const& table : pack.tables().tables)
        tables += json ? fmt::format("{}\"{}\":{}", tables.empty() ? "" : ",", table.name, table.rows.size())
                       : fmt::format("{}\t{}\n", table.name, table.rows.size());
    auto const text =
        json
            ? fmt::format("{{\"version\":{},\"made_at\":\"{}\",\"expires_at\":\"{}\",\"city\":{},\"tables\":{{{}}}}}\n",
                          meta.version, made, expires, json_text(meta.city), tables)
            : fmt::format("version\t{}\nmade_at\t{}\nexpires_at\t{}\ncity\t{}\n{}", meta.version, made, expires,
                          meta.city, tables);
    std::fputs(text.c_str(), stdout);
}

} // namespace cli
