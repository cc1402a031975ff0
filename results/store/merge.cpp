// First everything is compared, then copied: a contradiction is found before anything is written.
#include "results/store/merge.hpp"

#include <fmt/format.h>

#include <map>

namespace peakend::results {
namespace {
using Kind = StoreProblem::Kind;

// Where to take a cell from, and whether it is new to the store it goes to.
struct Source {
  std::size_t store;
  bool is_new;
};

struct Plan {
  std::map<CellKey, Source> wanted;
  std::vector<std::string> conflicts;
  Merged merged;
};

std::vector<Store> open_all(std::span<const std::string> files) {
  std::vector<Store> stores;
  for (const std::string& file : files) {
    auto opened = Store::open(file, Store::Mode::read);
    if (auto* problem = std::get_if<StoreProblem>(&opened)) throw StoreFailure(*problem);
    stores.push_back(std::get<Store>(std::move(opened)));
  }
  return stores;
}

// A cell that failed in one place may be finished in another: what failed was then the place (its memory, say), and the
// finished one counts. Two ways of failing are no contradiction: the first stays.
void consider(const CellRow& row, std::size_t from, std::vector<Store>& stores, Store& into, Plan& plan) {
  const auto known = plan.wanted.find(row.key);
  const bool seen = known != plan.wanted.end();
  Store& other = seen ? stores[known->second.store] : into;
  const auto before = other.get(row.key);
  if (!before || (before->failure && !row.failure)) {
    plan.wanted.insert_or_assign(row.key, Source{from, seen ? known->second.is_new : !before});
  } else if (row.failure || same_figures(*before, row)) {
    ++plan.merged.known;
  } else {
    plan.conflicts.push_back(
        fmt::format("cell {} differs in {} and {}", text(row.key), other.file(), stores[from].file()));
  }
}

StoreProblem contradiction(const std::vector<std::string>& conflicts) {
  std::string said = fmt::format(
      "{} differ between the stores, so one of them was not made by this engine or is broken; nothing was copied:",
      conflicts.size() == 1 ? "the figures of 1 cell" : fmt::format("the figures of {} cells", conflicts.size()));
  for (const std::string& conflict : conflicts) said += "\n  " + conflict;
  return {Kind::conflict, said};
}

void copy(const Plan& plan, std::vector<Store>& stores, Store& into) {
  constexpr std::size_t batch = 256;
  std::vector<CellRow> rows;
  for (const auto& [key, source] : plan.wanted) {
    if (auto row = stores[source.store].get(key)) rows.push_back(std::move(*row));
    if (rows.size() < batch) continue;
    into.put(rows);
    rows.clear();
  }
  into.put(rows);
}
}  // namespace

std::variant<Merged, StoreProblem> merge(std::span<const std::string> files, Store& into) {
  try {
    std::vector<Store> stores = open_all(files);
    Plan plan;
    for (std::size_t from = 0; from < stores.size(); ++from)
      stores[from].each([&](CellRow&& row) { consider(row, from, stores, into, plan); });
    if (!plan.conflicts.empty()) return contradiction(plan.conflicts);
    for (const Store& store : stores)
      plan.merged.notes.insert(plan.merged.notes.end(), store.notes().begin(), store.notes().end());
    copy(plan, stores, into);
    for (const auto& [key, source] : plan.wanted) ++(source.is_new ? plan.merged.copied : plan.merged.finished);
    return plan.merged;
  } catch (const StoreFailure& failure) {
    return failure.problem;
  } catch (const std::exception& error) {
    return StoreProblem{Kind::failed, fmt::format("cannot merge into {}: {}", into.file(), error.what())};
  }
}

}  // namespace peakend::results
