#include "config/load.h"

#include <algorithm>

#include "kiosk/base/file.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"

using namespace std::chrono_literals;

namespace {

std::filesystem::path const kiosk_file = TRAMSO_SOURCE_DIR "/config/kiosk.toml";
std::filesystem::path const gateway_file = TRAMSO_SOURCE_DIR "/config/gateway.toml";

// The shipped kiosk.toml in which one text is another.
std::string changed(std::string const& from, std::string const& to, std::filesystem::path const& file = kiosk_file) {
    auto text = tests::read_file(file);
    auto const place = text.find(from);
    REQUIRE(place != std::string::npos);
    return text.replace(place, from.size(), to);
}

model::Settings settings_in(std::string_view text) {
    auto settings = config::read_kiosk(text, "/etc/tramso/kiosk.toml");
    if (!settings) FAIL(config::text_of(settings.error()));
    return *settings;
}

std::string complaints(std::string_view text) {
    auto const settings = config::read_kiosk(text, "kiosk.toml");
    return settings ? "" : config::text_of(settings.error());
}

// Where the shipped kiosk.toml says `part` first.
int line_of(std::string_view part) {
    auto const text = tests::read_file(kiosk_file);
    auto const place = text.find(part);
    REQUIRE(place != std::string::npos);
    return 1 + static_cast<int>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(place), '\n'));
}

std::string at(std::string_view part, std::string const& complaint) {
    return "kiosk.toml:" + std::to_string(line_of(part)) + ": " + complaint + "\n";
}

bool holds(std::string const& text, std::string_view part) { return text.find(part) != std::string::npos; }

} // namespace

TEST_CASE("the shipped kiosk.toml loads, and says what the settings are without it") {
    auto const settings = settings_in(tests::read_file(kiosk_file));
    model::Settings const defaults;
    CHECK(settings.kiosk.id == "kiosk-0001");
    CHECK(settings.screen.width == defaults.screen.width);
    CHECK(settings.screen.panel_width_mm == defaults.screen.panel_width_mm);
    CHECK(settings.visit.idle_question == defaults.visit.idle_question);
    CHECK(settings.visit.receipt_shown == defaults.visit.receipt_shown);
    CHECK(settings.visit.tiles.size() == 6);
    CHECK(settings.outbox.retention == defaults.outbox.retention);
    CHECK(settings.uplink.retry_longest == defaults.uplink.retry_longest);
    CHECK(settings.printer.width_dots == defaults.printer.width_dots);
    CHECK(settings.content == base::data_folder() / "content");
}

TEST_CASE("the shipped gateway.toml loads, and says what the settings are without it") {
    auto const settings = config::load_gateway(gateway_file);
    if (!settings) FAIL(config::text_of(settings.error()));
    model::GatewaySettings const defaults;
    CHECK(settings->listen == model::GatewayListen::Tls);
    CHECK(settings->port == defaults.port);
    CHECK(settings->largest_body == defaults.largest_body);
    CHECK(settings->requests_per_second == defaults.requests_per_second);
    CHECK(settings->city_secret_key.empty());
    CHECK(settings->photo_patience_hours == defaults.photo_patience_hours);
    CHECK(settings->open311.url == defaults.open311.url);
    CHECK(settings->open311.contact == defaults.open311.contact);
    CHECK(settings->open311.content == base::data_folder() / "content");
    CHECK(settings->webhooks.targets.empty());
    CHECK(settings->webhooks.personal == defaults.webhooks.personal);
    CHECK(settings->webhooks.retry_first == defaults.webhooks.retry_first);
    CHECK(settings->webhooks.retry_longest == defaults.webhooks.retry_longest);
    CHECK(settings->webhooks.request_timeout == defaults.webhooks.request_timeout);
    CHECK(settings->webhooks.give_up == defaults.webhooks.give_up);
}

