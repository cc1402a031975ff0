// Writes finished texts to a folder: each file appears whole or not at all.
// Never throws: what went wrong comes back as a message for people.
#pragma once
#include <fstream>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

namespace peakend::results {

using TableLine = std::function<void(const std::string& line)>;  // without its end
// Hands over a table line by line, which may be too long to hold in memory.
using LongText = std::function<void(const TableLine&)>;

// Writes a file of that path itself, as libraries of formats do; says what went wrong.
using ByPath = std::function<std::optional<std::string>(const std::string& path)>;

struct File {
  std::string name;  // inside the folder
  std::variant<std::string, LongText, ByPath> content;
};

// Several long tables that come of one source, which is gone through once: a line of each as it comes.
struct LongTables {
  std::vector<std::string> names;
  std::function<void(std::span<const TableLine>)> content;  // one for each name
};

// Removes what a killed program left under temporary names in this folder. Only for who has the folder to himself.
void clear_drafts(const std::string& dir) noexcept;

// Makes the folder when it is missing. The tables are gone through first, so that a file's LongText may speak of what went
// by there. All go to temporary names first and are then renamed, over what was there. Says of the first failure which
// file and why; what was there before then stays as it was.
std::optional<std::string> write_files(const std::string& dir, const std::vector<File>& files,
                                       const std::optional<LongTables>& tables = {}) noexcept;

// A file written piece by piece, too long to hold in memory. Nothing appears under its name until publish() has
// succeeded; without it what was written is removed.
class LongFile {
 public:
  LongFile(const std::string& dir, const std::string& name);
  ~LongFile();
  LongFile(const LongFile&) = delete;
  LongFile& operator=(const LongFile&) = delete;

  void line(const std::string& text) { write(text, true); }
  void text(const std::string& text) { write(text, false); }
  void written_by(const ByPath& writer);  // in place of all pieces
  std::optional<std::string> close();    // what went wrong, from the first piece on
  std::optional<std::string> publish();  // after close() had nothing to say
  std::optional<std::string> finish();   // both

 private:
  void write(const std::string& text, bool line);
  std::optional<std::string> problem() const;
  std::string target_, draft_;
  std::ofstream stream_;
  std::string why_;
};

}  // namespace peakend::results
