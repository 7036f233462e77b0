#include "ui/view/parts.h"

namespace view {

Wait make_storing(Sources const& sources) {
    return {std::string(sources.strings["storing.title"]), std::string(sources.strings["storing.text"])};
}

NotSaved make_not_saved(flow::State const& state, flow::NotSaved const& screen, Sources const& sources) {
    auto const& strings = sources.strings;
    NotSaved view{std::string(strings["not_saved.title"]), sentence(strings, screen.why),
                  std::string(strings["not_saved.again"]), std::string(strings["bar.back"]), false};
    view.can_retry = !state.draft.category.empty();
    return view;
}

Receipt make_receipt(flow::ShowReceipt const& screen, Sources const& sources) {
    auto const& strings = sources.strings;
    auto const& receipt = screen.receipt;
    Receipt view;
    view.title = strings["receipt.title"];
    view.saved = strings["receipt.saved"];
    view.code_label = strings["receipt.code"];
    view.code = receipt.code;
    view.keep = strings["receipt.keep"];
    view.scan = strings["receipt.scan"];
    view.again = strings["receipt.print_again"];
    view.done = strings["receipt.done"];
    view.rows = {{std::string(strings["review.category"]), category_name(sources, receipt.category)},
                 {std::string(strings["review.place"]), place_name(sources, receipt.place)},
                 {std::string(strings["receipt.time"]), when(receipt.made_at)}};
    if (auto const* prompt = sources.rules.catalogue.match_prompt(receipt.category); prompt && !receipt.match.empty())
        view.rows.insert(view.rows.begin(), {prompt->words(strings.language()), receipt.match});
    view.printing = screen.slip == flow::Slip::Printing;
    view.printed = screen.slip == flow::Slip::Printed;
    view.trouble = screen.slip == flow::Slip::NotPrinted;
    if (view.printing) view.slip = strings["receipt.printing"];
    if (view.printed) view.slip = strings["receipt.printed"];
    if (view.trouble) view.slip = sentence(strings, screen.trouble.value_or(model::PrinterStatus::Gone));
    return view;
}

} // namespace view
