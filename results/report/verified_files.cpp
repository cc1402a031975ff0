// Counts of the file's own claims, and of what it says of ablations and rivals.
#include "results/report/verified_files.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "results/report/columns.hpp"
#include "results/report/words.hpp"
#include "results/table/shown.hpp"
#include "scenarios/words/say.hpp"

namespace peakend::results {

VerifiedFile row_of(const std::string& file, const Verification& v) {
  VerifiedFile row{file, ""};
  row.found = true, row.seconds = v.seconds, row.claims = static_cast<int>(v.claims.size());
  bool wrong = false;
  for (const ClaimsUnder& version : v.versions)
    for (std::size_t c = 0; c < version.findings.size(); ++c) {
      const auto right = as_wanted(version.findings[c], version.wanted[c]);
      const bool wanted = version.wanted[c] != Wanted::nothing;
      wrong |= wanted && right && !*right;
      if (version.kind != ClaimsUnder::Kind::file) {
        row.said += wanted, row.as_said += right.value_or(false);
        continue;
      }
      row.undecided += !right;
      row.failing += right && !*right;
      (version.wanted[c] == Wanted::fails ? row.refused : row.hold) += right.value_or(false);
    }
  row.verdict = v.claims.empty() ? "no claims" : verified(v) ? "verified" : wrong ? "NOT as said" : "undecided";
  return row;
}

namespace {
std::string sums(const std::vector<VerifiedFile>& rows) {
  const auto files = [](std::size_t count) { return count == 1 ? say("{} file", count) : say("{} files", count); };
  std::string text = files(rows.size());
  std::vector<std::string> verdicts;
  for (const char* verdict :
       {"verified", "no claims", "undecided", "NOT as said", "not read", "stopped", "not begun"}) {
    const auto count = std::count_if(rows.begin(), rows.end(), [&](const auto& row) { return row.verdict == verdict; });
    if (count > 0) verdicts.push_back(fmt::format("{} {}", count, told(verdict)));
  }
  for (std::size_t i = 0; i < verdicts.size(); ++i) text += (i == 0 ? ": " : ", ") + verdicts[i];
  double seconds = 0;
  for (const VerifiedFile& row : rows) seconds += row.seconds;
  return text + say("; {} s.", grouped(seconds, 1));
}
// What the names of all files begin with, up to a folder: said once, above the table.
std::string shared_folder(const std::vector<VerifiedFile>& rows) {
  std::string shared = rows.empty() ? "" : rows.front().file;
  for (const VerifiedFile& row : rows) {
    const auto end = std::mismatch(shared.begin(), shared.end(), row.file.begin(), row.file.end()).first;
    shared.erase(end, shared.end());
  }
  const auto slash = shared.rfind('/');
  return slash == std::string::npos ? "" : shared.substr(0, slash + 1);
}
}  // namespace

std::string verified_files_text(const std::vector<VerifiedFile>& rows, TerminalStyle style) {
  const auto width = static_cast<std::size_t>(std::clamp(style.width, 60, 200));
  const Signs drawn = signs(style.unicode);
  const std::string folder = shared_folder(rows);
  std::vector<Column> columns{{{"", told("file")}, {}, true, false},       {{"", told("verdict")}, {}, true, false},
                              {{"", told("claims")}, {}, false, false},    {{"", told("hold")}, {}, false, false},
                              {{"", told("refused")}, {}, false, false},   {{"", told("failing")}, {}, false, false},
                              {{"", told("undecided")}, {}, false, false}, {{told("ablations"), told("and rivals")}, {}, false, false},
                              {{"", told("seconds")}, {}, false, false}};
  std::vector<Tone> tones;
  for (const VerifiedFile& row : rows) {
    const auto number = [&](int count) { return row.found ? std::to_string(count) : std::string("-"); };
    const std::vector<std::string> cells{clean(row.file.substr(folder.size()), style.unicode),
                                         told(row.verdict),
                                         number(row.claims),
                                         number(row.hold),
                                         number(row.refused),
                                         number(row.failing),
                                         number(row.undecided),
                                         !row.found      ? "-"
                                         : row.said == 0 ? ""
                                                         : say("{} of {}", row.as_said, row.said),
                                         row.found ? grouped(row.seconds, 1) : "-"};
    for (std::size_t i = 0; i < cells.size(); ++i) columns[i].cells.push_back(cells[i]);
    tones.push_back(row.verdict == "verified" || row.verdict == "no claims" ? Tone::good : Tone::bad);
  }
  Lines lines{{clean(folder.empty() ? told("All files") : say("All files of {}", folder), style.unicode), Tone::title}};
  for (Line& line : lay_out(columns, tones, width, drawn)) lines.push_back(line);
  lines.push_back({"", Tone::plain});
  add(lines, wrap(sums(rows), width, ""), Tone::plain);
  return printed(lines, width, style.colour, drawn.ellipsis);
}

}  // namespace peakend::results
