// Policies that change what is in the file already, for some people, for some time, with rules that stop them.
#include <algorithm>

#include "tests/support/random_author.hpp"

namespace peakend::tests {

std::string Author::changes(std::set<std::string>& taken, bool who) {
  std::string changes;
  for (int tries = 0; tries < 20 && (changes.empty() || one_in(2)); ++tries) {
    const Lever& lever = levers[below(static_cast<std::uint32_t>(levers.size()))];
    if ((who && !lever.contact) || !taken.insert(lever.path).second) continue;
    changes += fmt::format("{}{}: {}", changes.empty() ? "" : ", ", lever.path, lever.changes[below(static_cast<std::uint32_t>(lever.changes.size()))]);
  }
  return changes;
}

// A rule that stops the policy, around what its figures usually are; and what follows.
void Author::stop_rule(std::set<std::string>& taken, bool who) {
  std::vector<std::string> figures{fmt::format("visits < {}", number(0, 1.5 * rate)), fmt::format("revenue > {}", number(0, 20 * rate)), fmt::format("left > {}", number(0, 4)),
                                   fmt::format("day > {}", below(20)), "weekday == 3"};
  if (!pools.empty()) figures.insert(figures.end(), {fmt::format("wait > {} min", number(0, 4)), fmt::format("utilisation < {}", number(0, 60))});
  if (people_talk) figures.insert(figures.end(), {fmt::format("sentiment < {}", number(-1, 1)), fmt::format("talk > {}", number(0, 1)), "not (sentiment >= 0)"});
  if (!topics.empty()) figures.push_back(fmt::format("considers_leaving > {}", number(1, 20)));
  if (!topics.empty() && people_talk) figures.push_back(fmt::format("volume.{} > {}", topics[0], number(0, 2)));
  std::string rule = any(figures);
  const char* joint = one_in(2) ? " and " : " or ";
  if (one_in(2)) rule += joint + any(figures);
  line("    stop_when: \"{}\"", rule);
  if (!one_in(4)) line("    over: {} days", 1 + below(5));
  if (const std::string follows = one_in(2) ? changes(taken, who) : ""; !follows.empty()) line("    on_stop: {{{}}}", follows);
}

void Author::policy(const std::string& name, std::set<std::string>& taken) {
  const bool who = one_in(3);
  std::string changes = this->changes(taken, who);
  if (changes.empty()) changes = "behaviour.answer_noise: {times: 1.1}";
  pool_here.clear(), visitable.clear();
  line("  {}:\n    change: {{{}}}", name, changes);
  if (who) line("    who: \"{}\"", condition(Level::customer));
  if (one_in(2)) {
    const bool by_week = one_in(2);  // then one often ends where another begins
    const std::uint32_t from = 1 + below(static_cast<std::uint32_t>(by_week ? weeks : weeks * 7));
    const char* unit = by_week ? "week" : "day";
    line("    when: {{from: {} {}{}}}", unit, from, one_in(2) ? fmt::format(", until: {} {}", unit, from + 1 + below(by_week ? 2 : 9)) : "");
  }
  if (one_in(2)) line("    cost: {{fixed: {}, per_week: {}{}}}", below(500), below(300), one_in(2) ? fmt::format(", per_contact: {{touchpoint: {}, amount: 0.35}}", any(touchpoints)) : "");
  if (one_in(3) || (first_stops && name == "pl0")) stop_rule(taken, who);
}

void Author::policies() {
  line("policies:\n  nothing: {{change: {{behaviour.unforgiven: \"old\"}}}}");
  const std::size_t count = first_stops ? 1 + below(3) : below(4);
  std::set<std::string> taken;  // a slot is set by one policy at most, so that all can be combined
  std::vector<std::string> names;
  for (std::size_t p = 0; p < count; ++p) policy(names.emplace_back(fmt::format("pl{}", p)), taken);
  if (count < 2) return;
  line("  all:\n    combine: [{}]", fmt::join(names, ", "));
  if (one_in(2)) line("    cost: {{fixed: 100, per_week: 77, per_contact: {{touchpoint: {}, amount: 0.55}}}}", any(touchpoints));
}

}  // namespace peakend::tests
