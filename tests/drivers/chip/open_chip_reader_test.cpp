// Which reader the settings name, and which they cannot.
#include "drivers/open_chip_reader.h"

#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"

namespace {

base::SystemClock const system_clock;

auto opened(std::string reader, std::filesystem::path authorities = {}) {
    return drivers::open_chip_reader({std::move(reader), std::move(authorities)}, system_clock, base::system_random());
}

std::string refusal(std::string reader, std::filesystem::path authorities = {}) {
    auto const made = opened(std::move(reader), std::move(authorities));
    return made ? "" : made.error().what;
}

} // namespace

TEST_CASE("None is no reader, and a file is a simulated one") {
    REQUIRE(opened("none"));
    CHECK_FALSE(*opened("none"));
    REQUIRE(opened("file:nowhere"));
    CHECK((*opened("file:nowhere"))->status() == drivers::ChipReaderStatus::Empty);
}

TEST_CASE("What is no reader is refused with what to write instead") {
    for (auto const* wrong : {"", "file:", "pcsc:", "usb"})
        CHECK(refusal(wrong).ends_with("write \"none\", \"file:FILE\", \"pcsc\" or \"pcsc:NAME\""));
}

#ifdef TRAMSO_CHIP
TEST_CASE("A reader of PC/SC needs a folder of states to believe, and is not asked before it is used") {
    tests::TemporaryFolder const folder;
    for (auto const* reader : {"pcsc", "pcsc:Contactless"}) {
        CHECK(refusal(reader).starts_with("chip.authorities is not given"));
        CHECK(refusal(reader, folder.path() / "nowhere").find("is no folder") != std::string::npos);
        auto const made = opened(reader, folder.path());
        REQUIRE(made);
        CHECK(*made);
    }
}
#else
TEST_CASE("A program that was built without PC/SC says so") {
    tests::TemporaryFolder const folder;
    CHECK(refusal("pcsc", folder.path()).find("built without PC/SC") != std::string::npos);
}
#endif
