// The author of random scenarios: a file is written part after part, each with what was named before.
#pragma once
#include <fmt/format.h>

#include <set>
#include <string>
#include <vector>

#include "tests/support/random_firm.hpp"
#include "tests/support/random_surveys.hpp"

namespace peakend::tests {

// What a policy may change, and how.
struct Lever {
  std::string path;
  std::vector<std::string> changes;  // as written in `change`
  bool contact;                      // may be for some customers only
};

// What was written so far, and what can be named; the parts are in random_people, random_shop, random_journey and
// random_policy.
struct Author : RandomWords {
  explicit Author(std::uint32_t seed) : RandomWords(seed), firm(seed) { pools_tire = firm.engaged; }

  RandomFirm firm;
  std::string out;
  std::vector<Lever> levers;
  int size = 0, weeks = 0;
  bool people_talk = false, first_stops = false, goes_on_later = false;
  double rate = 0;  // episodes per customer and week

  template <class... Args>
  void line(fmt::format_string<Args...> form, Args&&... args) {
    out += fmt::format(form, std::forward<Args>(args)...) + "\n";
  }
  void lever(std::string path, std::vector<std::string> changes, bool contact) { levers.push_back({std::move(path), std::move(changes), contact}); }
  auto adds_levers() {
    return [this](std::string path, std::vector<std::string> changes, bool contact) { lever(std::move(path), std::move(changes), contact); };
  }

  void frame();
  void people();
  void memory();
  void behaviour();
  std::string campaign(const std::string& path);
  void topics_named();
  void network();
  void store();
  void pool(std::size_t p);
  void journey(std::size_t j);
  void touchpoint(std::size_t t, const std::vector<std::string>& names, const std::vector<std::vector<std::size_t>>& leads_to, std::size_t j);
  void delay(const std::vector<std::string>& names, const std::string& path);
  void queue(std::size_t t, const std::vector<std::string>& names, const std::string& path);
  std::string next(const std::vector<std::size_t>& to, const std::vector<std::string>& names, const std::string& path);
  void what_follows();
  void surveys();
  void policies();
  void policy(const std::string& name, std::set<std::string>& taken);
  std::string changes(std::set<std::string>& taken, bool who);
  void stop_rule(std::set<std::string>& taken, bool who);
};

}  // namespace peakend::tests
