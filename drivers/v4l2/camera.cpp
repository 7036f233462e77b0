#include "drivers/v4l2/camera.h"

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <linux/videodev2.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>

#include "drivers/jpeg/jpeg.h"
#include "drivers/v4l2/convert.h"

namespace v4l2 {
namespace {

constexpr unsigned wanted_width = 1280, wanted_height = 720, wanted_buffers = 4;

int ask(int device, unsigned long request, void* argument) {
    int result = 0;
    do
        result = ioctl(device, request, argument);
    while (result < 0 && errno == EINTR);
    return result;
}

struct Buffer {
    void* memory = MAP_FAILED;
    std::size_t size = 0;
};

class Camera final : public drivers::Camera {
public:
    explicit Camera(std::string name) : name_(std::move(name)) {}
    ~Camera() override { stop(); }
    Camera(Camera const&) = delete;
    Camera& operator=(Camera const&) = delete;

    base::Result<void, model::CameraStatus> start() override {
        stop();
        device_ = open(name_.c_str(), O_RDWR | O_NONBLOCK | O_CLOEXEC);
        if (device_ < 0) return tl::unexpected(errno == EBUSY ? model::CameraStatus::Busy : model::CameraStatus::Gone);
        if (choose_format() && map_buffers() && stream(VIDIOC_STREAMON)) return {};
        auto const status = errno == EBUSY ? model::CameraStatus::Busy : model::CameraStatus::Gone;
        stop();
        return tl::unexpected(status);
    }

    void stop() override {
        if (device_ < 0) return;
        stream(VIDIOC_STREAMOFF);
        for (auto& buffer : buffers_)
            if (buffer.memory != MAP_FAILED) munmap(buffer.memory, buffer.size);
        buffers_ = {};
        close(device_);
        device_ = -1;
    }

    base::Result<drivers::Frame, model::CameraStatus> next(base::Duration patience) override {
        if (device_ < 0) return tl::unexpected(model::CameraStatus::Gone); // not started
        pollfd waiting{device_, POLLIN, 0};
        int const ready = poll(&waiting, 1, static_cast<int>(patience.count()));
        if (ready == 0) return tl::unexpected(model::CameraStatus::Busy);
        v4l2_buffer buffer = empty_buffer();
        bool const unplugged = ready < 0 || (waiting.revents & (POLLERR | POLLHUP | POLLNVAL)) != 0;
        if (unplugged || ask(device_, VIDIOC_DQBUF, &buffer) < 0)
            return tl::unexpected(!unplugged && errno == EAGAIN ? model::CameraStatus::Busy
                                                                : model::CameraStatus::Gone);
        auto frame = convert(buffer);
        if (ask(device_, VIDIOC_QBUF, &buffer) < 0) return tl::unexpected(model::CameraStatus::Gone);
        if (!frame) return tl::unexpected(model::CameraStatus::Busy); // one damaged frame is not the end
        return std::move(*frame);
    }

private:
    static v4l2_buffer empty_buffer() {
        v4l2_buffer buffer{};
        buffer.type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
        buffer.memory = V4L2_MEMORY_MMAP;
        return buffer;
    }

    bool choose_format() {
        for (unsigned const pixels : {V4L2_PIX_FMT_MJPEG, V4L2_PIX_FMT_YUYV, V4L2_PIX_FMT_GREY}) {
            format_ = {};
            format_.type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
            format_.fmt.pix.width = wanted_width;
            format_.fmt.pix.height = wanted_height;
            format_.fmt.pix.pixelformat = pixels;
            if (ask(device_, VIDIOC_S_FMT, &format_) == 0 && format_.fmt.pix.pixelformat == pixels) return true;
        }
        return false;
    }

    bool map_buffers() {
        v4l2_requestbuffers request{};
        request.count = wanted_buffers;
        request.type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
        request.memory = V4L2_MEMORY_MMAP;
        if (ask(device_, VIDIOC_REQBUFS, &request) < 0 || request.count < 2) return false;
        for (unsigned i = 0; i < request.count && i < wanted_buffers; ++i) {
            v4l2_buffer buffer = empty_buffer();
            buffer.index = i;
            if (ask(device_, VIDIOC_QUERYBUF, &buffer) < 0) return false;
            auto& mapped = buffers_[i];
            mapped.size = buffer.length;
            mapped.memory = mmap(nullptr, buffer.length, PROT_READ | PROT_WRITE, MAP_SHARED, device_, buffer.m.offset);
            if (mapped.memory == MAP_FAILED || ask(device_, VIDIOC_QBUF, &buffer) < 0) return false;
        }
        return true;
    }

    bool stream(unsigned long request) const {
        int type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
        return ask(device_, request, &type) == 0;
    }

    std::optional<drivers::Frame> convert(v4l2_buffer const& buffer) const {
        if (buffer.index >= buffers_.size() || buffer.bytesused > buffers_[buffer.index].size) return std::nullopt;
        base::ByteView const bytes(static_cast<std::uint8_t const*>(buffers_[buffer.index].memory), buffer.bytesused);
        auto const& pixels = format_.fmt.pix;
        auto const width = static_cast<int>(pixels.width), height = static_cast<int>(pixels.height);
        auto const stride = static_cast<int>(pixels.bytesperline);
        if (pixels.pixelformat == V4L2_PIX_FMT_YUYV) return from_yuyv(bytes, width, height, stride);
        if (pixels.pixelformat == V4L2_PIX_FMT_GREY) return from_grey(bytes, width, height, stride);
        auto frame = jpeg::decode(bytes);
        return frame ? std::optional(std::move(*frame)) : std::nullopt;
    }

    std::string name_;
    int device_ = -1;
    v4l2_format format_{};
    std::array<Buffer, wanted_buffers> buffers_;
};

} // namespace

std::unique_ptr<drivers::Camera> make_camera(std::string device) { return std::make_unique<Camera>(std::move(device)); }

} // namespace v4l2
