// tramso badge: makes and takes back the badges by which staff and technicians sign in (sync/staff/BADGE.md). For the
// office, which holds the key; `try` and `acts` are for the kiosk's side.
#include <fmt/format.h>
#include <iostream>

#include "kiosk/base/file.h"
#include "kiosk/base/text.h"
#include "kiosk/cli/house.h"
#include "kiosk/cli/on_chosen.h"
#include "kiosk/cli/qr_picture.h"
#include "sync/staff/list.h"
#include "sync/staff/pin.h"

namespace cli {
namespace {

struct BadgeOptions {
    std::filesystem::path key, list, qr;
    std::string role, id;
    unsigned days = 30;
    bool json = false;
};

base::WallTime this_second() { return std::chrono::floor<std::chrono::seconds>(base::SystemClock().wall()); }

// A file that is not there yet is the first of its kind; one that is, has to be of this office.
base::Result<staff::List> load_list(std::filesystem::path const& file, seal::VerifyKey const& office) {
    auto const text = base::read_file(file, staff::longest_list);
    if (!text && text.error().kind == base::ErrorKind::NotFound) return staff::List();
    return staff::read_list(TRY(base::Result<std::string>(text)), office);
}

base::Result<> save_list(staff::List& list, std::filesystem::path const& file, seal::SigningKey const& office) {
    ++list.number;
    list.signed_at = std::max(list.signed_at, this_second());
    return base::write_file_durably(file, base::as_bytes(staff::list_text(list, office)));
}

base::Result<base::PrivateText> ask_pin() {
    std::string line;
    std::getline(std::cin, line);
    base::PrivateText pin(std::move(line));
    if (!staff::is_pin(pin.reveal()))
        return base::failure(base::ErrorKind::Invalid, "a PIN has six to eight digits (on standard input)");
    if (staff::is_easily_guessed(pin.reveal()))
        return base::failure(base::ErrorKind::Invalid, "that PIN is one of those that are tried first");
    return pin;
}

model::StaffRole role_of(std::string_view word) {
    for (auto const role : model::all_staff_roles)
        if (word_of(role) == word) return role;
    return model::StaffRole::Staff; // CLI11 has let only those words in
}

void say(staff::Badge const& badge, std::string const& text, bool json) {
    if (!json) return fmt::print("{}\t{}\n", badge.id.text(), text);
    fmt::print("{{\"id\":{},\"role\":{},\"valid_from\":{},\"valid_until\":{},\"badge\":{}}}\n",
               json_text(badge.id.text()), json_text(word_of(badge.role)),
               json_text(base::to_rfc3339(badge.valid_from)), json_text(base::to_rfc3339(badge.valid_until)),
               json_text(text));
}

// The list first: a badge that is on no list opens nothing, and a line on it without a badge neither.
base::Result<> make(BadgeOptions const& options) {
    auto const office = TRY(seal::load_signing(options.key));
    auto list = TRY(load_list(options.list, office.public_key));
    auto const pin = TRY(ask_pin());
    staff::Badge badge;
    auto const now = this_second();
    badge.valid_from = now - std::chrono::minutes(10); // a kiosk's clock may be behind by so much
    badge.valid_until = now + std::chrono::days(options.days);
    badge.id = base::make_uuid_v7(now, base::system_random());
    badge.role = role_of(options.role);
    base::system_random().fill(badge.secret.bytes);
    auto const text = TRY(staff::badge_text(badge, office));
    list.add({badge.id, TRY(staff::verifier_of(pin, badge))});
    TRY(save_list(list, options.list, office));
    if (!options.qr.empty()) TRY(save_qr(text, options.qr));
    say(badge, text, options.json);
    return {};
}

base::Result<> revoke(BadgeOptions const& options) {
    auto const office = TRY(seal::load_signing(options.key));
    auto list = TRY(load_list(options.list, office.public_key));
    auto const id = base::Uuid::parse(options.id);
    if (!id || !list.revoke(*id)) return base::failure(base::ErrorKind::NotFound, options.id + " is not on the list");
    TRY(save_list(list, options.list, office));
    fmt::print(fmt::runtime(options.json ? "{{\"id\":\"{}\",\"number\":{}}}\n" : "{}\t{}\n"), options.id, list.number);
    return {};
}

template<class Step>
CLI::App* add(CLI::App& badge, char const* name, char const* help, std::shared_ptr<BadgeOptions> const& options,
              int& exit, Step step) {
    auto* const command = badge.add_subcommand(name, help);
    command->add_option("--key", options->key, "the office's secret key, of `tramso keys make --kind staff`")
        ->required()
        ->check(CLI::ExistingFile);
    command->add_option("--list", options->list, "the list of badges, which goes to the kiosks")->required();
    command->add_flag("--json", options->json, "print JSON");
    on_chosen(command, std::string("badge ") + name, options, exit, step);
    return command;
}

} // namespace

void add_badge(CLI::App& program, int& exit) {
    auto* const badge = program.add_subcommand("badge", "badges of staff and technicians");
    badge->require_subcommand(1);
    auto const options = std::make_shared<BadgeOptions>();
    auto* const made = add(*badge, "make", "a new badge, its PIN from standard input", options, exit, make);
    made->add_option("--role", options->role, "staff, lead or technician")
        ->required()
        ->check(CLI::IsMember({"staff", "lead", "technician"}));
    made->add_option("--days", options->days, "how long it is valid")->check(CLI::Range(1, 3660));
    made->add_option("--qr", options->qr, "a picture of it as a QR code, PNG");
    add(*badge, "revoke", "takes a badge back", options, exit, revoke)
        ->add_option("id", options->id, "as `make` said it")
        ->required();
    add_badge_door(*badge, exit);
}

} // namespace cli
