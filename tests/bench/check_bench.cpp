// What it costs to ask whether a file is right: reading and checking every scenario that ships, each in turn, and a process
// that does it once for the largest (target: 50 ms, start-up included).
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>

#include "tests/bench/shop.hpp"

namespace {
using namespace peakend;
namespace fs = std::filesystem;

std::vector<std::string> scenarios() {
  std::vector<std::string> found;
  for (const auto& entry : fs::directory_iterator(PEAKEND_ROOT "/scenarios"))
    if (entry.path().extension() == ".yaml") found.push_back(entry.path().string());
  std::sort(found.begin(), found.end());
  return found;
}

void check(const std::string& file) {
  Problems problems;
  if (!read::read_scenario(file, {}, problems)) fmt::print("{} is wrong\n", file), std::exit(1);
}

// Processor seconds of a process of its own, this program started anew.
double alone(const char* self, const std::string& file) {
  rusage before{}, after{};
  getrusage(RUSAGE_CHILDREN, &before);
  const pid_t child = fork();
  if (child == 0) {
    execl(self, self, file.c_str(), nullptr);
    _exit(1);
  }
  int status = 0;
  if (child < 0 || waitpid(child, &status, 0) != child || status != 0) std::exit(1);
  getrusage(RUSAGE_CHILDREN, &after);
  auto spent = [](const rusage& use) {
    return static_cast<double>(use.ru_utime.tv_sec + use.ru_stime.tv_sec) +
           1e-6 * static_cast<double>(use.ru_utime.tv_usec + use.ru_stime.tv_usec);
  };
  return spent(after) - spent(before);
}
}  // namespace

int main(int argc, char** argv) {
  if (argc > 1) return check(argv[1]), 0;
  double slowest = 0;
  std::string largest;
  for (const std::string& file : scenarios()) {
    std::vector<double> read, whole;
    for (int round = 0; round < bench::rounds(); ++round) {
      read.push_back(bench::seconds([&] { check(file); }));
      whole.push_back(alone(argv[0], file));
    }
    const double middle = bench::median(whole);
    fmt::print("{:<28} read and checked in {:5.1f} ms; as a program of its own {:5.1f} ms\n", fs::path(file).filename().string(),
               1e3 * bench::median(read), 1e3 * middle);
    if (middle > slowest) slowest = middle, largest = fs::path(file).filename().string();
  }
  fmt::print("the slowest, {}: {:.1f} ms (target: at most 50)\n", largest, 1e3 * slowest);
}
