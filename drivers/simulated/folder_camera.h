// FolderCamera: a folder of pictures in place of a camera: shown in the order of their names, over and over, ten a
// second. A file `camera.state` (ready, gone, busy) is read anew for each frame, so that a test can pull the plug at
// any moment.
#pragma once
#include <filesystem>

#include "drivers/camera.h"

namespace simulated {

class FolderCamera final : public drivers::Camera {
public:
    explicit FolderCamera(std::filesystem::path folder) : folder_(std::move(folder)) {}
    base::Result<void, model::CameraStatus> start() override;
    void stop() override {}
    base::Result<drivers::Frame, model::CameraStatus> next(base::Duration patience) override;

private:
    std::filesystem::path folder_;
    std::size_t shown_ = 0;
};

} // namespace simulated
