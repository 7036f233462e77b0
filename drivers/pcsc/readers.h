// The readers of this machine, through the service pcscd (PC/SC lite, libpcsclite; ISO/IEC 14443 cards as PC/SC part 3
// shows them). The library is included in readers.cpp alone. Belongs to the thread that reads.
#pragma once
#include <string>

#include "drivers/pcsc/hand.h"

namespace pcsc {

class Readers final : public Station {
public:
    // `name`: a part of the name of the reader that is meant ("Contactless"); "": the first with a card on it.
    explicit Readers(std::string name) : name_(std::move(name)) {}

    drivers::ChipReaderStatus status() override;
    Outcome<std::unique_ptr<Link>> open(Limits const& limits) override;

private:
    bool is_stuck() const; // an earlier thread is still with a driver that does not come back

    std::string name_;
    Hand::Trace last_;
};

} // namespace pcsc
