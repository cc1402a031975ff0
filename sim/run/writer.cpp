// One thread and one bounded queue. Cells are counted as they come and as they are done with, so that whoever flushes
// waits for a number and for nothing else.
#include "sim/run/writer.hpp"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <vector>

namespace peakend::run {

using Clock = std::chrono::steady_clock;

struct Writer::Parts {
  results::Store& store;
  const Limits limits;
  mutable std::mutex mutex;  // guards all that follows
  std::condition_variable came, room, committed;
  std::vector<results::CellRow> queue;
  Clock::time_point oldest;                         // when the first in the queue came
  std::uint64_t given = 0, done = 0, flush_to = 0;  // cells so far; what was dropped after a failure is done too
  bool ending = false;
  std::optional<results::StoreProblem> problem;
  std::atomic<bool> failed{false};  // as `problem`, without the mutex
  std::thread thread;

  Parts(results::Store& to, const Limits& wanted)
      : store(to),
        limits{std::max<std::size_t>(wanted.queue, 1), std::max<std::size_t>(wanted.batch, 1), wanted.wait} {}
  bool due() const {
    return ending || problem || flush_to > done || queue.size() >= std::min(limits.batch, limits.queue);
  }
  void work();
  std::optional<results::StoreProblem> write(const std::vector<results::CellRow>& batch) noexcept;
};

std::optional<results::StoreProblem> Writer::Parts::write(const std::vector<results::CellRow>& batch) noexcept {
  try {
    store.put(batch);
    return {};
  } catch (const results::StoreFailure& failure) {
    return failure.problem;
  } catch (const std::exception& error) {
    return results::StoreProblem{results::StoreProblem::Kind::failed, error.what()};
  }
}

void Writer::Parts::work() {
  std::vector<results::CellRow> batch;
  std::unique_lock hold(mutex);
  for (;;) {
    came.wait(hold, [&] { return ending || !queue.empty(); });
    if (queue.empty()) return;
    came.wait_until(hold, oldest + limits.wait, [&] { return due(); });
    std::swap(batch, queue);
    room.notify_all();
    if (!problem) {
      hold.unlock();
      auto what = write(batch);
      hold.lock();
      failed = what.has_value();
      problem = std::move(what);
    }
    done += batch.size();
    batch.clear();
    committed.notify_all();
  }
}

Writer::Writer(results::Store& store, const Limits& limits) : parts_(std::make_unique<Parts>(store, limits)) {
  parts_->thread = std::thread([parts = parts_.get()] { parts->work(); });
}

Writer::Writer(results::Store& store) : Writer(store, Limits{}) {}

Writer::~Writer() { finish(); }

bool Writer::put(results::CellRow row) {
  Parts& p = *parts_;
  std::unique_lock hold(p.mutex);
  p.room.wait(hold, [&] { return p.ending || p.problem || p.queue.size() < p.limits.queue; });
  if (p.ending || p.problem) return false;
  if (p.queue.empty()) p.oldest = Clock::now();
  p.queue.push_back(std::move(row));
  ++p.given;
  if (p.queue.size() == 1 || p.due()) p.came.notify_one();
  return true;
}

bool Writer::failed() const { return parts_->failed; }

std::optional<results::StoreProblem> Writer::flush() {
  Parts& p = *parts_;
  std::unique_lock hold(p.mutex);
  const std::uint64_t all = p.given;
  p.flush_to = std::max(p.flush_to, all);
  p.came.notify_one();
  p.committed.wait(hold, [&] { return p.done >= all; });
  return p.problem;
}

std::optional<results::StoreProblem> Writer::finish() {
  {
    std::lock_guard hold(parts_->mutex);
    parts_->ending = true;
  }
  parts_->came.notify_all();
  parts_->room.notify_all();
  if (parts_->thread.joinable()) parts_->thread.join();
  return problem();
}

std::optional<results::StoreProblem> Writer::problem() const {
  std::lock_guard hold(parts_->mutex);
  return parts_->problem;
}

}  // namespace peakend::run
