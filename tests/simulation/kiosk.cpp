#include "tests/simulation/kiosk.h"

namespace simulation {
namespace {

using namespace std::chrono_literals;

faults::LossyDisk::Sync sync_of(Flaw flaw) {
    if (flaw == Flaw::NormalSync) return faults::LossyDisk::Sync::ForgetsLog;
    return flaw == Flaw::LyingDisk ? faults::LossyDisk::Sync::ForgetsAll : faults::LossyDisk::Sync::Honest;
}

// Begins and ends as a picture does.
base::PrivateBytes picture(std::size_t size, std::uint8_t content) {
    base::Bytes bytes(size, content);
    bytes[0] = bytes[size - 2] = 0xff;
    bytes[1] = 0xd8;
    bytes[2] = 0xff;
    bytes[size - 1] = 0xd9;
    return base::PrivateBytes(std::move(bytes));
}

std::string hex(wire::Digest const& digest) {
    std::string text;
    for (auto const byte : digest)
        text += fmt::format("{:02x}", byte);
    return text;
}

} // namespace

Kiosk::Kiosk(World& world, Town const& town, City& city, History& history, std::uint64_t seed, unsigned number,
             Flaw flaw)
    : machine(world, seed, sync_of(flaw)),
      link(world, city, machine, Town::kiosk_id(number)),
      world_(world),
      town_(town),
      history_(history),
      settings_(town.settings(number)),
      flaw_(flaw),
      random_(seed) {
    look_in(0s);
}

bool Kiosk::screen_is_open() {
    if (screen_) return true;
    machine.disk.plug_in();
    auto opened = outbox::Outbox::open(settings_, machine.clock, random_);
    world_.trace("{} screen {}", id(), opened ? "starts" : "does not start: " + opened.error().what);
    if (opened) screen_.emplace(std::move(*opened));
    return opened.has_value();
}

bool Kiosk::courier_is_open() {
    if (courier_) return true;
    machine.disk.plug_in();
    auto opened = outbox::Outbox::open(settings_, machine.clock, random_);
    world_.trace("{} courier {}", id(), opened ? "starts" : "does not start: " + opened.error().what);
    if (opened) courier_.emplace(settings_.uplink, std::move(*opened), link, machine.clock, random_);
    return opened.has_value();
}

void Kiosk::visit() {
    if (!powered_) return;
    if (!screen_is_open()) return screen_died();
    model::Draft draft;
    draft.category = "flooding";
    draft.place = "BTN";
    draft.text = base::PrivateText(std::string(1 + world_.roll(2000), 'n'));
    if (world_.chance(25))
        for (auto photos = 1 + world_.roll(2); photos > 0; --photos)
            draft.photos.push_back(picture(100 + world_.roll(40'000), static_cast<std::uint8_t>(world_.roll(256))));
    auto const now = machine.clock.wall();
    auto const report = model::Submission::compose(std::move(draft), town_.catalogue, base::make_uuid_v7(now, random_),
                                                   now, id(), "report")
                            .value();
    history_.tried(report.id());
    if (flaw_ == Flaw::HastyReceipt) history_.shown(id(), report.id(), {});
    auto const stored = screen_->store(report);
    if (!stored) {
        say_not_stored(report.id(), stored.error());
        return screen_died();
    }
    history_.shown(id(), report.id(), stored->sha256);
    world_.trace("{} thanks for {} {}", id(), report.id().text(), hex(stored->sha256));
    look_in(0s);
    screen_died();
}

void Kiosk::say_not_stored(base::Uuid const& report, outbox::StoreTrouble trouble) {
    world_.trace("{} cannot store {}: {}", id(), report.text(), static_cast<int>(trouble));
    if (trouble == outbox::StoreTrouble::Broken) screen_.reset(); // it is opened anew
}

void Kiosk::look_in(base::Duration wait) {
    world_.after(wait, [this, number = ++looks_] {
        if (number == looks_) look();
    });
}

void Kiosk::look() {
    if (!powered_ || on_a_round_) return;
    if (!courier_is_open()) {
        look_in(10s);
        return courier_died();
    }
    on_a_round_ = true;
    auto const looks = looks_;
    auto const wait = courier_->round({});
    on_a_round_ = false;
    look_in(looks == looks_ ? std::max<base::Duration>(wait, 1ms) : 0s); // or somebody asked meanwhile
    if (courier_->found_damage()) world_.trace("{} finds damage", id());
    courier_died();
}

// One process may die at a write and the other live on; without power both are gone.
void Kiosk::screen_died() {
    if (!machine.died()) return;
    screen_.reset();
    if (machine.death() == Death::Power) return power_went();
    world_.trace("{} screen dies", id());
    machine.start();
}

void Kiosk::courier_died() {
    if (!machine.died()) return;
    courier_.reset();
    if (machine.death() == Death::Power) return power_went();
    world_.trace("{} courier dies", id());
    machine.start();
    look_in(2s);
}

void Kiosk::power_went() {
    if (on_a_round_) return; // the courier's call comes back first
    world_.trace("{} without power", id());
    powered_ = false;
    screen_.reset();
    courier_.reset();
    world_.after(world_.between(5s, 2h), [this] {
        machine.start();
        powered_ = true;
        world_.trace("{} has power", id());
        look_in(0s);
    });
}

void Kiosk::make_image() {
    if (!powered_ || machine.died()) return;
    image_ = machine.disk.image();
    receipts_in_image_ = history_.receipts();
    world_.trace("an image is made of {}", id());
}

void Kiosk::put_back() {
    if (!powered_ || on_a_round_ || image_.empty()) return;
    screen_.reset();
    courier_.reset();
    if (machine.died()) machine.start();
    machine.disk.put_back(image_);
    history_.went_back(id(), receipts_in_image_);
    world_.trace("the image is put back on {}", id());
    look_in(0s);
}

void Kiosk::rescue_to(Kiosk& other) {
    if (!powered_ || !other.powered_ || !screen_is_open() || !other.screen_is_open()) return;
    auto const bundle = settings_.outbox.file.parent_path() / "rescue";
    auto const taken = screen_->export_to(bundle);
    auto const brought = taken ? other.screen_->import_from(bundle) : taken;
    world_.trace("{} rescued: {} to {}: {}", id(), taken.value_or(-1), other.id(), brought.value_or(-1));
    std::filesystem::remove(bundle);
    other.look_in(0s);
    screen_died();
    other.screen_died();
}

std::optional<std::string> Kiosk::unsettled() {
    if (!powered_) return id() + " has no power";
    if (!screen_is_open()) return id() + ": the outbox does not open";
    auto const status = screen_->status();
    if (!status) return id() + ": " + status.error().what;
    if (status->quarantined > 0) return id() + " has put aside: " + status->quarantine_error;
    if (status->queued > 0) return fmt::format("{} still has {}: {}", id(), status->queued, status->last_error);
    if (status->accepted > 0) return fmt::format("{} still has photos: {}", id(), status->photo_error);
    return std::nullopt;
}

std::optional<std::string> Kiosk::broken_chain() {
    if (!screen_is_open()) return id() + ": the outbox does not open";
    auto const whole = screen_->verify_chain();
    return whole ? std::nullopt : std::optional(id() + ": " + whole.error().what);
}

} // namespace simulation
