// tramso event fetch: the books that kiosks have brought to the city, as files. tramso event summary and posters: what
// an event's organisers print.
#include <fmt/format.h>

#include "config/load.h"
#include "drivers/escpos/png.h"
#include "drivers/typeset/event.h"
#include "drivers/typeset/event_sheets.h"
#include "kiosk/base/file.h"
#include "kiosk/cli/event_books.h"
#include "kiosk/cli/event_house.h"
#include "kiosk/cli/on_chosen.h"
#include "kiosk/model/event_code.h"
#include "sync/event/summary.h"
#include "sync/store/open.h"
#include "sync/wire/base64.h"

namespace cli {
namespace {

constexpr int summary_dots = 576; // 80 mm paper

struct PrintOptions {
    std::filesystem::path config, out, png, pdf;
    std::string event;
    BookFiles books;
    bool json = false;
};

// Each strand of a book is a file of its own, named by who signed it and by its digest: fetched again it is the same.
base::Result<> fetch_books(PrintOptions const& options) {
    if (!model::is_event_code(options.event))
        return base::failure(base::ErrorKind::Invalid, "an event's id is 1 to 64 of a-z, 0-9 and '-'");
    auto const settings = config::load_gateway(options.config);
    if (!settings) return base::failure(base::ErrorKind::Invalid, config::text_of(settings.error()));
    auto const store = TRY(store::open(*settings));
    std::error_code error;
    std::filesystem::create_directories(options.out, error);
    for (auto const& book : TRY(store->event_books(options.event))) {
        auto const name =
            fmt::format("{}-{}-{}.event", book.kiosk, book.book.text(), wire::to_hex(book.sha256).substr(0, 8));
        TRY(base::write_file_durably(options.out / name, base::as_bytes(book.text), 0600));
        fmt::print(fmt::runtime(options.json ? "{{\"file\":\"{}\",\"kiosk\":\"{}\",\"received_at\":\"{}\"}}\n"
                                             : "{}\t{}\t{}\n"),
                   name, book.kiosk, base::to_rfc3339(book.received_at));
    }
    return {};
}

base::Result<> print_summary(PrintOptions const& options) {
    auto const office = TRY(open_office(options.books, "event summary"));
    auto const lines = event::summary_of(office.day, event::standing_of(office.day, office.merged));
    if (!options.png.empty()) {
        auto const slip = TRY(typeset::shift(lines, summary_dots));
        TRY(base::write_file_durably(options.png, TRY(escpos::png_of(slip))));
    }
    if (!options.pdf.empty()) TRY(base::write_file_durably(options.pdf, TRY(typeset::summary_sheets(lines))));
    if (options.png.empty() && options.pdf.empty()) fmt::print("{}\n", fmt::join(lines, "\n"));
    return office.whole();
}

typeset::EventPoster poster_of(model::EventDay const& day, model::EventOrganisation const& organisation,
                               std::string const& ambassador) {
    auto const first = event::day_text(day.first_day), last = event::day_text(day.last_day);
    typeset::EventPoster poster{day.name, day.place, organisation.name, {}, first, ambassador, {}};
    if (first != last) poster.days += " – " + last;
    poster.how = {"Xin đưa mã này tại bàn ngày hội", "Please show this code at the event desk"};
    auto const whose =
        ambassador.empty() ? model::EventWhose{organisation.code, {}} : model::EventWhose{{}, ambassador};
    poster.code = text_of(model::EventCode{day.id, whose});
    return poster;
}

base::Result<> print_posters(PrintOptions const& options) {
    auto const day = TRY(load_event(options.books.pack, options.books.key));
    std::vector<typeset::EventPoster> posters;
    for (auto const& organisation : day.organisations) {
        posters.push_back(poster_of(day, organisation, ""));
        for (auto const& ambassador : day.ambassadors)
            if (ambassador.organisation == organisation.code)
                posters.push_back(poster_of(day, organisation, ambassador.code));
    }
    TRY(base::write_file_durably(options.out, TRY(typeset::poster_sheets(posters))));
    for (auto const& poster : posters)
        fmt::print("{}\n", poster.code);
    return {};
}

} // namespace

void add_event_print(CLI::App& event, int& exit) {
    auto const options = std::make_shared<PrintOptions>();
    auto* const fetched = event.add_subcommand("fetch", "the books that kiosks have brought to the city, a file each; "
                                                        "prints FILE, KIOSK, RECEIVED");
    fetched->add_option("--config", options->config, "settings, gateway.toml")->required()->check(CLI::ExistingFile);
    fetched->add_option("--event", options->event, "the event's id")->required();
    fetched->add_option("-o,--output", options->out, "the folder")->required();
    fetched->add_flag("--json", options->json, "a JSON line each");
    on_chosen(fetched, "event fetch", options, exit, fetch_books);

    auto* const summary = event.add_subcommand("summary", "what may be told of the event, to be printed");
    add_book_files(*summary, options->books);
    summary->add_option("--png", options->png, "the picture of a slip");
    summary->add_option("--pdf", options->pdf, "sheets of A4");
    on_chosen(summary, "event summary", options, exit, print_summary);

    auto* const posters = event.add_subcommand("posters", "a sheet of A4 with a QR code for each organisation and "
                                                          "ambassador; prints what the codes say");
    posters->add_option("--pack", options->books.pack, "the event's pack")->required()->check(CLI::ExistingFile);
    posters->add_option("--key", options->books.key, "the pack's public key")->required()->check(CLI::ExistingFile);
    posters->add_option("-o,--output", options->out, "the PDF")->required();
    on_chosen(posters, "event posters", options, exit, print_posters);
}

} // namespace cli
