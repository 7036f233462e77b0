#include "sync/wire/attachment.h"

#include <algorithm>
#include <charconv>

#include "kiosk/base/text.h"
#include "sync/wire/base64.h"

namespace wire {
namespace {

constexpr std::string_view separator = ", ";

std::optional<std::uint64_t> read_size(std::string_view text) {
    std::uint64_t size = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), size);
    bool const whole = error == std::errc() && end == text.data() + text.size() && !text.starts_with('0');
    return whole && size <= largest_attachment ? std::optional(size) : std::nullopt;
}

std::optional<Attachment> read_one(std::string_view text) {
    auto const parts = base::split(text, ' ');
    if (parts.size() != 3) return std::nullopt;
    auto const id = base::Uuid::parse(parts[0]);
    auto const size = read_size(parts[1]);
    auto const digest = from_hex(parts[2]);
    if (!id || !id->is_version_7() || id->text() != parts[0] || !size || !digest || digest->size() != 32)
        return std::nullopt;
    Attachment attachment{*id, *size, {}};
    std::copy(digest->begin(), digest->end(), attachment.sha256.begin());
    return attachment;
}

} // namespace

std::string encode(Attachments const& attachments) {
    std::string text;
    for (auto const& one : attachments) {
        if (!text.empty()) text += separator;
        text += one.id.text() + " " + std::to_string(one.size) + " " + to_hex(one.sha256);
    }
    return text;
}

std::optional<Attachments> decode_attachments(std::string_view text) {
    Attachments attachments;
    for (bool more = true; more;) {
        auto const end = std::min(text.find(separator), text.size());
        auto const one = read_one(text.substr(0, end));
        if (!one || attachments.size() == most_attachments) return std::nullopt;
        if (std::ranges::find(attachments, one->id, &Attachment::id) != attachments.end()) return std::nullopt;
        attachments.push_back(*one);
        more = end < text.size();
        text.remove_prefix(std::min(end + separator.size(), text.size()));
    }
    return attachments;
}

} // namespace wire
