// Script: a visit written down, one step a line, '#' comments. For tests, the demo and drills; not in the shipped
// program.
//   tap ID | tap "visible label"     type TEXT            scan IMAGE_OR_TEXT     device NAME STATE
//   wait ID [SECONDS]                expect ID TEXT       advance SECONDS        capture NAME         end
//   touch X Y                        a finger on the glass there, in thousandths of its width and height
//   press KEY        hold KEY        the keypad's: next previous next_row previous_row select help pause louder softer
//   faster slower
// Pure; any thread.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/base/result.h"

namespace app::visit {

enum class Verb { Tap, Type, Scan, Device, Wait, Expect, Advance, Capture, Press, Hold, Touch, End };

struct ScriptStep {
    Verb verb = Verb::End;
    std::string first;   // id or label, text, image, device, name, seconds, key
    std::string second;  // state, expected text
    bool quoted = false; // tap: `first` is a visible label
    double seconds = 0;  // wait: patience; advance: by how much
    double x = 0, y = 0; // touch
    int line = 0;
    std::string as_written;
};

// A line that is not a step is Invalid and named with its number. `\n` in the text of `type` is a line break.
base::Result<std::vector<ScriptStep>> parse_script(std::string_view text);

} // namespace app::visit
