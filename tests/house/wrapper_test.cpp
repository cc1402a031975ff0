// The wrapper `peakend` where it can be tried cheaply: in an empty copy of the project, with nothing installed as far
// as it can see. It must list what it would install, refuse when told so, and say when it cannot write.
#include <unistd.h>

#include <array>
#include <catch2/catch.hpp>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

namespace {

namespace fs = std::filesystem;

// A folder with a space in its name that holds the wrapper, and beside it a dpkg-query that knows no package.
struct EmptyProject {
  fs::path base = fs::temp_directory_path() / ("peakend wrapper " + std::to_string(getpid()));
  fs::path root = base / "the project";
  EmptyProject() {
    fs::create_directories(root);
    fs::create_directories(base / "shims");
    fs::copy_file(fs::path(PEAKEND_ROOT) / "peakend", root / "peakend", fs::copy_options::overwrite_existing);
    shim("dpkg-query", "exit 1");
    shim("apt-get", "echo apt-get \"$@\" >>'" + (base / "called").string() + "'");
  }
  ~EmptyProject() {
    std::error_code ignored;
    fs::remove_all(base, ignored);
  }
  EmptyProject(const EmptyProject&) = delete;
  EmptyProject& operator=(const EmptyProject&) = delete;

  void shim(const std::string& name, const std::string& body) const {
    std::ofstream(base / "shims" / name) << "#!/bin/sh\n" << body << "\n";
    fs::permissions(base / "shims" / name, fs::perms::owner_all);
  }
};

struct Answer {
  int status = -1;
  std::string text;  // both streams
};

Answer run(const EmptyProject& project, const std::string& before, const std::string& arguments) {
  const std::string command = "cd / && PATH='" + (project.base / "shims").string() + "':\"$PATH\" " + before + " '" +
                              (project.root / "peakend").string() + "' " + arguments + " 2>&1";
  Answer answer;
  FILE* pipe = popen(command.c_str(), "r");
  REQUIRE(pipe != nullptr);
  std::array<char, 256> buffer{};
  while (std::fgets(buffer.data(), static_cast<int>(buffer.size()), pipe) != nullptr) answer.text += buffer.data();
  const int status = pclose(pipe);
  answer.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  return answer;
}

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("the wrapper lists what is missing and refuses when installing is forbidden", "[house][wrapper]") {
  const EmptyProject project;
  const Answer answer = run(project, "PEAKEND_NO_INSTALL=1", "compare x.yaml");
  INFO(answer.text);
  CHECK(answer.status == 69);
  for (const auto package : {"libboost", "libtbb-dev", "libyaml-cpp-dev", "libfmt-dev", "libcli11-dev",
                             "nlohmann-json3-dev", "libxxhash-dev", "libsqlite3-dev", "libxlsxwriter-dev"})
    CHECK(has(answer.text, package));
  CHECK_FALSE(has(answer.text, "catch2"));
  CHECK_FALSE(fs::exists(project.base / "called"));
}

TEST_CASE("the wrapper asks for more when tests are wanted", "[house][wrapper]") {
  const EmptyProject project;
  const Answer answer = run(project, "PEAKEND_NO_INSTALL=1", "test");
  INFO(answer.text);
  CHECK(answer.status == 69);
  CHECK(has(answer.text, "catch2"));
  CHECK(has(answer.text, "librapidcheck-dev"));
}

TEST_CASE("the wrapper says when it cannot write its build folder", "[house][wrapper]") {
  const EmptyProject project;
  std::ofstream(project.root / "build") << "a file where the folder should be\n";
  const Answer answer = run(project, "", "check x.yaml");
  INFO(answer.text);
  CHECK(answer.status == 74);
  CHECK(has(answer.text, "cannot write"));
  CHECK_FALSE(fs::exists(project.base / "called"));
}
