// The forms a text in a settings file can have: each both a POSIX extended and an ECMA 262 regular expression, so that
// the loader and the JSON Schema read the same one.
#pragma once
#include <string_view>

// A TCP port, 1 to 65535.
#define TRAMSO_PORT "([1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])"
#define TRAMSO_HOST "[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?"

namespace config::pattern {

inline constexpr std::string_view kiosk_id = "^[a-z][a-z0-9-]{2,63}$"; // as model::is_kiosk_id
inline constexpr std::string_view place = "^([0-9]{5}|[A-Z]{3})$";
inline constexpr std::string_view https_origin = "^https://" TRAMSO_HOST "(:" TRAMSO_PORT ")?$";
// http only to this very machine, for tests and a demo.
inline constexpr std::string_view handoff_url =
    "^(https://" TRAMSO_HOST "(:" TRAMSO_PORT ")?|http://(127[.]0[.]0[.]1|localhost):" TRAMSO_PORT ")$";
// An OpenID provider's name: an address without query and fragment.
inline constexpr std::string_view issuer =
    "^(https://" TRAMSO_HOST "(:" TRAMSO_PORT ")?(/[A-Za-z0-9._~/-]*)?|http://127[.]0[.]0[.]1:" TRAMSO_PORT ")$";
inline constexpr std::string_view member_name = "^[A-Za-z][A-Za-z0-9_:./-]{0,79}$";     // of a token
inline constexpr std::string_view level_word = "^[A-Za-z0-9][A-Za-z0-9_:./#-]{0,199}$"; // a value of acr
inline constexpr std::string_view scope = "^openid( [A-Za-z0-9_:./-]{1,60}){0,12}$";
inline constexpr std::string_view progress_url = "^(https?://" TRAMSO_HOST "(:" TRAMSO_PORT ")?/[^ ]*)?$";
inline constexpr std::string_view office_printer = "^(none|file:.+|ipp://[^/@]+(/.*)?)$";
inline constexpr std::string_view ipp_address = "^(ipp://[^/@]+(/.*)?)?$";
inline constexpr std::string_view printer_link = "^(none|file:.+|serial:[^@]+@(9600|19200|38400|57600|115200)|lp:.+|"
                                                 "tcp:" TRAMSO_HOST ":" TRAMSO_PORT ")$";
inline constexpr std::string_view camera_source = "^(none|folder:.+|v4l2:.+)$";
inline constexpr std::string_view scanner_source =
    "^(none|file:.+|serial:[^@]+@(9600|19200|38400|57600|115200|230400)|evdev:/.+)$";
inline constexpr std::string_view chip_reader = "^(none|file:.+|pcsc(:.+)?)$";
inline constexpr std::string_view speech_output = "^(none|audio|file:.+)$";
inline constexpr std::string_view sound_device = "^.{0,200}$"; // whatever the system calls it
inline constexpr std::string_view listen_address = "^([0-9]{1,3}([.][0-9]{1,3}){3}|[0-9A-Fa-f]*:[0-9A-Fa-f:]+)$";
inline constexpr std::string_view hours =
    "^(([01][0-9]|2[0-3]):[0-5][0-9]-([01][0-9]|2[0-3]):[0-5][0-9])?$"; // "22:00-05:00"
inline constexpr std::string_view opening_span =                        // as model::opening_span
    "^(mon|tue|wed|thu|fri|sat|sun)(-(mon|tue|wed|thu|fri|sat|sun))? ([01][0-9]|2[0-3]):[0-5][0-9]-"
    "(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$";
inline constexpr std::string_view day = "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$";
inline constexpr std::string_view open311_url = "^https?://" TRAMSO_HOST "(:" TRAMSO_PORT ")?(/[A-Za-z0-9._~-]+)*$";
inline constexpr std::string_view one_line = "^[^ ].*$";
inline constexpr std::string_view webhook_target =
    "^[a-z][a-z0-9-]{0,63} https://" TRAMSO_HOST "(:" TRAMSO_PORT ")?(/[^ ]*)? [^ ]+( [a-z][a-z0-9_-]*)?$";
inline constexpr std::string_view ward_service =
    "^[a-z][a-z0-9-]{2,31} [A-Z] [1-9][0-9]{0,2} [^ |][^|]{0,79} [|] [^ |][^|]{0,79}$"; // names: Vietnamese | English
inline constexpr std::string_view ward_counter =
    "^[1-9][0-9]? [a-z][a-z0-9-]{2,31}(,[a-z][a-z0-9-]{2,31})*( [^ ].{0,79})?$";
inline constexpr std::string_view number_prefix = "^[A-Z][A-Z0-9]{0,3}$";
// libpq's connection string, which it reads itself.
inline constexpr std::string_view postgres = "^(postgres(ql)?://.+|[a-z_]+ *=.+)$";

} // namespace config::pattern

#undef TRAMSO_PORT
#undef TRAMSO_HOST
