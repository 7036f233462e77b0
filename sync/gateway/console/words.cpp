// Times, numbers and sentences of the console.
#include <fmt/format.h>

#include "sync/gateway/console/html.h"
#include "sync/gateway/page.h"

namespace gateway::console {
namespace {

std::string amount(std::int64_t count, std::string_view one, std::string_view many, Tongue const& tongue,
                   std::string_view vietnamese) {
    return fmt::format("{} {}", count, tongue(vietnamese, count == 1 ? one : many));
}

std::string since_when(Alarm const& alarm, Viewer const& viewer) {
    if (!alarm.time) return "";
    return fmt::format(R"html( <span class="since">{} {}</span>)html", viewer.tongue("từ", "since"),
                       ago(*alarm.time, viewer));
}

std::string certificate_sentence(Alarm const& alarm, Viewer const& viewer) {
    auto const& tongue = viewer.tongue;
    if (!alarm.time || *alarm.time <= viewer.now)
        return std::string(tongue("Chứng thư của trạm đã hết hạn", "The kiosk’s certificate has ended"));
    return fmt::format("{} {}", tongue("Chứng thư của trạm hết hạn sau", "The kiosk’s certificate ends in"),
                       span_of(*alarm.time - viewer.now, tongue));
}

} // namespace

std::string grouped(std::uint64_t number, Tongue const& tongue) {
    auto text = std::to_string(number);
    for (auto i = static_cast<std::ptrdiff_t>(text.size()) - 3; i > 0; i -= 3)
        text.insert(static_cast<std::size_t>(i), tongue(".", ","));
    return text;
}

std::string span_of(base::Duration duration, Tongue const& tongue) {
    auto const minutes = std::max<std::int64_t>(std::chrono::duration_cast<std::chrono::minutes>(duration).count(), 0);
    auto const hours = minutes / 60, days = hours / 24;
    auto const of_minutes = [&](std::int64_t n) { return amount(n, "minute", "minutes", tongue, "phút"); };
    auto const of_hours = [&](std::int64_t n) { return amount(n, "hour", "hours", tongue, "giờ"); };
    if (minutes < 1) return std::string(tongue("dưới 1 phút", "less than a minute"));
    if (hours < 1) return of_minutes(minutes);
    if (hours < 6 && minutes % 60 != 0) return of_hours(hours) + " " + of_minutes(minutes % 60);
    if (days < 2) return of_hours(hours);
    return amount(days, "day", "days", tongue, "ngày");
}

std::string ago(base::WallTime time, Viewer const& viewer) {
    auto const since = viewer.now - time;
    auto const said = since < std::chrono::minutes(1)
                          ? std::string(viewer.tongue("vừa xong", "just now"))
                          : fmt::format("{} {}", span_of(since, viewer.tongue), viewer.tongue("trước", "ago"));
    return fmt::format(R"html(<time datetime="{}">{}</time>)html", base::to_rfc3339(time), said);
}

std::string clock_of(base::WallTime time) {
    auto const local = base::in_vietnam(time);
    return fmt::format(R"html(<time datetime="{}">{:02}:{:02}, {:02}/{:02}/{}</time>)html", base::to_rfc3339(time),
                       local.hour, local.minute, local.day, local.month, local.year);
}

std::string bytes_of(std::uint64_t bytes, Tongue const& tongue) {
    constexpr std::string_view units[] = {"B", "kB", "MB", "GB", "TB"};
    std::size_t unit = 0;
    auto tenths = bytes * 10;
    for (; tenths >= 10'000 && unit + 1 < std::size(units); ++unit)
        tenths /= 1000;
    if (unit == 0 || tenths >= 1000) return fmt::format("{} {}", tenths / 10, units[unit]);
    return fmt::format("{}{}{} {}", tenths / 10, tongue(",", "."), tenths % 10, units[unit]);
}

std::string kiosk_link(std::string_view kiosk, std::string_view place) {
    auto const name = place.empty() ? std::string() : fmt::format("<span class=\"place\">{}</span>", escaped(place));
    return fmt::format(R"html(<a class="kiosk" href="/kiosk/{0}">{0}</a>{1})html", escaped(kiosk), name);
}

std::string sentence(Alarm const& alarm, Viewer const& viewer) {
    auto const& tongue = viewer.tongue;
    auto const with_since = [&](std::string_view vietnamese, std::string_view english) {
        return std::string(tongue(vietnamese, english)) + since_when(alarm, viewer);
    };
    switch (alarm.kind) {
    case AlarmKind::StaffCalled: return with_since("Có người gọi nhân viên", "Somebody asks for staff");
    case AlarmKind::NeverHeard: return with_since("Chưa từng liên lạc", "Never heard from");
    case AlarmKind::Silent: return with_since("Mất liên lạc", "Not heard from");
    case AlarmKind::Unreadable: return with_since("Không đọc được tin của trạm", "What the kiosk says cannot be read");
    case AlarmKind::Refused:
        return fmt::format("{} {}", grouped(alarm.count, tongue),
                           tongue("phản ánh bị từ chối, đang giữ tại trạm",
                                  alarm.count == 1 ? "report was refused and is kept there"
                                                   : "reports were refused and are kept there"));
    case AlarmKind::ReportWaits: return with_since("Phản ánh cũ nhất chưa gửi được", "The oldest report waits");
    case AlarmKind::CertificateEnds: return certificate_sentence(alarm, viewer);
    case AlarmKind::ClockWrong: return with_since("Đồng hồ của trạm chạy sai", "The kiosk’s clock is wrong");
    case AlarmKind::Part:
        return fmt::format("{}: {}", escaped(part_name(alarm.part, tongue)), escaped(state_name(alarm.state, tongue))) +
               since_when(alarm, viewer);
    case AlarmKind::PaperEnds:
        return fmt::format("{} {} m", tongue("Giấy in còn khoảng", "Paper left: about"), alarm.count / 1000);
    }
    return "";
}

} // namespace gateway::console
