// The directory of slips, tests/messages/said/*.txt. A case is a slip in the shop of shop.hpp (`-` lines are found and `+`
// lines put in their place, several times if need be) and what is said of it (`>`).
#pragma once
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "tests/messages/shop.hpp"

namespace peakend::test {

inline const std::filesystem::path said_folder = PEAKEND_ROOT "/tests/messages/said";

struct Slip {
  std::string find, put;
};
struct Case {
  std::string name;
  std::vector<Slip> slips;
  std::string said;
};

inline void add_line(std::string& text, const std::string& line, bool more) { text += (more ? "\n" : "") + line; }

inline std::vector<Case> cases_of(const std::filesystem::path& file) {
  std::ifstream in(file);
  std::vector<Case> all;
  char before = ' ';
  for (std::string line; std::getline(in, line);) {
    if (line.empty()) continue;
    const char sign = line[0];
    const std::string rest = line.size() > 2 ? line.substr(2) : "";
    if (sign == '#') {
      all.push_back({rest, {}, ""});
    } else if (sign == '-') {
      if (before != '-') all.back().slips.push_back({});
      add_line(all.back().slips.back().find, rest, before == sign);
    } else if (sign == '+') {
      add_line(all.back().slips.back().put, rest, before == sign);
    } else if (sign == '>') {
      add_line(all.back().said, rest, before == sign);
    } else {
      FAIL("a line that is none of # - + >: " << line);
    }
    before = sign;
  }
  return all;
}

inline std::string text_of(const Case& one) {
  std::string text(shop);
  for (const Slip& slip : one.slips) text = with(slip.find, slip.put, text);
  return text;
}

}  // namespace peakend::test