TEST_CASE("a webhook's target has a name, an address, a secret beside the settings and perhaps a service") {
    auto const text =
        changed("targets = []",
                "targets = [\"a https://a.example/hook a.secret\", \"b https://b.example /b flooding\"]", gateway_file);
    auto const settings = config::read_gateway(text, "/etc/tramso/gateway.toml");
    if (!settings) FAIL(config::text_of(settings.error()));
    auto const& targets = settings->webhooks.targets;
    REQUIRE(targets.size() == 2);
    CHECK(targets[0].name == "a");
    CHECK(targets[0].url == "https://a.example/hook");
    CHECK(targets[0].secret == "/etc/tramso/a.secret");
    CHECK(targets[0].service.empty());
    CHECK(targets[1].secret == "/b");
    CHECK(targets[1].service == "flooding");
}

TEST_CASE("relative paths start from the settings file's folder, absolute ones stay") {
    auto text = changed("/var/lib/tramso/outbox.db", "state/outbox.db");
    text.replace(text.find("link = \"none\""), 13, "link = \"file:slips\"");
    text.replace(text.find("source = \"none\""), 15, "source = \"folder:../photos\"");
    text.replace(text.find("# folder = \"content\""), 20, "folder = \"content\"");
    auto const settings = settings_in(text);
    CHECK(settings.outbox.file == "/etc/tramso/state/outbox.db");
    CHECK(settings.printer.link == "file:/etc/tramso/slips");
    CHECK(settings.camera.source == "folder:/etc/photos");
    CHECK(settings.content == "/etc/tramso/content");
    CHECK(settings.seal.gateway_ack_keys.front() == "/etc/tramso/keys/gateway.pub");
    CHECK(settings_in(changed("link = \"none\"", "link = \"tcp:192.0.2.7:9100\"")).printer.link ==
          "tcp:192.0.2.7:9100");
    CHECK(
        settings_in(changed("address = \"none\"", "address = \"ipp://192.0.2.7/ipp/print\"")).office_printer.address ==
        "ipp://192.0.2.7/ipp/print");
}

TEST_CASE("there is no reader of chips unless it is set up, and a name of one is no path") {
    CHECK(settings_in(changed("[end]", "[end]")).chip.reader == "none");
    CHECK(settings_in(changed("[end]", "[end]")).chip.authorities.empty());
    auto text = changed("reader = \"none\"", "reader = \"pcsc:ACS ACR1252/PICC\"");
    text.replace(text.find("# authorities = \"/etc/tramso/chip\""), 34, "authorities = \"states\"");
    CHECK(settings_in(text).chip.reader == "pcsc:ACS ACR1252/PICC");
    CHECK(settings_in(text).chip.authorities == "/etc/tramso/states");
    CHECK(settings_in(changed("reader = \"none\"", "reader = \"file:chip\"")).chip.reader == "file:/etc/tramso/chip");
}

TEST_CASE("seconds become milliseconds, words become enums") {
    CHECK(settings_in(changed("retry_first_s = 2", "retry_first_s = 0.25")).uplink.retry_first == 250ms);
    CHECK(settings_in(changed("\"automatic\"", "\"software\"")).screen.renderer == model::Renderer::Software);
    CHECK(settings_in(changed("language = \"vi\"", "language = \"en\"")).screen.language == model::Language::English);
}

TEST_CASE("a value out of its range is named with line and range") {
    CHECK(complaints(changed("width_dots = 576", "width_dots = 5000")) ==
          at("width_dots", "printer.width_dots: 5000 is too large; write a whole number from 384 to 832"));
    CHECK(holds(complaints(changed("idle_answer_s = 30", "idle_answer_s = 19.9")),
                "visit.idle_answer_s: 19.9 is too small; write seconds from 20 to 600"));
    CHECK(holds(complaints(changed("width = 1920", "width = 1920.5")), "screen.width: 1920.5 is not a whole number"));
    CHECK(holds(complaints(changed("reach_mm = 0", "reach_mm = nan")), "screen.reach_mm: nan is not a number"));
}

