// Work comes in rounds; each is timed from its own beginning.
#include "sim/app/progress.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cmath>

#include "results/table/shown.hpp"
#include "sim/app/command.hpp"
#include "scenarios/words/say.hpp"

namespace peakend::app {

Progress::Progress(bool quiet, std::string of)
    : of_(std::move(of)), quiet_(quiet), live_(isatty(STDERR_FILENO) != 0), begin_(Clock::now()), last_(begin_) {}

namespace {
std::string left_text(double seconds) {
  if (seconds < 90) return say("about {} s left", std::lround(seconds));
  if (seconds < 5400) return say("about {} min left", std::lround(seconds / 60));
  return say("about {} h left", results::grouped(seconds / 3600, 1));
}
}  // namespace

void Progress::operator()(std::size_t done, std::size_t all) {
  std::scoped_lock lock(mutex_);
  const Speaking in(language_);
  const auto now = Clock::now();
  if (done < before_ || before_ == 0) begin_ = done == 1 ? now : begin_;
  before_ = done;
  const double passed = std::chrono::duration<double>(now - begin_).count();
  const double since = std::chrono::duration<double>(now - last_).count();
  if (quiet_ || passed < 1 || since < (live_ ? 0.2 : 5.0)) return;
  last_ = now;
  const double left = passed / static_cast<double>(done) * static_cast<double>(all - done);
  tell(say("{}{} of {} {}, {}{}", live_ ? "\r" : "", done, all, told(of_), left_text(left), live_ ? "     " : "\n"));
  shown_ = live_;
}

void Progress::finish() {
  std::scoped_lock lock(mutex_);
  if (shown_) tell(fmt::format("\r{:60}\r", ""));
  shown_ = false;
}

}  // namespace peakend::app
