// Speaker: the voice on the headphones. Called by the ui thread and never makes it wait; what is to be said is taken in
// order. A citizen's words may be in it: they are wiped once said, and reach no disk.
#pragma once
#include <vector>

#include "kiosk/base/private.h"
#include "kiosk/model/language.h"

namespace drivers {

// One utterance. Each piece is a sentence, word, letter or number that a recording may exist of.
struct Speech {
    std::vector<base::PrivateText> pieces;
    model::Language language = model::Language::Vietnamese;
    int rate = 100, volume = 100; // percent
};

enum class Ear { Left, Right };

class Speaker {
public:
    virtual ~Speaker() = default;
    // False: too much is waiting already, and this was not taken.
    [[nodiscard]] virtual bool say(Speech speech) = 0;
    virtual void hush() = 0; // at once, and forgets what is waiting
    virtual void pause(bool paused) = 0;
    // A tone of a second on that side alone, for a technician. False: not taken.
    [[nodiscard]] virtual bool tone(Ear ear) = 0;
};

} // namespace drivers
