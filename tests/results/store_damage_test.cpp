// The store in bad days: killed while it writes, damaged, foreign, of the future, not writable, on a full disk. Always
// either a clear problem or whole rows; never a crash, never a wrong figure.
#include <fcntl.h>
#include <signal.h>
#include <sqlite3.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include <array>
#include <catch2/catch.hpp>
#include <functional>
#include <thread>

#include "tests/results/store_rows.hpp"

using namespace peakend::results;
using namespace peakend::store_tests;
using Mode = Store::Mode;

namespace {
bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

// A child process that does `work` and ends without a word; returns its number.
pid_t child(const std::function<int()>& work) {
  const pid_t number = ::fork();
  REQUIRE(number >= 0);
  if (number == 0) {
    int code = 99;
    try {
      code = work();
    } catch (...) {
    }
    ::_exit(code);
  }
  return number;
}

int status_of(pid_t number) {
  int status = 0;
  REQUIRE(::waitpid(number, &status, 0) == number);
  return status;
}

int exit_code(const std::function<int()>& work) {
  const int status = status_of(child(work));
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

std::vector<CellRow> rows_between(std::uint64_t from, std::uint64_t until, std::size_t sums = 500) {
  std::vector<CellRow> rows;
  for (; from < until; ++from) rows.push_back(row_of(from, sums));
  return rows;
}

// Writes batches of eight until it is killed, and one byte into the pipe after each.
int write_for_ever(const std::string& file, int pipe) {
  Store store = opened(file);
  for (std::uint64_t i = 0;; i = (i + 8) % 4'000) {
    store.put(rows_between(i, i + 8));
    if (::write(pipe, "x", 1) != 1) return 1;
  }
}

// A process that writes and is killed after so many batches and some moments more; returns how many batches it said
// were committed.
std::size_t killed_after(const std::string& file, std::size_t batches, std::chrono::microseconds more) {
  std::array<int, 2> ends{};
  REQUIRE(::pipe(ends.data()) == 0);
  const pid_t writer = child([&] { return write_for_ever(file, ends[1]); });
  ::close(ends[1]);
  std::size_t said = 0;
  char byte = 0;
  while (said < batches && ::read(ends[0], &byte, 1) == 1) ++said;
  std::this_thread::sleep_for(more);
  REQUIRE(::kill(writer, SIGKILL) == 0);
  REQUIRE(WIFSIGNALED(status_of(writer)));
  while (::read(ends[0], &byte, 1) == 1) ++said;
  ::close(ends[0]);
  return said;
}

// Rows found; fails the test when one is not what was put.
std::size_t whole_rows(Store& store, std::uint64_t until) {
  std::size_t found = 0, wrong = 0;
  const auto keys = keys_of(0, until);
  store.for_each(keys, [&](std::size_t i, CellRow&& row) {
    ++found;
    if (!equal(row, row_of(i, row.sums.size()))) ++wrong;
  });
  CHECK(wrong == 0);
  return found;
}

void put_lacking(Store& store, std::uint64_t until) {
  std::vector<CellRow> rows;
  for (std::size_t i : store.for_each(keys_of(0, until), [](std::size_t, CellRow&&) {})) rows.push_back(row_of(i, 500));
  store.put(rows);
}

// Opens and reads everything: a number of whole rows, or the problem met on the way. A writer then puts what is lacking
// until nothing is.
struct Survey {
  std::size_t found = 0;
  std::size_t notes = 0;
  std::optional<StoreProblem> problem;
};
Survey survey(const std::string& file, std::uint64_t until, Mode mode) {
  Survey result;
  try {
    Store store = opened(file, mode);
    result.found = whole_rows(store, until);
    result.notes = store.notes().size();
    for (int i = 0; mode == Mode::write && i < 5 && result.found < until; ++i) {
      put_lacking(store, until);
      result.found = whole_rows(store, until);
    }
  } catch (const StoreFailure& failure) {
    result.problem = failure.problem;
    CHECK_FALSE(failure.problem.said.empty());
    CHECK(has(failure.problem.said, file));
  }
  return result;
}

void sql(const std::string& file, const std::string& text) {
  sqlite3* db = nullptr;
  REQUIRE(sqlite3_open(file.c_str(), &db) == SQLITE_OK);
  REQUIRE(sqlite3_exec(db, text.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK);
  sqlite3_close(db);
}

void fill(const std::string& file, std::uint64_t rows) {
  Store store = opened(file);
  store.put(rows_between(0, rows));
}

// As another user than root, who may do anything.
struct AsNobody {
  uid_t before = ::geteuid();
  AsNobody() {
    if (before == 0) REQUIRE(::seteuid(65'534) == 0);
  }
  ~AsNobody() {
    if (before == 0) [[maybe_unused]]
      const int back = ::seteuid(before);
  }
};
}  // namespace

TEST_CASE("a run killed at any moment leaves a store that opens, with whole rows only", "[sqlite]") {
  std::mt19937 words(7);
  for (int round = 0; round < 20; ++round) {
    const Folder folder;
    const std::size_t said = killed_after(folder.file(), words() % 5, std::chrono::microseconds(words() % 5'000));
    Store store = opened(folder.file());  // the lock went with the process
    const std::size_t kept = whole_rows(store, 4'000);
    CHECK(store.notes().empty());
    CHECK(kept % 8 == 0);  // a batch is there or is not
    CHECK(kept >= std::min<std::size_t>(8 * said, 4'000));
    store.put(rows_between(0, 8));
    CHECK(whole_rows(store, 8) == 8);
  }
}

TEST_CASE("another process is told the number of the one that writes", "[sqlite]") {
  const Folder folder;
  const Store store = opened(folder.file());
  const std::string expected = "another run is writing to " + folder.path.string() + " (process " +
                               std::to_string(::getpid()) + "); wait for it, or give another --out";
  CHECK(exit_code([&] { return refusal(folder.file()).said == expected ? 0 : 1; }) == 0);
}

TEST_CASE("overwritten bytes give whole rows, notes and problems, never a wrong figure", "[sqlite]") {
  const Folder folder;
  fill(folder.file(), 200);
  const std::string good = bytes_of(folder.file());
  std::mt19937 words(11);
  std::size_t notes = 0, problems = 0;
  for (int round = 0; round < 60; ++round) {
    std::string bad = good;
    const std::size_t length = round % 3 == 0 ? 1 : round % 3 == 1 ? 64 : 20'000;
    const std::size_t at = words() % (bad.size() - length);
    for (std::size_t i = 0; i < length; ++i) bad[at + i] = static_cast<char>(words());
    for (const Mode mode : {Mode::read, Mode::write}) {
      const Folder other;
      write_bytes(other.file(), bad);
      const Survey result = survey(other.file(), 200, mode);
      notes += result.notes, problems += result.problem.has_value();
      if (mode == Mode::write && !result.problem) CHECK(result.found == 200);
    }
  }
  CHECK(notes > 0);
  CHECK(problems > 0);
}

TEST_CASE("a damaged row is noted, counts as missing, and is mended by putting it again", "[sqlite]") {
  const Folder folder;
  fill(folder.file(), 3);
  sql(folder.file(),
      "UPDATE cells SET episodes = episodes + 1 WHERE rowid = 2;"
      "UPDATE cells SET sums = x'01' WHERE rowid = 3");
  Store store = opened(folder.file());
  const auto keys = keys_of(0, 3);
  CHECK(store.for_each(keys, [](std::size_t, CellRow&&) {}) == std::vector<std::size_t>{1, 2});
  REQUIRE(store.notes().size() == 2);
  CHECK(has(store.notes()[0], text(keys[1])));
  CHECK(has(store.notes()[0], "damaged"));
  store.put(rows_between(0, 3));
  CHECK(whole_rows(store, 3) == 3);
}

TEST_CASE("a truncated store is a problem or lacks rows", "[sqlite]") {
  const Folder folder;
  fill(folder.file(), 200);
  const std::string good = bytes_of(folder.file());
  for (const double share : {0.001, 0.1, 0.5, 0.9, 0.9999}) {
    const Folder other;
    write_bytes(other.file(), good.substr(0, static_cast<std::size_t>(static_cast<double>(good.size()) * share)));
    const Survey result = survey(other.file(), 200, Mode::read);
    INFO(share << ": " << (result.problem ? result.problem->said : ""));
    CHECK((result.problem || result.found < 200));
  }
}

TEST_CASE("an empty file is a store to a writer, and nothing to a reader", "[sqlite]") {
  const Folder folder;
  write_bytes(folder.file(), "");
  CHECK(refusal(folder.file(), Mode::read).kind == static_cast<int>(Kind::missing));
  CHECK(bytes_of(folder.file()).empty());
  fill(folder.file(), 2);
  CHECK(refusal(folder.file(), Mode::read).kind == -1);
}

TEST_CASE("what is not ours is refused and left as it was", "[sqlite]") {
  const Folder folder;
  write_bytes(folder.file("text.sqlite"), std::string(5'000, 'x'));
  write_bytes(folder.file("short.sqlite"), "hello\n");
  sql(folder.file("other.sqlite"), "CREATE TABLE cells(key, value); INSERT INTO cells VALUES(1, 2)");
  fs::create_directory(folder.file("folder.sqlite"));
  ::mkfifo(folder.file("pipe.sqlite").c_str(), 0600);
  for (const Mode mode : {Mode::read, Mode::write})
    for (const auto name : {"text.sqlite", "short.sqlite", "other.sqlite", "folder.sqlite", "pipe.sqlite"}) {
      const bool plain = fs::is_regular_file(folder.file(name));
      const std::string before = plain ? bytes_of(folder.file(name)) : "";
      const Refusal answer = refusal(folder.file(name), mode);
      INFO(answer.said);
      CHECK(answer.kind == static_cast<int>(Kind::not_a_store));
      CHECK(has(answer.said, folder.file(name)));
      if (plain) CHECK(bytes_of(folder.file(name)) == before);
    }
}

TEST_CASE("a store of a later version is named as one, with what to do", "[sqlite]") {
  const Folder folder;
  fill(folder.file(), 1);
  sql(folder.file(), "UPDATE meta SET value = '7' WHERE key = 'schema'");
  for (const Mode mode : {Mode::read, Mode::write}) {
    const Refusal answer = refusal(folder.file(), mode);
    CHECK(answer.kind == static_cast<int>(Kind::other_schema));
    INFO(answer.said);
    CHECK(has(answer.said, "later version"));
    CHECK(has(answer.said, "7"));
    CHECK(has(answer.said, "--out"));
  }
  sql(folder.file(), "UPDATE meta SET value = '1' WHERE key = 'schema'; PRAGMA user_version = 9");
  const std::string before = bytes_of(folder.file());
  for (const Mode mode : {Mode::read, Mode::write}) {
    const Refusal answer = refusal(folder.file(), mode);
    CHECK(answer.kind == static_cast<int>(Kind::other_schema));
    CHECK(has(answer.said, "later version of peakend (its layout is number 9, this one has 1)"));
  }
  CHECK(bytes_of(folder.file()) == before);  // nothing was touched
  sql(folder.file(), "PRAGMA user_version = 0");  // of a program that wrote `meta` alone
  CHECK(std::holds_alternative<Store>(Store::open(folder.file(), Mode::read)));
  sql(folder.file(), "DELETE FROM meta");
  CHECK(refusal(folder.file()).kind == static_cast<int>(Kind::other_schema));
  sql(folder.file(), "DROP TABLE meta");
  CHECK(refusal(folder.file()).kind == static_cast<int>(Kind::not_a_store));
}

TEST_CASE("what is not there, or cannot be made, is said", "[sqlite]") {
  const Folder folder;
  CHECK(refusal(folder.file("none.sqlite"), Mode::read).kind == static_cast<int>(Kind::missing));
  write_bytes(folder.path / "file", "");
  for (const std::string place : {"file/study.sqlite", "file/deep/study.sqlite"}) {
    const Refusal answer = refusal(folder.file(place));
    CHECK(answer.kind == static_cast<int>(Kind::cannot_create));
    INFO(answer.said);
    CHECK(has(answer.said, (folder.path / "file").string()));
  }
  CHECK(refusal(folder.file(std::string(5'000, 'n'))).kind != -1);
  CHECK(refusal(folder.file("new/deep/study.sqlite")).kind == -1);
  CHECK(refusal(folder.file("a ?odd#%20 name.sqlite")).kind == -1);
}

TEST_CASE("a folder that cannot be written can be read, and a writer is told", "[sqlite]") {
  const Folder folder;
  const fs::path shut = folder.path / "shut ?#%";
  fs::create_directory(shut);
  fill((shut / store_name).string(), 3);
  fs::permissions(shut / store_name, fs::perms(0444));
  fs::permissions(shut, fs::perms(0555));
  fs::permissions(folder.path, fs::perms(0755));
  {
    const AsNobody nobody;
    Store store = opened((shut / store_name).string(), Mode::read);
    CHECK(whole_rows(store, 3) == 3);
    CHECK(refusal((shut / store_name).string()).kind == static_cast<int>(Kind::cannot_create));
    CHECK(refusal((shut / "deep" / store_name).string()).kind == static_cast<int>(Kind::cannot_create));
  }
  fs::permissions(shut, fs::perms(0777));
  fs::remove(shut / "study.lock");
  {
    const AsNobody nobody;
    const Refusal answer = refusal((shut / store_name).string());
    INFO(answer.said);
    CHECK(answer.kind == static_cast<int>(Kind::read_only));
  }
  fs::permissions(shut / store_name, fs::perms(0000));
  {
    const AsNobody nobody;
    CHECK(refusal((shut / store_name).string(), Mode::read).kind == static_cast<int>(Kind::read_only));
  }
}

TEST_CASE("a full store says so, keeps what was there, and goes on with more room", "[sqlite]") {
  const Folder folder;
  std::size_t kept = 0;
  {
    Store store = opened(folder.file(), Mode::write, {.engine = 1, .most_pages = 20});
    try {
      for (std::uint64_t i = 0; i < 4'000; i += 8, kept += 8) store.put(rows_between(i, i + 8));
      FAIL("20 pages cannot hold 4,000 cells");
    } catch (const StoreFailure& failure) {
      CHECK(failure.problem.kind == Kind::full);
      CHECK(has(failure.problem.said, "no space left"));
    }
    CHECK(whole_rows(store, 4'000) == kept);
  }
  CHECK(kept > 0);
  Store store = opened(folder.file());
  store.put(rows_between(0, 400));
  CHECK(whole_rows(store, 4'000) == 400);
}

TEST_CASE("a file that may not grow is a full disk", "[sqlite]") {
  const Folder folder;
  const int code = exit_code([&] {
    ::signal(SIGXFSZ, SIG_IGN);
    const rlimit most{400'000, 400'000};
    if (::setrlimit(RLIMIT_FSIZE, &most) != 0) return 0;
    Store store = opened(folder.file());
    try {
      for (std::uint64_t i = 0; i < 40'000; i += 8) store.put(rows_between(i, i + 8));
    } catch (const StoreFailure& failure) {
      return failure.problem.kind == Kind::full ? 7 : 8;
    }
    return 9;
  });
  CHECK(code == 7);
  Store store = opened(folder.file());
  const std::size_t kept = whole_rows(store, 40'000);
  CHECK(kept > 0);
  CHECK(kept % 8 == 0);
}
