// A card that knows its part by heart, and how bytes are written in tests.
#pragma once
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "drivers/pcsc/link.h"
#include "drivers/pcsc/tlv.h"

namespace tests {

// "00A4 02" as bytes; spaces are passed over.
inline base::Bytes hex(std::string_view text) {
    base::Bytes bytes;
    std::string digits;
    for (char const c : text)
        if (c != ' ') digits += c;
    for (std::size_t i = 0; i + 1 < digits.size(); i += 2)
        bytes.push_back(static_cast<std::uint8_t>(std::stoi(digits.substr(i, 2), nullptr, 16)));
    return bytes;
}

inline base::Bytes joined(std::initializer_list<base::Bytes> parts) {
    base::Bytes all;
    for (auto const& part : parts)
        all.insert(all.end(), part.begin(), part.end());
    return all;
}

inline base::Bytes element(std::uint32_t tag, base::Bytes const& value) {
    base::Bytes bytes;
    pcsc::append(bytes, tag, value);
    return bytes;
}

// Answers in this order whatever it is asked, and remembers what that was; then it is taken away.
class ScriptedCard final : public pcsc::Link {
public:
    explicit ScriptedCard(std::deque<base::Bytes> answers) : answers_(std::move(answers)) {}

    pcsc::Outcome<base::PrivateBytes> transmit(base::ByteView command) override {
        asked.emplace_back(command.begin(), command.end());
        if (answers_.empty()) return tl::unexpected(pcsc::ChipProblem::CardLeft);
        base::PrivateBytes answer(std::move(answers_.front()));
        answers_.pop_front();
        return answer;
    }

    std::vector<base::Bytes> asked;

private:
    std::deque<base::Bytes> answers_;
};

} // namespace tests
