#include "tests/sync/support/postgres_server.h"

#include <stdexcept>

#include "tests/support/program.h"

namespace tests {

PostgresServer::PostgresServer() {
    // What it makes belongs to the user it runs as, who has to get into the folder.
    std::filesystem::permissions(folder_.path(), std::filesystem::perms::others_exec,
                                 std::filesystem::perm_options::add);
    call("init");
}

PostgresServer::~PostgresServer() {
    if (std::filesystem::exists(folder_ / "cluster" / "data" / "postmaster.pid")) call("kill");
}

std::string PostgresServer::connection() const {
    return "host=" + (folder_ / "cluster").string() + " user=tramso dbname=tramso";
}

void PostgresServer::start() const { call("start"); }
void PostgresServer::stop() const { call("stop"); }
void PostgresServer::kill() const { call("kill"); }

std::string PostgresServer::sql(std::string const& text) const {
    auto const done =
        run_program({"psql", "-X", "-A", "-t", "-q", "-v", "ON_ERROR_STOP=1", "-d", connection(), "-c", text});
    if (done.exit != 0) throw std::runtime_error("psql: " + done.err);
    return done.out;
}

void PostgresServer::call(char const* what) const {
    auto const done =
        run_program({TRAMSO_SOURCE_DIR "/tests/sync/support/postgres", what, (folder_ / "cluster").string()});
    if (done.exit != 0) throw std::runtime_error(std::string("PostgreSQL ") + what + ": " + done.err);
}

} // namespace tests
