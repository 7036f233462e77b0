#include "kiosk/app/filming.h"

#include <pthread.h>

#include "drivers/jpeg/jpeg.h"
#include "drivers/open_camera.h"
#include "drivers/qr/decode.h"
#include "kiosk/app/testing.h"
#include "kiosk/base/stack.h"
#include "kiosk/model/identity_card.h"

namespace app {
namespace {

constexpr base::Duration between_frames{100}; // ten pictures a second are enough to aim by
constexpr base::Duration frame_patience{500};

drivers::Frame copy_of(drivers::Frame const& frame) {
    drivers::Frame copy;
    copy.width = frame.width;
    copy.height = frame.height;
    copy.luma = frame.luma;
    copy.rgb = frame.rgb;
    return copy;
}

} // namespace

Filming::Filming(model::CameraSettings const& settings, base::Clock const& clock, Inbox& inbox)
    : settings_(settings), clock_(clock), inbox_(inbox), thread_([this](std::stop_token const& stop) { run(stop); }) {}

void Filming::run(std::stop_token const& stop) {
    pthread_setname_np(pthread_self(), "camera");
    while (!stop.stop_requested()) {
        auto command = commands_.take_within(stop, on_ && camera_ ? between_frames : base::Duration(1000));
        if (command)
            handle(std::move(*command));
        else if (on_ && camera_)
            film();
        base::wipe_stack();
        ++beats_;
    }
    turn_off();
}

void Filming::handle(CameraCommand command) {
    if (auto const* on = std::get_if<CameraOn>(&command)) turn_on(on->looks);
    if (std::holds_alternative<CameraOff>(command)) turn_off();
    if (std::holds_alternative<Shoot>(command)) shoot();
    if (std::holds_alternative<TestCamera>(command)) test();
    if (std::holds_alternative<RestartCamera>(command)) {
        turn_off();
        inbox_.put(flow::PartRestarted{test_camera(settings_, clock_.wall())});
    }
    if (auto* picture = std::get_if<ShowPicture>(&command); picture && on_) see(std::move(picture->frame), true);
}

void Filming::test() {
    model::PartReport const busy{model::Part::Camera, model::PartState::Busy, clock_.wall()};
    inbox_.put(flow::PartTested{on_ ? busy : test_camera(settings_, clock_.wall())});
}

void Filming::turn_on(flow::Looks looks) {
    turn_off();
    on_ = true;
    looks_ = looks;
    auto opened = drivers::open_camera(settings_);
    if (opened)
        camera_ = std::move(*opened);
    else
        base::log(base::Severity::Warning, "camera.open", "{}", opened.error().what);
    auto const started = camera_ ? camera_->start() : tl::unexpected(model::CameraStatus::Gone);
    if (started) return;
    camera_.reset();
    inbox_.put(flow::CameraFailed{started.error()});
}

void Filming::turn_off() {
    on_ = false;
    if (camera_) camera_->stop();
    camera_.reset();
    newest_.reset();
    told_.reset();
    last_code_.reset();
    preview_.take();
}

void Filming::film() {
    auto frame = camera_->next(frame_patience);
    if (frame) {
        see(std::move(*frame), false);
    } else if (frame.error() == model::CameraStatus::Gone) {
        camera_.reset();
        inbox_.put(flow::CameraFailed{model::CameraStatus::Gone});
        inbox_.put(flow::PartTested{{model::Part::Camera, model::PartState::Gone, clock_.wall()}});
    }
}

void Filming::see(drivers::Frame frame, bool only_one) {
    preview_.put(copy_of(frame));
    inbox_.wake();
    bool const for_code = looks_ == flow::Looks::Card || looks_ == flow::Looks::Code;
    auto const code = !for_code  ? std::optional<base::PrivateText>()
                      : only_one ? qr::decode(frame)
                                 : qr::decode_live(frame, turn_++);
    if (looks_ == flow::Looks::Sharpness) return measure(frame);
    if (!for_code) newest_ = std::move(frame);
    if (code && looks_ == flow::Looks::Card) take_card(*code);
    if (code && looks_ == flow::Looks::Code) take_code(*code);
}

// As often as somebody can turn a ring by it.
void Filming::measure(drivers::Frame const& frame) {
    constexpr base::Duration between{300};
    if (clock_.now() - measured_ < between) return;
    measured_ = clock_.now();
    inbox_.put(flow::SharpnessMeasured{model::sharpness_of(frame.luma, frame.width, frame.height)});
}

void Filming::take_code(base::PrivateText const& code) {
    if (last_code_ == code) return;
    last_code_ = code;
    inbox_.put(flow::CodeScanned{code});
}

void Filming::take_card(base::PrivateText const& code) {
    auto card = model::parse_identity_card(code.reveal());
    if (card) {
        inbox_.put(flow::CardShown{std::move(*card)});
        looks_.reset(); // one card a look
    } else if (told_ != card.error()) {
        told_ = card.error();
        base::log(base::Severity::Info, "camera.not_a_card", "{}", word_of(card.error()));
        inbox_.put(flow::CardRefused{card.error()});
    }
}

void Filming::shoot() {
    if (!newest_) {
        inbox_.put(flow::CameraFailed{model::CameraStatus::Busy});
        return;
    }
    auto photo = jpeg::encode(*newest_);
    if (photo) {
        inbox_.put(flow::PhotoTaken{std::move(*photo)});
    } else {
        base::log(base::Severity::Warning, "camera.photo", "{}", photo.error().what);
        inbox_.put(flow::CameraFailed{model::CameraStatus::Busy});
    }
}

} // namespace app
