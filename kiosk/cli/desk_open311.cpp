// tramso desk open311: the Open311 documents as files, for a hand-over by night (sync/desk/open311_door.h).
#include <memory>

#include "kiosk/base/file.h"
#include "kiosk/cli/desk_commands.h"
#include "kiosk/cli/house.h"

namespace cli {
namespace {

struct Options {
    std::filesystem::path config, folder;
    std::string format = "xml";
    bool json = false;
};

// Writes each document under the path it has in the service, so that a file and an answer are the same bytes.
class Writer {
public:
    Writer(desk::Open311Door& door, Options const& options) : door_(door), options_(options) {}

    base::Result<> write_all() {
        TRY(write("/discovery"));
        TRY(write("/services"));
        for (auto const& category : door_.city().catalogue.categories)
            TRY(write("/services/" + category.id));
        desk::Query query;
        for (bool last = false; !last; ++query.page) {
            auto const entries = TRY(door_.find(query));
            last = entries.size() < query.page_size;
            if (query.page > 1 && entries.empty()) break;
            TRY(write_document("/requests" + (query.page == 1 ? "" : "-" + std::to_string(query.page)),
                               desk::requests(door_.city(), entries)));
            for (auto const& entry : entries)
                TRY(write_document("/requests/" + entry.id.text(), desk::requests(door_.city(), {&entry, 1})));
            requests_ += entries.size();
        }
        return {};
    }
    std::size_t requests() const { return requests_; }

private:
    desk::Format format() const { return options_.format == "xml" ? desk::Format::Xml : desk::Format::Json; }
    base::Result<> write(std::string const& path) {
        auto const target = std::string(desk::Open311Door::prefix) + path + "." + options_.format;
        return keep(path, door_.answer("GET", target).body);
    }
    base::Result<> write_document(std::string const& path, desk::Document const& document) {
        return keep(path, document.written(format()));
    }
    base::Result<> keep(std::string const& path, std::string const& text) {
        auto const file = options_.folder / (path.substr(1) + "." + options_.format);
        std::error_code error;
        std::filesystem::create_directories(file.parent_path(), error);
        return base::write_file_durably(file, base::as_bytes(text), 0600);
    }

    desk::Open311Door& door_;
    Options const& options_;
    std::size_t requests_ = 0;
};

int hand_over(desk::Desk desk, Options const& options, model::GatewaySettings const& settings,
              base::Clock const& clock) {
    auto city = open_city(settings);
    if (!city) return complain(city.error().what);
    desk::Open311Door door(desk, std::move(*city), clock);
    Writer writer(door, options);
    if (auto const written = writer.write_all(); !written) return complain(written.error().what);
    if (options.json)
        fmt::print("{{\"folder\":{},\"requests\":{}}}\n", json_text(options.folder.string()), writer.requests());
    return done;
}

} // namespace

void add_desk_open311(CLI::App& desk, int& exit) {
    auto const options = std::make_shared<Options>();
    auto* const command = desk.add_subcommand("open311", "write the Open311 documents of the last 90 days as files");
    command->add_option("--config", options->config, "gateway.toml")->required();
    command->add_option("-o,--output", options->folder, "the folder they go into")->required();
    command->add_option("--format", options->format, "xml or json")->check(CLI::IsMember({"xml", "json"}));
    command->add_flag("--json", options->json, "say what was written as JSON");
    command->callback([options, &exit] {
        exit = with_desk(options->config, [&](desk::Desk opened, auto const& settings, auto const& clock) {
            return hand_over(std::move(opened), *options, settings, clock);
        });
    });
}

} // namespace cli
