// How much the engine gains over what a researcher would write instead: a NumPy program over columns (numpy_journey.py),
// on the same journey, customers and weeks, one thread each, round by round in turn. Only the simulation is timed on
// either side: not the interpreter's start, nor reading the scenario. Both must agree on visits, contacts and feelings.
// Needs python3 with NumPy (PEAKEND_PYTHON names another interpreter); without, it says so and ends well.
#include <cmath>
#include <cstdio>
#include <map>
#include <sstream>

#include "agents/figures/derive.hpp"
#include "agents/life/live.hpp"
#include "sim/run/runner.hpp"
#include "tests/bench/shop.hpp"

namespace {
using namespace peakend;
using Values = std::map<std::string, double>;

std::string interpreter() {
  if (const char* wanted = std::getenv("PEAKEND_PYTHON")) return wanted;
  for (const char* name : {"/usr/bin/python3", "python3"})
    if (std::system(fmt::format("{} -c 'import numpy' >/dev/null 2>&1", name).c_str()) == 0) return name;
  return "";
}

// What the program prints: names and values in turn.
Values numpy_round(const std::string& python, int people, int weeks, int seed) {
  std::string command = fmt::format("OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 {} '{}/tests/bench/numpy_journey.py' {} {} {}",
                                    python, PEAKEND_ROOT, people, weeks, seed);
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
Values figures_of(const spec::Scenario& scenario, const life::Result& result) {
  using figures::PerGroup;
  using figures::PerTouchpoint;
  const auto& f = result.figures;
  auto visits = static_cast<double>(result.episodes);
  Values values{{"visits", visits}, {"contacts", static_cast<double>(result.contacts)}};
  values["nps"] = 100 * static_cast<double>(f.get(0, PerGroup::promoters) - f.get(0, PerGroup::detractors)) / visits;
  auto mean = [&](PerGroup what) { return static_cast<double>(f.get(0, what)) / 0x1p20 / visits; };
  values["remembered"] = mean(PerGroup::remembered), values["memory"] = mean(PerGroup::memory), values["trust"] = mean(PerGroup::trust);
  values["pleasure"] = mean(PerGroup::pleasure), values["pain"] = mean(PerGroup::pain), values["end"] = mean(PerGroup::end);
  values["revenue"] = figures::to_money(f.get(0, PerGroup::revenue)) / visits;
  int number = 0;
  for (const auto& touchpoint : scenario.journeys[0].touchpoints) {
    auto sum = static_cast<double>(f.get(number, PerTouchpoint::affect)) / 0x1p20;
    values["affect." + touchpoint.name] = sum / static_cast<double>(f.get(number, PerTouchpoint::contacts));
    ++number;
  }
  return values;
}

// Chance differs, so the two differ by a few standard errors: customers differ from each other more than visits do.
double allowed(const std::string& name, double value) {
  if (name == "nps") return 2.5;
  if (name == "visits" || name == "contacts" || name == "revenue") return 0.015 * value;
  return 0.03;
}

bool agree(const Values& engine, const Values& other) {
  bool right = true;
  fmt::print("{:<16}{:>14}{:>14}   means over all rounds\n", "", "engine", "NumPy");
  for (const auto& [name, value] : engine) {
    auto found = other.find(name);
    bool near = found != other.end() && std::fabs(found->second - value) <= allowed(name, value);
    fmt::print("{:<16}{:>14.3f}{:>14.3f}{}\n", name, value, found == other.end() ? NAN : found->second, near ? "" : "   DIFFERENT");
    right &= near;
  }
  return right;
}

void add(Values& sums, const Values& round, double weight) {
  for (const auto& [name, value] : round) sums[name] += weight * value;
}
}  // namespace

int main() {
  std::string python = interpreter();
  if (python.empty()) {
    fmt::print("skipped: no python3 with NumPy here (apt-get install python3-numpy)\n");
    return 0;
  }
  auto scenario = bench::scenario_of(bench::shop_of_seven);
  auto plan = model::compile(scenario, scenario.values(), spec::baseline);
  auto layout = figures::layout_of(scenario, run::weeks_of(scenario));
  int people = plan.birth.people, weeks = plan.days / 7, rounds = bench::rounds();
  std::vector<double> engine, numpy, ratio;
  Values engine_figures, numpy_figures;
  for (int round = 0; round < rounds; ++round) {
    life::Result result;
    double time = bench::seconds([&] { result = life::live(plan, layout, 1, static_cast<std::uint64_t>(round)); });
    Values ours = figures_of(scenario, result), theirs = numpy_round(python, people, weeks, round + 1);
    if (result.failure || theirs["visits"] <= 0) return fmt::print("a side failed\n"), 1;
    engine.push_back(1e9 * time / ours["visits"]), numpy.push_back(1e9 * theirs["seconds"] / theirs["visits"]);
    ratio.push_back(numpy.back() / engine.back());
    add(engine_figures, ours, 1.0 / rounds), add(numpy_figures, theirs, 1.0 / rounds);
  }
  fmt::print("engine over NumPy, one thread: {} touchpoints, {} customers, {} weeks, {} rounds\n", layout.touchpoints, people, weeks, rounds);
  fmt::print("engine  {} ns/visit\nNumPy   {} ns/visit\nratio   {}   median (half the rounds); target: at least 3, goal 6 ({})\n",
             bench::with_spread(engine), bench::with_spread(numpy), bench::with_spread(ratio), bench::instructions());
  return agree(engine_figures, numpy_figures) ? 0 : 1;
}
