#include "config/schema.h"

#include "config/keys.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"

namespace {

// `config/schema/NAME.schema.json` as shipped. A difference leaves the new text beside it, for a person to look at and
// accept.
void check_shipped(std::string const& name, std::string const& written) {
    std::filesystem::path const folder = TRAMSO_SOURCE_DIR "/config/schema";
    auto const shipped = folder / (name + ".schema.json");
    bool const same = std::filesystem::exists(shipped) && tests::read_file(shipped) == written;
    if (!same) tests::write_file(folder / (name + ".received.json"), written);
    INFO("look at config/schema/" << name << ".received.json; if it is right, move it to " << name << ".schema.json");
    CHECK(same);
}

template<class S>
void check_names(std::vector<config::Key<S>> const& keys, std::filesystem::path const& shipped) {
    auto const text = tests::read_file(shipped);
    for (auto const& key : keys) {
        auto const name = std::string(key.rule.name.substr(key.rule.name.find('.') + 1));
        INFO(key.rule.name);
        bool const set = text.find("\n" + name + " = ") != std::string::npos;
        bool const commented = text.find("\n# " + name + " = ") != std::string::npos;
        CHECK((set || commented));
        CHECK_FALSE(key.rule.help.empty());
    }
}

} // namespace

TEST_CASE("the shipped schemas are those of the tables that read the files") {
    check_shipped("kiosk", config::kiosk_schema());
    check_shipped("gateway", config::gateway_schema());
}

TEST_CASE("the shipped settings name every key there is, set or commented") {
    check_names(config::kiosk_keys(), TRAMSO_SOURCE_DIR "/config/kiosk.toml");
    check_names(config::gateway_keys(), TRAMSO_SOURCE_DIR "/config/gateway.toml");
}
