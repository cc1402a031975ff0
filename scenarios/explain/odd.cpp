// The seven elements of the protocol, in its order. What holds of every scenario stands here in words; what differs
// comes from the file.
#include <fmt/format.h>

#include "scenarios/base/text.hpp"
#include "scenarios/explain/describe.hpp"
#include "scenarios/explain/key_words.hpp"
#include "scenarios/explain/parts.hpp"
#include "scenarios/explain/marks.hpp"
#include "scenarios/language/words.hpp"
#include "scenarios/spec/as_text.hpp"
#include "scenarios/spec/outcomes.hpp"

namespace peakend::explain {
using spec::no_slot;
using Rows = std::vector<std::vector<std::string>>;

namespace {

std::string purpose(const spec::Scenario& scenario) {
  std::string text = "## 1 Purpose and patterns\n\n";
  text += fmt::format("{}.", shown(scenario.title.here(), 300));
  if (!scenario.source.empty()) text += fmt::format(" Source: {}.", shown(scenario.source, 300));
  text += fmt::format(" The policies are compared by {}.", scenario.primary);
  if (scenario.expectations.empty()) return text + " The file makes no claims.\n\n";
  return text + " Patterns by which the model is judged, as claims that can fail:\n\n" + claims(scenario);
}

// What every customer carries beside traits and states of the file's own.
constexpr language::Source carried[] = {language::Source::memory,    language::Source::expectation, language::Source::competence,
                                        language::Source::intention, language::Source::episodes,    language::Source::reputation};

std::string entities(const spec::Scenario& scenario) {
  std::string text = "## 2 Entities, state variables and scales\n\n### Customers\n\n" + people(scenario);
  text += "Each has a memory of his own:\n\n";
  Rows rows;
  for (const auto source : carried) {
    const auto& word = language::word_of(source);
    rows.push_back({std::string(word.name), std::string(word.meaning)});
  }
  text += table({"variable", "what it is"}, rows);
  rows.clear();
  for (const auto& trait : scenario.traits) rows.push_back({trait.name, "everybody", value(scenario, trait.value)});
  const auto own = [&](const auto& groups, const char* kind) {
    for (const auto& group : groups)
      for (const auto& [trait, slot] : group.traits)
        rows.push_back({scenario.traits[static_cast<std::size_t>(trait)].name, kind + group.name, value(scenario, slot)});
  };
  own(scenario.relationships, "relationship "), own(scenario.segments, "segment ");
  text += "Traits are drawn once and stay; a relationship's stand in the place of everybody's, a segment's in the place of both:\n\n" + table({"trait", "of", "drawn from"}, rows);
  rows.clear();
  for (const auto& one : scenario.correlations)
    rows.push_back({scenario.traits[static_cast<std::size_t>(one.first)].name, scenario.traits[static_cast<std::size_t>(one.second)].name, value(scenario, one.rho)});
  if (!rows.empty()) text += "Correlated, as normals before they take their form:\n\n" + table({"trait", "with", "rho"}, rows);
  rows.clear();
  for (const auto& state : scenario.states)
    rows.push_back({state.name, value(scenario, state.start), value(scenario, state.half_life), value(scenario, state.min), value(scenario, state.max)});
  if (!rows.empty()) text += "States change and relax:\n\n" + table({"state", "at the start", "halves in", "at least", "at most"}, rows);
  if (!scenario.stores.empty()) text += "### The firm\n\n" + the_firm(scenario);
  if (const std::string told = told_and_asked(scenario); !told.empty()) text += "### What is told and asked\n\n" + told;
  text += "### Journeys\n\n" + journeys(scenario);
  return text + fmt::format("### Scales\n\nTime runs in minutes within a day, and in days and weeks: {}. There is no space.\n\n", duration(scenario));
}

std::string overview(const spec::Scenario& scenario) {
  std::string text = "## 3 Process overview and scheduling\n\nEvery day:\n\n";
  text += "1. In the morning states relax, rules that stop policies are looked at, and what was told the day before is heard";
  text += scenario.topics.empty() ? ".\n" : ", topics among it.\n";
  text += "2. Who begins an episode today, and at which minute, is drawn for every customer from his rate; the firm begins its own journeys.\n";
  text += "3. Episodes are lived contact by contact, in the order of arrival; people queue first in, first out. Nobody sees anything of the same day in others.\n";
  text += "4. When an episode is over it is remembered: memory, expectation and beliefs move, and the answer to the question of recommending is drawn.\n";
  text += "5. In the evening people leave, join or come back, and relationships change.\n\n";
  return text + "At the end of each week outcomes are recorded. The order in which people are computed cannot change a result: every random number belongs to a person, a day and a decision.\n\n";
}

std::string concepts(const spec::Scenario& scenario) {
  const bool talk = scenario.network.written;
  std::string text = "## 4 Design concepts\n\n";
  text += "- **Basic principles.** Customers remember the peak and the end of an episode, not its sum; good memories bring them back.\n";
  text += "- **Emergence.** How often people come, what they spend and recommend, queues, and who stays. Claims of the kind `emergent` may rest on nothing that is put in.\n";
  text += "- **Adaptation, objectives, prediction.** Nobody optimises. People come at rates that depend on memory and trust; expectation is what they predict of a visit.\n";
  text += "- **Learning.** Memory, expectation and beliefs move a share of the way to what was lived.\n";
  text += "- **Sensing.** People sense what happens to them";
  text += talk ? " and what others tell them." : "; nobody talks here.";
  text += " The firm reads segments, the calendar, its pools and states marked as observed, yesterday's at best.\n";
  text += fmt::format("- **Interaction.** By queues{}.\n", talk ? ", and by talk over a network" : "");
  text += "- **Stochasticity.** Philox 4x32-10; each number is addressed by person, day and decision, so policies are compared with the same chance.\n";
  text += fmt::format("- **Collectives.** {}.\n", scenario.relationships.empty() ? "Segments" : "Segments, and kinds of relationship");
  std::vector<std::string> kept;
  for (const std::string& name : spec::names_kept_by_week(scenario)) kept.push_back(name);
  return text + fmt::format("- **Observation.** Outcomes of a run, and by week: {}.\n\n", join(kept, ", "));
}

std::string initialization(const spec::Scenario& scenario) {
  const Rows rows{{"memory", value(scenario, scenario.initial.memory)},
                  {"expectation", value(scenario, scenario.initial.expectation)},
                  {"competence", value(scenario, scenario.initial.competence)},
                  {"intention", value(scenario, scenario.initial.intention)},
                  {"episodes", value(scenario, scenario.initial.episodes)}};
  return "## 5 Initialization\n\n" + table({"variable", "at the start of the warm-up"}, rows) +
         fmt::format("The warm-up lasts {} under the baseline, and nothing of it counts. The seed is {}.\n\n", value(scenario, scenario.warm_up), scenario.seed);
}

std::string input(const spec::Scenario& scenario) {
  std::vector<std::string> files;
  for (const auto& one : scenario.included) files.push_back(shown(one.file, 200));
  if (!scenario.network.file.empty()) files.push_back(shown(scenario.network.file, 200) + " (who knows whom)");
  return "## 6 Input data\n\n" + (files.empty() ? std::string("None beside the file itself.\n\n") : "Beside the file itself: " + join(files, ", ") + ".\n\n");
}

std::string submodels(const spec::Scenario& scenario, const std::vector<Equation>& equations) {
  std::string text = "## 7 Submodels\n\nThe equations as they are computed, with this file's numbers put in; terms that are 0 are left out. `normal_draw` is a standard "
                     "normal number of the decision at hand, and `q_..(draw, ..)` the quantile of a distribution. Each is explained in docs/mechanisms.md.\n\n";
  for (const Equation& one : equations) {
    text += fmt::format("**{}** ({})\n\n    {}{}\n", one.of, one.meaning, one.name.empty() ? "" : one.name + " = ", one.text);
    for (const auto& [name, part] : one.where) text += fmt::format("      where {} = {}\n", name, part);
    text += "\n";
  }
  if (!scenario.policies.empty()) text += "### Policies\n\n" + policies(scenario);
  if (!scenario.rivals.empty() || !scenario.ablations.empty()) text += "### Rivals and ablations\n\n" + variants(scenario);
  return text;
}

std::string parameters(const spec::Scenario& scenario) {
  Rows rows;
  for (const Number& one : numbers(scenario)) rows.push_back({one.path, one.value, one.meaning, one.from});
  return "### Every number\n\n(a): assumed by us.\n\n" + table({"path", "value", "what it is", "from"}, rows);
}
}  // namespace

std::string in_the_file(Mark mark) {
  switch (mark) {
    case Mark::assumed:
      return "the file: assumed";
    case Mark::source:
      return "the file: from a source";
    case Mark::calibrated:
      return "the file: calibrated";
    case Mark::none:
      break;
  }
  return "the file";
}

std::vector<Number> numbers(const spec::Scenario& scenario) {
  std::vector<Number> all;
  for (spec::SlotId id = 0; id < scenario.slots.all.size(); ++id) {
    const auto& slot = scenario.slots.all[id];
    all.push_back({slot.path, value(scenario, id), slot.parameter.empty() ? std::string(slot.key->meaning) : slot.parameter + " of it",
                   slot.place.line > 0              ? in_the_file(mark_of(scenario, slot.place))
                   : slot.place.file.starts_with("--set") ? "the command line (--set)"
                   : slot.key->source.empty() ? "default"
                                              : "default; " + std::string(slot.key->source)});
  }
  return all;
}

std::string odd(const spec::Scenario& scenario, const std::vector<Equation>& equations) {
  return fmt::format("# {}: ODD protocol\n\nAfter Grimm et al. (2006, 2010, 2020); made by peakend from the scenario file.\n\n", scenario.name) + purpose(scenario) +
         entities(scenario) + overview(scenario) + concepts(scenario) + initialization(scenario) + input(scenario) +
         submodels(scenario, equations) + parameters(scenario);
}

}  // namespace peakend::explain
