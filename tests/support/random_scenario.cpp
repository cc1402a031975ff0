// Part after part of a file, each with what was named before.
#include "tests/support/random_scenario.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "tests/support/random_firm.hpp"
#include "tests/support/random_surveys.hpp"

namespace peakend::tests {
namespace {

// What a policy may change, and how.
struct Lever {
  std::string path;
  std::vector<std::string> changes;  // as written in `change`
  bool contact;                      // may be for some customers only
};

struct Author : RandomWords {
  explicit Author(std::uint32_t seed) : RandomWords(seed), firm(seed) { pools_tire = firm.engaged; }

  RandomFirm firm;
  std::string out;
  std::vector<Lever> levers;
  int size = 0, weeks = 0;
  bool people_talk = false, first_stops = false;
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
  void queue(std::size_t t, const std::vector<std::string>& names, const std::string& path);
  std::string next(const std::vector<std::size_t>& to, const std::vector<std::string>& names, const std::string& path);
  void what_follows();
  void surveys();
  void policies();
  void policy(const std::string& name, std::set<std::string>& taken);
  std::string changes(std::set<std::string>& taken, bool who);
  void stop_rule(std::set<std::string>& taken, bool who);
};

void Author::frame() {
  line("peakend: 1\nscenario: random");
  line("money: {{gross_margin: {}}}", number(0.2, 0.9));
  line("scale: {{from: 0..10, neutral: {}, per_point: {}}}", number(6, 8), number(0.5, 1.5));
  const int warm_up = static_cast<int>(below(3));
  weeks = warm_up == 0 ? 2 + static_cast<int>(below(2)) : 1 + static_cast<int>(below(3));
  if (one_in(12)) weeks = 5 - warm_up;
  line("run: {{start: 2026-01-{:02}, warm_up: {} weeks, length: {} weeks}}", 5 + below(7), warm_up, weeks);
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
    if (one_in(2)) more += fmt::format(", behaviour: {{base_rate: {}, recommend: \"6 + memory + 0.5 * remembered + style\"}}", rate / 2);
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
  lever("behaviour.choose", {"0.7", "\"old * if(segment == " + segments[0] + ", 0.5, 1)\""}, true);
  lever("behaviour.base_rate", {"{times: 1.3}", "\"old * if(segment == " + segments[0] + ", 1.2, 1)\""}, true);
  lever("behaviour.base_leave", {"{times: 0.5}", "{add: 0.05}"}, true);
  lever("behaviour.basket", {"{add: 4}", "\"old * exp(0.05 * memory)\""}, true);
}

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
  line("network: {{kind: {}, degree: {}, rewire: {}}}", kind, 2 * (1 + below(2)), number(0, 1));
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

void Author::queue(std::size_t t, const std::vector<std::string>& names, const std::string& path) {
  line("        pool: {}", pool_here);
  firm.queued_at.push_back(names[t]);
  if (!one_in(4)) {
    const std::string patience = one_in(6) ? "4 h" : time_distribution(2, 20, expression_factor(Level::before));
    line("        patience: {}", patience);
  }
  if (one_in(3)) line("        balk_above: {}", one_in(2) ? std::to_string(below(5)) : "\"1 + 2 * abs(" + term(Level::before) + ")\"");
  if (one_in(3)) line("        renege_affect: \"-1 - 0.1 * wait - 0.3 * queue_length + 0.1 * {}\"", term(Level::after));
  if (one_in(2)) line("        on_renege: {}", t + 1 < names.size() && !one_in(4) ? names[t + 1 + below(static_cast<std::uint32_t>(names.size() - t - 1))] : "end");
  if (one_in(3)) line("        occupied: true");
  lever(path + ".occupied", {"true"}, false);
}

// Names, conditions, shares; the last takes the rest.
std::string Author::next(const std::vector<std::size_t>& to, const std::vector<std::string>& names, const std::string& path) {
  auto name = [&](std::size_t t) { return t < names.size() ? names[t] : std::string("end"); };
  if (to.size() == 1) return name(to[0]);
  if (to.size() == 2 && one_in(4)) return fmt::format("{{{}: 0.3, {}: 0.7}}", name(to[0]), name(to[1]));
  std::string text = "{";
  const std::size_t rest = below(static_cast<std::uint32_t>(to.size()));  // `otherwise` need not be last in the file
  for (std::size_t i = 0; i < to.size(); ++i) {
    std::string value = i == rest ? "otherwise" : one_in(3) ? number(0, 0.16) : one_in(2) ? "\"" + condition(Level::felt) + "\"" : "\"logistic(-1 + " + sum(Level::felt) + ")\"";
    text += fmt::format("{}{}: {}", i ? ", " : "", name(to[i]), value);
    if (value.find('>') == std::string::npos && value.find('=') == std::string::npos && value.find('"') == std::string::npos && i != rest)
      lever(path + ".next." + name(to[i]), {"{times: 0.5}", "{add: 0.1}"}, true);
  }
  return text + "}";
}

void Author::what_follows() {
  if (one_in(3)) {
    const char* spends[] = {"behaviour.spend", "{lognormal: {mean: \"basket * exp(0.1 * memory + 0.05 * affect)\", cv: 0.6}}", "{uniform: {low: 2, high: \"12 + 2 * max(0, affect)\"}}",
                            "{exponential: {mean: 9}}", "{weibull: {shape: 1.5, scale: basket}}", "{categorical: {values: [0, 5, \"basket\"], shares: [0.5, 0.2, 0.3]}}"};
    line("        spend: {}", spends[below(6)]);
  }
  const bool fails = one_in(3);
  if (fails) line("        fails: {}", one_in(2) ? number(0, 0.6) : "\"logistic(-1 + " + sum(Level::before) + ")\"");
  if (fails) firm.fails_at.push_back(visitable.back());
  const bool recovers = fails && one_in(2);
  if (recovers) line("        recovers: {}", number(0, 1));
  if (fails && !norms.empty() && one_in(2)) line("        norm: punctuality");
  if (one_in(4)) line("        checking: true");
  std::string trust;
  if (one_in(3)) trust += fmt::format(", competence: \"clamp(0.2 * affect + 0.1 * {}{}, -1, 1)\"", term(Level::felt), recovers ? " - if(failed, 0.4, 0) + if(recovered, 0.6, 0)" : fails ? " - if(failed, 0.4, 0)" : "");
  if (one_in(4)) trust += fmt::format(", intention: \"clamp(0.1 * affect - 0.2, -1, 1)\"{}", one_in(2) ? ", clarity: 0.4" : "");
  if (one_in(5)) trust += fmt::format(", breach: {}", number(0, 0.5));
  if (one_in(5)) trust += fmt::format(", amends: \"if({}, 0.6, 0)\"", condition(Level::felt));
  if (!trust.empty()) line("        trust: {{{}}}", trust.substr(2));
  if (states.empty() || !one_in(2)) return;
  std::string text;
  for (const auto& state : states) {
    const std::string value = one_in(2) ? number(-0.5, 1) : "\"0.1 * " + sum(Level::felt) + "\"";
    if (one_in(2)) text += (text.empty() ? "" : ", ") + fmt::format(fmt::runtime(one_in(3) ? "{}: {}" : one_in(2) ? "{}: {{add: {}}}" : "{}: {{times: {}}}"), state, value);
  }
  if (!text.empty()) line("        effects: {{{}}}", text);
}

void Author::touchpoint(std::size_t t, const std::vector<std::string>& names, const std::vector<std::vector<std::size_t>>& leads_to, std::size_t j) {
  const std::string path = fmt::format("journeys.jo{}.touchpoints.{}", j, names[t]);
  pool_here = pools_used < pools.size() && one_in(2) ? pools[pools_used++] : "";
  visitable.assign(names.begin(), names.begin() + static_cast<std::ptrdiff_t>(t + 1));
  line("      {}:", names[t]);
  if (!one_in(6)) {
    line("        takes: {}", time_distribution(1, 8, expression_factor(Level::before)));
    if (out.ends_with("sigma: 0.5}}\n")) lever(path + ".takes.median", {"{times: 0.8}", "{add: 1 min}"}, true);
    else lever(path + ".takes", {"2 min", "{exponential: {mean: 3 min}}", "{triangular: {low: 1 min, mode: 2 min, high: 4 min}}"}, true);
  }
  line("        affect: {{mean: \"{} + {}\", sd: {}}}", number(-0.8, 1.2), sum(one_in(2) ? Level::after : Level::before), one_in(5) ? "0" : number(0.2, 1.5));
  lever(path + ".affect.mean", {"{add: 0.5}", "{times: 1.2}", "\"old + 0.2 * memory\"", "\"0.3 - 0.1 * wait\""}, true);
  lever(path + ".affect.sd", {"{times: 1.5}"}, true);
  if (one_in(3)) line("        brand: {}", number(0, 1));
  lever(path + ".brand", {"0.4", "{times: 0.5}"}, true);
  if (one_in(3)) {
    line("        habituates: true\n        half_life: {} weeks", 1 + below(9));
    if (one_in(2)) line("        edition: 1");
    lever(path + ".edition", {"3", "{add: 1}"}, false);
    lever(path + ".half_life", {"4 days"}, false);
  }
  if (!pool_here.empty()) queue(t, names, path);
  what_follows();
  line("        next: {}", next(leads_to[t], names, path));
}

// How the firm begins a journey; no pool is used in it.
std::string Author::campaign(const std::string& path) {
  pools_used = pools.size();
  std::string text = "{by: firm";
  const char* days[] = {"on: week 1", "on: [day 3, week 2, day 2]", "every: 3 days", "every: 1 week, from: day 4", "every: 2 days, from: day 2, until: day 11", "from: week 2"};
  if (!one_in(4)) text += fmt::format(", {}", days[below(6)]);
  if (text.find("on:") == std::string::npos) lever(path + ".every", {"2 days", "{times: 2}"}, false);
  if (one_in(2)) {
    std::string seen = one_in(2) ? "segment == " + any(segments) : "weekday < 6 or day > 9";
    for (const auto& state : states) seen += fmt::format(" {} {} < {}", one_in(2) ? "and" : "or", state, number(-0.2, 1));
    if (!pools.empty()) seen += " or pools." + any(pools) + ".utilisation > 0.9";
    text += ", who: \"" + seen + "\"";
    lever(path + ".who", {"\"segment == " + any(segments) + "\""}, true);
  }
  if (!one_in(4)) text += one_in(2) ? ", share: " + number(0, 1) : ", share: \"0.5 + 0.5 * " + term(Level::customer) + "\"";
  lever(path + ".share", {"0.4", "{times: 0.5}", "\"1 - 0.5 * old\""}, true);
  if (!one_in(3)) text += one_in(2) ? ", reach: everybody" : ", reach: prospects";
  lever(path + ".reach", {"customers", "everybody"}, false);
  return text + "}";
}

void Author::journey(std::size_t j) {
  const std::size_t count = 1 + below(6);
  std::vector<std::string> names;
  for (std::size_t t = 0; t < count; ++t) names.push_back(fmt::format("tp{}{}", j == 0 ? 'a' : 'b', t));
  std::vector<std::set<std::size_t>> edges(count);
  for (std::size_t t = 1; t < count; ++t) edges[below(static_cast<std::uint32_t>(t))].insert(t);
  std::vector<std::vector<std::size_t>> leads_to(count);
  for (std::size_t t = 0; t < count; ++t) {
    for (int more = static_cast<int>(below(3)); more > 0; --more) edges[t].insert(t + 1 + below(static_cast<std::uint32_t>(count - t)));
    if (edges[t].empty()) edges[t].insert(count);  // the number after the last: `end`
    leads_to[t].assign(edges[t].begin(), edges[t].end());
  }
  visitable.clear(), pool_here.clear();
  line("  jo{}:", j);
  if (one_in(5)) {
    line("    weight: {}", number(0, 1));
    lever(fmt::format("journeys.jo{}.weight", j), {"0.5", "{times: 0.3}"}, false);
  }
  if (one_in(8)) line("    counts: {}", one_in(2) ? "contact" : "visit");
  if (j > 0 && one_in(2)) line("    starts: {}", campaign(fmt::format("journeys.jo{}.starts", j)));
  else if (j > 0 || one_in(3)) line("    starts: {{rate: \"clamp({} * exp(0.1 * {}), 0, {})\"}}", rate / 2, term(Level::customer), rate);
  else line("    starts: {{}}");
  line("    first: {}\n    touchpoints:", names[0]);
  std::vector<std::size_t> order(count);
  for (std::size_t t = 0; t < count; ++t) order[t] = t;
  for (std::size_t t = count; t > 1; --t)
    if (one_in(2)) std::swap(order[t - 1], order[below(static_cast<std::uint32_t>(t))]);
  for (std::size_t t : order) touchpoint(t, names, leads_to, j);
  touchpoints.insert(touchpoints.end(), names.begin(), names.end());
}

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

void Author::surveys() {
  const auto made = random_surveys(*this, out);
  out += made.text;
  for (const auto& name : made.names) {
    lever("surveys." + name + ".share", {"0.5", "{times: 0.3}"}, false);
    lever("surveys." + name + ".response", {"0.8", "\"old * exp(0.3 * memory)\""}, true);
  }
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
}  // namespace

std::string random_scenario(std::uint32_t seed) {
  Author a(seed);
  if (seed % 4 == 0) a.line("currency: {}", seed % 8 == 0 ? "JPY" : "KWD");
  a.frame();
  a.topics_named();
  a.people();
  a.memory();
  a.behaviour();
  a.network();
  a.store();
  a.line("journeys:");
  a.journey(0);
  if (a.one_in(2)) a.journey(1);
  a.out += a.firm.section(a.adds_levers());
  if (a.one_in(3)) a.surveys();
  a.policies();
  if (a.one_in(4)) a.line("uncertain:\n  memory.rate: {{times: {{uniform: {{low: 0.8, high: 1.2}}}}}}\n  traits.{}: {{add: {{normal: {{mean: 0, sd: 0.1}}}}}}", a.traits[0]);
  return a.out;
}

}  // namespace peakend::tests
