// Notice: one item of the city's news, or a warning (CAP 1.2), as plain text in NFC: no markup, no control characters.
// From the table `news` of the content. Value type, any thread.
#pragma once
#include <optional>
#include <string>

#include "kiosk/base/clock.h"

namespace model {

enum class NoticeKind { News, Alert };

// How bad an alert is, in the words of CAP 1.2; news has none.
enum class Severity { None, Unknown, Minor, Moderate, Severe, Extreme };

struct Notice {
    std::string id;
    NoticeKind kind = NoticeKind::News;
    Severity severity = Severity::None;
    std::string title; // one line
    std::string text;  // paragraphs, parted by line breaks; may be empty
    base::WallTime published{};
    std::optional<base::WallTime> expires; // nothing: as long as it is in the content; an alert always has one
    std::string source;                    // who says so
    std::string link;                      // "https://…", or empty
    std::string language;                  // "vi", "en", …

    // Past its expiry it is not shown; nor before it was published.
    bool is_current(base::WallTime now) const { return published <= now && (!expires || now < *expires); }
    // A warning that has to be seen by all: "extraordinary" or "significant threat to life or property" (CAP 1.2).
    bool is_grave() const {
        return kind == NoticeKind::Alert && (severity == Severity::Severe || severity == Severity::Extreme);
    }
    bool operator==(Notice const&) const = default;
};

} // namespace model