TEST_CASE("a value of the wrong type says what to write") {
    CHECK(holds(complaints(changed("width = 1920", "width = \"1920\"")),
                "screen.width: \"1920\" is of the wrong type; write a whole number from 320 to 7680"));
    CHECK(holds(complaints(changed("fullscreen = true", "fullscreen = 1")), "write true or false"));
    CHECK(holds(complaints(changed("id = \"kiosk-0001\"", "id = 2026-11-23")),
                "kiosk.id: a date or time is of the wrong"));
    CHECK(holds(complaints(changed("\"report\", ", "1, ")), "visit.tiles: an array of other things than texts"));
    CHECK(holds(complaints(changed("[camera]", "[camera.source]")), "camera.source: a table is of the wrong type"));
    CHECK(holds(complaints("camera = 1\n" + changed("[camera]\nsource = \"none\"", "")),
                "kiosk.toml:1: camera: a value is of the wrong type; write it as a table: [camera]"));
}

TEST_CASE("words, identities, addresses and devices are checked for their form") {
    CHECK(holds(complaints(changed("\"automatic\"", "\"vulkan\"")),
                "\"vulkan\" is not known; write one of \"automatic\", \"software\", \"opengl\""));
    CHECK(holds(complaints(changed("kiosk-0001", "Kiosk 1")), "kiosk.id: \"Kiosk 1\" is not understood"));
    CHECK(holds(complaints(changed("gateway.example:8443", "gateway.example:65536")), "uplink.gateway:"));
    CHECK(holds(complaints(changed("https://gateway", "http://gateway")), "uplink.gateway:"));
    CHECK(holds(complaints(changed("link = \"none\"", "link = \"serial:/dev/ttyUSB0@1200\"")), "printer.link:"));
    CHECK(holds(complaints(changed("\"report\"", "\"news\"")), "visit.tiles: \"news\" comes twice"));
    CHECK(holds(complaints(changed("\"/etc/tramso/keys/city.pub\"", "\"\"")), "seal.city_public_key: \"\" is empty"));
    CHECK(holds(complaints(changed("kiosk-0001", "kiosk\\u0000")), "holds control characters"));
}

TEST_CASE("an unknown key or table is an error that names the nearest known one") {
    CHECK(complaints(changed("width_dots = 576", "width_dot = 576")) ==
          at("width_dots", "printer.width_dot: is not a setting; did you mean printer.width_dots?"));
    auto const table = complaints(changed("[camera]", "[cammera]"));
    CHECK(table == at("[camera]", "[cammera] is not a table of this file; did you mean [camera]?"));
    CHECK(holds(complaints("width = 1\n" + changed("", "")), "kiosk.toml:1: width: is not a setting"));
    CHECK(holds(complaints(changed("[camera]", "[camera.v4l2]")), "[camera.v4l2] is not a table"));
}

TEST_CASE("what is missing is named with the line of its table") {
    CHECK(complaints(changed("file = \"/var", "# file = \"/var")) ==
          at("[outbox]", "outbox.file: is missing; write a path in quotes"));
    CHECK(holds(complaints("[end]\n"), "kiosk.id: is missing"));
}

TEST_CASE("all that is wrong is said at once, in the order of the lines") {
    auto text = changed("width = 1920", "width = 1");
    text.replace(text.find("width_dots = 576"), 16, "width_dots = 1  ");
    auto const settings = config::read_kiosk(text, "kiosk.toml");
    REQUIRE_FALSE(settings);
    REQUIRE(settings.error().size() == 2);
    CHECK(settings.error()[0].line < settings.error()[1].line);
    CHECK(settings.error()[0].column == 9);
}

TEST_CASE("a gateway needs what its way of listening needs") {
    auto const without = [](std::string const& key) {
        auto const settings = config::read_gateway(changed(key, "# " + key, gateway_file), "gateway.toml");
        return settings ? "" : config::text_of(settings.error());
    };
    CHECK(holds(without("client_authority ="), "gateway.toml:4: listen.client_authority: is missing"));
    CHECK(without("socket =").empty());
    auto text = changed("mode = \"tls\"", "mode = \"behind-proxy\"", gateway_file);
    CHECK(config::read_gateway(text, "gateway.toml"));
    text.replace(text.find("socket ="), 8, "# socket =");
    CHECK_FALSE(config::read_gateway(text, "gateway.toml"));
}

