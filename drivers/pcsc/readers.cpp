#include "drivers/pcsc/readers.h"

#include <algorithm>
#include <thread>
#include <vector>
#include <winscard.h>

namespace pcsc {
namespace {

using drivers::ChipReaderStatus;

constexpr base::Duration longest_look{1'000}, longest_goodbye{1'000}, between_looks{10};
constexpr std::size_t longest_answer = 1024; // bytes: a signature of 4096 bits under protection

ChipProblem problem_of(LONG code) {
    switch (code) {
    case SCARD_E_NO_SERVICE:
    case SCARD_E_SERVICE_STOPPED:
    case SCARD_E_NO_READERS_AVAILABLE:
    case SCARD_E_UNKNOWN_READER: return ChipProblem::NoReader;
    case SCARD_E_NO_SMARTCARD: return ChipProblem::NoCard;
    case SCARD_W_UNRESPONSIVE_CARD:
    case SCARD_W_UNSUPPORTED_CARD: return ChipProblem::NotSuchCard;
    case SCARD_W_REMOVED_CARD:
    case SCARD_W_RESET_CARD:
    case SCARD_W_UNPOWERED_CARD:
    case SCARD_E_NOT_TRANSACTED: return ChipProblem::CardLeft; // the last: the air between them was too much
    }
    return ChipProblem::Broken;
}

Outcome<> must(LONG code) {
    if (code == SCARD_S_SUCCESS) return {};
    return tl::unexpected(problem_of(code));
}

// A line to the service; all of it is used on a hand's thread.
class Service {
public:
    Service() : code_(SCardEstablishContext(SCARD_SCOPE_SYSTEM, nullptr, nullptr, &context_)) {}
    ~Service() {
        if (code_ == SCARD_S_SUCCESS) SCardReleaseContext(context_);
    }
    Service(Service const&) = delete;
    Service& operator=(Service const&) = delete;

    Outcome<SCARDCONTEXT> context() const {
        TRY(must(code_));
        return context_;
    }

private:
    SCARDCONTEXT context_ = 0;
    LONG code_;
};

// Those whose name has `part` in it.
Outcome<std::vector<std::string>> list_readers(SCARDCONTEXT context, std::string const& part) {
    DWORD size = 0;
    TRY(must(SCardListReaders(context, nullptr, nullptr, &size)));
    std::string names(size, '\0');
    TRY(must(SCardListReaders(context, nullptr, names.data(), &size)));
    names.resize(std::min<std::size_t>(size, names.size()));
    std::vector<std::string> found;
    for (std::size_t at = 0; at < names.size() && names[at] != '\0';) { // each ends with a zero, and one more
        std::string const name(names.c_str() + at);
        if (name.find(part) != std::string::npos) found.push_back(name);
        at += name.size() + 1;
    }
    if (found.empty()) return tl::unexpected(ChipProblem::NoReader);
    return found;
}

// The first that has a card on it.
Outcome<std::string> reader_with_card(SCARDCONTEXT context, std::string const& part) {
    auto const names = TRY(list_readers(context, part));
    std::vector<SCARD_READERSTATE> states(names.size());
    for (std::size_t i = 0; i < names.size(); ++i)
        states[i].szReader = names[i].c_str();
    TRY(must(SCardGetStatusChange(context, 0, states.data(), states.size())));
    for (auto const& state : states)
        if ((state.dwEventState & SCARD_STATE_PRESENT) != 0) return std::string(state.szReader);
    return tl::unexpected(ChipProblem::NoCard);
}

Outcome<ChipReaderStatus> look(std::string const& part) {
    Service const service;
    auto const found = reader_with_card(TRY(service.context()), part);
    if (found) return ChipReaderStatus::CardHere;
    return found.error() == ChipProblem::NoCard ? ChipReaderStatus::Empty : ChipReaderStatus::Gone;
}

// A card that is ours alone; as it goes, the chip forgets what was agreed on.
class Connection {
public:
    static Outcome<std::shared_ptr<Connection>> open(std::string const& part) {
        auto made = std::make_shared<Connection>();
        auto const context = TRY(made->service_.context());
        auto const name = TRY(reader_with_card(context, part));
        TRY(must(SCardConnect(context, name.c_str(), SCARD_SHARE_EXCLUSIVE, SCARD_PROTOCOL_T0 | SCARD_PROTOCOL_T1,
                              &made->card_, &made->protocol_)));
        made->connected_ = true;
        return made;
    }
    Connection() = default;
    ~Connection() {
        if (connected_) SCardDisconnect(card_, SCARD_RESET_CARD);
    }
    Connection(Connection const&) = delete;
    Connection& operator=(Connection const&) = delete;

