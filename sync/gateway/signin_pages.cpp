#include "sync/gateway/signin_pages.h"

#include <algorithm>
#include <fmt/format.h>

#include "sync/gateway/digest.h"
#include "sync/gateway/page.h"

namespace gateway {
namespace {

// Forms go to where the page came from, and to nobody else.
constexpr std::string_view policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action "
                                    "'self'; frame-ancestors 'none'";

server::Reply html(int status, std::string text) {
    return {status,
            "text/html; charset=utf-8",
            std::move(text),
            {{"Content-Security-Policy", std::string(policy)},
             {"X-Content-Type-Options", "nosniff"},
             {"Referrer-Policy", "no-referrer"}}}; // the address holds the token
}

} // namespace

std::array<std::string, 3> numbers_to_choose(std::string const& number, base::ByteView token) {
    auto seed = base::to_bytes("tramso numbers to choose ");
    seed.insert(seed.end(), token.begin(), token.end());
    auto const digest = sha256(seed);
    std::array<std::string, 3> numbers{number, "", ""};
    std::size_t filled = 1;
    for (std::size_t i = 0; filled < numbers.size(); i = (i + 1) % digest.size()) {
        // After a round that gave too few, on by one from the last.
        auto other = std::to_string(10 + (digest[i] + filled + i) % 90);
        if (std::ranges::find(numbers, other) == numbers.end()) numbers[filled++] = std::move(other);
    }
    std::ranges::sort(numbers);
    return numbers;
}

server::Reply choose_page(store::Signin const& signin, base::ByteView token) {
    std::string buttons;
    for (auto const& number : numbers_to_choose(signin.number, token))
        buttons +=
            fmt::format("<button class=\"choice\" name=\"number\" value=\"{0}\">{0}</button>\n", escaped(number));
    auto const body =
        fmt::format("<p class=\"place\">{} <span>{}</span></p>\n"
                    "<p>Quý vị đang đứng trước màn hình này? Xin chạm đúng số đang hiện trên màn hình. "
                    "<span lang=\"en\">Are you in front of this screen? Touch the number it shows.</span></p>\n"
                    "<form method=\"post\">\n{}</form>\n"
                    "<p>Nếu ai đó gửi liên kết này cho quý vị, xin đóng trang lại. "
                    "<span lang=\"en\">If somebody sent you this link, close the page.</span></p>\n",
                    escaped(signin.place), escaped(signin.kiosk), buttons);
    return html(200, framed_page("Đăng nhập tại trạm", "Sign in at the kiosk", body));
}

server::Reply go_on_page(std::string_view url, std::string_view user_code) {
    std::string code;
    if (!user_code.empty())
        code = fmt::format("<p>Trang sau sẽ hiện mã này: <span lang=\"en\">The next page shows this code:</span></p>\n"
                           "<p class=\"code\">{}</p>\n",
                           escaped(user_code));
    auto const body = fmt::format("<p>Đúng số. <span lang=\"en\">That is the number.</span></p>\n{}"
                                  "<a class=\"choice\" href=\"{}\">Tiếp tục đăng nhập<span lang=\"en\">Go on and sign "
                                  "in</span></a>\n",
                                  code, escaped(url));
    return html(200, framed_page("Đăng nhập tại trạm", "Sign in at the kiosk", body));
}

server::Reply wrong_number_page() {
    return html(409,
                framed_page("Không đúng số trên màn hình", "Not the number on the screen",
                            "<p>Để an toàn, lần đăng nhập này đã dừng. Không có thông tin nào được gửi đi. Xin lấy mã "
                            "mới trên màn hình trạm.</p>\n"
                            "<p lang=\"en\">To be safe, this sign-in has ended. Nothing was sent. Please get a new "
                            "code on the kiosk’s screen.</p>\n"));
}

server::Reply signin_gone_page() {
    return html(404,
                framed_page("Liên kết này không còn dùng được", "This link is no longer valid",
                            "<p>Mỗi liên kết chỉ dùng một lần, trong chốc lát. Xin lấy mã mới trên màn hình trạm.</p>\n"
                            "<p lang=\"en\">Each link works once, for a short while. Please get a new code on the "
                            "kiosk’s screen.</p>\n"));
}

server::Reply signin_trouble_page() {
    return html(
        503, framed_page("Hiện chưa đăng nhập được", "Not available just now",
                         "<p>Xin nhìn lại màn hình trạm: quý vị vẫn gửi được phản ánh mà không cần đăng nhập.</p>\n"
                         "<p lang=\"en\">Please look at the kiosk’s screen: you can go on without signing in.</p>\n"));
}

server::Reply signed_in_page() {
    return html(200, framed_page("Đã đăng nhập", "You are signed in",
                                 "<p>Mời quý vị nhìn lại màn hình trạm. Có thể đóng trang này.</p>\n"
                                 "<p lang=\"en\">Please go on at the kiosk’s screen. You can close this page.</p>\n"));
}

server::Reply not_signed_in_page() {
    return html(200,
                framed_page("Chưa đăng nhập", "You are not signed in",
                            "<p>Mời quý vị nhìn lại màn hình trạm để thử lại, hoặc tiếp tục mà không đăng nhập.</p>\n"
                            "<p lang=\"en\">Please look at the kiosk’s screen: try again there, or go on without "
                            "signing in.</p>\n"));
}

} // namespace gateway
