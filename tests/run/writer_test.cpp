// The writer's thread: cells from many threads arrive whole, soon, and in bounded memory; a failing disk is told.
#include "sim/run/writer.hpp"

#include <catch2/catch.hpp>
#include <thread>

#include "tests/results/store_rows.hpp"

using namespace peakend;
using namespace peakend::results;
using namespace peakend::store_tests;
using Clock = std::chrono::steady_clock;

TEST_CASE("cells put by several threads are all there after finishing", "[sqlite][writer]") {
  const Folder folder;
  Store store = opened(folder.file());
  run::Writer writer(store, {.queue = 8, .batch = 4, .wait = std::chrono::milliseconds(5)});
  std::vector<std::thread> threads;
  std::atomic<int> refused{0};
  for (std::uint64_t t = 0; t < 4; ++t)
    threads.emplace_back([&, t] {
      for (std::uint64_t i = 0; i < 100; ++i) refused += !writer.put(row_of(t * 100 + i, 50));
    });
  for (auto& thread : threads) thread.join();
  CHECK_FALSE(writer.finish());
  CHECK(refused == 0);
  CHECK_FALSE(writer.failed());
  std::size_t right = 0;
  const auto keys = keys_of(0, 400);
  CHECK(store.for_each(keys, [&](std::size_t i, CellRow&& row) { right += equal(row, row_of(i, 50)); }).empty());
  CHECK(right == 400);
  CHECK_FALSE(writer.put(row_of(1)));
  CHECK_FALSE(writer.finish());
}

TEST_CASE("after a flush all is committed, and the store may be read until the next cell", "[sqlite][writer]") {
  const Folder folder;
  Store store = opened(folder.file());
  run::Writer writer(store, {.queue = 256, .batch = 64, .wait = std::chrono::hours(1)});
  CHECK_FALSE(writer.flush());
  for (std::uint64_t i = 0; i < 30; ++i) {
    REQUIRE(writer.put(row_of(i, 20)));
    if (i % 10 == 9) {
      CHECK_FALSE(writer.flush());
      CHECK(store.size() == static_cast<std::int64_t>(i + 1));
    }
  }
}

TEST_CASE("a cell is committed soon, without anyone asking", "[sqlite][writer]") {
  const Folder folder;
  Store store = opened(folder.file());
  run::Writer writer(store, {.queue = 256, .batch = 64, .wait = std::chrono::milliseconds(50)});
  REQUIRE(writer.put(row_of(1)));
  Store reader = opened(folder.file(), Store::Mode::read);
  const auto end = Clock::now() + std::chrono::seconds(20);
  while (!reader.get(key_of(1)) && Clock::now() < end) std::this_thread::sleep_for(std::chrono::milliseconds(5));
  CHECK(reader.get(key_of(1)));
}

TEST_CASE("what waits in the queue is written when the writer goes", "[sqlite][writer]") {
  const Folder folder;
  Store store = opened(folder.file());
  {
    run::Writer writer(store, {.queue = 256, .batch = 64, .wait = std::chrono::hours(1)});
    for (std::uint64_t i = 0; i < 10; ++i) REQUIRE(writer.put(row_of(i)));
  }
  CHECK(store.size() == 10);
}

TEST_CASE("a full disk stops the writer, nobody waits for ever, and what was committed stays", "[sqlite][writer]") {
  const Folder folder;
  Store store = opened(folder.file(), Store::Mode::write, {.engine = 1, .most_pages = 20});
  run::Writer writer(store, {.queue = 4, .batch = 2, .wait = std::chrono::milliseconds(1)});
  std::vector<std::thread> threads;
  std::atomic<int> refused{0};
  for (std::uint64_t t = 0; t < 3; ++t)
    threads.emplace_back([&, t] {
      for (std::uint64_t i = 0; i < 2'000; ++i)
        if (!writer.put(row_of(t * 2'000 + i, 500))) {
          ++refused;
          return;
        }
    });
  for (auto& thread : threads) thread.join();
  CHECK(refused == 3);
  CHECK(writer.failed());
  REQUIRE(writer.flush());
  const auto problem = writer.finish();
  REQUIRE(problem);
  CHECK(problem->kind == Kind::full);
  CHECK(writer.problem()->said == problem->said);
  CHECK(store.size() > 0);
  std::int64_t whole = 0;
  store.each([&](CellRow&&) { ++whole; });
  CHECK(whole == store.size());
}
