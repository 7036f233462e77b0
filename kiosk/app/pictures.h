// Pictures: what screens show that is not words: the camera's preview, the photo, QR codes. Holds the pixels while the
// screen needs them and wipes them afterwards. The ui thread.
#pragma once
#include <string>

#include "drivers/frame.h"
#include "kiosk/base/private.h"
#include "ui/kit/image.h"
#include "ui/screens/draw.h"

namespace app {

class Pictures {
public:
    void show_preview(drivers::Frame const& frame);
    void show_photo(base::PrivateBytes const* jpeg); // nullptr: none
    void show_qr(std::string const& text);           // "": none
    void forget_preview();
    void forget(); // all of it

    screens::Pictures on_screen() const;

private:
    kit::Image preview_, photo_, qr_;
    base::PrivateBytes shown_photo_;
    std::string shown_qr_;
};

} // namespace app
