// Why a run could not be finished: thrown inside a run, caught where the run was started, kept as its result.
#pragma once
#include <new>
#include <string>
#include <utility>

namespace peakend::model {

struct Failure {
  std::string said;  // for the user: what happened, where
};

// The machine has too little memory for the run: no answer to the question, so it is never kept as one.
struct OutOfMemory : std::bad_alloc {
  explicit OutOfMemory(std::string text) : said(std::move(text)) {}
  const char* what() const noexcept override { return said.c_str(); }
  std::string said;
};

// An amount of money beyond what can be counted in whole thousandths of its smallest unit.
inline Failure too_large(const std::string& what) {
  return {what + " is too large to be counted exactly; use a larger unit of money"};
}

}  // namespace peakend::model
