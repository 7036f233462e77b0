// tramso event export: a kiosk's book as one signed file. tramso event merge: what the books of all kiosks come to, and
// what does not fit. tramso event report: what may be told of it.
#include <fmt/format.h>

#include "kiosk/base/file.h"
#include "kiosk/cli/event_books.h"
#include "kiosk/cli/event_house.h"
#include "kiosk/cli/on_chosen.h"
#include "sync/event/report.h"

namespace cli {
namespace {

struct OfficeOptions {
    std::filesystem::path config, out;
    BookFiles books;
    bool json = false;
};

base::Result<> export_book(OfficeOptions const& options) {
    auto house = TRY(open_event(options.config));
    auto const key = TRY(seal::load_signing(house.settings.seal.signing_key));
    auto const snapshot = TRY(house.book.snapshot(house.settings.kiosk.id, house.now));
    TRY(base::write_file_durably(options.out, base::as_bytes(event::snapshot_text(snapshot, key)), 0600));
    fmt::print(fmt::runtime(options.json ? "{{\"book\":\"{}\",\"changes\":{},\"tickets\":{},\"lines\":{}}}\n"
                                         : "{}\t{}\t{}\t{}\n"),
               snapshot.book.text(), snapshot.changes, snapshot.tickets, snapshot.lines.size());
    return {};
}

void print_books(event::Merged const& merged, bool json) {
    for (auto const& book : merged.books())
        fmt::print(fmt::runtime(json ? "{{\"what\":\"book\",\"kiosk\":\"{}\",\"book\":\"{}\",\"made_at\":\"{}\","
                                       "\"changes\":{},\"tickets\":{},\"closed\":{}}}\n"
                                     : "book\t{}\t{}\t{}\t{}\t{}\t{}\n"),
                   book.kiosk, book.book.text(), base::to_rfc3339(book.made_at), book.changes, book.tickets,
                   book.closed);
    fmt::print(fmt::runtime(json ? "{{\"what\":\"tickets\",\"tickets\":\"{}\"}}\n" : "tickets\t{}\n"),
               merged.tickets());
}

void print_double(event::Double const& found, bool json) {
    std::string list;
    for (auto const& handing : found.handings) {
        auto const hour = event::text_of_hour(handing.hour);
        list += list.empty() ? "" : json ? "," : "; ";
        list += json ? fmt::format("{{\"kiosk\":\"{}\",\"hour\":\"{}\"}}", handing.kiosk, hour)
                     : fmt::format("{} {}", handing.kiosk, hour);
    }
    fmt::print(fmt::runtime(json ? "{{\"what\":\"double\",\"gift\":\"{}\",\"handings\":[{}]}}\n"
                                 : "double\t{}\t{}\tcó thể trùng\n"),
               found.gift, list);
}

base::Result<> merge_books(OfficeOptions const& options) {
    auto const office = TRY(open_office(options.books, "event merge"));
    print_books(office.merged, options.json);
    for (auto const& trouble : office.merged.troubles())
        fmt::print(fmt::runtime(options.json ? "{{\"what\":\"trouble\",\"text\":{}}}\n" : "trouble\t{}\n"),
                   options.json ? json_text(trouble) : trouble);
    auto const per_person = [&](std::string const& gift) {
        auto const* known = office.day.gift(gift);
        return known != nullptr ? known->per_person : 1U;
    };
    for (auto const& found : office.merged.doubles(per_person))
        print_double(found, options.json);
    return office.whole();
}

base::Result<> write_report(OfficeOptions const& options) {
    auto const office = TRY(open_office(options.books, "event report"));
    for (auto const& book : office.merged.books())
        if (!book.closed)
            refuse("event report", book.kiosk + " is not closed: a later report would tell what lies between");
    auto const csv = event::report_csv(office.day, office.merged.counts());
    if (options.out.empty())
        fmt::print("{}", csv);
    else
        TRY(base::write_file_durably(options.out, base::as_bytes(csv)));
    return office.whole();
}

} // namespace

void add_event_office(CLI::App& event, int& exit) {
    auto const options = std::make_shared<OfficeOptions>();
    auto* const exported = event.add_subcommand("export", "this kiosk's book as one signed file; prints BOOK, CHANGES, "
                                                          "TICKETS, LINES");
    exported->add_option("--config", options->config, "settings, kiosk.toml")->required()->check(CLI::ExistingFile);
    exported->add_option("-o,--output", options->out, "the file")->required();
    exported->add_flag("--json", options->json, "print JSON");
    on_chosen(exported, "event export", options, exit, export_book);

    auto const at_office = [&](std::string const& name, std::string const& help, auto step) {
        auto* const command = event.add_subcommand(name, help);
        add_book_files(*command, options->books);
        on_chosen(command, "event " + name, options, exit, step);
        return command;
    };
    at_office("merge", "what the books come to: BOOKS, TICKETS, TROUBLES and DOUBLE gifts", merge_books)
        ->add_flag("--json", options->json, "a JSON line each");
    at_office("report", "counts as CSV; fewer than five are not told", write_report)
        ->add_option("-o,--output", options->out, "the file; left out: standard output");
}

} // namespace cli
