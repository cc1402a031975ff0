// One writer for a study: an advisory lock on a file beside the store. The kernel gives it back when the process ends,
// however it ends, so a killed run leaves nothing to clean up.
#pragma once
#include <string>
#include <variant>

#include "results/store/problem.hpp"

namespace peakend::results {

class WriterLock {
 public:
  // At once: the lock, or who has it. The file is made when missing, and stays.
  static std::variant<WriterLock, StoreProblem> take(const std::string& file);

  WriterLock(WriterLock&& other) noexcept;
  WriterLock& operator=(WriterLock&& other) noexcept;
  ~WriterLock();

 private:
  explicit WriterLock(int descriptor) : descriptor_(descriptor) {}
  int descriptor_ = -1;
};

}  // namespace peakend::results
