// tramso scan: the texts of the QR codes in pictures.
#include <cstdio>
#include <memory>
#include <vector>

#include "drivers/jpeg/load.h"
#include "drivers/qr/decode.h"
#include "kiosk/cli/commands.h"

namespace cli {
namespace {

struct Options {
    std::vector<std::string> files;
    bool json = false;
};

// What would break the line apart, written as two characters.
std::string escaped(std::string_view text, bool json) {
    std::string result;
    for (char const c : text) {
        auto const byte = static_cast<unsigned char>(c);
        if (c == '\\')
            result += "\\\\";
        else if (c == '\n')
            result += "\\n";
        else if (c == '\r')
            result += "\\r";
        else if (c == '\t')
            result += "\\t";
        else if (json && c == '"')
            result += "\\\"";
        else if (json && byte < 0x20)
            result += "\\u00" + std::string(1, "01"[byte / 16]) + "0123456789abcdef"[byte % 16];
        else
            result += c;
    }
    return result;
}

std::optional<base::PrivateText> text_in(std::string const& file) {
    auto const frame = jpeg::load(file);
    if (!frame) {
        std::fprintf(stderr, "tramso scan: %s\n", frame.error().what.c_str());
        return std::nullopt;
    }
    return qr::decode(*frame, qr::Charset::Likely);
}

void print(std::string const& file, std::optional<base::PrivateText> const& text, bool json) {
    if (!json) {
        if (text) std::printf("%s\t%s\n", file.c_str(), escaped(text->reveal(), false).c_str());
        return;
    }
    auto const value = text ? "\"" + escaped(text->reveal(), true) + "\"" : std::string("null");
    std::printf("{\"file\":\"%s\",\"text\":%s}\n", escaped(file, true).c_str(), value.c_str());
}

int scan(Options const& options) {
    bool all = true;
    for (auto const& file : options.files) {
        auto const text = text_in(file);
        if (!text) std::fprintf(stderr, "tramso scan: no QR code in %s\n", file.c_str());
        print(file, text, options.json);
        all = all && text;
    }
    return all ? done : not_done;
}

} // namespace

void add_scan(CLI::App& program, int& exit) {
    auto const options = std::make_shared<Options>();
    auto* command = program.add_subcommand("scan", "the texts of the QR codes in pictures (JPEG, PNG)");
    command->add_option("files", options->files, "pictures")->required();
    command->add_flag("--json", options->json, "one JSON object a line");
    command->callback([options, &exit] { exit = scan(*options); });
}

} // namespace cli