TEST_CASE("a settings file cut at any byte loads whole or not at all, with a complaint about a line") {
    for (auto const& file : {kiosk_file, gateway_file}) {
        auto const whole = tests::read_file(file);
        auto const load = [&](std::string_view text) {
            return file == kiosk_file ? config::read_kiosk(text, file).transform([](auto) { return 0; })
                                      : config::read_gateway(text, file).transform([](auto) { return 0; });
        };
        REQUIRE(load(whole));
        for (std::size_t cut = 0; cut + 1 < whole.size(); ++cut) { // the last byte is the line break behind [end]
            auto const loaded = load(std::string_view(whole).substr(0, cut));
            INFO(cut);
            REQUIRE_FALSE(loaded);
            REQUIRE_FALSE(loaded.error().empty());
            REQUIRE(loaded.error().front().line > 0);
        }
    }
}

TEST_CASE("[end] is the last table and stays empty") {
    auto const whole = tests::read_file(kiosk_file);
    CHECK(holds(complaints(whole + "x = 1\n"), "end.x: stands after [end]"));
    CHECK(holds(complaints(whole + "[camera]\nsource = \"none\"\n"), ": "));
    CHECK(holds(complaints("[end]\n" + changed("[end]\n", "")), "kiosk.toml:1: [end] is not the last table"));
}

TEST_CASE("an empty file, other bytes than UTF-8, and a byte order mark") {
    CHECK(holds(complaints(""), "kiosk.toml:1: the file has no end"));
    CHECK(complaints(changed("[screen]", "[screen] # \xC3\x28")) ==
          at("[screen]", "bytes that are not UTF-8; save the file as UTF-8"));
    CHECK(settings_in("\xEF\xBB\xBF" + tests::read_file(kiosk_file)).kiosk.place == "BTN");
    CHECK(holds(complaints(std::string("\0\0\0", 3)), "kiosk.toml:1: "));
    CHECK(holds(complaints(changed("width = 1920", "width = ")), "kiosk.toml:10: "));
    CHECK(holds(complaints("[%]\n"), "kiosk.toml:1: "));
    CHECK(holds(complaints("[[%]]\n"), "kiosk.toml:1: "));
    CHECK(holds(complaints("x = {%}\n"), "kiosk.toml:1: "));
}

TEST_CASE("Vietnamese letters belong in quotes and comments") {
    auto const bare = [](std::string const& to) { return complaints(changed("[screen]", to)); };
    CHECK(bare("[screen] # chú thích \"").empty());
    for (auto const* wrong : {"đ = 1\n[screen]", "[màn]", "[screen]\nx = \"a\" ă", "[screen]\nx = \"\\\"\" ă",
                              "[screen]\nx = 'a\\' ă", "[screen]\nx = \"\"\"a\"\" \"\"\" ă"}) {
        INFO(wrong);
        CHECK(holds(bare(wrong), "letters other than A-Z outside of quotes"));
    }
    CHECK(settings_in(changed("/var/lib/tramso/outbox.db", "/hộp/thư.db")).outbox.file == "/hộp/thư.db");
}

TEST_CASE("a file that is not there, is a folder, or is over 1 MiB is complained about") {
    tests::TemporaryFolder const folder;
    auto const complaint = [&](std::string_view name) {
        auto const settings = config::load_kiosk(folder / name);
        return settings ? "" : config::text_of(settings.error());
    };
    CHECK(holds(complaint("none.toml"), "none.toml: is not there"));
    std::filesystem::create_directory(folder / "folder.toml");
    CHECK(holds(complaint("folder.toml"), "folder.toml: cannot be read"));
    tests::write_file(folder / "large.toml", tests::read_file(kiosk_file) + std::string(1U << 20, '#'));
    CHECK(holds(complaint("large.toml"), "large.toml: is larger than 1 MiB"));
    tests::write_file(folder / "kiosk.toml", tests::read_file(kiosk_file));
    CHECK(config::load_kiosk(folder / "kiosk.toml"));
}
