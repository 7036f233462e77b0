#include <algorithm>
#include <fmt/format.h>

#include "sync/gateway/console/commands.h"
#include "sync/gateway/page.h"

namespace gateway::console {
namespace {

std::string detail(std::string_view label, std::string const& value) {
    return fmt::format("<div><dt>{}</dt><dd>{}</dd></div>\n", label, value);
}

std::string section(std::string_view title, std::string const& details) {
    return fmt::format(R"html(<section><h2>{}</h2><dl class="facts">{}</dl></section>)html", title, details);
}

std::string count_of(std::uint64_t count, Viewer const& viewer) { return grouped(count, viewer.tongue); }

std::string headline(KioskSight const& kiosk, Viewer const& viewer) {
    std::string sentences;
    for (auto const& alarm : kiosk.alarms)
        sentences += "<li>" + sentence(alarm, viewer) + "</li>";
    auto const list = sentences.empty() ? std::string() : "<ul>" + sentences + "</ul>";
    auto const heard = kiosk.said ? fmt::format("<p>{} {}</p>", viewer.tongue("Tin cuối:", "Last heard:"),
                                                ago(kiosk.said->heard_at, viewer))
                                  : std::string();
    return fmt::format(R"html(<div class="headline {}">{}{}{}</div>)html", word_of(kiosk.health),
                       badge(kiosk.health, viewer.tongue), list, heard);
}

std::string reports_section(KioskSight const& kiosk, Viewer const& viewer) {
    auto const& tongue = viewer.tongue;
    auto const& beat = *kiosk.heartbeat;
    auto const oldest =
        kiosk.said->oldest_since ? ago(*kiosk.said->oldest_since, viewer) : std::string(tongue("không có", "none"));
    return section(tongue("Phản ánh", "Reports"),
                   detail(tongue("Chờ gửi", "Waiting"), count_of(beat.queued + beat.accepted, viewer)) +
                       detail(tongue("Cũ nhất đang chờ", "The oldest that waits"), oldest) +
                       detail(tongue("Thành phố đã nhận", "Received by the city"), count_of(beat.acked, viewer)) +
                       detail(tongue("Bị từ chối", "Refused"), count_of(beat.quarantined, viewer)) +
                       detail(tongue("Đã xoá sau khi gửi", "Erased after sending"), count_of(beat.purged, viewer)) +
                       detail(tongue("Ảnh chờ gửi", "Photos that wait"), count_of(beat.photos, viewer)) +
                       detail(tongue("Dung lượng chờ gửi", "Size of what waits"), bytes_of(beat.bytes, tongue)));
}

std::string device_section(KioskSight const& kiosk, Viewer const& viewer) {
    auto const& tongue = viewer.tongue;
    auto const& beat = *kiosk.heartbeat;
    auto const unknown = std::string(tongue("không rõ", "not known"));
    auto const certificate = beat.certificate_expires_at ? clock_of(*beat.certificate_expires_at) : unknown;
    auto const paper =
        beat.paper_left_mm ? fmt::format("{} {} m", tongue("khoảng", "about"), *beat.paper_left_mm / 1000) : unknown;
    auto const* const right = kiosk.said->clock_is_wrong ? "chạy sai" : "đúng";
    auto const* const english = kiosk.said->clock_is_wrong ? "wrong" : "right";
    return section(tongue("Thiết bị", "Device"),
                   detail(tongue("Giấy còn lại", "Paper left"), paper) +
                       detail(tongue("Ổ đĩa còn trống", "Disk space left"), bytes_of(beat.disk_free, tongue)) +
                       detail(tongue("Đồng hồ", "Clock"), std::string(tongue(right, english))) +
                       detail(tongue("Giờ của trạm khi gửi tin", "Its time when it spoke"), clock_of(beat.clock)) +
                       detail(tongue("Chứng thư hết hạn", "Certificate ends"), certificate) +
                       detail(tongue("Trục trặc gần nhất", "Last trouble"),
                              beat.trouble.empty() ? std::string(tongue("không có", "none"))
                                                   : "<code>" + escaped(beat.trouble) + "</code>"));
}

std::string software_section(KioskSight const& kiosk, Viewer const& viewer) {
    auto const& tongue = viewer.tongue;
    auto const& beat = *kiosk.heartbeat;
    auto const coded = [&](std::string const& text) {
        return text.empty() ? std::string(tongue("như khi lắp đặt", "as installed"))
                            : "<code>" + escaped(text) + "</code>";
    };
    return section(tongue("Phần mềm", "Software"),
                   detail(tongue("Phiên bản", "Version"), escaped(beat.version)) +
                       detail(tongue("Nội dung", "Content"), coded(beat.content)) +
                       detail(tongue("Cài đặt", "Settings"), coded(beat.settings)) +
                       detail(tongue("Câu trả lời công khai", "Public answers"), count_of(beat.answers, viewer)) +
                       detail(tongue("Sổ phản ánh", "Outbox"), "<code>" + beat.epoch.text() + "</code>") +
                       detail(tongue("Số cuối cùng", "Last number"), count_of(beat.seq, viewer)));
}

Health health_of_part(wire::PartHealth const& part) {
    switch (need_of_word(part.state)) {
    case model::PartNeed::Nothing: return Health::Well;
    case model::PartNeed::CareSoon: return Health::CareSoon;
    case model::PartNeed::CareNow: return Health::CareNow;
    }
    return Health::CareSoon;
}

std::string parts_section(KioskSight const& kiosk, Viewer const& viewer) {
    auto const& tongue = viewer.tongue;
    if (kiosk.heartbeat->parts.empty()) return "";
    std::string rows;
    for (auto const& part : kiosk.heartbeat->parts)
        rows += fmt::format(
            R"html(<tr role="row"><th scope="row" role="rowheader">{}</th><td role="cell">{}{}</td><td role="cell"><span class="label">{}</span><span>{}</span></td><td role="cell"><span class="label">{}</span><span>{}{}</span></td></tr>
)html",
            escaped(part_name(part.part, tongue)),
            part.state == word_of(model::PartState::NotFitted) ? std::string() : mark(health_of_part(part)),
            escaped(state_name(part.state, tongue)), tongue("Kiểm tra lúc", "Tested"), ago(part.tested_at, viewer),
            tongue("Ghi chú", "Note"),
            part.since ? fmt::format("{} {}. ", tongue("Từ", "Since"), ago(*part.since, viewer)) : "",
            part.trouble.empty() && !part.since ? "–" : escaped(part.trouble));
    return fmt::format(
        R"html(<section><h2>{0}</h2><table class="parts" role="table"><caption class="away">{0}</caption><thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">{1}</th><th scope="col" role="columnheader">{2}</th><th scope="col" role="columnheader">{3}</th><th scope="col" role="columnheader">{4}</th></tr></thead><tbody role="rowgroup">{5}</tbody></table></section>)html",
        tongue("Từng bộ phận", "Part by part"), tongue("Bộ phận", "Part"), tongue("Tình trạng", "State"),
        tongue("Kiểm tra lúc", "Tested"), tongue("Ghi chú", "Note"), rows);
}

} // namespace

Page kiosk_page(KioskSight const& kiosk, KioskDetail const& detail, Viewer const& viewer) {
    auto const& tongue = viewer.tongue;
    Page page{.title = kiosk.kiosk, .alarms = kiosk.alarms.size(), .tab = "/kiosks"};
    if (kiosk.place)
        page.before =
            fmt::format(R"html(<p class="where">{} · <a href="/map?zoom=9&amp;at={}">{}</a></p>)html",
                        escaped(kiosk.place->name), escaped(kiosk.kiosk), tongue("Xem trên bản đồ", "Show on the map"));
    page.live = headline(kiosk, viewer);
    if (kiosk.heartbeat)
        page.live += "<div class=\"thirds\">" + reports_section(kiosk, viewer) + device_section(kiosk, viewer) +
                     software_section(kiosk, viewer) + "</div>" + parts_section(kiosk, viewer);
    page.live += commands_section(detail, viewer);
    page.after = operator_section(kiosk, detail, viewer);
    return page;
}

} // namespace gateway::console
