#include "config/recipe.h"

#include <fmt/format.h>

#include "config/document.h"
#include "config/file.h"

namespace config {
namespace {

constexpr std::int64_t largest_version = 1'000'000'000'000, longest_days = 3650;
constexpr base::Duration day{24 * 3600 * 1000LL};

class RecipeReader {
public:
    RecipeReader(std::filesystem::path file, base::WallTime now) : file_(std::move(file)), now_(now) {
        recipe_.version = std::chrono::duration_cast<std::chrono::seconds>(now.time_since_epoch()).count();
        recipe_.expires_at = now + 365 * day;
    }

    void take(Item const& item) {
        auto const* whole = std::get_if<std::int64_t>(&item.value);
        auto const* text = std::get_if<std::string>(&item.value);
        if (item.name == "version" && whole != nullptr && *whole > 0 && *whole <= largest_version)
            recipe_.version = *whole;
        else if (item.name == "days" && whole != nullptr && *whole > 0 && *whole <= longest_days)
            recipe_.expires_at = now_ + *whole * day;
        else if (item.name == "city" && text != nullptr && text->size() <= 64)
            recipe_.city = *text;
        else if (item.name == "kind" && text != nullptr && (*text == "city" || *text == "event"))
            recipe_.kind = *text == "event" ? PackKind::Event : PackKind::City;
        else if (auto const time = text ? base::from_rfc3339(*text) : std::nullopt; item.name == "expires" && time)
            recipe_.expires_at = *time;
        else
            complaints_.push_back({file_, item.line, item.column, item.name + ": unknown, or not as it should be",
                                   "write version = 1, days = 365, expires = \"2027-01-01T00:00:00Z\", city = \"79\", "
                                   "kind = \"city\" or \"event\""});
    }

    base::Result<Recipe, Complaints> finish(bool ended) {
        if (!ended)
            complaints_.push_back(
                {file_, 0, 0, "does not end with [end]: it was cut short", "write [end] as the last line"});
        if (!complaints_.empty()) return tl::unexpected(std::move(complaints_));
        return std::move(recipe_);
    }

private:
    std::filesystem::path const file_;
    base::WallTime const now_;
    Recipe recipe_;
    Complaints complaints_;
};

} // namespace

base::Result<Recipe, Complaints> load_recipe(std::filesystem::path const& folder, base::WallTime now) {
    auto const file = folder / "pack.toml";
    RecipeReader reader(file, now);
    std::error_code error;
    if (!std::filesystem::exists(file, error)) return reader.finish(true);
    auto const document = parse_document(TRY(whole_file(file)), file);
    if (!document) return tl::unexpected(Complaints{document.error()});
    for (auto const& item : document->items)
        reader.take(item);
    return reader.finish(document->tables.size() == 1 && document->tables.front().name == "end");
}

} // namespace config
