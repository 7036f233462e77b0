#include "ui/view/parts.h"

namespace view {

SignIn make_sign_in(flow::SigningIn const& screen, Sources const& sources) {
    auto const& strings = sources.strings;
    SignIn view;
    view.title = strings["sign_in.title"];
    view.code_words = strings["phone_photo.code"];
    view.retry = strings["phone_photo.retry"];
    if (screen.trouble) {
        view.trouble = sentence(strings, *screen.trouble);
        return view;
    }
    view.matched = screen.matched;
    view.has_code = !screen.url.empty() && !screen.matched;
    view.state = strings[screen.matched  ? "sign_in.matched"
                         : view.has_code ? "phone_photo.waiting"
                                         : "phone_photo.asking"];
    if (!view.has_code) return view;
    view.number_label = strings["sign_in.number"];
    view.number = screen.number;
    for (auto const* step : {"phone_photo.scan", "sign_in.choose", "sign_in.confirm"})
        view.steps.emplace_back(strings[step]);
    return view;
}

} // namespace view
