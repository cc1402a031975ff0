// Markdown pages as the tests see them: their fenced blocks, their links, and a folder to run the blocks in.
#pragma once
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace peakend::docs {

namespace fs = std::filesystem;

struct Fence {
  std::string info;  // "sh exit=2"
  std::string text;
  int line = 0;  // of the fence
};

inline std::string text_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

inline std::vector<Fence> fences(const std::string& markdown) {
  std::vector<Fence> found;
  std::istringstream in(markdown);
  bool inside = false;
  int number = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    if (line.starts_with("```")) {
      if (!inside) found.push_back({line.substr(3), "", number});
      inside = !inside;
    } else if (inside) {
      found.back().text += line + "\n";
    }
  }
  return found;
}

// The value of `key=` among the words behind the language of a fence; empty when it is not there.
inline std::string annotation(const Fence& fence, std::string_view key) {
  std::istringstream words(fence.info);
  for (std::string word; words >> word;)
    if (word.starts_with(std::string(key) + "=")) return word.substr(key.size() + 1);
  return "";
}

inline bool is(const Fence& fence, std::string_view language) { return fence.info.substr(0, fence.info.find(' ')) == language; }

inline bool says(const Fence& fence, std::string_view word) { return (" " + fence.info + " ").find(" " + std::string(word) + " ") != std::string::npos; }

// Where [text](target) of a page points to, without anchors; links to the web are left out.
inline std::vector<std::string> local_links(const std::string& markdown) {
  std::vector<std::string> found;
  for (std::size_t at = markdown.find("]("); at != std::string::npos; at = markdown.find("](", at + 2)) {
    std::string target = markdown.substr(at + 2, markdown.find(')', at) - at - 2);
    target = target.substr(0, target.find('#'));
    if (!target.empty() && target.find("://") == std::string::npos) found.push_back(target);
  }
  return found;
}

// README.md and every page under docs/.
inline std::vector<fs::path> pages(const fs::path& root) {
  std::vector<fs::path> found{root / "README.md"};
  for (const auto& entry : fs::recursive_directory_iterator(root / "docs"))
    if (entry.path().extension() == ".md") found.push_back(entry.path());
  return found;
}

// A folder that looks like the project to a reader: ./peakend and scenarios/. Gone when it goes out of scope.
class Bench {
 public:
  Bench(const fs::path& root, const fs::path& binary) {
    std::string name = (fs::temp_directory_path() / "peakend-docs-XXXXXX").string();
    if (mkdtemp(name.data()) != nullptr) folder_ = name;
    fs::create_directories(folder_ / "scenarios");
    for (const auto& entry : fs::recursive_directory_iterator(root / "scenarios"))
      if (entry.path().extension() == ".yaml") {
        const fs::path to = folder_ / fs::relative(entry.path(), root);
        fs::create_directories(to.parent_path());
        fs::copy_file(entry.path(), to);
      }
    fs::create_symlink(binary, folder_ / "peakend");
  }
  Bench(const Bench&) = delete;
  Bench& operator=(const Bench&) = delete;
  ~Bench() {
    std::error_code ignored;
    if (!folder_.empty()) fs::remove_all(folder_, ignored);
  }

  void write(const std::string& name, const std::string& text) const {
    fs::create_directories((folder_ / name).parent_path());
    std::ofstream(folder_ / name, std::ios::binary) << text;
  }

  struct Ran {
    int code = -1;
    std::string said;  // both outputs together
  };

  // The block as a script that stops at the first command that fails.
  Ran run(const std::string& script) const {
    write("block.sh", script);
    Ran ran;
    FILE* pipe = popen(("cd '" + folder_.string() + "' && COLUMNS=100 sh -e block.sh 2>&1 </dev/null").c_str(), "r");
    if (pipe == nullptr) return ran;
    std::array<char, 4096> chunk{};
    for (std::size_t n = 0; (n = std::fread(chunk.data(), 1, chunk.size(), pipe)) > 0;) ran.said.append(chunk.data(), n);
    const int status = pclose(pipe);
    ran.code = WIFEXITED(status) ? WEXITSTATUS(status) : 128;
    return ran;
  }

 private:
  fs::path folder_;
};

}  // namespace peakend::docs
