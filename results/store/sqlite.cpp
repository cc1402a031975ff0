// SQLite's codes become kinds of problems here, and nowhere else.
#include "results/store/sqlite.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <system_error>

namespace peakend::results::sqlite {
namespace {
using Kind = StoreProblem::Kind;

bool out_of_space(int code, int number) {
  if ((code & 0xFF) == SQLITE_FULL) return true;
  return (code & 0xFF) == SQLITE_IOERR && (number == ENOSPC || number == EDQUOT || number == EFBIG);
}

StoreProblem problem_of(int code, int number, const std::string& file, const char* message) {
  if (out_of_space(code, number))
    return {Kind::full, fmt::format("no space left to write {}: what was finished before is kept; make room and run "
                                    "the same command again",
                                    file)};
  const std::string why = number != 0 ? std::generic_category().message(number) : std::string(message);
  switch (code & 0xFF) {
    case SQLITE_NOTADB:
      return {Kind::not_a_store, fmt::format("{} is not a study of peakend; give another --out, or remove it", file)};
    case SQLITE_CORRUPT:
      return {Kind::damaged, fmt::format("{} is damaged ({}); move it away and run the same command again, or give "
                                         "another --out",
                                         file, message)};
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
    case SQLITE_AUTH:
      return {Kind::read_only,
              fmt::format("cannot open {}: {}; make it readable and writable, or give another --out", file, why)};
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return {Kind::locked, fmt::format("another program holds {}; close it, or give another --out", file)};
    default:
      return {Kind::failed, fmt::format("cannot use {}: {} ({}, code {})", file, why, message, code)};
  }
}

std::string uri_of(const std::string& file) {
  std::string uri = "file:";
  for (char c : file) {
    if (c == '?' || c == '#' || c == '%')
      uri += fmt::format("%{:02x}", static_cast<unsigned char>(c));
    else
      uri += c;
  }
  return uri + "?immutable=1";
}
}  // namespace

Database::Database(const std::string& file, Access access) : file_(file) {
  const int flags = access == Access::write ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY;
  const bool frozen = access == Access::frozen;
  sqlite3* db = nullptr;
  errno = 0;
  const int code =
      sqlite3_open_v2((frozen ? uri_of(file) : file).c_str(), &db, frozen ? flags | SQLITE_OPEN_URI : flags, nullptr);
  db_.reset(db);
  if (code != SQLITE_OK) fail(code);
  sqlite3_extended_result_codes(db, 1);
  sqlite3_busy_timeout(db, 10'000);  // milliseconds: a reader may hold a checkpoint for a moment
}

void Database::fail(int code) const {
  const int last = errno;
  sqlite3* db = db_.get();
  const char* message = db ? sqlite3_errmsg(db) : sqlite3_errstr(code);
  const int kind = code & 0xFF;
  const bool system = kind == SQLITE_IOERR || kind == SQLITE_CANTOPEN || kind == SQLITE_READONLY;
  const int known = db && system ? sqlite3_system_errno(db) : 0;  // SQLite forgets it when a commit fails
  throw StoreFailure(problem_of(code, system && known == 0 ? last : known, file_, message));
}

void Database::run(const char* sql) {
  errno = 0;
  if (const int code = sqlite3_exec(db_.get(), sql, nullptr, nullptr, nullptr); code != SQLITE_OK) fail(code);
}

bool Database::moved() const {
  int moved = 0;
  return sqlite3_file_control(db_.get(), "main", SQLITE_FCNTL_HAS_MOVED, &moved) == SQLITE_OK && moved != 0;
}

Statement::Statement(const Database& db, const char* sql) : db_(&db) {
  sqlite3_stmt* statement = nullptr;
  const int code = sqlite3_prepare_v3(db.raw(), sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
  statement_.reset(statement);
  check(code);
}

void Statement::check(int code) const {
  if (code != SQLITE_OK) db_->fail(code);
}

Statement& Statement::bind(int place, std::int64_t value) {
  check(sqlite3_bind_int64(statement_.get(), place, value));
  return *this;
}

Statement& Statement::bind(int place, double value) {
  check(sqlite3_bind_double(statement_.get(), place, value));
  return *this;
}

Statement& Statement::text(int place, std::string_view value) {
  check(sqlite3_bind_text64(statement_.get(), place, value.data(), value.size(), SQLITE_STATIC, SQLITE_UTF8));
  return *this;
}

Statement& Statement::blob(int place, std::string_view value) {
  check(sqlite3_bind_blob64(statement_.get(), place, value.data(), value.size(), SQLITE_STATIC));
  return *this;
}

Statement& Statement::null(int place) {
  check(sqlite3_bind_null(statement_.get(), place));
  return *this;
}

bool Statement::step() {
  errno = 0;
  const int code = sqlite3_step(statement_.get());
  if (code == SQLITE_ROW) return true;
  if (code != SQLITE_DONE) db_->fail(code);
  return false;
}

void Statement::reset() { sqlite3_reset(statement_.get()); }

std::string_view Statement::bytes(int column) const {
  const void* data = sqlite3_column_blob(statement_.get(), column);  // first: it may convert, then the length is known
  const int length = sqlite3_column_bytes(statement_.get(), column);
  return data ? std::string_view(static_cast<const char*>(data), static_cast<std::size_t>(length)) : std::string_view();
}

Transaction::~Transaction() {
  if (db_.in_transaction()) sqlite3_exec(db_.raw(), "ROLLBACK", nullptr, nullptr, nullptr);
}

}  // namespace peakend::results::sqlite
