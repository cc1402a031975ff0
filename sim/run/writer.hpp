// Takes finished cells from any thread and puts them into the store on a thread of its own, many in one transaction.
// What was put at least `wait` ago is committed; a failing disk is kept as a problem, and computing is to stop.
#pragma once
#include <chrono>
#include <memory>
#include <optional>

#include "results/store/store.hpp"

namespace peakend::run {

class Writer {
 public:
  struct Limits {
    std::size_t queue = 256;              // cells waiting; then put() waits
    std::size_t batch = 64;               // this many are committed at once,
    std::chrono::milliseconds wait{200};  // or what has come when the oldest has waited so long
  };

  // The store belongs to the writer from the first put() until flush() or finish() has returned.
  Writer(results::Store& store, const Limits& limits);
  explicit Writer(results::Store& store);
  ~Writer();  // as finish()
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  // From any thread. Waits while the queue is full. False when the writer has failed: the cell is dropped, and further
  // computing is in vain.
  bool put(results::CellRow row);

  // Has it failed? Cheap, from any thread.
  bool failed() const;

  // When it returns, all that was put before is committed, or the problem says why not.
  std::optional<results::StoreProblem> flush();

  // flush(), and ends the thread; put() then returns false.
  std::optional<results::StoreProblem> finish();

  // The first failure, if there was one. What was committed before it stays.
  std::optional<results::StoreProblem> problem() const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace peakend::run
