// Bytes of a scanner to whole codes. Scanners end a code with CR, LF, TAB or ETX, or with nothing but silence; some put
// STX or an AIM symbology identifier ("]Q1", ISO/IEC 15424) before it. Belongs to one thread.
#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "kiosk/base/clock.h"
#include "kiosk/base/private.h"

namespace scanning {

inline constexpr std::size_t longest_code = 4096; // bytes; a QR code holds less
// None of them pauses so long within a code; keys pass through more hands than bytes do.
inline constexpr base::Duration silence_ends_it{50}, silence_ends_keys{300};

class Framing {
public:
    explicit Framing(base::Duration silence = silence_ends_it) : silence_(silence) {}

    // Bytes as they came, at `now`: the codes that are whole now, in their order. What is longer than a code can be is
    // noise, and goes up to its end.
    std::vector<base::PrivateText> take(std::string_view bytes, base::Instant now);
    // The code that is whole because nothing has come since.
    std::optional<base::PrivateText> after_silence(base::Instant now);
    bool is_within() const { return !code_.empty() || noise_; } // a code has begun
    void forget();

private:
    std::optional<base::PrivateText> finish();

    base::Duration silence_;
    std::string code_; // wiped by finish() and forget()
    bool noise_ = false;
    base::Instant heard_at_{};
};

} // namespace scanning
