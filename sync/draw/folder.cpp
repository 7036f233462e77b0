#include "sync/draw/folder.h"

#include <algorithm>

#include "kiosk/base/file.h"
#include "kiosk/base/text.h"
#include "sync/wire/base64.h"

namespace draw {
namespace {

bool is_there(std::filesystem::path const& file) {
    std::error_code error;
    return std::filesystem::exists(file, error);
}

tl::unexpected<base::Error> refused(std::filesystem::path const& file, std::string_view what) {
    return base::failure(base::ErrorKind::Refused, file.string() + std::string(what));
}

base::Result<> write(std::filesystem::path const& file, std::string const& text, unsigned mode) {
    return base::write_file_durably(file, base::as_bytes(text), mode);
}

base::Result<> make_folder(std::filesystem::path const& folder) {
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (error) return base::failure(base::ErrorKind::Io, folder.string() + ": " + error.message());
    return base::sync_folder(folder.has_parent_path() ? folder.parent_path() : std::filesystem::path("."));
}

} // namespace

base::Result<std::optional<Frozen>> Folder::frozen() const {
    if (!is_there(frozen_file())) return std::nullopt;
    return TRY(parse_frozen(TRY(base::read_file(frozen_file(), longest_record))));
}

base::Result<std::optional<Draw>> Folder::drawn() const {
    if (!is_there(draw_file())) return std::nullopt;
    auto draw = TRY(parse_draw(TRY(base::read_file(draw_file(), longest_record))));
    if (auto const wrong = complaints(draw); !wrong.empty())
        return base::failure(base::ErrorKind::Corrupt, draw_file().string() + ": " + wrong.front());
    return draw;
}

base::Result<Frozen> Folder::freeze(std::string event, std::vector<Ticket> tickets, base::Random& random) const {
    for (auto const& file : {frozen_file(), draw_file()})
        if (is_there(file)) return refused(file, " is there already; it is not replaced");
    std::ranges::sort(tickets);
    Frozen frozen{std::move(event), std::move(tickets)};
    Secret secret{};
    random.fill(secret);
    frozen.commitment = commitment_of(secret);
    TRY(parse_frozen(text_of(frozen))); // whoever checks it takes it
    TRY(make_folder(folder_));
    TRY(write(secret_file(), wire::to_hex(secret) + "\n", 0600));
    TRY(write(frozen_file(), text_of(frozen), 0644));
    return frozen;
}

base::Result<Secret> Folder::secret() const {
    auto const bytes = wire::from_hex(base::trimmed(TRY(base::read_file(secret_file(), 256))));
    Secret secret{};
    if (!bytes || bytes->size() != secret.size())
        return base::failure(base::ErrorKind::Corrupt, secret_file().string() + ": not a secret");
    std::ranges::copy(*bytes, secret.begin());
    return secret;
}

// What does not hold is said before it is told on a stage.
base::Result<Draw> Folder::keep(Draw draw) const {
    draw.drawn = drawn_by(draw);
    if (auto const wrong = complaints(draw); !wrong.empty())
        return base::failure(base::ErrorKind::Invalid, wrong.front());
    TRY(write(draw_file(), text_of(draw), 0644));
    return draw;
}

base::Result<Draw> Folder::fix(std::string dice, std::string beacon, std::size_t prizes) const {
    if (is_there(draw_file())) return refused(draw_file(), " is there already; it is not replaced");
    auto frozen = TRY(this->frozen());
    if (!frozen) return refused(frozen_file(), " is not there: the tickets are not fixed");
    Draw draw;
    draw.frozen = std::move(*frozen);
    draw.secret = TRY(secret());
    draw.dice = std::move(dice);
    draw.beacon = std::move(beacon);
    draw.prizes = prizes;
    return keep(std::move(draw));
}

base::Result<Draw> Folder::redraw(Redraw again) const {
    auto draw = TRY(drawn());
    if (!draw) return refused(draw_file(), " is not there: the dice are not thrown");
    draw->redraws.push_back(std::move(again));
    return keep(std::move(*draw));
}

} // namespace draw
