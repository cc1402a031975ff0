// Journeys: touchpoints, where people queue, what follows, where they go next, how the firm begins one.
#include <algorithm>
#include <array>

#include "tests/support/random_author.hpp"

namespace peakend::tests {

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

// Some of them come here on another day.
void Author::delay(const std::vector<std::string>& names, const std::string& path) {
  if (!one_in(3)) return;
  const std::string delays[] = {"1 day", "3 days", "{uniform: {low: 0 days, high: 4 days}}", "{exponential: {mean: 30 h}}",
                                "\"if(visited(" + names[0] + ") and " + condition(Level::before) + ", 2 days, 0 days)\""};
  line("        after: {}", delays[below(5)]);
  if (out.ends_with("days\n") || out.ends_with("day\n")) lever(path + ".after", {"{times: 2}", "1 day", "{uniform: {low: 1 day, high: 3 days}}"}, true);
}

void Author::touchpoint(std::size_t t, const std::vector<std::string>& names, const std::vector<std::vector<std::size_t>>& leads_to, std::size_t j) {
  const std::string path = fmt::format("journeys.jo{}.touchpoints.{}", j, names[t]);
  pool_here = pools_used < pools.size() && one_in(2) ? pools[pools_used++] : "";
  visitable.assign(names.begin(), names.begin() + static_cast<std::ptrdiff_t>(t + 1));
  line("      {}:", names[t]);
  if (t > 0 && goes_on_later) delay(names, path);
  if (pool_here.empty() && one_in(20)) {  // some go on past midnight
    line("        takes: {} h", 2 + below(30));
  } else if (!one_in(6)) {
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
  if (!one_in(3)) text += std::array{", reach: everybody", ", reach: prospects", ", reach: left"}[below(3)];
  lever(path + ".reach", {"customers", "everybody", "left"}, false);
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
  goes_on_later = one_in(2);
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

}  // namespace peakend::tests
