#include "kiosk/flow/turn.h"

namespace flow {
namespace {

void tick(ReadGuide& here, std::size_t block) {
    if (!here.ticked.erase(block)) here.ticked.insert(block);
}

} // namespace

void step_guide(Turn& turn, ReadGuide& here, Action const& action) {
    if (is<Back>(action)) turn.close();
    if (auto const* tile = std::get_if<OpenTile>(&action); tile && tile->tile == Tile::Track)
        if (!turn.rules.services.empty()) turn.open(here, ChooseService{}); // all papers are here: to a number
    if (is<OpenWalk>(action) && turn.rules.catalogue.library.install.walk(here.guide))
        turn.open(here, Walk{here.guide});
    if (auto const* off = std::get_if<TickOff>(&action)) tick(here, off->block);
    if (is<PrintGuide>(action) && here.slip != Slip::Printing) {
        here.slip = Slip::Printing;
        here.held.reset();
        turn.want(PrintPage{here.guide, turn.state.language});
    }
    auto const* const held = std::get_if<PrintHeld>(&action);
    if (held && held->code == here.guide && here.slip == Slip::Printing)
        here.held = model::can_print(held->why) ? std::nullopt : std::optional(held->why);
    if (auto const* printed = std::get_if<Printed>(&action); printed && printed->code == here.guide)
        here.slip = Slip::Printed;
    if (auto const* failed = std::get_if<NotPrinted>(&action); failed && failed->code == here.guide)
        here.slip = Slip::NotPrinted;
}

} // namespace flow
