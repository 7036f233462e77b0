#include "ui/screens/desk_keys.h"

namespace screens {
namespace {

kit::Icon icon_of(model::TallyKind kind) {
    switch (kind) {
    case model::TallyKind::Installed: return kit::Icon::Smartphone;
    case model::TallyKind::Activated: return kit::Icon::Check;
    case model::TallyKind::FirstReport: return kit::Icon::Report;
    case model::TallyKind::NotPossible: return kit::Icon::Close;
    case model::TallyKind::Visitor:
    case model::TallyKind::Ticket:
    case model::TallyKind::Gift:
    case model::TallyKind::GiftBack: break;
    }
    return kit::Icon::List;
}

} // namespace

std::vector<DeskKey> main_keys(view::EventDesk const& view) {
    std::vector<DeskKey> keys{
        {"visitor", view.next, view.counts[0].number, kit::Icon::Ticket, flow::NextVisitor{}, true}};
    for (auto const& tally : view.tallies)
        keys.push_back({std::string(model::word_of(tally.kind)), tally.label, tally.number, icon_of(tally.kind),
                        flow::TallyOne{tally.kind}, true});
    keys.push_back({"give", view.gifts, view.counts[3].number, kit::Icon::Heart, flow::OpenGifts{}});
    return keys;
}

std::vector<DeskKey> other_keys(view::EventDesk const& view) {
    std::vector<DeskKey> keys{{"whose", view.whose, "", kit::Icon::Person, flow::OpenWhose{}}};
    if (!view.undo.empty()) keys.push_back({"undo", view.undo, "", kit::Icon::Backspace, flow::UndoCount{}, true});
    if (!view.again.empty()) keys.push_back({"again", view.again, "", kit::Icon::Retry, flow::OpenDesk{}});
    if (!view.end_shift.empty()) keys.push_back({"end", view.end_shift, "", kit::Icon::Finish, flow::AskEndShift{}});
    if (!view.draw.empty()) keys.push_back({"draw", view.draw, "", kit::Icon::Medal, flow::OpenDraw{}});
    keys.push_back({"upkeep", view.upkeep, "", kit::Icon::List, flow::OpenUpkeep{}});
    return keys;
}

} // namespace screens
