#include "ui/view/parts.h"

namespace view {

CheckChip make_check_chip(flow::ReadingChip const& screen, Sources const& sources) {
    auto const& strings = sources.strings;
    CheckChip view;
    view.title = strings["chip.title"];
    view.state = strings[screen.touched ? "chip.reading" : "chip.waiting"];
    view.again = strings["chip.again"];
    view.without = strings["chip.without"];
    view.reading = screen.touched;
    if (screen.trouble) view.trouble = sentence(strings, *screen.trouble);
    return view;
}

} // namespace view
