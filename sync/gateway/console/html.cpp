#include "sync/gateway/console/html.h"

#include <algorithm>
#include <fmt/format.h>

#include "sync/gateway/page.h"

namespace gateway::console {
namespace {

constexpr std::string_view head = R"html(<!doctype html>
<html lang="{lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><title>{title} – Trạm Số</title><link rel="icon" href="/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/console.css"><script defer src="/console.js"></script></head>
<body><a class="skip" href="#main">{skip}</a>
<header class="bar"><a class="brand" href="/"><img src="/icon.svg" alt="" width="32" height="32">Trạm Số <span>{what}</span></a>
)html";

std::string head_of(std::string_view title, Tongue const& tongue) {
    return fmt::format(head, fmt::arg("lang", tongue("vi", "en")), fmt::arg("title", escaped(title)),
                       fmt::arg("skip", tongue("Đến nội dung chính", "Skip to the content")),
                       fmt::arg("what", tongue("Điều hành", "Console")));
}

// To the other language, in that language.
std::string language_link(Tongue const& tongue, std::string_view target) {
    std::string back;
    for (char const c : target)
        back += c == '&' ? std::string("%26") : c == '%' ? std::string("%25") : c == '+' ? "%2B" : std::string(1, c);
    return fmt::format(
        R"html(<a class="quiet" href="/language?to={0}&amp;back={2}" lang="{0}" hreflang="{0}">{1}</a>)html",
        tongue("en", "vi"), tongue("English", "Tiếng Việt"), escaped(back));
}

std::string navigation(Page const& page, Viewer const& viewer, std::span<Tab const> tabs) {
    std::string items;
    for (auto const& tab : tabs)
        items += fmt::format(R"html(<li><a href="{}"{}>{}</a></li>)html", escaped(tab.path),
                             tab.path == page.tab ? R"html( aria-current="page")html" : "",
                             escaped(viewer.tongue(tab.vietnamese, tab.english)));
    return fmt::format(R"html(<nav class="tabs" aria-label="{}"><ul>{}</ul></nav>
)html",
                       viewer.tongue("Các trang", "Pages"), items);
}

std::string who(Viewer const& viewer) {
    auto const& tongue = viewer.tongue;
    auto const role = viewer.session.role == Role::Operator ? tongue("Người vận hành", "Operator")
                                                            : tongue("Người theo dõi", "Viewer");
    return fmt::format(R"html(<div class="who">{}<p class="name">{}<span>{}</span></p>
<form method="post" action="/sign-out"><input type="hidden" name="token" value="{}"><button class="quiet">{}</button></form></div>
)html",
                       language_link(tongue, viewer.target), escaped(viewer.session.name), role, viewer.form_token,
                       tongue("Đăng xuất", "Sign out"));
}

struct WordPair {
    std::string_view word, vietnamese, english;
};

std::string_view named(std::span<WordPair const> pairs, std::string_view word, Tongue const& tongue) {
    auto const* const found = std::ranges::find(pairs.begin(), pairs.end(), word, &WordPair::word).base();
    return found == pairs.data() + pairs.size() ? word : tongue(found->vietnamese, found->english);
}

} // namespace

std::string whole_page(Page const& page, Viewer const& viewer, std::span<Tab const> tabs) {
    auto const& tongue = viewer.tongue;
    return head_of(page.title, tongue) + who(viewer) + "</header>\n" + navigation(page, viewer, tabs) +
           fmt::format(R"html(<main id="main" tabindex="-1"><div class="top"><h1>{}</h1>
<p id="news" class="news" role="status" data-alarms="{}" data-lost="{}" data-over="{}"></p></div>
{}<div id="live" data-count="{}">{}</div>{}</main></body></html>
)html",
                       escaped(page.title), tongue("Số cảnh báo:", "Alarms:"),
                       tongue("Chưa cập nhật được; số liệu bên dưới là của lúc trước.",
                              "Not updated; the figures below are from before."),
                       tongue("Phiên làm việc đã hết. Xin tải lại trang để đăng nhập.",
                              "Your session is over. Reload the page to sign in."),
                       page.before, page.alarms, page.live, page.after);
}

