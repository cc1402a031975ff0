// Opening checks what the file is, not every page of it: a damaged row is found by its checksum when it is read, a
// damaged page by SQLite, and both when they matter. Large files open at once.
#include "results/store/store.hpp"

#include <fmt/format.h>

#include <cmath>
#include <filesystem>

#include "results/store/layout.hpp"
#include "results/store/lock.hpp"
#include "results/store/pack.hpp"

namespace peakend::results {
namespace fs = std::filesystem;
using Kind = StoreProblem::Kind;

struct Store::Parts {
  std::optional<WriterLock> lock;  // first, so that it is given back last
  sqlite::Database db;
  sqlite::Statement insert, find, found, found_finished, count;
  std::vector<std::string> notes;

  Parts(std::optional<WriterLock> held, sqlite::Database opened);
  std::optional<CellRow> row_at(sqlite::Statement& statement);
};

Store::Parts::Parts(std::optional<WriterLock> held, sqlite::Database opened)
    : lock(std::move(held)),
      db(std::move(opened)),
      insert(db,
             "INSERT OR REPLACE INTO cells(key, episodes, contacts, seconds, failure, checksum, sums) "
             "VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)"),
      find(db, "SELECT key, episodes, contacts, seconds, failure, checksum, sums FROM cells WHERE key = ?1"),
      found(db, "SELECT 1 FROM cells WHERE key = ?1"),
      found_finished(db, "SELECT 1 FROM cells WHERE key = ?1 AND failure IS NULL"),
      count(db, "SELECT count(*) FROM cells") {}

// The row the statement stands on, when it is whole.
std::optional<CellRow> Store::Parts::row_at(sqlite::Statement& statement) {
  CellRow row;
  const auto key = key_of(statement.bytes(0));
  if (key) row.key = *key;
  row.episodes = statement.integer(1), row.contacts = statement.integer(2), row.seconds = statement.real(3);
  if (!statement.is_null(4)) row.failure = std::string(statement.bytes(4));
  const std::string_view packed = statement.bytes(6);
  if (key && statement.integer(5) == checksum(row, packed)) {
    if (auto sums = unpack(packed)) {
      row.sums = std::move(*sums);
      return row;
    }
  }
  notes.push_back(fmt::format("{}: the row of cell {} is damaged; it counts as not computed", db.file(),
                              key ? text(*key) : "without a key"));
  return {};
}

namespace {
StoreProblem no_folder(const fs::path& folder, const std::string& why) {
  return {Kind::cannot_create,
          fmt::format("cannot make the folder {}: {}; make it writable, or give another --out", folder.string(), why)};
}

WriterLock lock_beside(const fs::path& file) {
  std::error_code error;
  fs::create_directories(file.parent_path(), error);
  if (error) throw StoreFailure(no_folder(file.parent_path(), error.message()));
  if (!fs::is_directory(file.parent_path(), error))
    throw StoreFailure(no_folder(file.parent_path(), "a file has that name"));
  auto taken = WriterLock::take(fs::path(file).replace_extension(".lock").string());
  if (auto* problem = std::get_if<StoreProblem>(&taken)) throw StoreFailure(*problem);
  return std::get<WriterLock>(std::move(taken));
}

void check_place(const fs::path& file, Store::Mode mode) {
  std::error_code error;
  const auto kind = fs::status(file, error).type();
  if (kind == fs::file_type::regular || (kind == fs::file_type::not_found && mode == Store::Mode::write)) return;
  if (kind == fs::file_type::not_found)
    throw StoreFailure({Kind::missing, fmt::format("there is no study at {}", file.string())});
  if (error || kind == fs::file_type::unknown)
    throw StoreFailure({Kind::read_only, fmt::format("cannot look at {}: {}", file.string(), error.message())});
  throw StoreFailure({Kind::not_a_store, fmt::format("{} is not a file; give another --out", file.string())});
}

sqlite::Database connect(const fs::path& file, Store::Mode mode, const Store::Options& options) {
  using sqlite::Database;
  const std::string name = file.string();
  if (mode == Store::Mode::write) {
    Database db(name, Database::Access::write);
    ready_to_write(db, options.engine, options.most_pages);
    return db;
  }
  try {
    Database db(name, Database::Access::read);
    ready_to_read(db);
    return db;
  } catch (const StoreFailure& failure) {
    // Reading beside a writer needs a shared file in the folder. Where none can be made, nobody can be writing either;
    // but then nothing may be left in the log of the last one.
    std::error_code error;
    const auto left = fs::file_size(name + "-wal", error);
    if (failure.problem.kind != Kind::read_only || (!error && left > 0)) throw;
  }
  Database db(name, Database::Access::frozen);
  ready_to_read(db);
  return db;
}
}  // namespace

std::variant<Store, StoreProblem> Store::open(const std::string& file, Mode mode, const Options& options) {
  try {
    const fs::path given(file);  // named in messages as the user named it
    const fs::path path = given.has_parent_path() ? given.lexically_normal() : fs::absolute(given);
    std::optional<WriterLock> lock;
    if (mode == Mode::write) lock = lock_beside(path);
    check_place(path, mode);
    return Store(std::make_unique<Parts>(std::move(lock), connect(path, mode, options)));
  } catch (const StoreFailure& failure) {
    return failure.problem;
  } catch (const std::exception& error) {
    return StoreProblem{Kind::failed, fmt::format("cannot open {}: {}", file, error.what())};
  }
}

std::variant<Store, StoreProblem> Store::open(const std::string& file, Mode mode) { return open(file, mode, {}); }

Store::Store(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;
Store::~Store() = default;

void Store::put(std::span<const CellRow> rows) {
  sqlite::Transaction transaction(parts_->db, "BEGIN IMMEDIATE");
  for (const CellRow& given : rows) {
    const double seconds = std::isfinite(given.seconds) ? given.seconds : 0;
    const std::string key = key_bytes(given.key), packed = pack(given.sums);
    const std::int64_t check =
        checksum({given.key, given.episodes, given.contacts, seconds, given.failure, {}}, packed);
    sqlite::Using use{parts_->insert};
    parts_->insert.blob(1, key).bind(2, given.episodes).bind(3, given.contacts).bind(4, seconds);
    given.failure ? parts_->insert.text(5, *given.failure) : parts_->insert.null(5);
    parts_->insert.bind(6, check).blob(7, packed).step();
  }
  transaction.commit();
}

std::vector<bool> Store::has(std::span<const CellKey> keys, bool retry) {
  sqlite::Transaction snapshot(parts_->db, "BEGIN");
  auto& find = retry ? parts_->found_finished : parts_->found;
  std::vector<bool> there(keys.size());
  for (std::size_t i = 0; i < keys.size(); ++i) {
    const std::string key = key_bytes(keys[i]);
    sqlite::Using use{find};
    there[i] = find.blob(1, key).step();
  }
  return there;
}

std::optional<CellRow> Store::get(const CellKey& key) {
  const std::string bytes = key_bytes(key);
  sqlite::Using use{parts_->find};
  if (!parts_->find.blob(1, bytes).step()) return {};
  return parts_->row_at(parts_->find);
}

std::vector<std::size_t> Store::for_each(std::span<const CellKey> keys,
                                         const std::function<void(std::size_t, CellRow&&)>& call) {
  sqlite::Transaction snapshot(parts_->db, "BEGIN");
  std::vector<std::size_t> lacking;
  for (std::size_t i = 0; i < keys.size(); ++i) {
    if (auto row = get(keys[i]))
      call(i, std::move(*row));
    else
      lacking.push_back(i);
  }
  return lacking;
}

void Store::each(const std::function<void(CellRow&&)>& call) {
  sqlite::Statement all(parts_->db,
                        "SELECT key, episodes, contacts, seconds, failure, checksum, sums FROM cells ORDER BY key");
  while (all.step())
    if (auto row = parts_->row_at(all)) call(std::move(*row));
}

std::int64_t Store::size() {
  sqlite::Using use{parts_->count};
  parts_->count.step();
  return parts_->count.integer(0);
}

const std::vector<std::string>& Store::notes() const { return parts_->notes; }
const std::string& Store::file() const { return parts_->db.file(); }

bool Store::still_there() const { return !parts_->db.moved(); }

}  // namespace peakend::results
