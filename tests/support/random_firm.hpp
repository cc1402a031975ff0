// Staff and the firm's own view in a random scenario: drawn by words of its own, so that the rest of the file is the same
// with and without them.
#pragma once
#include "tests/support/random_words.hpp"

namespace peakend::tests {

struct RandomFirm : RandomWords {
  explicit RandomFirm(std::uint32_t seed) : RandomWords(seed ^ 0x5eed0000U), engaged(one_in(3)), views(one_in(3)) {}

  bool engaged, views;                           // some pools tire; the firm looks at itself
  std::vector<std::string> queued_at, fails_at;  // touchpoints

  // The keys of one pool, below `path`; `lever` tells what policies may change.
  template <class Lever>
  std::string pool(const std::string& path, Lever lever) {
    std::string text;
    if (engaged && !one_in(3)) {
      text += fmt::format("        engagement: {}\n", one_in(3) ? "1" : number(0.3, 1));
      if (one_in(2)) text += fmt::format("        autonomy: {}\n", number(0, 1));
      lever(path + ".autonomy", {"0.9", "{times: 0.3}"}, false);
      lever("staff.wears", {"2", "{times: 0.5}"}, false);
    }
    if (one_in(4)) {
      text += "        rewarded_on: tickets\n";
      lever(path + ".rewarded_on", {"customer"}, false);
      lever("staff.coldness", {"1", "{add: 0.2}"}, false);
    } else if (engaged) {
      lever(path + ".rewarded_on", {"tickets"}, false);
    }
    return text;
  }

  // What stands beside the store.
  std::string staff() {
    if (!engaged || one_in(2)) return "";
    return fmt::format("staff: {{recovers: {}, wears: {}, comfort: {}, haste: {}, coldness: {}}}\n", number(0, 0.3), number(0, 3), number(0, 0.9), number(0.5, 1.2), number(0, 1));
  }

  template <class Lever>
  std::string section(Lever lever) {
    if (!views) return "";
    std::string written;
    for (const auto& name : queued_at) written += fmt::format("    waits_{}: {{touchpoint: {}, wait_below: {} min}}\n", name, name, number(0, 4));
    for (const auto& name : fails_at) written += fmt::format("    right_{}: {{touchpoint: {}, without: failure}}\n", name, name);
    if (!queued_at.empty() && one_in(2)) written += fmt::format("    again: {{touchpoint: {}, wait_below: 90 s}}\n", queued_at[0]);
    lever("firm.optimism", {"0.1", "{times: 0.5}"}, false);
    lever("firm.superior", {"0.4"}, false);
    lever("firm.neglected_below", {"{add: 0.5}"}, false);
    return fmt::format("firm:\n  optimism: {}\n  superior: {}\n  neglected_below: {}\n", number(0, 1), number(0, 1.5), number(-1, 0.3)) + (written.empty() ? "" : "  norms:\n" + written);
  }
};

}  // namespace peakend::tests
