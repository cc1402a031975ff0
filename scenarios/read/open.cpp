// Opens the file a user named: every way it can fail is a problem of its own, and nothing is read beyond the limit.
#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>

#include "scenarios/base/text.hpp"
#include "scenarios/read/tree.hpp"

namespace peakend::read {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_neighbours = 10'000;  // names looked at for a hint
constexpr std::size_t chunk = 1u << 16;

void add(Problems& problems, const std::string& file, std::string said, std::string expected, std::string got,
         std::string hint) {
  problems.push_back(
      {Severity::error, Place{file, 0, 0}, "", std::move(said), std::move(expected), std::move(got), std::move(hint)});
}

void too_large(Problems& problems, const std::string& file, const Limits& limits) {
  add(problems, file, "the file is too large", "at most " + std::to_string(limits.bytes) + " bytes", "", "");
}

std::string near_name(const fs::path& path) {
  std::vector<std::string> names;
  std::error_code error;
  const fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
  for (fs::directory_iterator entry(folder, error); !error && entry != fs::directory_iterator();
       entry.increment(error)) {
    if (names.size() >= most_neighbours) break;
    names.push_back(entry->path().filename().string());
  }
  std::sort(names.begin(), names.end());
  return did_you_mean(path.filename().string(), names);
}

// nullopt when there is more than the limit.
std::optional<std::string> read_all(std::istream& in, std::size_t limit) {
  std::string bytes;
  std::string part(chunk, '\0');
  while (in.read(part.data(), static_cast<std::streamsize>(std::min(chunk, limit - bytes.size() + 1))),
         in.gcount() > 0) {
    bytes.append(part, 0, static_cast<std::size_t>(in.gcount()));
    if (bytes.size() > limit) return std::nullopt;
  }
  return bytes;
}

std::optional<std::string> read_stream(std::istream& in, const std::string& file, Problems& problems, const Limits& limits) {
  const std::optional<std::string> bytes = read_all(in, limits.bytes);
  if (!bytes) {
    too_large(problems, file, limits);
    return std::nullopt;
  }
  if (in.bad()) {
    add(problems, file, "cannot be read", "", "", "");
    return std::nullopt;
  }
  return bytes;
}

// What a shell has opened for us: standard input by name, `<(command)`. Any other pipe might never be written to.
bool is_own_stream(std::string_view path) {
  return path == "/dev/stdin" || path.starts_with("/dev/fd/") || path.starts_with("/proc/self/fd/");
}

std::optional<std::string> open_file(const std::string& path, Problems& problems, const Limits& limits) {
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (status.type() == fs::file_type::not_found || path.empty()) {
    add(problems, path, "no such file", "", "", near_name(path));
    return std::nullopt;
  }
  if (status.type() == fs::file_type::directory) {
    add(problems, path, "a folder", "a YAML file", "", "");
    return std::nullopt;
  }
  const bool known = status.type() != fs::file_type::none && status.type() != fs::file_type::unknown;
  if (known && status.type() != fs::file_type::regular && !is_own_stream(path)) {
    add(problems, path, "not an ordinary file", "a file, or - for standard input", "", "");
    return std::nullopt;
  }
  if (status.type() == fs::file_type::regular && fs::file_size(path, error) > limits.bytes && !error) {
    too_large(problems, path, limits);
    return std::nullopt;
  }
  errno = 0;
  std::ifstream in(path, std::ios::binary);
  if (!in) {
    const int reason = errno;
    add(problems, path, "cannot be opened", "", "", reason == 0 ? "" : std::strerror(reason));
    return std::nullopt;
  }
  return read_stream(in, path, problems, limits);
}

}  // namespace

std::optional<std::string> read_file(const std::string& path, Problems& problems, const Limits& limits) {
  try {
    if (path == "-") return read_stream(std::cin, "standard input", problems, limits);
    return open_file(path, problems, limits);
  } catch (const std::exception& error) {  // a failing disc, a name the system cannot take
    add(problems, path, "cannot be read", "", "", error.what());
    return std::nullopt;
  }
}

std::optional<Node> parse_file(const std::string& path, Problems& problems, const Limits& limits) {
  const auto bytes = read_file(path, problems, limits);
  if (!bytes) return std::nullopt;
  return parse(*bytes, path == "-" ? "standard input" : path, problems, limits);
}

}  // namespace peakend::read
