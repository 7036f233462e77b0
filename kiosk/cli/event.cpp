// tramso event: an event day on a kiosk and at the office (sync/event/EVENT.md). Here: what the event is, its key, what
// is counted, tickets, and its end. event_gifts.cpp: gifts. event_office.cpp: books that come together.
// event_print.cpp: books from the city, summaries, posters.
#include <fmt/format.h>

#include "kiosk/cli/event_house.h"
#include "kiosk/cli/on_chosen.h"
#include "sync/wire/base64.h"

namespace cli {
namespace {

struct EventOptions {
    std::filesystem::path config, pack, key, file;
    std::vector<std::string> kinds;
    std::string organisation, ambassador;
    bool json = false;
};

std::vector<std::string> kinds_of_staff() {
    std::vector<std::string> words;
    for (auto const kind : model::all_tally_kinds)
        if (model::is_counted_by_staff(kind)) words.emplace_back(word_of(kind));
    return words;
}

base::Result<> show_event(EventOptions const& options) {
    auto const day = TRY(load_event(options.pack, options.key));
    unsigned prizes = 0; // what `tramso draw throw --prizes` takes
    for (auto const& prize : day.prizes)
        prizes += prize.count;
    if (options.json)
        fmt::print("{{\"id\":{},\"name_vi\":{},\"place_vi\":{},\"first_day\":\"{}\",\"last_day\":\"{}\",",
                   json_text(day.id), json_text(day.name.vi), json_text(day.place.vi), day.first_day, day.last_day);
    else
        fmt::print("id\t{}\nname\t{}\nplace\t{}\ndays\t{}\t{}\n", day.id, day.name.vi, day.place.vi, day.first_day,
                   day.last_day);
    fmt::print(fmt::runtime(options.json ? "\"organisations\":{},\"ambassadors\":{},\"gifts\":{},\"prizes\":{}}}\n"
                                         : "organisations\t{}\nambassadors\t{}\ngifts\t{}\nprizes\t{}\n"),
               day.organisations.size(), day.ambassadors.size(), day.gifts.size(), prizes);
    return {};
}

base::Result<> make_key(EventOptions const& options) {
    auto const key = TRY(event::GiftKey::make(options.file, base::system_random()));
    fmt::print(fmt::runtime(options.json ? "{{\"check\":\"{}\"}}\n" : "{}\n"), wire::to_hex(key.check()));
    return {};
}

base::Result<> count_steps(EventOptions const& options) {
    auto house = TRY(open_event(options.config));
    std::vector<model::TallyKind> kinds;
    std::string list;
    for (auto const& word : options.kinds) {
        kinds.push_back(*model::tally_kind_of(word)); // CLI11 has let only those words in
        list += (list.empty() ? "" : ",") + json_text(word);
    }
    TRY(house.book.count(kinds, {options.organisation, options.ambassador}, house.now));
    if (options.json)
        fmt::print("{{\"counted\":[{}]}}\n", list);
    else
        fmt::print("{}\n", fmt::join(options.kinds, "\n"));
    return {};
}

base::Result<> draw_ticket(EventOptions const& options) {
    auto house = TRY(open_event(options.config));
    auto const ticket = TRY(house.book.issue_ticket(house.now));
    fmt::print(fmt::runtime(options.json ? "{{\"ticket\":{}}}\n" : "{}\n"), ticket);
    return {};
}

// The book first: after a power cut in between, the same again ends it.
base::Result<> close_event(EventOptions const& options) {
    auto house = TRY(open_event(options.config));
    TRY(house.book.close());
    auto const& key = house.settings.event.key;
    if (!key.empty()) TRY(event::destroy_gift_key(key, base::system_random()));
    fmt::print("{}\n", options.json ? "{\"closed\":true}" : "closed");
    return {};
}

} // namespace

void add_event(CLI::App& program, int& exit) {
    auto* const event = program.add_subcommand("event", "an event day: counts, tickets, gifts, and what it came to");
    event->require_subcommand(1);
    auto const options = std::make_shared<EventOptions>();
    auto const add = [&](std::string const& name, std::string const& help, auto step, bool of_kiosk = true) {
        auto* const command = event->add_subcommand(name, help);
        if (of_kiosk)
            command->add_option("--config", options->config, "settings, kiosk.toml")
                ->required()
                ->check(CLI::ExistingFile);
        command->add_flag("--json", options->json, "print JSON");
        on_chosen(command, "event " + name, options, exit, step);
        return command;
    };
    auto* const shown = add("show", "what an event's pack says", show_event, false);
    shown->add_option("pack", options->pack, "what `tramso pack` made")->required()->check(CLI::ExistingFile);
    shown->add_option("--key", options->key, "the public key")->required()->check(CLI::ExistingFile);
    add("key", "makes the event's key, for all its kiosks; prints a check of it", make_key, false)
        ->add_option("file", options->file, "where it goes (mode 0600)")
        ->required();
    auto* const counted = add("count", "counts what was done, once each", count_steps);
    counted->add_option("what", options->kinds, "what was done")->required()->check(CLI::IsMember(kinds_of_staff()));
    counted->add_option("--organisation", options->organisation, "by whom the visitor came");
    counted->add_option("--ambassador", options->ambassador, "the same, more closely");
    add("ticket", "draws a ticket, and prints its number", draw_ticket);
    add("close", "ends the event here: the book is closed, the key overwritten and removed", close_event);
    add_event_gifts(*event, exit);
    add_event_office(*event, exit);
    add_event_print(*event, exit);
}

} // namespace cli
