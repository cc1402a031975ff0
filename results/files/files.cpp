// The temporary name holds the process number, so that two runs into one folder do not write into each other's file.
#include "results/files/files.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <deque>
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

// All of them under temporary names first, so that a full disk leaves the answer that was there, and not half of this one.
std::optional<std::string> write_all(const std::string& dir, const std::vector<File>& files,
                                     const std::optional<LongTables>& tables) {
  std::error_code error;
  fs::create_directories(dir, error);
  if (error) return fmt::format("cannot make the folder {}: {}", dir, error.message());
  if (!fs::is_directory(dir, error)) return fmt::format("cannot make the folder {}: a file has that name", dir);
  std::deque<LongFile> drafts;
  if (tables) {
    std::vector<TableLine> lines;
    for (const std::string& name : tables->names)
      lines.push_back([&draft = drafts.emplace_back(dir, name)](const std::string& line) { draft.line(line); });
    tables->content(lines);
    for (LongFile& draft : drafts)
      if (auto problem = draft.close()) return problem;
  }
  for (const File& file : files) {
    LongFile& draft = drafts.emplace_back(dir, file.name);
    if (const auto* lines = std::get_if<LongText>(&file.content))
      (*lines)([&](const std::string& line) { draft.line(line); });
    else if (const auto* writer = std::get_if<ByPath>(&file.content))
      draft.written_by(*writer);
    else
      draft.text(std::get<std::string>(file.content));
    if (auto problem = draft.close()) return problem;
  }
  for (LongFile& draft : drafts)
    if (auto problem = draft.publish()) return problem;
  return std::nullopt;
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

std::optional<std::string> write_files(const std::string& dir, const std::vector<File>& files,
                                       const std::optional<LongTables>& tables) noexcept {
  try {
    return write_all(dir, files, tables);
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
  if (!stream_) why_ = reason(errno);
}

LongFile::~LongFile() {
  std::error_code ignored;
  if (stream_.is_open()) stream_.close();
  if (!draft_.empty()) fs::remove(draft_, ignored);
}

void LongFile::write(const std::string& text, bool line) {
  if (!why_.empty()) return;
  errno = 0;
  stream_ << text;
  if (line) stream_ << '\n';
  if (!stream_) why_ = reason(errno);
}

void LongFile::written_by(const ByPath& writer) {
  if (!why_.empty()) return;
  stream_.close();
  if (const auto problem = writer(draft_)) why_ = problem->empty() ? reason(0) : *problem;
}

std::optional<std::string> LongFile::problem() const {
  if (why_.empty()) return std::nullopt;
  return fmt::format("cannot write {}: {}", target_, why_);
}

std::optional<std::string> LongFile::close() {
  errno = 0;
  if (stream_.is_open()) stream_.close();
  if (why_.empty() && !stream_) why_ = reason(errno);
  std::error_code error;
  if (why_.empty() && fs::is_directory(target_, error)) why_ = "a folder has that name";
  return problem();
}

std::optional<std::string> LongFile::publish() {
  std::error_code error;
  fs::rename(draft_, target_, error);
  if (error) why_ = error.message();
  if (!error) draft_.clear();
  return problem();
}

std::optional<std::string> LongFile::finish() {
  if (auto problem = close()) return problem;
  return publish();
}

}  // namespace peakend::results
