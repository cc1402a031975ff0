// Time left on stderr: a line that renews itself on a terminal, a line every few seconds elsewhere; nothing within the
// first second.
#pragma once
#include <chrono>
#include <cstddef>
#include <mutex>
#include <string>

#include "scenarios/words/say.hpp"

namespace peakend::app {

class Progress {
 public:
  explicit Progress(bool quiet, std::string of = "runs");
  void operator()(std::size_t done, std::size_t all);  // from any thread
  void finish();                                       // takes the line away

 private:
  using Clock = std::chrono::steady_clock;
  std::string of_;
  Language language_ = spoken();  // runs end on other threads
  bool quiet_, live_, shown_ = false;
  Clock::time_point begin_, last_;  // begin_: of the current round of work
  std::size_t before_ = 0;
  std::mutex mutex_;
};

}  // namespace peakend::app
