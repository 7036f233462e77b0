#include "sync/event/slip.h"

#include <fmt/format.h>

#include "kiosk/base/text.h"
#include "sync/event/snapshot.h"

namespace event {
namespace {

using model::GiftReason;

std::string_view reason_words(GiftReason reason) {
    switch (reason) {
    case GiftReason::None:
    case GiftReason::Beginning: return "";
    case GiftReason::NoCard: return "không có thẻ";
    case GiftReason::ByLead: return "trưởng ca quyết định";
    case GiftReason::NotWanted: return "khách trả lại";
    case GiftReason::ByMistake: return "phát nhầm";
    case GiftReason::Damaged: return "hỏng";
    case GiftReason::Missing: return "đếm thiếu";
    case GiftReason::Delivered: return "giao thêm";
    case GiftReason::Found: return "đếm dư";
    }
    return "";
}

// The number at the right end of the line.
std::string row(std::string_view words, std::string const& number) {
    auto const used = base::length(words) + base::length(number);
    return std::string(words) + std::string(used < slip_width ? slip_width - used : 1, ' ') + number;
}

std::string row(std::string_view words, std::int64_t number) { return row(words, fmt::format("{}", number)); }

void add_reasons(std::vector<std::string>& lines, model::GiftStock const& stock, model::StockAct act) {
    for (auto const& [reason, pieces] : stock.exceptions)
        if (fits(act, reason)) lines.push_back(row(fmt::format("    {}", reason_words(reason)), pieces));
}

void add_gift(std::vector<std::string>& lines, model::GiftStock const& stock, model::EventDay const& day) {
    auto const* gift = day.gift(stock.gift);
    lines.emplace_back();
    lines.push_back(gift != nullptr ? gift->name.vi : stock.gift);
    lines.push_back(row("  Đầu ca", stock.start));
    lines.push_back(row("  Nhập thêm", stock.restocked));
    add_reasons(lines, stock, model::StockAct::Restocked);
    lines.push_back(row("  Đã phát", stock.given));
    add_reasons(lines, stock, model::StockAct::Given);
    lines.push_back(row("  Nhận lại", stock.back));
    add_reasons(lines, stock, model::StockAct::TakenBack);
    lines.push_back(row("  Hỏng, thiếu", stock.broken));
    add_reasons(lines, stock, model::StockAct::Broken);
    lines.push_back(row("  Còn lại", stock.left));
    lines.push_back(row("  Đếm tay", "________"));
}

} // namespace

std::vector<std::string> slip_of(model::ShiftSummary const& summary, model::EventDay const& day) {
    auto const until = base::in_vietnam(summary.until);
    std::vector<std::string> lines{
        fmt::format("KẾT CA {}", summary.shift), day.name.vi,
        summary.number == 0 ? day.place.vi : fmt::format("{}, máy số {}", day.place.vi, summary.number),
        fmt::format("{:02}/{:02}/{} {:02}:{:02}", until.day, until.month, until.year, until.hour, until.minute)};
    if (summary.tickets > 0)
        lines.push_back(fmt::format("Số đã phát: {}", tickets_text(summary.number, summary.tickets)));
    for (auto const& stock : summary.gifts)
        add_gift(lines, stock, day);
    for (std::string_view const who : {"Người đếm", "Trưởng ca"}) {
        lines.emplace_back();
        lines.push_back(row(fmt::format("{}, ký tên", who), "______________"));
    }
    return lines;
}

} // namespace event
