// `user_version`, and meta(key, value) for people, say which layout the rest has. A database says by its application
// number that it is ours, so that a database of another program is never written to.
#include "results/store/layout.hpp"

#include <fmt/format.h>

#include "results/store/store.hpp"

namespace peakend::results {
namespace {
using Kind = StoreProblem::Kind;
constexpr std::int64_t application = 0x504b454e;  // "PKEN"

std::int64_t one_number(sqlite::Database& db, const char* sql) {
  sqlite::Statement statement(db, sql);
  return statement.step() ? statement.integer(0) : 0;
}

[[noreturn]] void other_kind(const sqlite::Database& db) {
  throw StoreFailure({Kind::not_a_store, fmt::format("{} is a database of another program; give another --out, or "
                                                     "remove it",
                                                     db.file())});
}

[[noreturn]] void other_layout(const sqlite::Database& db, std::int64_t layout) {
  throw StoreFailure({Kind::other_schema,
                      fmt::format("{} was written by {} version of peakend (its layout is number {}, this one has {}); "
                                  "give another --out, or remove it",
                                  db.file(), layout > store_schema ? "a later" : "another", layout, store_schema)});
}

// False: an empty database, as a run leaves that was killed in its first moment. The version of the file comes first:
// of another layout not even `meta` is known.
bool is_ours(sqlite::Database& db) {
  const std::int64_t number = one_number(db, "PRAGMA application_id");
  const std::int64_t tables = one_number(db, "SELECT count(*) FROM sqlite_schema");
  if (tables == 0 && (number == 0 || number == application)) return false;
  if (number != application) other_kind(db);
  const std::int64_t version = one_number(db, "PRAGMA user_version");  // 0: of a program that wrote `meta` alone
  if (version != 0 && version != store_schema) other_layout(db, version);
  if (one_number(db, "SELECT count(*) FROM sqlite_schema WHERE name = 'meta'") == 0) other_kind(db);
  const std::int64_t schema = one_number(db, "SELECT value FROM meta WHERE key = 'schema'");
  if (schema != store_schema) other_layout(db, schema);
  return true;
}

// A broken row must not be followed to a place outside its page.
void be_careful(sqlite::Database& db) { db.run("PRAGMA cell_size_check = ON; PRAGMA trusted_schema = OFF;"); }

// Rows have thousands of bytes and come in any order of keys: a table in order of arrival and a small index of keys is
// smaller and six times faster than one tree of keys and rows; large pages pack rows better (docs/decisions: the store).
void make_tables(sqlite::Database& db, int engine) {
  sqlite::Transaction transaction(db, "BEGIN IMMEDIATE");
  db.run(fmt::format("PRAGMA application_id = {}; PRAGMA user_version = {};", application, store_schema).c_str());
  db.run(
      "CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;"
      "CREATE TABLE cells(key BLOB PRIMARY KEY NOT NULL, episodes INTEGER NOT NULL, contacts INTEGER NOT NULL, "
      "seconds REAL NOT NULL, failure TEXT, checksum INTEGER NOT NULL, sums BLOB NOT NULL) STRICT;");
  db.run(fmt::format("INSERT INTO meta VALUES('schema', '{}'), ('engine', '{}'), "
                     "('created', strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))",
                     store_schema, engine)
             .c_str());
  transaction.commit();
}
}  // namespace

void ready_to_write(sqlite::Database& db, int engine, std::int64_t most_pages) {
  be_careful(db);
  const bool filled = is_ours(db);
  if (sqlite3_db_readonly(db.raw(), "main") == 1)
    throw StoreFailure(
        {Kind::read_only, fmt::format("{} may not be written; make it writable, or give another --out", db.file())});
  if (!filled) db.run("PRAGMA page_size = 16384");
  // Readers go on while we write; a killed process loses nothing committed, a power cut perhaps the last seconds.
  db.run("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;");
  if (!filled) make_tables(db, engine);
  if (most_pages > 0) db.run(fmt::format("PRAGMA max_page_count = {}", most_pages).c_str());
}

void ready_to_read(sqlite::Database& db) {
  be_careful(db);
  if (!is_ours(db)) throw StoreFailure({Kind::missing, fmt::format("there is nothing in {} yet", db.file())});
}

}  // namespace peakend::results