    Outcome<base::PrivateBytes> transmit(base::ByteView command) {
        base::Bytes answer(longest_answer);
        DWORD size = answer.size();
        auto const* const way = protocol_ == SCARD_PROTOCOL_T1 ? SCARD_PCI_T1 : SCARD_PCI_T0;
        auto const code = SCardTransmit(card_, way, command.data(), command.size(), nullptr, answer.data(), &size);
        answer.resize(code == SCARD_S_SUCCESS ? size : 0);
        base::PrivateBytes result(std::move(answer));
        TRY(must(code));
        // No card ends without a status: it was not there any more to give one.
        if (size < 2) return tl::unexpected(ChipProblem::CardLeft);
        return result;
    }

private:
    Service service_;
    SCARDHANDLE card_ = 0;
    DWORD protocol_ = 0;
    bool connected_ = false;
};

// In the middle there is no other word for it.
ChipProblem in_the_middle(ChipProblem problem) {
    if (problem == ChipProblem::NoCard) return ChipProblem::CardLeft;
    return problem == ChipProblem::NoReader ? ChipProblem::Broken : problem;
}

class CardLink final : public Link {
public:
    CardLink(std::unique_ptr<Hand> hand, std::shared_ptr<Connection> connection, Limits limits)
        : hand_(std::move(hand)), connection_(std::move(connection)), limits_(std::move(limits)) {}

    // Waits for the card to be free again, for the next may be read at once.
    ~CardLink() override {
        if (lost_) return;
        std::function<Outcome<bool>()> goodbye = [connection = std::move(connection_)]() mutable -> Outcome<bool> {
            connection.reset();
            return true;
        };
        static_cast<void>(hand_->call(std::move(goodbye), {base::SystemClock().now() + longest_goodbye, {}}));
    }
    CardLink(CardLink const&) = delete;
    CardLink& operator=(CardLink const&) = delete;

    Outcome<base::PrivateBytes> transmit(base::ByteView command) override {
        if (limits_.stop.stop_requested()) return tl::unexpected(ChipProblem::Stopped);
        std::function<Outcome<base::PrivateBytes>()> const job = [connection = connection_,
                                                                  bytes = base::Bytes(command.begin(), command.end())] {
            return connection->transmit(bytes);
        };
        auto answer = hand_->call(job, limits_);
        if (answer) return answer;
        lost_ = answer.error() == ChipProblem::Late || answer.error() == ChipProblem::Stopped;
        return tl::unexpected(in_the_middle(answer.error()));
    }

private:
    std::unique_ptr<Hand> hand_;
    std::shared_ptr<Connection> connection_;
    Limits limits_;
    bool lost_ = false;
};

} // namespace

bool Readers::is_stuck() const {
    auto const until = base::SystemClock().now() + longest_goodbye;
    while (last_.is_at_work() && base::SystemClock().now() < until)
        std::this_thread::sleep_for(between_looks);
    return last_.is_at_work();
}

ChipReaderStatus Readers::status() {
    if (is_stuck()) return ChipReaderStatus::Gone;
    Hand hand;
    last_ = hand.trace();
    std::function<Outcome<ChipReaderStatus>()> const job = [name = name_] { return look(name); };
    auto const found = hand.call(job, {base::SystemClock().now() + longest_look, {}});
    return found ? *found : ChipReaderStatus::Gone;
}

Outcome<std::unique_ptr<Link>> Readers::open(Limits const& limits) {
    if (is_stuck()) return tl::unexpected(ChipProblem::Broken);
    auto hand = std::make_unique<Hand>();
    last_ = hand->trace();
    std::function<Outcome<std::shared_ptr<Connection>>()> const job = [name = name_] { return Connection::open(name); };
    auto connection = TRY(hand->call(job, limits));
    return std::make_unique<CardLink>(std::move(hand), std::move(connection), limits);
}

} // namespace pcsc
