#include "config/key.h"

#include "kiosk/base/text.h"

namespace config {

EnumWords<model::Language> words_for(model::Language) {
    return {{"vi", model::Language::Vietnamese}, {"en", model::Language::English}};
}

EnumWords<model::Renderer> words_for(model::Renderer) {
    return {{"automatic", model::Renderer::Automatic},
            {"software", model::Renderer::Software},
            {"opengl", model::Renderer::OpenGl}};
}

EnumWords<model::GatewayListen> words_for(model::GatewayListen) {
    return {{"tls", model::GatewayListen::Tls}, {"behind-proxy", model::GatewayListen::BehindProxy}};
}

EnumWords<model::SigninFlow> words_for(model::SigninFlow) {
    return {{"device", model::SigninFlow::Device}, {"code", model::SigninFlow::Code}};
}

EnumWords<model::ClosedShows> words_for(model::ClosedShows) {
    return {{"nothing", model::ClosedShows::Nothing}, {"information", model::ClosedShows::Information}};
}

std::filesystem::path resolved(std::string const& path, std::filesystem::path const& folder) {
    return (folder / path).lexically_normal(); // an absolute path replaces the folder
}

std::string resolved_device(std::string const& address, std::filesystem::path const& folder) {
    auto const colon = address.find(':');
    bool const is_place = colon != std::string::npos && !address.starts_with("tcp:") && !address.starts_with("pcsc:") &&
                          !address.starts_with("ipp:");
    if (!is_place) return address;
    return address.substr(0, colon + 1) + resolved(address.substr(colon + 1), folder).string();
}

// "NAME URL SECRETFILE [SERVICE]", as pattern::webhook_target has found them.
std::vector<model::WebhookTarget> webhook_targets(Value const& value, std::filesystem::path const& folder) {
    std::vector<model::WebhookTarget> targets;
    for (auto const& text : std::get<std::vector<std::string>>(value)) {
        auto words = base::split(text, ' ');
        words.resize(4);
        targets.push_back({std::string(words[0]), std::string(words[1]), resolved(std::string(words[2]), folder),
                           std::string(words[3])});
    }
    return targets;
}

std::string json_text(std::string_view text) {
    std::string out = "\"";
    for (char const c : text) {
        if (c == '"' || c == '\\') out += '\\';
        if (static_cast<unsigned char>(c) < 0x20)
            out += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
        else
            out += c;
    }
    return out + "\"";
}

} // namespace config
