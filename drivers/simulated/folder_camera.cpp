#include "drivers/simulated/folder_camera.h"

#include <algorithm>
#include <thread>

#include "drivers/jpeg/load.h"
#include "kiosk/base/file.h"
#include "kiosk/base/text.h"

namespace simulated {
namespace {

constexpr base::Duration between_frames{100};

model::CameraStatus state_in(std::filesystem::path const& folder) {
    std::error_code error;
    if (!std::filesystem::is_directory(folder, error)) return model::CameraStatus::Gone;
    auto const text = base::read_file(folder / "camera.state", 256);
    auto const word = text ? base::trimmed(*text) : std::string("ready");
    if (word == "gone") return model::CameraStatus::Gone;
    if (word == "busy") return model::CameraStatus::Busy;
    return model::CameraStatus::Ready;
}

std::vector<std::filesystem::path> pictures_in(std::filesystem::path const& folder) {
    std::vector<std::filesystem::path> pictures;
    std::error_code error;
    for (auto const& entry : std::filesystem::directory_iterator(folder, error)) {
        auto const kind = entry.path().extension();
        if (kind == ".png" || kind == ".jpg" || kind == ".jpeg") pictures.push_back(entry.path());
    }
    std::sort(pictures.begin(), pictures.end());
    return pictures;
}

} // namespace

base::Result<void, model::CameraStatus> FolderCamera::start() {
    shown_ = 0;
    auto const state = state_in(folder_);
    if (state != model::CameraStatus::Ready) return tl::unexpected(state);
    return {};
}

base::Result<drivers::Frame, model::CameraStatus> FolderCamera::next(base::Duration patience) {
    auto const state = state_in(folder_);
    if (state != model::CameraStatus::Ready) return tl::unexpected(state);
    auto const pictures = pictures_in(folder_);
    if (pictures.empty()) {
        std::this_thread::sleep_for(patience);
        return tl::unexpected(model::CameraStatus::Busy);
    }
    std::this_thread::sleep_for(std::min(patience, between_frames));
    auto frame = jpeg::load(pictures[shown_++ % pictures.size()]);
    if (!frame) return tl::unexpected(model::CameraStatus::Busy);
    return std::move(*frame);
}

} // namespace simulated
