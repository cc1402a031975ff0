// `peakend check` and what every command does first: read, and say what is wrong.
#include <fmt/format.h>

#include <cstdio>
#include <fstream>
#include <map>
#include <sstream>

#include "results/report/json.hpp"
#include "scenarios/base/excerpt.hpp"
#include "scenarios/read/read_scenario.hpp"
#include "sim/app/command.hpp"
#include "scenarios/words/say.hpp"

namespace peakend::app {
namespace {
constexpr std::size_t most_shown = 50;
}  // namespace

void list(const Problems& problems, const std::function<std::string(const Problem&)>& more) {
  std::size_t shown = 0;
  for (const Problem& problem : problems) {
    if (++shown > most_shown) break;
    tell(fmt::format("{}\n{}", text(problem), more ? more(problem) : ""));
  }
  if (problems.size() > most_shown) tell(say("... and {} more\n", problems.size() - most_shown));
}

namespace {
std::size_t count(const Problems& problems, Severity severity) {
  std::size_t n = 0;
  for (const Problem& problem : problems) n += problem.severity == severity;
  return n;
}
std::string counted(std::size_t n, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", n, in_language(n == 1 ? one : many));
}

// "right, 1 journey, 3 policies beside the baseline, 85 numbers; 2 claims, which `check` does not run"
std::string summary(const spec::Scenario& scenario, std::size_t not_yet) {
  const std::string right = not_yet == 0 ? told("right")
                                         : say("cannot be run: {} not there yet in this version (above); the rest is right",
                                               counted(not_yet, "thing in it is", "things in it are"));
  std::string text = say("{}: {}, {} beside the baseline, {}", right, counted(scenario.journeys.size(), "journey", "journeys"),
                         counted(scenario.policies.size(), "policy", "policies"), counted(scenario.slots.all.size(), "number", "numbers"));
  if (!scenario.expectations.empty())
    text += say("; {}, which `check` does not run", counted(scenario.expectations.size(), "claim", "claims"));
  return text;
}
}  // namespace

void tell(const std::string& text) { std::fputs(text.c_str(), stderr); }

bool show(const std::string& text) {
  return std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0;
}

void speak_as(const Options& options) { options.lang ? insist_on(*options.lang) : speak(Language::english); }

std::optional<spec::Scenario> load(const std::string& file, const Options& options, bool to_run) {
  Problems problems;
  speak_as(options);
  auto scenario = read::read_scenario(file, options.sets, problems);
  list(problems);
  if (!scenario) return std::nullopt;
  if (to_run && count(problems, Severity::not_yet) > 0) {
    tell(say("{}: this version cannot run what is marked `not yet`; nothing was run\n", scenario->file));
    return std::nullopt;
  }
  return scenario;
}

// The files in which problems are, as they stand now; what was read from standard input is gone.
class Sources {
 public:
  std::string excerpt(const Place& place) {
    if (place.line < 1 || place.file.empty() || place.file == "-") return "";
    auto [at, fresh] = texts_.try_emplace(place.file);
    if (fresh) {
      std::ifstream stream(place.file, std::ios::binary);
      std::ostringstream text;
      if (stream) text << stream.rdbuf();
      at->second = text.str();
    }
    return peakend::excerpt(at->second, place.line, place.column);
  }

 private:
  std::map<std::string, std::string> texts_;
};

int check(const Options& options) {
  const auto named = scenarios_of(options.files);
  if (!named) return users_mistake;
  bool all_right = true, printed = true;
  std::vector<results::Checked> checked;
  Sources sources;
  for (const std::string& file : named->files) {
    Problems problems;
    speak_as(options);
    auto scenario = read::read_scenario(file, options.sets, problems);
    const bool right = scenario && count(problems, Severity::not_yet) == 0;
    all_right &= right;
    if (options.json) {
      checked.push_back({file, right, std::move(problems)});
      continue;
    }
    list(problems, [&](const Problem& problem) { return sources.excerpt(problem.place); });
    if (scenario && !options.quiet)
      printed &= show(fmt::format("{}: {}\n", scenario->file, summary(*scenario, count(problems, Severity::not_yet))));
  }
  if (options.json) printed = show(results::to_json(checked));
  if (!printed) tell(told("the answer could not be printed\n"));
  return !printed ? disk : all_right ? fine : users_mistake;
}

}  // namespace peakend::app
