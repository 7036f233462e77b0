// tramso: the command line for technicians, clerks, drills and tests. One file a sub-command.
#include "kiosk/cli/commands.h"

int main(int argc, char** argv) {
    CLI::App program("Trạm Số: the command line");
    program.require_subcommand(1);
    int exit = cli::done;
    cli::add_scan(program, exit);
    cli::add_ticket(program, exit);
    cli::add_submit(program, exit);
    cli::add_number(program, exit);
    cli::add_outbox(program, exit);
    cli::add_draw(program, exit);
    cli::add_desk(program, exit);
    cli::add_keys(program, exit);
    cli::add_enrol(program, exit);
    cli::add_badge(program, exit);
    cli::add_event(program, exit);
    cli::add_consent(program, exit);
    cli::add_voices(program, exit);
    cli::add_simulate(program, exit);
    cli::add_command(program, exit);
    cli::add_pack(program, exit);
    cli::add_verify_pack(program, exit);
    cli::add_place(program, exit);
    cli::add_audit(program, exit);
    cli::add_verify_report(program, exit);
    cli::add_doctor(program, exit);
    try {
        program.parse(argc, argv);
    } catch (CLI::ParseError const& error) {
        return program.exit(error) == 0 ? cli::done : cli::wrong_use;
    }
    return exit;
}
