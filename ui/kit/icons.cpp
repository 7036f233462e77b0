#include "ui/kit/icons.h"

#include <array>
#include <cstddef>

namespace kit {

namespace {

// In the order of Icon.
constexpr std::array<char16_t, 93> code_points{
    0,      // None
    0xEF49, // Report: campaign
    0xE85D, // Procedures: assignment
    0xE638, // Ticket: confirmation_number
    0xE1D5, // HealthEducation: health_and_safety
    0xE533, // Transport: directions_subway
    0xEB81, // News: newspaper
    0xF0E2, // CallStaff: support_agent
    0xE9BA, // Finish: logout
    0xE5C4, // Back: arrow_back
    0xE5C8, // Next: arrow_forward
    0xE5CA, // Check: check
    0xE412, // Camera: photo_camera
    0xF1A8, // NoCamera: no_photography
    0xEA67, // Card: badge
    0xE8F5, // Anonymous: visibility_off
    0xE55F, // Place: place
    0xE570, // Station: train
    0xE8B6, // Search: search
    0xE1EB, // Emergency: emergency
    0xE0B0, // Phone: call
    0xE163, // Send: send
    0xE8AD, // Printer: print
    0xE9CF, // NoPrinter: print_disabled
    0xE5CE, // PageUp: expand_less
    0xE5CF, // PageDown: expand_more
    0xE14A, // Backspace: backspace
    0xE5D8, // Shift: arrow_upward
    0xE31B, // Enter: keyboard_return
    0xE894, // Language: language
    0xE8B5, // Clock: schedule
    0xE002, // Warning: warning
    0xE3C9, // Edit: edit
    0xE00A, // Qr: qr_code_2
    0xE7FD, // Person: person
    0xE5D5, // Retry: refresh
    0xE5CD, // Close: close
    0xE88A, // Home: home
    0xE92C, // Comfort: accessibility_new
    0xE518, // Light: light_mode
    0xE51C, // Dark: dark_mode
    0xEB37, // Contrast: contrast
    0xE1A2, // Still: pause_circle
    0xE258, // Lower: vertical_align_bottom
    0xEA5B, // Slow: hourglass_empty
    0xE8F5, // Cover: visibility_off
    0xE8F4, // Show: visibility
    0xE2C1, // Offline: cloud_off
    0xEA76, // NotFound: search_off
    0xE548, // Hospital: local_hospital
    0xE530, // Bus: directions_bus
    0xE80C, // School: school
    0xE138, // Vaccine: vaccines
    0xEB41, // Child: child_care
    0xE87D, // Heart: favorite
    0xF21A, // Elderly: elderly
    0xE8F9, // Work: work
    0xEA12, // Shop: storefront
    0xEA09, // House: home_work
    0xE324, // Smartphone: phone_android
    0xEBCC, // Calendar: calendar_month
    0xE896, // List: list
    0xF235, // Lost: luggage
    0xE834, // Ticked: check_box
    0xE835, // Unticked: check_box_outline_blank
    0xE9F9, // Vehicle: two_wheeler
    0xF1A2, // Family: family_restroom
    0xE73A, // Land: real_estate_agent
    0xEA3F, // Medal: military_tech
    0xE55B, // Map: map
    0xE90E, // Law: gavel
    0xE905, // Journey: flight_takeoff
    0xE145, // Closer: add
    0xE15B, // Farther: remove
    0xE5D8, // North: arrow_upward
    0xE5DB, // South: arrow_downward
    0xE5C4, // West: arrow_back
    0xE5C8, // East: arrow_forward
    0xE55C, // Here: my_location
    0xE502, // Island: sailing
    0xE815, // Happy: sentiment_very_satisfied
    0xE812, // Neutral: sentiment_neutral
    0xE814, // Unhappy: sentiment_very_dissatisfied
    0xF090, // Download: file_download
    0xE32B, // Sim: sim_card
    0xE1C2, // Storage: sd_storage
    0xE897, // Lock: lock
    0xEF56, // Police: local_police
    0xE325, // Iphone: phone_iphone
    0xE859, // Android: android
    0xE0BC, // Dialpad: dialpad
    0xE8E8, // Verified: verified_user
    0xE86C, // Done: check_circle
};
static_assert(code_points.size() == static_cast<std::size_t>(Icon::Done) + 1);

} // namespace

char16_t code_point_of(Icon icon) { return code_points[static_cast<std::size_t>(icon)]; }

std::span<char16_t const> icon_code_points() { return std::span(code_points).subspan(1); }

} // namespace kit
