#include "sync/gateway/page.h"

#include <fmt/format.h>

namespace gateway {
namespace {

constexpr std::string_view frame = R"html(<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><title>{title}</title><style>
:root {{ color-scheme: light dark; --ink: #16202c; --soft: #55616e; --paper: #fff; --wall: #eef2f5; --mark: #0b6e4f; }}
@media (prefers-color-scheme: dark) {{ :root {{ --ink: #eef2f5; --soft: #aab5c0; --paper: #1b2530; --wall: #10171e;
  --mark: #5fd3a8; }} }}
body {{ margin: 0; background: var(--wall); color: var(--ink); font: 1.125rem/1.5 system-ui, "Noto Sans", sans-serif; }}
main {{ max-width: 34rem; margin: 2rem auto; padding: 1.5rem; background: var(--paper); border-radius: .75rem; }}
h1 {{ margin: 0 0 1rem; font-size: 1.5rem; line-height: 1.25; color: var(--mark); }}
[lang=en] {{ color: var(--soft); font-size: 1rem; }} h1 [lang=en] {{ display: block; font-weight: normal; }}
.code {{ font: 600 1.5rem/1.5 ui-monospace, monospace; letter-spacing: .04em; }}
.place {{ font-weight: 600; }} .place span {{ font-weight: normal; color: var(--soft); }}
.choice {{ display: block; box-sizing: border-box; width: 100%; margin: 1rem 0; padding: .9rem; border: 2px solid var(--mark);
  border-radius: .75rem; background: var(--paper); color: var(--mark); font: 600 1.75rem/1.3 system-ui, sans-serif; text-align: center;
  text-decoration: none; }} .choice [lang=en] {{ display: block; font-weight: normal; }} a.choice {{ font-size: 1.25rem; }}
dt {{ margin-top: 1rem; }} dd {{ margin: 0; }} .answer {{ white-space: pre-wrap; overflow-wrap: anywhere; }}
</style></head><body><main>
<h1>{heading}<span lang="en">{english}</span></h1>
{body}</main></body></html>
)html";

std::string fact(std::string_view label, std::string_view english, std::string_view value) {
    return fmt::format("<dt>{} <span lang=\"en\">{}</span></dt>\n<dd>{}</dd>\n", label, english, value);
}

std::string time_of(std::optional<base::WallTime> const& time) {
    if (!time) return "—";
    auto const local = base::in_vietnam(*time);
    return fmt::format("<time datetime=\"{}\">{:02}:{:02}, {:02}/{:02}/{}</time>", base::to_rfc3339(*time), local.hour,
                       local.minute, local.day, local.month, local.year);
}

std::pair<std::string_view, std::string_view> heading_of(model::ProgressState state) {
    switch (state) {
    case model::ProgressState::Waiting: return {"Đang chờ gửi", "Waiting to be sent"};
    case model::ProgressState::Received: return {"Thành phố đã nhận phản ánh", "The city has received your report"};
    case model::ProgressState::Answered: return {"Thành phố đã trả lời", "The city has answered"};
    }
    return {};
}

} // namespace

char const* const page_policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; "
                                "frame-ancestors 'none'";

std::string framed_page(std::string_view heading, std::string_view english, std::string_view body) {
    return fmt::format(frame, fmt::arg("title", heading), fmt::arg("heading", heading), fmt::arg("english", english),
                       fmt::arg("body", body));
}

std::string escaped(std::string_view text) {
    std::string result;
    for (char const c : text)
        switch (c) {
        case '&': result += "&amp;"; break;
        case '<': result += "&lt;"; break;
        case '>': result += "&gt;"; break;
        case '"': result += "&quot;"; break;
        case '\'': result += "&#39;"; break;
        default: result += c;
        }
    return result;
}

std::string progress_page(model::Progress const& progress) {
    auto const [heading, english] = heading_of(progress.state);
    auto facts = "<dl>\n" + fact("Mã biên nhận", "Receipt code",
                                 fmt::format("<span class=\"code\">{}</span>", escaped(progress.code)));
    facts += fact("Đã nhận lúc", "Received at", time_of(progress.received_at));
    if (progress.state == model::ProgressState::Answered) {
        facts += fact("Trả lời lúc", "Answered at", time_of(progress.answered_at));
        facts +=
            fact("Nội dung trả lời", "Answer", fmt::format("<div class=\"answer\">{}</div>", escaped(progress.answer)));
    }
    return framed_page(heading, english, facts + "</dl>\n");
}

std::string unknown_code_page() {
    return framed_page(
        "Không tìm thấy mã này", "This code is not known",
        "<p>Xin kiểm tra lại mã trên phiếu. Phản ánh vừa gửi có thể cần vài phút mới đến nơi.</p>\n"
        "<p lang=\"en\">Please check the code on your slip. A report sent just now may take a few minutes to "
        "arrive.</p>\n");
}

std::string trouble_page() {
    return framed_page("Hiện chưa tra cứu được", "Not available just now",
                       "<p>Xin thử lại sau ít phút. Phản ánh của quý vị không bị mất.</p>\n"
                       "<p lang=\"en\">Please try again in a few minutes. Your report is not lost.</p>\n");
}

std::string busy_page() {
    return framed_page("Hiện chưa mở được", "Not available just now",
                       "<p>Xin mở lại liên kết này sau ít phút.</p>\n"
                       "<p lang=\"en\">Please open this link again in a few minutes.</p>\n");
}

std::string gone_page() {
    return framed_page(
        "Liên kết này không còn dùng được", "This link is no longer valid",
        "<p>Mỗi liên kết chỉ dùng một lần, trong vài phút. Xin bấm lại “Từ điện thoại” trên màn hình trạm để "
        "có mã mới.</p>\n"
        "<p lang=\"en\">Each link works once, for a few minutes. Please press “From my phone” again "
        "on the kiosk’s screen for a new code.</p>\n");
}

} // namespace gateway
