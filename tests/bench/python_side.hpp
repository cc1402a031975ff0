// The other side of a benchmark as a Python program: finding an interpreter, running it, and comparing figures by name.
// Such a program prints one line of names and values, among them `seconds` and `visits`.
#pragma once
#include <cmath>
#include <cstdio>
#include <map>
#include <sstream>

#include "agents/figures/derive.hpp"
#include "agents/life/live.hpp"
#include "sim/run/runner.hpp"
#include "tests/bench/shop.hpp"

namespace peakend::bench {

using Values = std::map<std::string, double>;

// A Python that has this module; empty when there is none. PEAKEND_PYTHON names another interpreter.
inline std::string interpreter(const char* module) {
  if (const char* wanted = std::getenv("PEAKEND_PYTHON")) return wanted;
  for (const char* name : {"/usr/bin/python3", "python3"})
    if (std::system(fmt::format("{} -c 'import {}' >/dev/null 2>&1", name, module).c_str()) == 0) return name;
  return "";
}

// One thread of it.
inline Values python_round(const std::string& python, const char* program, int people, int weeks, int seed) {
  std::string command = fmt::format("OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 {} '{}/tests/bench/{}' {} {} {}", python,
                                    PEAKEND_ROOT, program, people, weeks, seed);
  Values values;
  std::FILE* pipe = popen(command.c_str(), "r");
  if (!pipe) return values;
  std::string all;
  char part[4096];
  while (std::size_t got = std::fread(part, 1, sizeof part, pipe)) all.append(part, got);
  pclose(pipe);
  std::istringstream words(all);
  std::string name;
  for (double value = 0; words >> name >> value;) values[name] = value;
  return values;
}

// The same names and values of a run of the engine.
inline Values figures_of(const spec::Scenario& scenario, const life::Result& result) {
  using figures::PerGroup;
  using figures::PerTouchpoint;
  const auto& f = result.figures;
  auto visits = static_cast<double>(result.episodes);
  Values values{{"visits", visits}, {"contacts", static_cast<double>(result.contacts)}};
  values["nps"] = 100 * static_cast<double>(f.get(0, PerGroup::promoters) - f.get(0, PerGroup::detractors)) / visits;
  auto mean = [&](PerGroup what) { return static_cast<double>(f.get(0, what)) / 0x1p20 / visits; };
  values["remembered"] = mean(PerGroup::remembered), values["memory"] = mean(PerGroup::memory);
  values["trust"] = mean(PerGroup::trust), values["pleasure"] = mean(PerGroup::pleasure);
  values["pain"] = mean(PerGroup::pain), values["end"] = mean(PerGroup::end);
  values["revenue"] = figures::to_money(f, f.get(0, PerGroup::revenue)) / visits;
  int number = 0;
  for (const auto& touchpoint : scenario.journeys[0].touchpoints) {
    auto sum = static_cast<double>(f.get(number, PerTouchpoint::affect)) / 0x1p20;
    values["affect." + touchpoint.name] = sum / static_cast<double>(f.get(number, PerTouchpoint::contacts));
    ++number;
  }
  return values;
}

// Chance differs, so the two differ by a few standard errors: customers differ from each other more than visits do.
// `scale` widens what is allowed for 11 rounds of 20,000 customers.
inline double allowed(const std::string& name, double value, double scale) {
  if (name == "nps") return 2.5 * scale;
  if (name == "visits" || name == "contacts" || name == "revenue") return 0.015 * scale * value;
  return 0.03 * scale;
}

inline bool agree(const Values& engine, const Values& other, const char* who, double scale) {
  bool right = true;
  fmt::print("{:<16}{:>14}{:>14}   means over all rounds\n", "", "engine", who);
  for (const auto& [name, value] : engine) {
    auto found = other.find(name);
    bool near = found != other.end() && std::fabs(found->second - value) <= allowed(name, value, scale);
    fmt::print("{:<16}{:>14.3f}{:>14.3f}{}\n", name, value, found == other.end() ? NAN : found->second,
               near ? "" : "   DIFFERENT");
    right &= near;
  }
  return right;
}

// The shop of seven against a program that does the same. `people` is its size, `target` what the ratio should be.
struct Against {
  const char *who, *module, *program, *package;
  int people;
  const char* target;
  double scale;
};

inline int against_python(const Against& against) {
  std::string python = interpreter(against.module);
  if (python.empty()) {
    fmt::print("skipped: no python3 with {} here (apt-get install {})\n", against.who, against.package);
    return 0;
  }
  auto scenario = scenario_of(shop_of_seven, {fmt::format("population.size={}", against.people)});
  auto plan = model::compile(scenario, scenario.values(), spec::baseline);
  auto layout = figures::layout_of(scenario, run::weeks_of(scenario));
  const int weeks = plan.days / 7, all = rounds();
  std::vector<double> engine, other, ratio;
  Values engine_figures, other_figures;
  auto add = [&](Values& sums, const Values& round) {
    for (const auto& [name, value] : round) sums[name] += value / all;
  };
  for (int round = 0; round < all; ++round) {
    life::Result result;
    double time = seconds([&] { result = life::live(plan, layout, 1, static_cast<std::uint64_t>(round)); });
    Values ours = figures_of(scenario, result);
    Values theirs = python_round(python, against.program, against.people, weeks, round + 1);
    if (result.failure || theirs["visits"] <= 0) return fmt::print("a side failed\n"), 1;
    engine.push_back(1e9 * time / ours["visits"]), other.push_back(1e9 * theirs["seconds"] / theirs["visits"]);
    ratio.push_back(other.back() / engine.back());
    add(engine_figures, ours), add(other_figures, theirs);
  }
  fmt::print("engine over {}, one thread: {} touchpoints, {} customers, {} weeks, {} rounds\n", against.who,
             layout.touchpoints, against.people, weeks, all);
  fmt::print("engine  {} ns/visit\n{:<8}{} ns/visit\nratio   {}   median (half the rounds); target: {} ({})\n",
             with_spread(engine), against.who, with_spread(other), with_spread(ratio), against.target, instructions());
  return agree(engine_figures, other_figures, against.who, against.scale) ? 0 : 1;
}

}  // namespace peakend::bench
