// The table at the end of `verify` over several files: one row a file.
#pragma once
#include <string>
#include <vector>

#include "results/report/terminal.hpp"
#include "results/table/claims.hpp"

namespace peakend::results {

struct VerifiedFile {
  std::string file;
  std::string verdict;  // "verified", "NOT as said", "undecided", "no claims"; or why nothing was found: "not read"
  bool found = false;   // the figures below count
  int claims = 0, hold = 0, refused = 0, failing = 0, undecided = 0;  // refused: by the file, and they do fail
  int said = 0, as_said = 0;                                          // of ablations and rivals
  double seconds = 0;
};

VerifiedFile row_of(const std::string& file, const Verification& verification);
std::string verified_files_text(const std::vector<VerifiedFile>& rows, TerminalStyle style);

}  // namespace peakend::results
