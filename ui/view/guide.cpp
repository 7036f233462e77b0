#include "ui/view/parts.h"

namespace view {
namespace {

std::string text_of(model::Block const& block, Sources const& sources) {
    if (block.text_keys.empty()) return std::string(block.text.in(sources.strings.language()));
    std::string text;
    for (auto const& key : block.text_keys) {
        if (!text.empty()) text += ", ";
        text += sources.strings[key];
    }
    return text;
}

std::string label_of(model::Block const& block, Sources const& sources) {
    if (!block.label_key.empty()) return std::string(sources.strings[block.label_key]);
    return std::string(block.label.in(sources.strings.language()));
}

// "Can I do it here?", as far as it is known.
std::string_view here_key(model::Level level, Sources const& sources) {
    auto const* here = sources.rules.catalogue.place(sources.rules.here);
    if (!here || here->kind == model::PlaceKind::Station) return "guide.not_here";
    switch (level) {
    case model::Level::Ward: return "guide.ask_here";
    case model::Level::City:
    case model::Level::Ministry: return "guide.not_in_ward";
    case model::Level::Unknown: return "guide.ask_here";
    }
    return "guide.ask_here";
}

std::string_view held_key(model::PrinterStatus why) {
    switch (why) {
    case model::PrinterStatus::Ready:
    case model::PrinterStatus::PaperLow: return "receipt.printing";
    case model::PrinterStatus::PaperOut: return "guide.held.paper_out";
    case model::PrinterStatus::CoverOpen: return "guide.held.cover_open";
    case model::PrinterStatus::Fault:
    case model::PrinterStatus::Gone: return "guide.held.fault";
    }
    return {};
}

void say_slip(Guide& view, flow::ReadGuide const& screen, Sources const& sources) {
    if (!screen.slip) return;
    view.printing = *screen.slip == flow::Slip::Printing;
    view.trouble = *screen.slip == flow::Slip::NotPrinted || (view.printing && screen.held);
    switch (*screen.slip) {
    case flow::Slip::Printing:
        view.slip = sources.strings[held_key(screen.held.value_or(model::PrinterStatus::Ready))];
        return;
    case flow::Slip::Printed: view.slip = sources.strings["guide.printed"]; return;
    case flow::Slip::NotPrinted:
        view.slip = sources.strings["guide.not_printed"]; // what the printer lacks is in the journal, for the staff
        return;
    }
}

} // namespace

Guide make_guide(flow::ReadGuide const& screen, Sources const& sources) {
    auto const language = sources.strings.language();
    Guide view;
    auto const* guide = sources.rules.catalogue.library.guide(screen.guide);
    if (!guide) return view;
    view.title = guide->name.in(language);
    view.second = guide->second.in(language);
    if (guide->level && language != model::Language::Vietnamese && guide->name.en.empty()) // names need no translation
        view.language = sources.strings["guide.vietnamese"];
    if (guide->level) view.here = sources.strings[here_key(*guide->level, sources)];
    view.bring = sources.strings["guide.bring"];
    view.do_so = sources.strings["guide.do"];
    view.scan = sources.strings["guide.scan"];
    view.print = sources.strings["guide.print"];
    bool const is_done_here = guide->level == model::Level::Ward || guide->level == model::Level::Unknown;
    if (is_done_here && !sources.rules.services.empty()) view.number = sources.strings["guide.number"];
    view.source = with_values(sources.strings["guide.source"], {{"source", guide->source}, {"as_of", guide->as_of}});
    int step = 0;
    for (std::size_t i = 0; i < guide->blocks.size(); ++i) {
        auto const& block = guide->blocks[i];
        if (block.kind == model::BlockKind::Link && view.url.empty()) view.url = text_of(block, sources);
        auto const number = block.kind == model::BlockKind::Step ? std::to_string(++step) + ". " : std::string();
        view.rows.push_back(
            {block.kind, i, label_of(block, sources), number + text_of(block, sources), screen.ticked.contains(i)});
    }
    if (sources.rules.catalogue.library.install.walk(screen.guide)) view.walk = sources.strings["guide.walk"];
    if (screen.walked) view.walked = sources.strings["guide.walked"];
    say_slip(view, screen, sources);
    return view;
}

} // namespace view
