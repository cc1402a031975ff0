// A small scenario that is right, and ways to break it: what the tests of messages, slots and checks start from.
#pragma once
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "scenarios/read/read_scenario.hpp"

namespace peakend::test {

inline constexpr std::string_view shop = R"~(peakend: 1
scenario: shop
run: {warm_up: 1 week, length: 2 weeks}
population: {size: 200}
segments:
  regular: {share: 0.75}
  newcomer: {share: 0.25}
traits:
  know_how: {beta: {mean: 0.5, sd: 0.2}}
state:
  project_done: {start: 0, half_life: 8 weeks}
let:
  stuck: "max(0, 0.6 - know_how)"
stores:
  town:
    open: {mon..sun: "09:00-18:00"}
    pools:
      tills: {people: 2, skill: 0.5, cost_per_hour: 20}
journeys:
  visit:
    starts: {rate: 0.5}
    first: browse
    touchpoints:
      browse:
        takes: 10 min
        affect: {mean: "0.3 - stuck", sd: 0.5}
        next: {advice: 0.3, checkout: otherwise}
      advice:
        takes: {lognormal: {median: 5 min, sigma: 0.5}}
        affect: {mean: 1, sd: 0.8}
        next: checkout
      checkout:
        pool: tills
        takes: {lognormal: {median: 2 min, sigma: 0.5}}
        patience: {exponential: {mean: 8 min}}
        affect: {mean: "-0.1 * max(0, perceived_wait - acceptable_wait)", sd: 0.3}
        spend: 30
        next: end
policies:
  more_tills:
    change: {tills.people: {add: 1}}
  warm_advice:
    change: {advice.affect.mean: {add: 0.5}}
    who: "segment == newcomer"
  both:
    combine: [more_tills, warm_advice]
)~";

// The text with its one `find` replaced; a test that names what is not there is wrong itself.
inline std::string with(std::string_view find, std::string_view put, std::string_view text = shop) {
  const std::size_t at = text.find(find);
  if (at == std::string_view::npos) throw std::logic_error("not in the text: " + std::string(find));
  return std::string(text.substr(0, at)) + std::string(put) + std::string(text.substr(at + find.size()));
}

struct Outcome {
  std::optional<spec::Scenario> scenario;
  std::string messages;  // one a line
};

inline Outcome read(std::string_view text, const std::vector<std::string>& sets = {}) {
  Problems problems;
  Outcome outcome{read::read_scenario_text(text, "shop.yaml", sets, problems), ""};
  for (const Problem& problem : problems) outcome.messages += (outcome.messages.empty() ? "" : "\n") + peakend::text(problem);
  return outcome;
}

}  // namespace peakend::test
