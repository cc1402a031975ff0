// What it costs to keep a cell and to find it again: cells of 2,500 sums as a study of some ten touchpoints has them.
// Microseconds per cell (us_per_cell), bytes of the file per cell, and milliseconds to look up 10,000 keys.
#include <benchmark/benchmark.h>

#include <algorithm>

#include "tests/results/store_rows.hpp"

namespace {
using namespace peakend::results;
using namespace peakend::store_tests;
constexpr std::uint64_t cells = 10'000;

std::vector<CellRow> rows_of(std::uint64_t from, std::uint64_t count) {
  std::vector<CellRow> rows;
  for (std::uint64_t i = from; i < from + count; ++i) rows.push_back(row_of(i));
  return rows;
}

void per_cell(benchmark::State& state, double count) {
  state.counters["us_per_cell"] =
      benchmark::Counter(count / 1e6, benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
}

const Folder& full() {
  static const Folder folder;
  static const bool filled = [] {
    Store store = opened(folder.file());
    for (std::uint64_t i = 0; i < cells; i += 64) store.put(rows_of(i, std::min<std::uint64_t>(64, cells - i)));
    return true;
  }();
  benchmark::DoNotOptimize(filled);
  return folder;
}

void put(benchmark::State& state) {
  const auto size = static_cast<std::uint64_t>(state.range(0));
  const Folder folder;
  Store store = opened(folder.file());
  std::uint64_t next = 0;
  for (auto _ : state) {
    state.PauseTiming();
    const auto rows = rows_of(next, size);
    next += size;
    state.ResumeTiming();
    store.put(rows);
  }
  per_cell(state, static_cast<double>(next));
}
BENCHMARK(put)->Arg(1)->Arg(64)->Arg(256)->UseRealTime();

void get(benchmark::State& state) {
  Store store = opened(full().file(), Store::Mode::read);
  const auto keys = keys_of(0, cells);
  std::size_t next = 0;
  for (auto _ : state) benchmark::DoNotOptimize(store.get(keys[next++ % cells]));
  per_cell(state, static_cast<double>(state.iterations()));
}
BENCHMARK(get)->UseRealTime();

void for_each(benchmark::State& state) {
  Store store = opened(full().file(), Store::Mode::read);
  const auto keys = keys_of(0, cells);
  std::int64_t sum = 0;
  for (auto _ : state) store.for_each(keys, [&](std::size_t, CellRow&& row) { sum += row.sums[0]; });
  benchmark::DoNotOptimize(sum);
  per_cell(state, static_cast<double>(state.iterations()) * static_cast<double>(cells));
}
BENCHMARK(for_each)->UseRealTime()->Unit(benchmark::kMillisecond);

void has(benchmark::State& state) {
  Store store = opened(full().file(), Store::Mode::read);
  const auto keys = keys_of(cells / 2, cells / 2 + cells);
  for (auto _ : state) benchmark::DoNotOptimize(store.has(keys));
  state.counters["bytes_per_cell"] = static_cast<double>(fs::file_size(full().file())) / static_cast<double>(cells);
}
BENCHMARK(has)->UseRealTime()->Unit(benchmark::kMillisecond);

void open(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(opened(full().file()));
}
BENCHMARK(open)->UseRealTime()->Unit(benchmark::kMillisecond);
}  // namespace

BENCHMARK_MAIN();
