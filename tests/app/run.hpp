// Runs the built program as a person would, in a folder of its own, within bounds of memory and time.
#pragma once
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

namespace peakend::test {

namespace fs = std::filesystem;

// Sanitizers reserve address space of their own.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr const char* bounds = "";
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
inline constexpr const char* bounds = "";
#else
inline constexpr const char* bounds = "ulimit -v 1500000; ";
#endif
#else
inline constexpr const char* bounds = "ulimit -v 1500000; ";
#endif

struct Answer {
  int status = -1;
  std::string out, err;
};

class Folder {
 public:
  Folder() : path_(fs::temp_directory_path() / ("peakend app " + std::to_string(getpid()))) {
    fs::remove_all(path_);
    fs::create_directories(path_);
  }
  ~Folder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  void write(const std::string& name, std::string_view text) const { std::ofstream(path_ / name, std::ios::binary) << text; }
  fs::path operator/(const std::string& name) const { return path_ / name; }

  int seconds = 120;  // after which a command is ended, with status 124

  // `peakend ARGUMENTS` by a shell inside the folder, with these NAME=VALUE.
  Answer peakend(const std::string& arguments, const std::string& environment = "") const {
    const std::string command = "cd '" + path_.string() + "' && { " + bounds + environment + " timeout " + std::to_string(seconds) + " '" PEAKEND_BINARY "' " + arguments +
                                "; } >.out 2>.err";
    const int status = std::system(command.c_str());
    return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, text_of(".out"), text_of(".err")};
  }

 private:
  std::string text_of(const std::string& name) const {
    std::ostringstream text;
    text << std::ifstream(path_ / name, std::ios::binary).rdbuf();
    return text.str();
  }
  fs::path path_;
};

}  // namespace peakend::test
