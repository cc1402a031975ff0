// The run, and who people are: segments, relationships, traits, states, memory, behaviour.
#include <algorithm>

#include "tests/support/random_author.hpp"

namespace peakend::tests {

void Author::frame() {
  line("peakend: 1\nscenario: random");
  line("money: {{gross_margin: {}}}", number(0.2, 0.9));
  line("scale: {{from: 0..10, neutral: {}, per_point: {}}}", number(6, 8), number(0.5, 1.5));
  const int warm_up = static_cast<int>(below(3));
  weeks = warm_up == 0 ? 2 + static_cast<int>(below(2)) : 1 + static_cast<int>(below(3));
  if (one_in(12)) weeks = 5 - warm_up;
  line("run: {{start: 2026-01-{:02}, warm_up: {} weeks, length: {} weeks}}", 5 + below(7), warm_up, weeks);
  if (weeks % 2 == 0) line("record: [wait, gap.detractors, left, margin, memory]");
  const double rates[] = {0.3, 0.8, 2, 2, 6, 25};
  rate = rates[below(6)];
  size = one_in(3) && rate < 5 ? 150 + static_cast<int>(below(151)) : 5 + static_cast<int>(below(80));
  line("population: {{size: {}, prospects: {}}}", size, one_in(3) ? "0" : number(0, 0.5));
  lever("money.gross_margin", {"0.5", "{times: 0.8}"}, false);
  lever("scale.per_point", {"{times: 1.1}"}, false);
}

void Author::people() {
  for (std::size_t i = 1 + below(3); i-- > 0;) segments.push_back(fmt::format("sg{}", segments.size()));
  for (std::size_t i = below(3); i-- > 0;) relationships.push_back(fmt::format("rl{}", relationships.size()));
  std::vector<std::string> own;
  for (std::size_t i = 1 + below(4); i-- > 0;) own.push_back(fmt::format("tr{}", own.size()));
  auto overrides = [&](const char* before) {
    std::string text = fmt::format("{}traits: {{", before);
    text += fmt::format("{}: {}, ", own.back(), birth_distribution());  // reads the traits before it only
    if (one_in(2)) text += fmt::format("acceptable_wait: {}, ", time_distribution(1, 5, ""));
    return text + "unacceptable: " + number(-4, -1.5) + "}";
  };
  if (one_in(6)) segments.resize(1);
  line("traits:");
  line("  pleasure_sensitivity: {}\n  pain_sensitivity: {}", sensitivity(), sensitivity());
  if (one_in(2)) line("  unacceptable: {}", number(-4, -1));
  if (one_in(2)) line("  novelty_seeking: {{uniform: {{low: 0, high: 1.5}}}}");
  if (one_in(2)) line("  disconfirmation: {{normal: {{mean: 0.2, sd: 0.2}}}}");
  if (one_in(2)) line("  forgiveness: {{beta: {{mean: 0.4, sd: 0.2}}}}");
  if (one_in(3)) line("  scale_use: {{normal: {{mean: 0.2, sd: {}}}}}", number(0, 2));
  if (one_in(2)) line("  firmness: {{lognormal: {{median: 15, sigma: 0.5}}}}");
  for (const auto& name : own) {
    line("  {}: {}", name, birth_distribution());
    if (name != own.back()) traits.push_back(name);
  }
  if (one_in(3)) line("  correlation: [{{between: [pleasure_sensitivity, {}], rho: {}}}, {{between: [style, pain_sensitivity], rho: {}}}]", own[0], number(-0.6, 0.6), number(-0.6, 0.6));
  line("segments:");
  double rest = 1;
  for (std::size_t s = 0; s < segments.size(); ++s) {
    const double share = s + 1 == segments.size() ? rest : s == 0 ? 0.35 : 0.25;
    rest -= share;
    const std::string relationship = relationships.empty() || one_in(4) ? "" : fmt::format(", relationship: {}", any(relationships));
    line("  {}: {{share: {:.2f}{}{}}}", segments[s], share, relationship, one_in(2) ? overrides(", ") : "");
  }
  if (one_in(3)) norms.push_back("punctuality");
  if (!norms.empty()) line("norms: {{punctuality: {{competence: {}, intention: \"-0.2 - 0.1 * {}\"}}}}", one_in(3) ? "0" : number(-1, 0), own.back());
  if (!relationships.empty()) line("relationships:");
  for (const auto& name : relationships) {
    std::string more;
    if (!norms.empty() && one_in(2)) more += fmt::format(", norms: {{punctuality: {{intention: {}}}}}", number(-1, 0.2));
    if (one_in(2)) more += fmt::format(", behaviour: {{base_rate: {}, basket: {}, base_leave: 0.03, win_back_rate: 0.2, recommend: \"6 + memory + 0.5 * remembered + style\"}}", rate / 2, number(5, 50));
    if (one_in(2) && relationships.size() > 1) more += fmt::format(", becomes: {{{}: \"memory > {} or episodes > 3\"}}", name == relationships[0] ? relationships[1] : relationships[0], number(-0.5, 1));
    line("  {}: {{{}{}}}", name, overrides(""), more);
  }
  traits.push_back(own.back());
  for (std::size_t i = below(4); i-- > 0;) states.push_back(fmt::format("st{}", states.size()));
  if (!states.empty()) line("state:");
  for (const auto& name : states) {
    line("  {}: {{start: {}{}{}, observed: true}}", name, number(-0.5, 1), one_in(2) ? ", half_life: 9 days" : "", one_in(2) ? ", min: -0.5, max: 1.5" : "");
    if (out.ends_with("half_life: 9 days, observed: true}\n")) lever("state." + name + ".half_life", {"5 days", "{times: 2}"}, false);
  }
  std::vector<std::string> made;
  for (std::size_t i = below(3); i-- > 0;) made.push_back(fmt::format("le{}", made.size()));
  if (!made.empty()) line("let:");
  for (const auto& name : made) {
    line("  {}: \"{}\"", name, sum(Level::customer));
    lets.push_back(name);
    lever("let." + name, {"{add: 0.2}", "{times: 1.2}", "\"old + 0.1 * memory\""}, true);
  }
  line("initial: {{episodes: {}, memory: \"{}\", expectation: {}, competence: {}}}", below(4), "clamp(" + sum(Level::birth) + ", -2, 2)", number(-1, 1), number(0.4, 0.9));
}

void Author::memory() {
  const char* rules[] = {"peak_end", "peak_end", "peak_end", "mean", "sum", "custom"};
  line("memory:\n  rule: {}", rules[below(6)]);
  line("  custom: \"0.3 * pleasure + 0.4 * pain + {} * mean + 0.02 * contacts + 0.1 * {} - 0.001 * duration + 0.1 * end + if(visited(tpa0), 0.2, -0.2)\"", number(0, 0.5), sum(Level::customer));
  line("  w_peak: {}\n  w_end: \"{}\"\n  w_mean: {}", number(0.2, 0.8), "0.4 + 0.02 * " + term(Level::customer), one_in(2) ? "0" : number(0, 0.4));
  line("  peak_blend: {}\n  rate: {}\n  brand_weight: {}\n  contrast: {}", one_in(2) ? "0" : number(0.1, 2), number(0.1, 0.6), one_in(2) ? "0" : "0.7", one_in(2) ? "0" : "0.4");
  line("  sum_minutes: 40 min\n  fade: {{good: {} weeks, bad: {} days}}", 1 + below(20), 3 + below(60));
  line("perception: {{factor: {}, power: {}, wait_pain: {}}}", number(1, 2), one_in(2) ? "1" : number(0.6, 1.3), number(0.02, 0.3));
  line("trust: {{asymmetry: {}, half_life: {} weeks}}", number(1, 3), 2 + below(50));
  lever("memory.rule", {"mean", "peak_end", "sum", "custom"}, false);
  lever("memory.rate", {"0.5", "{times: 0.5}"}, true);
  lever("memory.peak_blend", {"0", "0.8"}, true);
  lever("memory.contrast", {"0.3", "{add: 0.2}"}, true);
  lever("memory.fade.good", {"9 days", "{times: 2}"}, false);
  lever("trust.half_life", {"{times: 0.5}"}, false);
  lever("perception.factor", {"{times: 0.7}", "\"1 + 0.1 * expectation\""}, true);
  lever("memory.sum_minutes", {"{times: 0.5}"}, true);
}

void Author::behaviour() {
  line("behaviour:\n  base_rate: {}", rate);
  if (one_in(2)) line("  return_rate: \"clamp(base_rate * exp(0.2 * {}), 0, {})\"", term(Level::customer), 2 * rate);
  line("  basket: {}\n  answer_noise: {}\n  unforgiven: {}", 5 + below(60), number(0, 1), 1 + below(9));
  line("  base_leave: {}\n  join_rate: \"0.1 * exp(0.5 * {})\"", number(0, 0.2), term(Level::customer));
  if (one_in(3)) line("  leave_rate: \"max(0, 0.05 - 0.03 * memory + 0.02 * {})\"", term(Level::customer));
  if (one_in(3)) line("  recommend: \"7 + 0.7 * memory + 0.8 * remembered + style + 0.3 * {}\"", term(Level::customer));
  if (one_in(3)) line("  talk: \"0.3 + 0.1 * abs(remembered) + 0.1 * {}\"\n  talk_to: \"2 + {}\"\n  negativity: 2", term(Level::customer), term(Level::customer));
  if (one_in(3)) line("  choose: \"logistic(0.5 + 0.4 * memory + 0.3 * {})\"", term(Level::customer));
  if (one_in(3)) {
    line("  win_back_rate: \"0.3 * exp(0.3 * {})\"", term(Level::customer));
    lever("behaviour.win_back_rate", {"{times: 3}", "\"old + 0.1 * if(memory < 0, 0, 1)\""}, true);
  }
  lever("behaviour.choose", {"0.7", "\"old * if(segment == " + segments[0] + ", 0.5, 1)\""}, true);
  lever("behaviour.base_rate", {"{times: 1.3}", "\"old * if(segment == " + segments[0] + ", 1.2, 1)\""}, true);
  lever("behaviour.base_leave", {"{times: 0.5}", "{add: 0.05}"}, true);
  lever("behaviour.basket", {"{add: 4}", "\"old * exp(0.05 * memory)\""}, true);
}

}  // namespace peakend::tests
