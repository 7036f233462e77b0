#include "kiosk/app/chip_reading.h"

#include <pthread.h>

#include "drivers/open_chip_reader.h"
#include "kiosk/base/stack.h"

namespace app {
namespace {

constexpr base::Duration between_looks{300}, idle{1'000};

} // namespace

ChipReading::ChipReading(model::ChipSettings const& settings, base::Clock const& clock, Inbox& inbox)
    : settings_(settings), clock_(clock), inbox_(inbox) {
    if (has_reader()) thread_ = std::jthread([this](std::stop_token const& stop) { run(stop); });
}

ChipReading::~ChipReading() { asked_.request_stop(); }

bool ChipReading::ask(flow::ReadChip wanted) {
    asked_.request_stop();
    asked_ = std::stop_source();
    return has_reader() && commands_.offer(Wanted{std::move(wanted), asked_.get_token()});
}

// It is forgotten at once; a full queue leaves it to the next look.
void ChipReading::drop() {
    asked_.request_stop();
    if (has_reader() && !commands_.offer(Forget{}))
        base::log(base::Severity::Warning, "chip.busy", "a read is forgotten later");
}

bool ChipReading::test() {
    if (has_reader()) return commands_.offer(TestReader{});
    inbox_.put(flow::PartTested{{model::Part::Chip, model::PartState::NotFitted, clock_.wall()}});
    return true;
}

// One read takes as long as the reader's patience at most; the thread beats before and after it.
void ChipReading::run(std::stop_token const& stop) {
    pthread_setname_np(pthread_self(), "chip");
    while (!stop.stop_requested()) {
        ++beats_;
        if (auto command = commands_.take_within(stop, wanted_ ? between_looks : idle)) handle(std::move(*command));
        look();
        base::wipe_stack(); // a name may have come
    }
}

void ChipReading::handle(Command command) {
    if (auto* const wanted = std::get_if<Wanted>(&command))
        wanted_ = std::move(*wanted);
    else if (std::holds_alternative<TestReader>(command))
        tell_part();
}

void ChipReading::look() {
    if (wanted_ && wanted_->until.stop_requested()) wanted_.reset();
    if (!wanted_) return;
    if (!open()) return fail(drivers::ChipProblem::Broken);
    switch (reader_->status()) {
    case drivers::ChipReaderStatus::Empty: return;
    case drivers::ChipReaderStatus::Gone: return fail(drivers::ChipProblem::NoReader);
    case drivers::ChipReaderStatus::CardHere: return read();
    }
}

void ChipReading::read() {
    inbox_.put(flow::ChipTouched{wanted_->chip.read});
    auto holder = reader_->read({wanted_->chip.can}, wanted_->until);
    if (!holder) return fail(holder.error());
    if (!wanted_->until.stop_requested())
        inbox_.put(flow::ChipRead{wanted_->chip.read, std::move(holder->name), std::move(holder->number)});
    wanted_.reset();
}

// A card that was gone before it could be asked is waited for; what nobody waits for any more is not answered.
void ChipReading::fail(drivers::ChipProblem why) {
    if (why == drivers::ChipProblem::NoCard) return;
    if (!wanted_->until.stop_requested()) {
        base::log(base::Severity::Warning, "chip.not-read", "{}", word_of(why));
        inbox_.put(flow::ChipFailed{wanted_->chip.read, why});
    }
    wanted_.reset();
}

bool ChipReading::open() {
    if (reader_) return true;
    auto opened = drivers::open_chip_reader(settings_, device_clock_, base::system_random());
    if (opened)
        reader_ = std::move(*opened);
    else
        base::log(base::Severity::Error, "chip.open", "{}", opened.error().what);
    return reader_ != nullptr;
}

void ChipReading::tell_part() {
    model::PartReport report{model::Part::Chip, model::PartState::Fault, clock_.wall()};
    if (open()) report.state = model::state_of(reader_->status());
    inbox_.put(flow::PartTested{report});
}

} // namespace app
