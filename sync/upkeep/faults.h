// Faults: the last of each part, with its time, in one small file beside the outbox: a line a part, never more. Written
// whole and synced (base/file.h). Belongs to one thread.
#pragma once
#include <filesystem>
#include <vector>

#include "kiosk/base/result.h"
#include "kiosk/model/part.h"

namespace upkeep {

class Faults {
public:
    // One that is not there is empty; one that cannot be read is begun anew, for it tells of nothing but faults.
    explicit Faults(std::filesystem::path file);

    std::vector<model::PartReport> const& all() const { return faults_; } // in the order of model::all_parts
    // A fault that is met again within a minute is the same one, and costs the disk nothing.
    base::Result<> keep(model::PartReport const& fault);

private:
    std::filesystem::path file_;
    std::vector<model::PartReport> faults_;
};

std::string faults_text(std::vector<model::PartReport> const& faults);
// Lines that are none are passed over.
std::vector<model::PartReport> read_faults(std::string_view text);

} // namespace upkeep
