#include "sync/gateway/console/commands.h"

#include <algorithm>
#include <fmt/format.h>
#include <ranges>

#include "kiosk/base/text.h"
#include "sync/gateway/page.h"

namespace gateway::console {
namespace {

constexpr std::size_t most_commands_shown = 20;

std::string_view verb_name(std::string_view word, Tongue const& tongue) {
    auto const verb = wire::verb_of(word);
    if (!verb) return word;
    switch (*verb) {
    case wire::Verb::Restart: return tongue("Khởi động lại chương trình gửi", "Restart the courier");
    case wire::Verb::Drain: return tongue("Gửi ngay mọi thứ đang chờ", "Send all that waits now");
    case wire::Verb::Diagnostics: return tongue("Báo cáo chẩn đoán", "Report diagnostics");
    case wire::Verb::ReleaseQuarantine: return tongue("Gửi lại phản ánh bị từ chối", "Offer refused reports again");
    }
    return word;
}

std::string_view outcome_name(wire::Outcome outcome, Tongue const& tongue) {
    switch (outcome) {
    case wire::Outcome::Done: return tongue("đã làm", "done");
    case wire::Outcome::Refused: return tongue("trạm từ chối", "refused by the kiosk");
    case wire::Outcome::Failed: return tongue("không làm được", "failed");
    case wire::Outcome::Interrupted: return tongue("bị ngắt giữa chừng", "interrupted");
    }
    return "";
}

std::string standing(store::StoredCommand const& stored, Viewer const& viewer) {
    auto const& tongue = viewer.tongue;
    if (!stored.result)
        return stored.command.expires_at > viewer.now
                   ? std::string(tongue("đang chờ trạm hỏi", "waits for the kiosk to ask"))
                   : std::string(tongue("hết hạn, không ai nhận", "expired; nobody took it"));
    auto text = std::string(outcome_name(stored.result->outcome, tongue));
    if (stored.result_at) text += " " + ago(*stored.result_at, viewer);
    if (!stored.result->says.empty())
        text += fmt::format(" <span class=\"says\">{}</span>", escaped(stored.result->says));
    if (!stored.result->report.empty())
        text += fmt::format("<details><summary>{}</summary><pre tabindex=\"0\">{}</pre></details>",
                            tongue("Xem báo cáo", "Show the report"), escaped(stored.result->report));
    return text;
}

std::string command_row(store::StoredCommand const& stored, Viewer const& viewer) {
    auto const& tongue = viewer.tongue;
    return fmt::format(
        R"html(<tr role="row"><th scope="row" role="rowheader">{}</th><td role="cell">{}</td><td role="cell"><span class="label">{}</span><span>{}</span></td><td role="cell"><span class="label">{}</span><div>{}</div></td></tr>
)html",
        stored.command.number, escaped(verb_name(stored.command.word, tongue)), tongue("Ký lúc", "Signed"),
        ago(stored.command.issued_at, viewer), tongue("Kết quả", "Result"), standing(stored, viewer));
}

std::string told_sentence(Handed handed, Tongue const& tongue) {
    switch (handed) {
    case Handed::Taken:
        return std::string(tongue("Đã nhận lệnh. Trạm sẽ làm khi liên lạc lần tới.",
                                  "Taken. The kiosk will act when it next speaks."));
    case Handed::NotOne: return std::string(tongue("Đây không phải một lệnh đã ký.", "This is no signed command."));
    case Handed::OtherKiosk:
        return std::string(tongue("Lệnh này dành cho trạm khác.", "This command is for another kiosk."));
    case Handed::OtherKey:
        return std::string(tongue("Lệnh được ký bằng khoá khác với khoá điều hành.",
                                  "It was signed by another key than the operators’."));
    case Handed::BadSignature: return std::string(tongue("Chữ ký không khớp với lệnh.", "The signature does not fit."));
    case Handed::Expired:
        return std::string(tongue("Lệnh đã hết hạn. Xin ký lệnh mới.", "It has expired. Please sign another."));
    case Handed::UnknownVerb:
        return std::string(tongue("Máy chủ không biết việc này.", "This gateway does not know that verb."));
    case Handed::NumberUsed:
        return std::string(tongue("Số lệnh đã dùng. Xin ký lại với số mới bên dưới.",
                                  "The number is used. Please sign again with the new number below."));
    case Handed::NoKey:
        return std::string(tongue("Máy chủ chưa có khoá công khai của điều hành.",
                                  "This gateway has no public key of the operators."));
    case Handed::Away:
        return std::string(
            tongue("Kho dữ liệu chưa trả lời. Xin thử lại.", "The store does not answer. Please try again."));
    }
    return "";
}

std::string recipe(std::string const& kiosk, std::uint64_t number, Viewer const& viewer) {
    std::string items;
    for (auto const verb :
         {wire::Verb::Restart, wire::Verb::Drain, wire::Verb::Diagnostics, wire::Verb::ReleaseQuarantine})
        items += fmt::format(
            R"html(<li><h3>{}</h3><pre tabindex="0"><code>tramso command make --key ops.key --kiosk {} --number {} --do {}</code></pre></li>)html",
            verb_name(wire::word_of(verb), viewer.tongue), escaped(kiosk), number, wire::word_of(verb));
    return "<ul class=\"recipe\">" + items + "</ul>";
}

std::string hand_in_form(std::string const& kiosk, Viewer const& viewer) {
    auto const& tongue = viewer.tongue;
    return fmt::format(
        R"html(<form class="hand-in" method="post" action="/kiosk/{}/commands"><input type="hidden" name="token" value="{}">
<label for="command">{}</label><textarea id="command" name="command" rows="4" required spellcheck="false" autocomplete="off"></textarea>
<button>{}</button></form>)html",
        escaped(kiosk), viewer.form_token, tongue("Dán lệnh đã ký vào đây", "Paste the signed command here"),
        tongue("Gửi lệnh tới trạm", "Send the command to the kiosk"));
}

} // namespace

