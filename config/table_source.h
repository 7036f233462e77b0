// TableSource: where the city's tables come from: a folder of files, or tables that are held already (a content pack).
// The readers of the catalogue ask it by name and do not see the difference. Any thread; the folder is read when asked.
#pragma once
#include <string>
#include <string_view>

#include "config/load.h"
#include "kiosk/model/table.h"

namespace config {

class TableSource {
public:
    virtual ~TableSource() = default;
    virtual bool has(std::string_view name) const = 0;
    // The table as it is written. A table that is not there, or cannot be read, is complained about.
    virtual base::Result<model::Table, Complaints> table(std::string_view name) const = 0;
};

// NAME.csv, NAME.json or NAME.toml of a folder, at most 1 MiB each; `news` also from its news/*.xml (feed.h), and
// gtfs_NAME is NAME.txt of its gtfs/, as it is.
class FolderTables final : public TableSource {
public:
    explicit FolderTables(std::filesystem::path folder) : folder_(std::move(folder)) {}
    bool has(std::string_view name) const override;
    base::Result<model::Table, Complaints> table(std::string_view name) const override;

    // Every table there is, and those of its gtfs/ (gtfs.h), whether a reader knows them or not.
    base::Result<model::Tables, Complaints> all() const;

private:
    std::vector<std::filesystem::path> files_of(std::string_view name) const;
    std::vector<std::filesystem::path> feeds() const;
    base::Result<model::Table, Complaints> news() const;
    std::filesystem::path folder_;
};

// `tables` outlives it.
class HeldTables final : public TableSource {
public:
    explicit HeldTables(model::Tables const& tables) : tables_(tables) {}
    bool has(std::string_view name) const override { return tables_.find(name) != nullptr; }
    base::Result<model::Table, Complaints> table(std::string_view name) const override;

private:
    model::Tables const& tables_;
};

} // namespace config
