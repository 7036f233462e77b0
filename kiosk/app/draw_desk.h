// DrawDesk: the draw of an event as its folder has it (sync/draw/folder.h), for the stage: what would take part, what
// is fixed, what is drawn, and the lines of the paper. The folder is draw-EVENT beside the book; where it holds a file
// tickets.txt, that is the list of all kiosks as `tramso event merge` prints it, else the tickets of this kiosk's book
// take part. The secret leaves this file in the record alone, after the dice are fixed. One thread: of the event's
// desk.
#pragma once
#include <filesystem>

#include "kiosk/base/clock.h"
#include "kiosk/flow/event_desk.h"
#include "kiosk/model/event_day.h"
#include "sync/draw/folder.h"

namespace app {

class DrawDesk {
public:
    // `day` outlives it. `book`: the file of the event's book.
    DrawDesk(std::filesystem::path const& book, model::EventDay const& day);

    // `own`: the tickets of the book, as ranges; "": none. Each answers DrawOpened, DrawTold or DrawTrouble.
    flow::DeskOutcome look(std::string const& own) const;
    flow::DeskOutcome freeze(std::string const& own) const;
    flow::DeskOutcome fix(flow::FixDice const& thrown) const;
    flow::DeskOutcome again(flow::DrawAgain const& wanted) const;

private:
    struct Entries {
        std::vector<draw::Ticket> tickets;
        bool merged = false;
    };
    base::Result<Entries> entries(std::string const& own) const;
    base::Result<std::optional<flow::DrawTold>> told() const;
    flow::DrawTold told(draw::Frozen const& frozen) const;
    flow::DrawTold told(draw::Draw const& draw) const;

    std::filesystem::path path_;
    draw::Folder folder_;
    model::EventDay const& day_;
};

} // namespace app
