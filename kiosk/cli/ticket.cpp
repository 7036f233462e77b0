// tramso ticket: a receipt as the slip that a printer would print, in a PNG, in ESC/POS bytes or as a PDF.
#include <filesystem>
#include <fmt/format.h>
#include <memory>

#include "config/load.h"
#include "drivers/escpos/encode.h"
#include "drivers/escpos/png.h"
#include "drivers/typeset/receipt.h"
#include "kiosk/app/strings.h"
#include "kiosk/base/file.h"
#include "kiosk/cli/commands.h"
#include "sync/wire/receipt_codec.h"

namespace cli {
namespace {

struct TicketOptions {
    std::filesystem::path receipt, png, escpos, pdf;
    int width = 576;
    std::string language = "vi";
    bool json = false;
};

constexpr std::size_t largest_receipt = 64U << 10;

// What there is to say, and with which exit code.
struct Refusal {
    int exit;
    std::string what;
};

// What a failed step means for the exit code: a wrong receipt is wrong use, all else was not done.
template<class T>
base::Result<T, Refusal> or_refuse(base::Result<T> result, int exit) {
    if (!result) return tl::unexpected(Refusal{exit, result.error().what});
    if constexpr (std::is_void_v<T>)
        return {};
    else
        return std::move(*result);
}

base::Result<model::Catalogue, Refusal> load_catalogue() {
    auto catalogue = config::load_catalogue(base::data_folder() / "content");
    if (!catalogue) return tl::unexpected(Refusal{not_done, config::text_of(catalogue.error())});
    return std::move(*catalogue);
}

base::Result<void, Refusal> save(std::filesystem::path const& path, base::ByteView bytes) {
    if (path.empty()) return {};
    return or_refuse(base::write_file_durably(path, bytes), not_done);
}

// The height of the slip in dots.
base::Result<int, Refusal> make_ticket(TicketOptions const& options) {
    auto const json = TRY(or_refuse(base::read_file(options.receipt, largest_receipt), wrong_use));
    auto const receipt = TRY(or_refuse(wire::decode_receipt(json), wrong_use));
    auto const language = options.language == "en" ? model::Language::English : model::Language::Vietnamese;
    auto const strings = TRY(or_refuse(app::load_strings(language), not_done));
    auto const catalogue = TRY(load_catalogue());
    auto const slip = TRY(or_refuse(typeset::receipt(receipt, catalogue, strings, options.width), not_done));
    TRY(save(options.png, TRY(or_refuse(escpos::png_of(slip), not_done))));
    TRY(save(options.escpos, escpos::encode(slip)));
    if (!options.pdf.empty()) {
        auto pdf = typeset::receipt_pdf(receipt, catalogue, strings, options.width);
        TRY(save(options.pdf, TRY(or_refuse(std::move(pdf), not_done))));
    }
    return slip.height;
}

int run_ticket(TicketOptions const& options) {
    auto const height = make_ticket(options);
    if (!height) {
        fmt::print(stderr, "tramso ticket: {}\n", height.error().what);
        return height.error().exit;
    }
    if (options.json) fmt::print("{{\"width\":{},\"height\":{}}}\n", options.width, *height);
    return done;
}

} // namespace

void add_ticket(CLI::App& program, int& exit) {
    auto* command = program.add_subcommand("ticket", "Draw the slip of a receipt");
    auto options = std::make_shared<TicketOptions>();
    command->add_option("--receipt", options->receipt, "Receipt as JSON")->required()->check(CLI::ExistingFile);
    command->add_option("--width", options->width, "Printable dots of the paper, 8 a mm")->check(CLI::Range(384, 832));
    command->add_option("--png", options->png, "Write the picture");
    command->add_option("--escpos", options->escpos, "Write the bytes for the printer");
    command->add_option("--pdf", options->pdf, "Write a PDF");
    command->add_option("--language", options->language, "vi or en")->check(CLI::IsMember({"vi", "en"}));
    command->add_flag("--json", options->json, "Say the size of the slip as JSON");
    command->callback([options, &exit] { exit = run_ticket(*options); });
}

} // namespace cli
