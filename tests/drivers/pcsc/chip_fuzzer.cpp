#include <deque>

#include "drivers/pcsc/active_authentication.h"
#include "drivers/pcsc/bac.h"
#include "drivers/pcsc/card_access.h"
#include "drivers/pcsc/files.h"
#include "drivers/pcsc/holder.h"
#include "drivers/pcsc/pace.h"
#include "drivers/pcsc/security_object.h"
#include "drivers/pcsc/tlv.h"
#include "kiosk/base/check.h"

namespace {

// Answers with pieces of the input, each behind its length in one byte, until there is no more.
class Babbler final : public pcsc::Link {
public:
    explicit Babbler(base::ByteView bytes) : rest_(bytes) {}
    pcsc::Outcome<base::PrivateBytes> transmit(base::ByteView command) override {
        base::check(command.size() >= 4 && command.size() <= 300, "a command that can be sent");
        if (rest_.empty()) return tl::unexpected(pcsc::ChipProblem::CardLeft);
        auto const size = std::min<std::size_t>(rest_[0], rest_.size() - 1);
        base::PrivateBytes answer({rest_.begin() + 1, rest_.begin() + 1 + static_cast<std::ptrdiff_t>(size)});
        rest_ = rest_.subspan(1 + size);
        return answer;
    }

private:
    base::ByteView rest_;
};

drivers::MrzKey lines() {
    return {base::PrivateText("190123456"), base::PrivateText("900315"), base::PrivateText("400315")};
}

void open_with(base::ByteView bytes) {
    pcsc::PaceParameters const parameters{pcsc::PaceCipher::Aes128, 12, 32, {4, 0, 127, 0, 7, 2, 2, 4, 2, 2}};
    Babbler pace(bytes), bac(bytes), files(bytes);
    pcsc::Channel by_pace(pace), by_bac(bac), open(files);
    base::check(!open_by_pace(by_pace, parameters, base::PrivateText("123456")), "nobody knew the number");
    base::SeededRandom random(1);
    base::check(!open_by_bac(by_bac, lines(), random), "nobody knew the lines");
    if (auto const file = read_file(open, pcsc::file::group_13))
        base::check(file->reveal().size() <= pcsc::file::group_13.longest, "as long as it may be");
    auto cipher = pcsc::make_des_cipher(pcsc::des_keys_of(bytes.first(0)), 1);
    base::check(!unwrap(bytes, *cipher), "nobody has the keys");
}

} // namespace

// All that a card may say: as a file of each kind, and as answers one after the other.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    base::ByteView const bytes(data, size);
    if (auto const holder = pcsc::read_group_13(bytes))
        base::check(holder->number.reveal().size() == 12 && !holder->name.reveal().empty(), "a holder is whole");
    if (auto const number = pcsc::read_group_1(bytes)) base::check(number->reveal().size() == 12, "a number is whole");
    if (auto const pace = pcsc::read_card_access(bytes))
        base::check(pace->field >= 32, "a curve that is strong enough");
    static_cast<void>(pcsc::read_chip_hash(bytes));
    static_cast<void>(pcsc::signature_size(bytes));
    base::check(!proves_chip(bytes, pcsc::ChipHash::Unsaid, base::Bytes(pcsc::challenge_size), base::Bytes(64, 1)),
                "nobody has signed this");
    if (auto const object = pcsc::SecurityObject::decode(bytes))
        base::check(!object->check(1, {}) && !object->check(16, {}), "these are the hashes of nothing");
    open_with(bytes);
    return 0;
}
