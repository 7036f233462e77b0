// The technician's check of a kiosk: eight steps, what came of each, and what the way to the city is made of. In the
// order in which they are gone through. Closed enums: the compiler proves that each has words on screen. Values.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/base/clock.h"

namespace model {

enum class CheckStep { Printer, Touch, Ghosts, Speaker, Headphones, Scanner, Camera, Network };
inline constexpr CheckStep all_check_steps[] = {CheckStep::Printer, CheckStep::Touch,      CheckStep::Ghosts,
                                                CheckStep::Speaker, CheckStep::Headphones, CheckStep::Scanner,
                                                CheckStep::Camera,  CheckStep::Network};

enum class CheckMark {
    Good,
    Bad,
    Skipped, // left out, or there is no such part
};
inline constexpr CheckMark all_check_marks[] = {CheckMark::Good, CheckMark::Bad, CheckMark::Skipped};

struct CheckResult {
    CheckStep step = CheckStep::Printer;
    CheckMark mark = CheckMark::Skipped;
    base::WallTime at{};
    std::string detail = {}; // for a technician: letters, digits and " .:,-" alone
    bool operator==(CheckResult const&) const = default;
};

// What a test card says: the printer's test pattern bears it as a QR code.
inline constexpr std::string_view test_card = "TRAMSO-TEST-CARD-1";

// The way from the kiosk to the city, one behind the other: what is behind a bad one is not known.
enum class LineStage {
    Courier, // the program that has the network
    Link,    // a cable or a radio
    Name,    // the gateway's name has an address (DNS)
    Tls,
    Time,   // the gateway's clock and this one
    Server, // a whole round trip
};
inline constexpr LineStage all_line_stages[] = {LineStage::Courier, LineStage::Link, LineStage::Name,
                                                LineStage::Tls,     LineStage::Time, LineStage::Server};

struct StageResult {
    LineStage stage = LineStage::Courier;
    bool good = false;
    int milliseconds = 0; // that it took; Time: by which the two clocks differ
    std::string why = {}; // when it is bad, for a technician; never a citizen's
    bool operator==(StageResult const&) const = default;
};

std::string_view word_of(CheckStep step); // "printer", in ids, in the report and in the list of acts
std::string_view word_of(CheckMark mark);
std::string_view word_of(LineStage stage);
std::optional<CheckStep> check_step_of(std::string_view word);
std::optional<CheckMark> check_mark_of(std::string_view word);
std::optional<LineStage> line_stage_of(std::string_view word);

// The first that is bad; nothing: all are good, and there is one at least.
std::optional<LineStage> first_bad(std::vector<StageResult> const& stages);

// How sharp a picture is, 0 to 100: how steep its steepest edges are, a hundredth of all, beside the span from its dark
// to its light. One that is of one grey has none.
inline constexpr int sharp_enough = 40; // an edge is no wider than two or three dots
int sharpness_of(std::vector<unsigned char> const& luma, int width, int height);

} // namespace model