std::string outer_page(std::string_view title, std::string_view body, Tongue const& tongue, std::string_view target) {
    return head_of(title, tongue) + fmt::format(R"html(<div class="who">{}</div></header>
<main id="main" class="outer" tabindex="-1"><h1>{}</h1>{}</main></body></html>
)html",
                                                language_link(tongue, target), escaped(title), body);
}

std::string mark(Health health) {
    std::string_view shape;
    switch (health) {
    case Health::Well:
        shape = R"html(<circle cx="8" cy="8" r="6.5"/><path class="in" d="M4.8 8.2l2.2 2.2 4.2-4.6"/>)html";
        break;
    case Health::CareSoon:
        shape = R"html(<path d="M8 1.2 15.3 14H.7z"/><path class="in" d="M8 6v4M8 11.6v.6"/>)html";
        break;
    case Health::CareNow:
        shape = R"html(<path d="M8 .6 15.4 8 8 15.4.6 8z"/><path class="in" d="M8 4.2v5M8 11v.6"/>)html";
        break;
    case Health::Silent:
        shape =
            R"html(<rect x="1.6" y="1.6" width="12.8" height="12.8" rx="2"/><path class="in" d="M5.2 5.2l5.6 5.6M10.8 5.2l-5.6 5.6"/>)html";
        break;
    }
    return fmt::format(R"html(<svg class="mark {}" viewBox="0 0 16 16" aria-hidden="true">{}</svg>)html",
                       word_of(health), shape);
}

std::string_view name_of(Health health, Tongue const& tongue) {
    switch (health) {
    case Health::Well: return tongue("Tốt", "Well");
    case Health::CareSoon: return tongue("Sớm cần xem", "Care soon");
    case Health::CareNow: return tongue("Cần xử lý ngay", "Care now");
    case Health::Silent: return tongue("Mất liên lạc", "Silent");
    }
    return "";
}

std::string badge(Health health, Tongue const& tongue) {
    return fmt::format(R"html(<span class="badge {}">{}{}</span>)html", word_of(health), mark(health),
                       name_of(health, tongue));
}

std::string_view part_name(std::string_view part, Tongue const& tongue) {
    static constexpr WordPair parts[] = {{"printer", "Máy in phiếu", "Slip printer"},
                                         {"office_printer", "Máy in A4", "A4 printer"},
                                         {"camera", "Camera", "Camera"},
                                         {"scanner", "Đầu đọc mã", "Code scanner"},
                                         {"chip", "Đầu đọc thẻ chip", "Chip reader"},
                                         {"reports", "Phản ánh chờ gửi", "Reports to send"},
                                         {"courier", "Chương trình gửi", "Courier"},
                                         {"disk", "Ổ đĩa", "Disk"}};
    return named(parts, part, tongue);
}

std::string_view state_name(std::string_view state, Tongue const& tongue) {
    static constexpr WordPair states[] = {{"ready", "sẵn sàng", "ready"},
                                          {"not-fitted", "không lắp", "not fitted"},
                                          {"paper-low", "sắp hết giấy", "paper is low"},
                                          {"paper-out", "hết giấy", "out of paper"},
                                          {"cover-open", "nắp đang mở", "cover is open"},
                                          {"fault", "hỏng", "faulty"},
                                          {"gone", "không thấy thiết bị", "not found"},
                                          {"busy", "đang bận", "busy"},
                                          {"waiting", "đang chờ gửi", "waiting"},
                                          {"failing", "chưa gửi được", "cannot send"},
                                          {"set-aside", "có phản ánh bị để riêng", "some were set aside"},
                                          {"closed", "không nhận được phản ánh", "cannot take reports"},
                                          {"silent", "không chạy", "not running"},
                                          {"narrow", "sắp hết chỗ", "little space left"}};
    return named(states, state, tongue);
}

} // namespace gateway::console
