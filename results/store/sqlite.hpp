// A thin, owning layer over SQLite: a connection and a prepared statement. Every error is thrown as a StoreFailure that
// says which file, what happened and what to do. Known only inside this room.
#pragma once
#include <sqlite3.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "results/store/problem.hpp"

namespace peakend::results::sqlite {

struct Close {
  void operator()(sqlite3* db) const { sqlite3_close_v2(db); }
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};

class Database {
 public:
  enum class Access { write, read, frozen };  // frozen: read without a trace, for a folder that cannot be written

  Database(const std::string& file, Access access);
  void run(const char* sql);  // any number of statements, results dropped
  bool in_transaction() const { return sqlite3_get_autocommit(db_.get()) == 0; }
  const std::string& file() const { return file_; }
  bool moved() const;  // removed or replaced since it was opened
  sqlite3* raw() const { return db_.get(); }
  [[noreturn]] void fail(int code) const;

 private:
  std::string file_;
  std::unique_ptr<sqlite3, Close> db_;
};

// Texts and blobs given to bind() must live until the next reset().
class Statement {
 public:
  Statement(const Database& db, const char* sql);
  Statement& bind(int place, std::int64_t value);
  Statement& bind(int place, double value);
  Statement& text(int place, std::string_view value);
  Statement& blob(int place, std::string_view value);
  Statement& null(int place);
  bool step();   // true: a row is there
  void reset();  // ready for the next values
  std::int64_t integer(int column) const { return sqlite3_column_int64(statement_.get(), column); }
  double real(int column) const { return sqlite3_column_double(statement_.get(), column); }
  bool is_null(int column) const { return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL; }
  std::string_view bytes(int column) const;  // of a text or blob, until the next step() or reset()

 private:
  void check(int code) const;
  const Database* db_;
  std::unique_ptr<sqlite3_stmt, Close> statement_;
};

// Resets the statement at the end of the block, whatever is thrown meanwhile.
struct Using {
  Statement& statement;
  ~Using() { statement.reset(); }
};

// Commits when told to; otherwise everything since is undone. A reader's sees one moment of the store.
class Transaction {
 public:
  Transaction(Database& db, const char* begin) : db_(db) { db_.run(begin); }
  void commit() { db_.run("COMMIT"); }
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;

 private:
  Database& db_;
};

}  // namespace peakend::results::sqlite
