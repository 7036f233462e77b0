#include "drivers/jpeg/jpeg.h"
#include "drivers/open_camera.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"

using model::CameraStatus;
using namespace std::chrono_literals;

namespace {

void put_picture(std::filesystem::path const& file, int width) {
    drivers::Frame frame;
    frame.width = width;
    frame.height = 24;
    frame.luma.assign(static_cast<std::size_t>(width) * 24, 128);
    auto const photo = jpeg::encode(frame).value();
    tests::write_file(file, std::string(photo.reveal().begin(), photo.reveal().end()));
}

std::unique_ptr<drivers::Camera> camera_in(tests::TemporaryFolder const& folder) {
    return drivers::open_camera({.source = "folder:" + folder.path().string()}).value();
}

// The frame's width, or minus one and what the camera says.
int width_of(base::Result<drivers::Frame, CameraStatus> const& frame) {
    return frame ? frame->width : frame.error() == CameraStatus::Gone ? -1 : -2;
}
constexpr int gone = -1, busy = -2;

} // namespace

TEST_CASE("a camera is named by a known kind of source or refused") {
    CHECK(drivers::open_camera({.source = "v4l2:/dev/video0"}));
    CHECK(drivers::open_camera({.source = "folder:pictures"}));
    CHECK(drivers::open_camera({.source = "none"}).error().kind == base::ErrorKind::Unavailable);
    for (auto const* wrong : {"", "/dev/video0", "v4l:/dev/video0"})
        CHECK(drivers::open_camera({.source = wrong}).error().kind == base::ErrorKind::Invalid);
}

TEST_CASE("a camera that is not plugged in, or a device that is none, is gone") {
    for (auto const* device : {"v4l2:/dev/no-such-video", "v4l2:/dev/null", "v4l2:/dev/zero"}) {
        auto const camera = drivers::open_camera({.source = device}).value();
        auto const started = camera->start();
        REQUIRE_FALSE(started);
        CHECK(started.error() == CameraStatus::Gone);
        CHECK(width_of(camera->next(10ms)) == gone);
        camera->stop();
        camera->stop();
    }
}

TEST_CASE("a folder of pictures is shown in the order of the names, over and over") {
    tests::TemporaryFolder const folder;
    put_picture(folder / "b.jpg", 40);
    put_picture(folder / "a.jpeg", 30);
    tests::write_file(folder / "c.txt", "no picture");
    auto const camera = camera_in(folder);
    REQUIRE(camera->start());
    for (int const width : {30, 40, 30})
        CHECK(width_of(camera->next(1ms)) == width);
    REQUIRE(camera->start());
    CHECK(width_of(camera->next(1ms)) == 30);
}

TEST_CASE("a camera that is unplugged while it is on is gone, and back when it is back") {
    tests::TemporaryFolder const folder;
    put_picture(folder / "a.jpg", 30);
    auto const camera = camera_in(folder);
    REQUIRE(camera->start());
    CHECK(width_of(camera->next(1ms)) == 30);
    tests::write_file(folder / "camera.state", "gone\n");
    CHECK(width_of(camera->next(1ms)) == gone);
    CHECK_FALSE(camera->start());
    tests::write_file(folder / "camera.state", "busy");
    CHECK(width_of(camera->next(1ms)) == busy);
    tests::write_file(folder / "camera.state", "ready");
    REQUIRE(camera->start());
    CHECK(width_of(camera->next(1ms)) == 30);
    std::filesystem::remove_all(folder.path());
    CHECK(width_of(camera->next(1ms)) == gone);
}

TEST_CASE("one damaged frame is not the end of a camera") {
    tests::TemporaryFolder const folder;
    tests::write_file(folder / "a.jpg", "\xFF\xD8 and nothing more");
    put_picture(folder / "b.jpg", 40);
    auto const camera = camera_in(folder);
    REQUIRE(camera->start());
    CHECK(width_of(camera->next(1ms)) == busy);
    CHECK(width_of(camera->next(1ms)) == 40);
}
