#include "kiosk/app/visit/play.h"

#include <cstdio>

#include "kiosk/app/loop.h"
#include "kiosk/app/visit/live.h"
#include "kiosk/base/file.h"

namespace app::visit {
namespace {

base::Result<std::vector<ScriptStep>> read_script(std::filesystem::path const& script) {
    auto const text = TRY(base::read_file(script));
    return parse_script(text);
}

} // namespace

int play(Kiosk& kiosk, std::filesystem::path const& script, std::filesystem::path const& captures) {
    if (script == "-") {
        Live live(captures, kiosk);
        return run(kiosk, [&live] { return live.advance(); });
    }
    auto steps = read_script(script);
    if (!steps) {
        std::fprintf(stderr, "%s: %s\n", script.c_str(), steps.error().what.c_str());
        return 1;
    }
    Runner runner(std::move(*steps), captures, kiosk);
    return run(kiosk, [&runner] { return runner.advance(); });
}

} // namespace app::visit
