// The temporary name holds the process number, so that two runs into one folder do not write into each other's file.
#include "results/files/files.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <exception>
#include <filesystem>
#include <fstream>
#include <string_view>
#include <system_error>

namespace peakend::results {

namespace {

namespace fs = std::filesystem;

std::string reason(int number) {
  return number == 0 ? "the disk may be full" : std::generic_category().message(number);
}

std::string draft_of(const std::string& target) { return target + fmt::format(".{}.part", ::getpid()); }

// Under its temporary name.
std::optional<std::string> write_draft(const fs::path& target, const File& file) {
  const fs::path draft = draft_of(target.string());
  std::error_code ignored;
  errno = 0;
  std::ofstream stream(draft, std::ios::binary | std::ios::trunc);
  if (!stream) return fmt::format("cannot write {}: {}", target.string(), reason(errno));
  if (const auto* lines = std::get_if<LongText>(&file.content))
    (*lines)([&](const std::string& line) { stream << line << '\n'; });
  else
    stream << std::get<std::string>(file.content);
  stream.close();
  if (!stream) {
    const std::string why = reason(errno);
    fs::remove(draft, ignored);
    return fmt::format("cannot write {}: {}", target.string(), why);
  }
  std::error_code error;
  if (fs::is_directory(target, error)) {
    fs::remove(draft, ignored);
    return fmt::format("cannot write {}: a folder has that name", target.string());
  }
  return std::nullopt;
}

std::optional<std::string> write_all(const std::string& dir, const std::vector<File>& files) {
  std::error_code error;
  fs::create_directories(dir, error);
  if (error) return fmt::format("cannot make the folder {}: {}", dir, error.message());
  if (!fs::is_directory(dir, error)) return fmt::format("cannot make the folder {}: a file has that name", dir);
  // All of them first, so that a full disk leaves the answer that was there, and not half of this one.
  std::optional<std::string> problem;
  std::vector<std::string> written;
  for (const File& file : files) {
    const fs::path target = fs::path(dir) / file.name;
    if ((problem = write_draft(target, file))) break;
    written.push_back(target.string());
  }
  for (const std::string& target : written) {
    std::error_code why, ignored;
    if (!problem) fs::rename(draft_of(target), target, why);
    if (why) problem = fmt::format("cannot write {}: {}", target, why.message());
    if (problem) fs::remove(draft_of(target), ignored);
  }
  return problem;
}

}  // namespace

void clear_drafts(const std::string& dir) noexcept {
  static constexpr std::string_view digits = "0123456789";
  try {
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(dir, error)) {
      const fs::path inner = entry.path().stem();  // NAME.NUMBER of NAME.NUMBER.part
      const std::string number = inner.extension().string();
      if (entry.path().extension() != ".part" || number.size() < 2 ||
          number.find_first_not_of(digits, 1) != std::string::npos)
        continue;
      std::error_code ignored;
      if (entry.is_regular_file(ignored)) fs::remove(entry.path(), ignored);
    }
  } catch (const std::exception&) {  // what cannot be cleared does no harm
  }
}

std::optional<std::string> write_files(const std::string& dir, const std::vector<File>& files) noexcept {
  try {
    return write_all(dir, files);
  } catch (const std::exception& failure) {
    try {
      return fmt::format("cannot write to {}: {}", dir, failure.what());
    } catch (...) {
      return std::optional<std::string>(std::in_place);
    }
  }
}

LongFile::LongFile(const std::string& dir, const std::string& name)
    : target_((fs::path(dir) / name).string()), draft_(draft_of(target_)) {
  errno = 0;
  stream_.open(draft_, std::ios::binary | std::ios::trunc);
  if (!stream_) problem_ = reason(errno);
}

LongFile::~LongFile() {
  std::error_code ignored;
  if (stream_.is_open()) stream_.close();
  if (!draft_.empty()) fs::remove(draft_, ignored);
}

void LongFile::line(const std::string& text) {
  if (!problem_.empty()) return;
  errno = 0;
  stream_ << text << '\n';
  if (!stream_) problem_ = reason(errno);
}

std::optional<std::string> LongFile::finish() {
  errno = 0;
  stream_.close();
  if (problem_.empty() && !stream_) problem_ = reason(errno);
  std::error_code error;
  if (problem_.empty()) fs::rename(draft_, target_, error);
  if (error) problem_ = error.message();
  if (!problem_.empty()) return fmt::format("cannot write {}: {}", target_, problem_);
  draft_.clear();
  return std::nullopt;
}

}  // namespace peakend::results
