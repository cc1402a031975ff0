// What is around them: topics, the network, the shop and its pools, surveys.
#include <algorithm>

#include "tests/support/random_author.hpp"

namespace peakend::tests {

// Their names first: expressions may ask who has heard of them.
void Author::topics_named() {
  if (one_in(3))
    for (std::size_t i = 1 + below(2); i-- > 0;) topics.push_back(fmt::format("to{}", topics.size()));
}

void Author::network() {
  if (!topics.empty()) line("topics:");
  for (const auto& name : topics) {
    const std::uint32_t on = 1 + below(static_cast<std::uint32_t>(7 * weeks));
    line("  {}:\n    on: day {}\n    heat: {}\n    half_life: {} days", name, on, number(0.5, 2), 1 + below(4));
    line("    affect: {{mean: \"{}\", sd: {}}}\n    reach_first: {}", sum(Level::customer), one_in(3) ? "0" : number(0.1, 1.5), number(0, 0.4));
    if (one_in(2)) line("    clarity: {}\n    talk_to: {}", number(0, 1), below(6));
    if (one_in(2)) line("    retell: \"0.5 * heat + 0.1 * affect + 0.1 * {}\"", term(Level::customer));
    if (one_in(2)) {
      const char* says[] = {"competence: \"affect / 4\"", "intention: \"affect / 3\"", "intention: -0.5, breach: 0.2", "amends: \"0.1 + 0.1 * trust\"",
                            "competence: 0.6, intention: \"0.2 * expectation\""};
      line("    trust: {{{}}}", says[below(5)]);
    }
    if (one_in(2)) line("    broadcast: {{threshold: {}, reach: {}}}", number(0, 0.3), number(0, 0.5));
    if (one_in(4)) line("    withdrawn: {{by: pl0, cooling: {}}}", number(0, 1)), first_stops = true;
    else if (one_in(2)) line("    withdrawn: {{on: day {}, cooling: {}}}", on + 1 + below(6), number(0, 1));
    lever("topics." + name + ".affect.mean", {"{add: 1}", "-2"}, true);
    lever("topics." + name + ".reach_first", {"{times: 2}", "0"}, false);
  }
  if (one_in(2)) return;
  const char* kinds[] = {"random", "small_world", "preferential", "none"};
  const char* kind = kinds[below(4)];
  people_talk = true;
  const std::string weak = one_in(2) ? ", weak: " + number(0, 1) + ", weak_weight: " + number(0, 1) : "";
  line("network: {{kind: {}, degree: {}, rewire: {}{}}}", kind, 2 * (1 + below(2)), number(0, 1), weak);
  lever("behaviour.talk", {"0.6", "{times: 2}", "\"old + 0.1 * expectation\""}, true);
  lever("behaviour.talk_to", {"1", "{add: 2}"}, true);
  lever("behaviour.influence", {"0.4", "{times: 3}"}, true);
}

void Author::store() {
  if (one_in(8)) return;
  line("stores:\n  shop:");
  const char* hours[] = {"{mon..sat: \"08:00-20:00\"}", "{mon..fri: \"07:30-19:00\", sun: \"10:00-16:00\"}", "{mon..sun: \"09:00-18:00\"}", "{tue..thu: \"06:00-17:00\", sat: \"12:00-18:00\"}"};
  line("    open: {}", hours[below(4)]);
  if (one_in(2)) {
    line("    arrivals: [{{from: \"07:00\", weight: 1}}, {{from: \"10:30\", weight: {}}}, {{from: \"15:00\", weight: {}}}]", 1 + below(8), below(3));
    lever("stores.shop.arrivals.1.weight", {"{times: 2}", "5"}, false);
  }
  if (one_in(2)) line("    closing: {}", one_in(2) ? "send_away" : "serve_all");
  lever("stores.shop.closing", {"send_away", "serve_all"}, false);
  for (std::size_t i = 1 + below(3); i-- > 0;) pools.push_back(fmt::format("po{}", pools.size()));
  line("    pools:");
  for (std::size_t p = 0; p < pools.size(); ++p) pool(p);
  out += firm.staff();
}

void Author::pool(std::size_t p) {
  const std::string path = "stores.shop.pools." + pools[p];
  const double people_needed = size * rate / 5.0 * 5.0 / 540.0;  // five days a week, five minutes each, nine hours
  const int people = 1 + static_cast<int>(people_needed * (0.5 + 0.15 * below(8)));
  line("      {}:", pools[p]);
  if (one_in(2)) {
    line("        people: {}", one_in(3) ? fmt::format("\"{} + if(weekday > 5, 1, 0)\"", people) : std::to_string(people));
    lever(path + ".people", {"{add: 1}", "{times: 2}", std::to_string(people + 1)}, false);
  } else {
    const int gap = one_in(3) ? 30 : 0;
    line("        shifts: [{{people: {}, from: \"07:00\", until: \"11:00\"}}, {{people: {}, from: \"11:{:02}\", until: \"15:00\"}}, {{people: {}, from: \"15:00\", until: \"22:00\"}}]", people,
         std::max(1, people - static_cast<int>(below(2))), gap, people + static_cast<int>(below(2)));
    lever(path + ".shifts.1.people", {"{add: 1}", "2"}, false);
  }
  line("        skill: {}\n        cost_per_hour: {}", one_in(3) ? "\"0.5 + 0.05 * weekday\"" : number(0.3, 1), number(10, 40));
  out += firm.pool(path, adds_levers());
  lever(path + ".skill", {"{add: 0.2}", "0.9"}, false);
  lever(path + ".cost_per_hour", {"{times: 1.1}"}, false);
}

void Author::surveys() {
  const auto made = random_surveys(*this, out);
  out += made.text;
  for (const auto& name : made.names) {
    lever("surveys." + name + ".share", {"0.5", "{times: 0.3}"}, false);
    lever("surveys." + name + ".response", {"0.8", "\"old * exp(0.3 * memory)\""}, true);
  }
}

}  // namespace peakend::tests
