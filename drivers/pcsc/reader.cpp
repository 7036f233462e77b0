#include "drivers/pcsc/reader.h"

#include "drivers/pcsc/active_authentication.h"
#include "drivers/pcsc/bac.h"
#include "drivers/pcsc/files.h"
#include "drivers/pcsc/holder.h"
#include "drivers/pcsc/pace.h"
#include "drivers/pcsc/readers.h"
#include "drivers/pcsc/security_object.h"

namespace pcsc {
namespace {

using drivers::ChipHolder;
using drivers::ChipKeys;

// What is missing or not readable is no reason of its own here; that the card left, is.
template<class T>
Outcome<std::optional<T>> or_nothing(Outcome<T> outcome) {
    if (outcome) return std::optional<T>(std::move(*outcome));
    if (outcome.error() == ChipProblem::NotSuchCard) return std::optional<T>();
    return tl::unexpected(outcome.error());
}

Outcome<> need(bool holds, ChipProblem problem) {
    if (!holds) return tl::unexpected(problem);
    return {};
}

// Cards of Việt Nam do not know SELECT of the master file (6D00): this one is selected where the card stands at first.
Outcome<> open_chip(Channel& channel, ChipKeys const& keys, base::Random& random) {
    auto const list = TRY(or_nothing(read_file(channel, file::card_access)));
    if (auto const pace = list ? read_card_access(list->reveal()) : std::nullopt) {
        TRY(open_by_pace(channel, *pace, keys.can));
        return select_application(channel);
    }
    TRY(need(keys.mrz.has_value(), ChipProblem::NotSuchCard));
    TRY(select_application(channel));
    return open_by_bac(channel, *keys.mrz, random);
}

Outcome<base::PrivateBytes> read_signed(Channel& channel, SecurityObject const& object, int group, File const& file) {
    auto bytes = TRY(read_file(channel, file));
    TRY(object.check(group, bytes.reveal()));
    return bytes;
}

Outcome<ChipHash> chip_hash(Channel& channel, SecurityObject const& object) {
    if (!object.names(14)) return ChipHash::Unsaid;
    return read_chip_hash(TRY(read_signed(channel, object, 14, file::group_14)).reveal());
}

Outcome<> authenticate_chip(Channel& channel, SecurityObject const& object, base::Random& random) {
    TRY(need(object.names(15), ChipProblem::Cloned));
    auto const key = TRY(or_nothing(read_signed(channel, object, 15, file::group_15)));
    TRY(need(key.has_value(), ChipProblem::Cloned));
    auto const hash = TRY(chip_hash(channel, object));
    bool const is_short = signature_size(key->reveal()) <= portion;
    Command ask_to_sign{.instruction = 0x88, .data = base::Bytes(challenge_size), .expected = is_short ? 256 : all};
    random.fill(ask_to_sign.data);
    auto const answer = TRY(channel.ask(ask_to_sign));
    bool const proven =
        answer.status == status::done && proves_chip(key->reveal(), hash, ask_to_sign.data, answer.data.reveal());
    return need(proven, ChipProblem::Cloned);
}

Outcome<ChipHolder> holder_of(base::PrivateBytes const& group_13, base::PrivateBytes const& group_1,
                              base::PrivateText const& can) {
    auto holder = read_group_13(group_13.reveal());
    auto const number = read_group_1(group_1.reveal());
    if (!holder || !number || *number != holder->number) return tl::unexpected(ChipProblem::NotSuchCard);
    TRY(need(holder->number.reveal().ends_with(can.reveal()), ChipProblem::WrongCan));
    return std::move(*holder);
}

} // namespace

Outcome<ChipHolder> Reader::read(ChipKeys const& keys, std::stop_token stop) {
    auto const deadline = base::SystemClock().now() + settings_.patience;
    auto const authorities = TRY(Authorities::load(settings_.authorities));
    TRY(need(is_can(keys.can) && (!keys.mrz || is_mrz_key(*keys.mrz)), ChipProblem::WrongCan));
    auto const link = TRY(station_->open({deadline, std::move(stop)}));
    Channel channel(*link);
    TRY(open_chip(channel, keys, random_));
    auto const file = TRY(read_file(channel, file::security_object));
    auto const object = TRY(SecurityObject::open(file.reveal(), authorities, clock_.wall()));
    auto const group_1 = TRY(read_signed(channel, object, 1, file::group_1));
    auto const group_13 = TRY(read_signed(channel, object, 13, file::group_13));
    TRY(authenticate_chip(channel, object, random_));
    return holder_of(group_13, group_1, keys.can);
}

std::unique_ptr<drivers::ChipReader> make_reader(ReaderSettings settings, base::Clock const& clock,
                                                 base::Random& random) {
    auto readers = std::make_unique<Readers>(settings.name);
    return std::make_unique<Reader>(std::move(readers), std::move(settings), clock, random);
}

} // namespace pcsc
