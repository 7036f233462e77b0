#include "sync/event/summary.h"

#include <algorithm>
#include <fmt/format.h>

#include "kiosk/base/text.h"
#include "sync/event/withhold.h"

namespace event {
namespace {

std::string moment_of(base::WallTime time) {
    auto const local = base::in_vietnam(time);
    return fmt::format("{:02}:{:02} {:02}/{:02}/{}", local.hour, local.minute, local.day, local.month, local.year);
}

// With the two blanks that set the number at the right end.
std::string entry(std::string_view words, std::string const& number) { return fmt::format("{}  {}", words, number); }

std::string days_of(model::EventDay const& day) {
    auto const first = day_text(day.first_day);
    return day.first_day == day.last_day ? first : fmt::format("{} – {}", first, day_text(day.last_day));
}

class SummaryWriter {
public:
    SummaryWriter(model::EventDay const& day, Standing const& standing) : day_(day), standing_(standing) {}

    std::vector<std::string> write() {
        begin();
        for (auto const& row : standing_.rows)
            if (row.by == ReportBy::Total) lines_.push_back(entry(words_of(row.kind).vi, text_of_count(row.count)));
        lines_.push_back(entry("Có thể trùng quà", text_of_count(standing_.doubles)));
        part("KHÁCH ĐẾN THEO GIỜ", ReportBy::Hourly, model::TallyKind::Visitor);
        part("KÍCH HOẠT THEO ĐƠN VỊ", ReportBy::Organisation, model::TallyKind::Activated);
        part("KÍCH HOẠT SO VỚI CHỈ TIÊU", ReportBy::Progress, model::TallyKind::Activated);
        part("KÍCH HOẠT THEO ĐẠI SỨ", ReportBy::Ambassador, model::TallyKind::Activated);
        lines_.emplace_back();
        lines_.emplace_back("* Từ 1 đến 4 người, hoặc từ đó suy ra được số ấy: không nêu, để không ai bị nhận ra.");
        return std::move(lines_);
    }

private:
    void begin() {
        lines_ = {"TỔNG KẾT", day_.name.vi, day_.place.vi, days_of(day_)};
        if (standing_.as_of) lines_.push_back(entry("Số liệu lúc", moment_of(*standing_.as_of)));
        lines_.push_back(entry("Sổ của các máy", fmt::format("{}, đã khóa {}", standing_.books, standing_.closed)));
        lines_.emplace_back();
    }

    void part(std::string_view heading, ReportBy by, model::TallyKind kind) {
        bool any = false;
        for (auto const& row : standing_.rows) {
            if (row.by != by || row.kind != kind) continue;
            if (!any) lines_.insert(lines_.end(), {"", std::string(heading)});
            any = true;
            auto const count = text_of_count(row.count);
            lines_.push_back(
                entry(name_of(row), row.target ? fmt::format("{} / {}", count, text_of_count(*row.target)) : count));
        }
    }

    std::string name_of(ReportRow const& row) const {
        auto const* const organisation = day_.organisation(row.organisation);
        auto const unit = organisation != nullptr   ? organisation->name.vi
                          : row.organisation == "-" ? "Không qua đơn vị nào"
                                                    : row.organisation;
        switch (row.by) {
        case ReportBy::Total: return words_of(row.kind).vi;
        case ReportBy::Hourly:
            return fmt::format("{} giờ {}/{}", row.hour.substr(11, 2), row.hour.substr(8, 2), row.hour.substr(5, 2));
        case ReportBy::Organisation:
        case ReportBy::Progress: return unit;
        case ReportBy::Ambassador: return row.ambassador == "-" ? unit + ", không qua đại sứ" : row.ambassador;
        }
        return "";
    }

    model::EventDay const& day_;
    Standing const& standing_;
    std::vector<std::string> lines_;
};

} // namespace

Standing standing_of(model::EventDay const& day, Merged const& merged) {
    Standing standing{report(day, merged.counts())};
    auto const doubles = merged.doubles([&](std::string const& gift) {
        auto const* known = day.gift(gift);
        return known != nullptr ? known->per_person : 1U;
    });
    standing.doubles = is_few(doubles.size()) ? std::nullopt : std::optional<std::uint64_t>(doubles.size());
    for (auto const& book : merged.books()) {
        ++standing.books;
        standing.closed += book.closed ? 1 : 0;
        standing.as_of = std::max(standing.as_of.value_or(book.made_at), book.made_at);
    }
    return standing;
}

model::Bilingual words_of(model::TallyKind kind) {
    switch (kind) {
    case model::TallyKind::Visitor: return {"Khách đến", "Visitors"};
    case model::TallyKind::Ticket: return {"Số đã rút", "Numbers drawn"};
    case model::TallyKind::Installed: return {"Đã cài ứng dụng", "Installed"};
    case model::TallyKind::Activated: return {"Đã kích hoạt", "Activated"};
    case model::TallyKind::FirstReport: return {"Phản ánh đầu tiên", "First reports"};
    case model::TallyKind::NotPossible: return {"Chưa làm được", "Not possible yet"};
    case model::TallyKind::Gift: return {"Quà đã phát", "Gifts given"};
    case model::TallyKind::GiftBack: return {"Quà nhận lại", "Gifts returned"};
    }
    return {};
}

std::string text_of_count(std::optional<std::uint64_t> count) {
    if (!count) return "*";
    auto text = std::to_string(*count);
    for (auto place = static_cast<int>(text.size()) - 3; place > 0; place -= 3)
        text.insert(static_cast<std::size_t>(place), ".");
    return text;
}

std::string day_text(std::string const& day) {
    return day.size() == 10 ? fmt::format("{}/{}/{}", day.substr(8, 2), day.substr(5, 2), day.substr(0, 4)) : day;
}

std::vector<std::string> summary_of(model::EventDay const& day, Standing const& standing) {
    return SummaryWriter(day, standing).write();
}

} // namespace event
