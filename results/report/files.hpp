// Writes finished texts to a folder: each file appears whole or not at all.
// Never throws: what went wrong comes back as a message for people.
#pragma once
#include <optional>
#include <string>
#include <vector>

namespace peakend::results {

struct File {
  std::string name;  // inside the folder
  std::string text;
};

// Makes the folder when it is missing; each text goes to a temporary name first and is then renamed, over what was
// there. Stops at the first failure and says which file and why; files before it stay.
std::optional<std::string> write_files(const std::string& dir, const std::vector<File>& files) noexcept;

}  // namespace peakend::results
