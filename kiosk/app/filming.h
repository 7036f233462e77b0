// Filming: the thread that owns the camera: preview, identity card, photo. The camera is on only while a screen that
// says so is shown. Commands and take_…() from the ui thread. Frames never touch the disk.
#pragma once
#include <memory>
#include <optional>
#include <thread>
#include <variant>

#include "drivers/camera.h"
#include "kiosk/app/inbox.h"
#include "kiosk/base/latest.h"
#include "kiosk/base/queue.h"
#include "kiosk/flow/effect.h"
#include "kiosk/model/settings.h"

namespace app {

struct CameraOn {
    flow::Looks looks = flow::Looks::Photo;
};
struct CameraOff {};
struct Shoot {};         // keep the newest frame as the photo
struct TestCamera {};    // answers PartTested
struct RestartCamera {}; // it is let go and opened anew; answers PartRestarted
// A picture held before the camera by the scripted visit; taken exactly as if the camera had seen it.
struct ShowPicture {
    drivers::Frame frame;
};
using CameraCommand = std::variant<CameraOn, CameraOff, Shoot, ShowPicture, TestCamera, RestartCamera>;

class Filming {
public:
    Filming(model::CameraSettings const& settings, base::Clock const& clock, Inbox& inbox);

    [[nodiscard]] bool offer(CameraCommand command) { return commands_.offer(std::move(command)); }
    std::optional<drivers::Frame> take_preview() { return preview_.take(); }
    std::uint64_t beats() const { return beats_.load(); }

private:
    void run(std::stop_token const& stop);
    void handle(CameraCommand command);
    void turn_on(flow::Looks looks);
    void turn_off();
    void film();
    void see(drivers::Frame frame, bool only_one);
    void take_card(base::PrivateText const& code);
    void take_code(base::PrivateText const& code);
    void shoot();
    void measure(drivers::Frame const& frame);
    void test();

    model::CameraSettings const& settings_;
    base::Clock const& clock_;
    Inbox& inbox_;
    base::Queue<CameraCommand> commands_{16};
    base::Latest<drivers::Frame> preview_;
    std::unique_ptr<drivers::Camera> camera_;
    bool on_ = false;
    std::optional<flow::Looks> looks_; // nothing: the card was seen
    base::Instant measured_{};         // how sharp it is, the last time
    unsigned turn_ = 0;                // which change to the next frame may bring out a code
    std::optional<drivers::Frame> newest_;
    std::optional<model::CardProblem> told_;     // not told again while the same wrong code is shown
    std::optional<base::PrivateText> last_code_; // not given again while it is held there
    std::atomic<std::uint64_t> beats_{0};
    std::jthread thread_; // last: it uses all the rest
};

} // namespace app
