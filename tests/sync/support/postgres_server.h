// A PostgreSQL of the test's own, through the script `postgres` beside this: started with the object, gone with it.
#pragma once
#include <string>

#include "tests/support/temporary_folder.h"

namespace tests {

class PostgresServer {
public:
    PostgresServer(); // fails the test when there is none to start
    ~PostgresServer();
    std::string connection() const; // libpq's string
    void start() const;
    void stop() const;
    void kill() const;                              // -9, all its processes
    std::string sql(std::string const& text) const; // psql's answer, unadorned
    void apply_schema() const { call("schema"); }

private:
    void call(char const* what) const;
    TemporaryFolder folder_;
};

} // namespace tests
