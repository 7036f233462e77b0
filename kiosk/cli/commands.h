// The sub-commands of `tramso`, one file each. add_NAME() declares the command's options; when it was chosen, its
// callback runs and leaves the program's exit code in `exit`: 0 done, 1 not done, 2 used wrongly (CLI11's own errors
// are 2 as well).
#pragma once
#include <CLI/CLI.hpp>

namespace cli {

enum Exit { done = 0, not_done = 1, wrong_use = 2 };

void add_scan(CLI::App& program, int& exit);
void add_ticket(CLI::App& program, int& exit);
void add_submit(CLI::App& program, int& exit);
void add_number(CLI::App& program, int& exit);
void add_outbox(CLI::App& program, int& exit);
void add_draw(CLI::App& program, int& exit); // and verify-draw
void add_desk(CLI::App& program, int& exit);
void add_keys(CLI::App& program, int& exit);
void add_enrol(CLI::App& program, int& exit);
void add_badge(CLI::App& program, int& exit);
void add_badge_door(CLI::App& badge, int& exit); // its sub-commands on a kiosk
void add_event(CLI::App& program, int& exit);
void add_event_gifts(CLI::App& event, int& exit);  // its sub-commands about gifts
void add_event_office(CLI::App& event, int& exit); // and those that bring books together
void add_event_print(CLI::App& event, int& exit);  // and those that fetch books and print
void add_consent(CLI::App& program, int& exit);
void add_voices(CLI::App& program, int& exit);
void add_simulate(CLI::App& program, int& exit);
void add_command(CLI::App& program, int& exit);
void add_pack(CLI::App& program, int& exit);
void add_verify_pack(CLI::App& program, int& exit);
void add_place(CLI::App& program, int& exit);
void add_audit(CLI::App& program, int& exit);
void add_verify_report(CLI::App& program, int& exit);
void add_doctor(CLI::App& program, int& exit);

} // namespace cli
