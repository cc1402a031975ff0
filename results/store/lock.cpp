// flock(2), not a row in the database and not a file that must be removed: both outlive a process that was killed.
// The number of the process stands in the file for the one who comes second.
#include "results/store/lock.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <filesystem>
#include <system_error>
#include <utility>

namespace peakend::results {
namespace {
std::string holder(int descriptor) {
  std::array<char, 24> digits{};
  const ssize_t got = ::pread(descriptor, digits.data(), digits.size(), 0);
  std::string number(digits.data(), got > 0 ? static_cast<std::size_t>(got) : 0);
  number = number.substr(0, number.find_first_not_of("0123456789"));
  if (number.empty()) return "";
  return number == std::to_string(::getpid()) ? " (this very process)" : " (process " + number + ")";
}

void sign(int descriptor) {
  const std::string number = std::to_string(::getpid()) + "\n";
  // Only the other's message depends on it, so an error here is none.
  if (::ftruncate(descriptor, 0) == 0) [[maybe_unused]]
    const ssize_t written = ::pwrite(descriptor, number.data(), number.size(), 0);
}
}  // namespace

std::variant<WriterLock, StoreProblem> WriterLock::take(const std::string& file) {
  const std::string folder = std::filesystem::path(file).parent_path().string();
  const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NONBLOCK | O_NOCTTY, 0666);
  if (descriptor < 0)
    return StoreProblem{StoreProblem::Kind::cannot_create,
                        fmt::format("cannot write in {}: {}; make it writable, or give another --out", folder,
                                    std::generic_category().message(errno))};
  WriterLock lock(descriptor);
  int failed = ::flock(descriptor, LOCK_EX | LOCK_NB);
  while (failed != 0 && errno == EINTR) failed = ::flock(descriptor, LOCK_EX | LOCK_NB);
  if (failed == 0) {
    sign(descriptor);
    return lock;
  }
  if (errno == EWOULDBLOCK)
    return StoreProblem{StoreProblem::Kind::locked, fmt::format("another run is writing to {}{}; wait for it, or give "
                                                                "another --out",
                                                                folder, holder(descriptor))};
  return StoreProblem{StoreProblem::Kind::failed, fmt::format("cannot lock {}: {}; give an --out on another disk", file,
                                                              std::generic_category().message(errno))};
}

WriterLock::WriterLock(WriterLock&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}

WriterLock& WriterLock::operator=(WriterLock&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  return *this;
}

WriterLock::~WriterLock() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

}  // namespace peakend::results
