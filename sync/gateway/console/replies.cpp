#include "sync/gateway/console/replies.h"

#include <algorithm>
#include <fmt/format.h>

#include "sync/gateway/form_values.h"
#include "sync/gateway/page.h"

namespace gateway::console {
namespace {

constexpr std::string_view language_cookie = "__Host-tramso-console-language";
constexpr std::string_view console_policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'";

server::Reply told(int status, std::string_view title, std::string_view text, std::string_view link,
                   std::string_view link_name, Tongue const& tongue) {
    auto const body = fmt::format(
        "<p>{}</p>{}", text,
        link.empty() ? std::string()
                     : fmt::format(R"html(<p><a class="main" href="{}">{}</a></p>)html", escaped(link), link_name));
    return console_html(status, outer_page(title, body, tongue, "/"));
}

std::string_view reason_of(oidc::Problem problem, Tongue const& tongue) {
    switch (problem) {
    case oidc::Problem::Denied: return tongue("Nơi đăng nhập cho biết quý vị đã từ chối.", "The sign-in was declined.");
    case oidc::Problem::Expired:
    case oidc::Problem::Replayed:
        return tongue("Lần đăng nhập này đã quá giờ. Xin thử lại.", "This sign-in took too long. Please try again.");
    case oidc::Problem::Unreachable:
    case oidc::Problem::Malformed:
    case oidc::Problem::ClientRefused:
        return tongue("Nơi đăng nhập chưa trả lời đúng. Xin thử lại sau.",
                      "The sign-in service does not answer. Please try again later.");
    case oidc::Problem::ClockDiffers:
    case oidc::Problem::NotYet:
    case oidc::Problem::TooOld:
        return tongue("Đồng hồ của máy chủ và nơi đăng nhập lệch nhau.",
                      "The clocks of this server and the sign-in service differ.");
    case oidc::Problem::NotFresh:
    case oidc::Problem::TooLow:
    case oidc::Problem::WrongState:
    case oidc::Problem::WrongIssuer:
    case oidc::Problem::WrongAudience:
    case oidc::Problem::WrongNonce:
    case oidc::Problem::UnknownKey:
    case oidc::Problem::Algorithm:
    case oidc::Problem::Critical:
    case oidc::Problem::BadSignature:
    case oidc::Problem::NoPerson: break;
    }
    return tongue("Không xác minh được lần đăng nhập này.", "This sign-in could not be verified.");
}

} // namespace

std::vector<std::pair<std::string, std::string>> guarding_headers() {
    return {{"Content-Security-Policy", std::string(console_policy)},
            {"X-Content-Type-Options", "nosniff"},
            {"X-Frame-Options", "DENY"},
            {"Referrer-Policy", "same-origin"},
            {"Cross-Origin-Opener-Policy", "same-origin"}};
}

server::Reply console_html(int status, std::string text) {
    return {status, "text/html; charset=utf-8", std::move(text), guarding_headers()};
}

server::Reply see_other(std::string to, std::vector<std::string> cookies) {
    server::Reply reply{303, "", "", guarding_headers()};
    reply.headers.emplace_back("Location", std::move(to));
    for (auto& cookie : cookies)
        reply.headers.emplace_back("Set-Cookie", std::move(cookie));
    return reply;
}

std::optional<server::Reply> file_reply(std::string_view path) {
    auto const found = std::ranges::find(console_files, path, &ConsoleFile::path);
    if (found == console_files.end()) return std::nullopt;
    return server::Reply{200, std::string(found->media_type), std::string(found->text), guarding_headers()};
}

Tongue tongue_of(server::Heard const& heard) {
    auto const cookies = heard.header("cookie");
    return Tongue(cookie_named(cookies, language_cookie) == "en" ? Language::English : Language::Vietnamese);
}

server::Reply language_reply(std::string_view query) {
    auto const back = form_value(query, "back").value_or("/");
    auto const* const language = form_value(query, "to") == "en" ? "en" : "vi";
    return see_other(
        is_own_page(back) ? back : "/",
        {fmt::format("{}={}; Path=/; Max-Age=31536000; Secure; HttpOnly; SameSite=Lax", language_cookie, language)});
}

server::Reply sign_in_reply(Tongue const& tongue, std::string_view to) {
    auto const body = fmt::format(R"html(<p>{}</p><p><a class="main" href="/sign-in/go{}">{}</a></p>)html",
                                  tongue("Trang này dành cho người vận hành các trạm của Thành phố.",
                                         "For those who look after the city’s kiosks."),
                                  to == "/" ? std::string() : "?to=" + escaped(to), tongue("Đăng nhập", "Sign in"));
    return console_html(200, outer_page(tongue("Đăng nhập", "Sign in"), body, tongue, "/sign-in"));
}

server::Reply signed_out_reply(Tongue const& tongue) {
    return told(200, tongue("Đã đăng xuất", "You are signed out"),
                tongue("Nếu đây là máy dùng chung, xin đăng xuất cả ở nơi đăng nhập.",
                       "On a shared machine, please sign out at the sign-in service as well."),
                "/sign-in/go", tongue("Đăng nhập lại", "Sign in again"), tongue);
}

server::Reply refused_reply(oidc::Problem problem, Tongue const& tongue) {
    return told(403, tongue("Chưa đăng nhập được", "You are not signed in"), reason_of(problem, tongue), "/sign-in/go",
                tongue("Thử lại", "Try again"), tongue);
}

server::Reply no_role_reply(Tongue const& tongue) {
    return told(403, tongue("Tài khoản này chưa có quyền", "This account has no role here"),
                tongue("Xin liên hệ người quản trị để được cấp quyền xem hoặc vận hành.",
                       "Please ask an administrator for the role of a viewer or an operator."),
                "/sign-in/go", tongue("Thử lại", "Try again"), tongue);
}

server::Reply forbidden_reply(Tongue const& tongue) {
    return told(403, tongue("Không được phép", "Not allowed"),
                tongue("Biểu mẫu này không hợp lệ, hoặc tài khoản chưa có quyền vận hành.",
                       "This form is not valid, or the account is no operator’s."),
                "/", tongue("Về tổng quan", "To the overview"), tongue);
}

server::Reply not_there_reply(Tongue const& tongue) {
    return told(404, tongue("Không có trang này", "There is no such page"),
                tongue("Xin kiểm tra lại địa chỉ.", "Please check the address."), "/",
                tongue("Về tổng quan", "To the overview"), tongue);
}

server::Reply busy_reply(Tongue const& tongue) {
    return told(
        503, tongue("Hiện chưa xem được", "Not available just now"),
        tongue("Máy chủ đang bận. Xin tải lại trang sau ít giây.", "The server is busy. Please reload in a moment."),
        "", "", tongue);
}

} // namespace gateway::console
