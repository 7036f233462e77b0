#include "kiosk/app/visit/runner.h"

#include <algorithm>
#include <cstdio>
#include <map>

#include "drivers/jpeg/load.h"
#include "drivers/qr/encode.h"
#include "drivers/simulated/dock.h"
#include "kiosk/base/file.h"
#include "ui/kit/keys_for.h"

namespace app::visit {
namespace {

constexpr base::Duration patience{5'000}; // for what a citizen would wait for without being told

// Past the time in which a press on a new screen does not count, or the next one of the same button.
constexpr base::Duration settle{400};

// The dashes of a receipt code are written on the slip, not typed.
std::optional<std::vector<std::string>> keys_of(std::string text, kit::KeyboardLayout layout) {
    if (layout == kit::KeyboardLayout::Code) std::erase(text, '-');
    return kit::keys_for(text, layout);
}

drivers::Frame frame_of(qr::Matrix const& matrix) {
    constexpr int module = 8, quiet = 4;
    drivers::Frame frame;
    frame.width = frame.height = (matrix.size + 2 * quiet) * module;
    frame.luma.assign(static_cast<std::size_t>(frame.width) * static_cast<std::size_t>(frame.height), 255);
    for (int y = 0; y < matrix.size * module; ++y)
        for (int x = 0; x < matrix.size * module; ++x) {
            auto const pixel = (y + quiet * module) * frame.width + x + quiet * module;
            if (matrix.at(x / module, y / module)) frame.luma[static_cast<std::size_t>(pixel)] = 0;
        }
    return frame;
}

base::Result<drivers::Frame> picture_of(std::string const& image_or_text) {
    std::error_code error;
    if (std::filesystem::is_regular_file(image_or_text, error)) return jpeg::load(image_or_text);
    return frame_of(TRY(qr::encode(image_or_text)));
}

} // namespace

Runner::Runner(std::vector<ScriptStep> steps, std::filesystem::path captures, Kiosk& kiosk)
    : steps_(std::move(steps)), captures_(std::move(captures)), kiosk_(kiosk), since_(real_.now()) {}

void Runner::add(ScriptStep step) {
    steps_.push_back(std::move(step));
    since_ = real_.now();
}

std::optional<int> Runner::advance() {
    if (next_ == steps_.size()) return 0;
    auto const& step = steps_[next_];
    if (step.verb == Verb::End) return 0;
    auto const outcome = perform(step);
    if (outcome == Outcome::Failed) return fail(step, "did not hold");
    if (outcome == Outcome::NotYet) {
        auto const limit = step.verb == Verb::Wait ? base::Duration(static_cast<int>(step.seconds * 1000)) : patience;
        if (step.verb != Verb::Type && real_.now() - since_ > limit) return fail(step, "not in time");
        return std::nullopt;
    }
    ++next_;
    since_ = real_.now();
    return std::nullopt;
}

Runner::Outcome Runner::perform(ScriptStep const& step) {
    auto const& tree = kiosk_.tree();
    switch (step.verb) {
    case Verb::Tap: return tap(step);
    case Verb::Type: return type(step);
    case Verb::Scan: return scan(step);
    case Verb::Device: return device(step);
    case Verb::Wait: return tree.find(step.first) ? Outcome::Held : Outcome::NotYet;
    case Verb::Expect: {
        auto const* node = tree.find(step.first);
        return node && node->label == step.second ? Outcome::Held : Outcome::NotYet;
    }
    case Verb::Advance:
        kiosk_.clock().advance(base::Duration(static_cast<base::Duration::rep>(step.seconds * 1000)));
        return Outcome::Held;
    case Verb::Capture: return capture(step);
    case Verb::Press:
    case Verb::Hold: return press_key(step);
    case Verb::Touch: return touch(step);
    case Verb::End: return Outcome::Held;
    }
    return Outcome::Failed;
}

Runner::Outcome Runner::press(kit::Node const& node) {
    if (node.state.disabled) return Outcome::NotYet;
    kiosk_.clock().advance(settle);
    auto const now = kiosk_.clock().now();
    kiosk_.stage().push(kit::Touch{kit::TouchPhase::Down, 1, node.box.centre(), now, false});
    kiosk_.stage().push(kit::Touch{kit::TouchPhase::Up, 1, node.box.centre(), now + base::Duration(60), false});
    return Outcome::Held;
}

Runner::Outcome Runner::touch(ScriptStep const& step) {
    auto const& screen = kiosk_.settings().screen;
    kit::Point const at{static_cast<float>(step.x * screen.width / 1000),
                        static_cast<float>(step.y * screen.height / 1000)};
    auto const now = kiosk_.clock().now();
    kiosk_.stage().push(kit::Touch{kit::TouchPhase::Down, 1, at, now, false});
    kiosk_.stage().push(kit::Touch{kit::TouchPhase::Up, 1, at, now + base::Duration(60), false});
    return Outcome::Held;
}

Runner::Outcome Runner::press_key(ScriptStep const& step) {
    static std::map<std::string_view, kit::PadKey> const keys{
        {"next", kit::PadKey::Next},        {"previous", kit::PadKey::Previous},
        {"next_row", kit::PadKey::NextRow}, {"previous_row", kit::PadKey::PreviousRow},
        {"select", kit::PadKey::Select},    {"help", kit::PadKey::Help},
        {"pause", kit::PadKey::Pause},      {"louder", kit::PadKey::Louder},
        {"softer", kit::PadKey::Softer},    {"faster", kit::PadKey::Faster},
        {"slower", kit::PadKey::Slower}};
    auto const key = keys.find(step.first);
    if (key == keys.end()) return Outcome::Failed;
    kiosk_.clock().advance(settle);
    auto const now = kiosk_.clock().now();
    kiosk_.stage().push(kit::PadPress{key->second, true, now});
    kiosk_.stage().push(kit::PadPress{key->second, false, now + base::Duration(step.verb == Verb::Hold ? 800 : 60)});
    return Outcome::Held;
}

Runner::Outcome Runner::tap(ScriptStep const& step) {
    auto const& tree = kiosk_.tree();
    auto const* node = step.quoted ? tree.find_label(step.first) : tree.find(step.first);
    return node ? press(*node) : Outcome::NotYet;
}

Runner::Outcome Runner::type(ScriptStep const& step) {
    auto const& tree = kiosk_.tree();
    if (!keys_) {
        keys_ = keys_of(step.first, kit::layout_shown(tree));
        key_ = 0;
        if (!keys_) return Outcome::Failed;
    }
    if (key_ == keys_->size()) {
        keys_.reset();
        return Outcome::Held;
    }
    auto const* node = tree.find((*keys_)[key_]);
    if (!node) return real_.now() - since_ > patience ? Outcome::Failed : Outcome::NotYet;
    if (press(*node) == Outcome::Held) ++key_;
    since_ = real_.now();
    return Outcome::NotYet;
}

Runner::Outcome Runner::scan(ScriptStep const& step) {
    auto frame = picture_of(step.first);
    if (!frame) return Outcome::Failed;
    return kiosk_.filming().offer(ShowPicture{std::move(*frame)}) ? Outcome::Held : Outcome::NotYet;
}

Runner::Outcome Runner::device(ScriptStep const& step) {
    for (auto const& device : simulated::devices(kiosk_.settings()))
        if (device.name == step.first)
            return simulated::set_state(device, step.second) ? Outcome::Held : Outcome::Failed;
    return Outcome::Failed;
}

Runner::Outcome Runner::capture(ScriptStep const& step) {
    // Ripples have faded and presses are released, so that two runs give the same picture.
    if (!settled_) {
        kiosk_.clock().advance(base::Duration(600));
        settled_ = true;
        return Outcome::NotYet;
    }
    settled_ = false;
    std::error_code error;
    std::filesystem::create_directories(captures_, error);
    auto const picture = kiosk_.stage().capture(captures_ / (step.first + ".png"));
    auto const tree =
        base::write_file_durably(captures_ / (step.first + ".tree"), base::as_bytes(kiosk_.tree().dump()));
    return picture && tree ? Outcome::Held : Outcome::Failed;
}

int Runner::fail(ScriptStep const& step, std::string_view why) const {
    std::printf("line %d: %s: %s\n%s", step.line, step.as_written.c_str(), std::string(why).c_str(),
                kiosk_.tree().dump().c_str());
    return 1;
}

} // namespace app::visit
