#include "ui/screens/notice.h"

namespace screens {

void draw_wait(Page& page, view::Wait const& view) {
    Notice const notice{"wait.title", "wait.text", kit::Icon::Clock, page.kit.palette().primary, view.title, view.text,
                        true,         false};
    draw_notice(page, page.area, notice);
}

} // namespace screens
