#include "drivers/open_camera.h"

#include "drivers/simulated/folder_camera.h"
#include "drivers/v4l2/camera.h"

namespace drivers {

base::Result<std::unique_ptr<Camera>> open_camera(model::CameraSettings const& settings) {
    constexpr std::string_view folder = "folder:", device = "v4l2:";
    auto const& source = settings.source;
    if (source.starts_with(folder)) return std::make_unique<simulated::FolderCamera>(source.substr(folder.size()));
    if (source.starts_with(device)) return v4l2::make_camera(source.substr(device.size()));
    if (source == "none") return base::failure(base::ErrorKind::Unavailable, "the settings name no camera");
    return base::failure(base::ErrorKind::Invalid, "not a camera: " + source);
}

} // namespace drivers
