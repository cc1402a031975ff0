// The tables of a store, and whether a file has them. Known only inside this room.
#pragma once
#include <cstdint>

#include "results/store/sqlite.hpp"

namespace peakend::results {

// Makes the tables in an empty database; throws StoreFailure when it is another kind of database, or of another
// version.
void ready_to_write(sqlite::Database& db, int engine, std::int64_t most_pages);

// The same, but an empty database counts as missing.
void ready_to_read(sqlite::Database& db);

}  // namespace peakend::results
