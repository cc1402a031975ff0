// Finished cells in one SQLite file, each kept once, so that the same command goes on where an earlier one ended.
// One process writes (a lock beside the file sees to it), others may read meanwhile. Every row carries a checksum: one
// that does not fit is treated as missing, with a note. A store is used by one thread at a time.
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "results/store/cell.hpp"
#include "results/store/problem.hpp"

namespace peakend::results {

inline constexpr int store_schema = 1;
inline constexpr const char* store_name = "study.sqlite";  // in the folder of a study

class Store {
 public:
  enum class Mode { read, write };  // write makes the folder and the file when they are missing

  struct Options {
    int engine = 0;               // engine number, noted in a store that is made
    std::int64_t most_pages = 0;  // 0: as many as the disk takes; tests fill a small store
  };

  // `file` is the path of the database, as out/gamma/study.sqlite; the lock beside it is study.lock.
  static std::variant<Store, StoreProblem> open(const std::string& file, Mode mode, const Options& options);
  static std::variant<Store, StoreProblem> open(const std::string& file, Mode mode);

  Store(Store&&) noexcept;
  Store& operator=(Store&&) noexcept;
  ~Store();

  // All rows in one transaction: all are kept, or none. A row takes the place of an earlier one with its key. Where the
  // index of a store is damaged, mending one row can cost another: after a note, ask again for what is lacking.
  // Throws StoreFailure.
  void put(std::span<const CellRow> rows);

  // Which are there, failed ones too unless `retry` (then a failed cell counts as missing). Looks at keys alone: a row
  // whose content is damaged counts here, and `get` and `for_each` do not find it. Throws StoreFailure.
  std::vector<bool> has(std::span<const CellKey> keys, bool retry = false);

  // Nothing when it is missing or damaged. Throws StoreFailure.
  std::optional<CellRow> get(const CellKey& key);

  // Calls back with each row found, in the order of the keys, one row in memory at a time; `index` is its place among
  // the keys. Returns the places that are missing or damaged: what is to be computed. The callback may not put.
  // Throws StoreFailure, and passes on what the callback throws.
  std::vector<std::size_t> for_each(std::span<const CellKey> keys,
                                    const std::function<void(std::size_t index, CellRow&& row)>& call);

  // Every whole row, in the order of keys. Throws StoreFailure.
  void each(const std::function<void(CellRow&& row)>& call);

  std::int64_t size();  // rows, damaged ones too. Throws StoreFailure.

  // Damaged rows met so far, one sentence each.
  const std::vector<std::string>& notes() const;

  const std::string& file() const;

  // False when somebody removed or replaced the file while it was open: what is put then is lost.
  bool still_there() const;

 private:
  struct Parts;
  explicit Store(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace peakend::results