std::string_view word_of(Handed handed) {
    switch (handed) {
    case Handed::Taken: return "taken";
    case Handed::NotOne: return "not-one";
    case Handed::OtherKiosk: return "other-kiosk";
    case Handed::OtherKey: return "other-key";
    case Handed::BadSignature: return "bad-signature";
    case Handed::Expired: return "expired";
    case Handed::UnknownVerb: return "unknown-verb";
    case Handed::NumberUsed: return "number-used";
    case Handed::NoKey: return "no-key";
    case Handed::Away: return "away";
    }
    return "";
}

std::optional<Handed> handed_named(std::string_view word) {
    for (auto const handed : all_handed)
        if (word_of(handed) == word) return handed;
    return std::nullopt;
}

std::string commands_section(KioskDetail const& detail, Viewer const& viewer) {
    auto const& tongue = viewer.tongue;
    auto const title = tongue("Các lệnh", "Commands");
    if (detail.commands.empty())
        return fmt::format("<section><h2>{}</h2><p>{}</p></section>", title,
                           tongue("Chưa có lệnh nào cho trạm này.", "This kiosk was given no command yet."));
    std::string rows;
    for (auto const& stored : detail.commands | std::views::reverse | std::views::take(most_commands_shown))
        rows += command_row(stored, viewer);
    return fmt::format(
        R"html(<section><h2>{0}</h2><table class="parts" role="table"><caption class="away">{0}</caption><thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">{1}</th><th scope="col" role="columnheader">{2}</th><th scope="col" role="columnheader">{3}</th><th scope="col" role="columnheader">{4}</th></tr></thead><tbody role="rowgroup">{5}</tbody></table></section>)html",
        title, tongue("Số", "Number"), tongue("Việc", "What to do"), tongue("Ký lúc", "Signed"),
        tongue("Kết quả", "Result"), rows);
}

std::string operator_section(KioskSight const& kiosk, KioskDetail const& detail, Viewer const& viewer) {
    if (viewer.session.role != Role::Operator) return "";
    auto const& tongue = viewer.tongue;
    auto const number = detail.commands.empty() ? 1 : detail.commands.back().command.number + 1;
    std::string told;
    if (detail.told)
        told = fmt::format(R"html(<p class="told {}" role="status">{}</p>)html",
                           *detail.told == Handed::Taken ? "good" : "bad", told_sentence(*detail.told, tongue));
    return fmt::format(
        R"html(<section class="operator" id="send"><h2>{}</h2>{}<p>{}</p>{}{}</section>)html",
        tongue("Gửi lệnh", "Send a command"), told,
        tongue("Khoá ký lệnh không nằm trên máy chủ. Chạy dòng lệnh trên máy có khoá điều hành, rồi dán kết quả.",
               "The key that signs commands is not on this server. Run the line where the operators’ key is, then "
               "paste what it prints."),
        recipe(kiosk.kiosk, number, viewer),
        detail.takes_commands ? hand_in_form(kiosk.kiosk, viewer)
                              : fmt::format("<p>{}</p>", told_sentence(Handed::NoKey, tongue)));
}

base::Result<wire::Command, Handed> read_handed(std::string_view pasted, std::string const& kiosk,
                                                std::optional<seal::VerifyKey> const& ops, base::WallTime now) {
    if (!ops) return tl::unexpected(Handed::NoKey);
    auto const command = wire::decode_command(base::trimmed(pasted));
    if (!command) return tl::unexpected(Handed::NotOne);
    if (command->kiosk != kiosk) return tl::unexpected(Handed::OtherKiosk);
    if (command->key != ops->id()) return tl::unexpected(Handed::OtherKey);
    if (!ops->verifies(wire::signed_bytes(*command), command->signature)) return tl::unexpected(Handed::BadSignature);
    if (now >= command->expires_at) return tl::unexpected(Handed::Expired);
    if (!wire::verb_of(command->word)) return tl::unexpected(Handed::UnknownVerb);
    return *command;
}

} // namespace gateway::console
