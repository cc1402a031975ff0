// Questionnaires: after what they come, of which journey, and what cannot be said of them.
#include "scenarios/base/text.hpp"
#include "scenarios/read/parts.hpp"

namespace peakend::read {
namespace {

void refuse(Document& document, const std::string& path, const char* said) {
  if (document.has(path)) document.problem(path, said);
}

void read_visitors(Document& document, const spec::Scenario& scenario, const std::string& path, spec::Survey& survey) {
  for (const char* key : {".every", ".reach"})
    refuse(document, path + key, "means nothing after an episode: its visitor is asked, when it is over");
  if (!document.has(path + ".journey")) return;
  const std::string wanted = document.text(path + ".journey");
  survey.journey = position(scenario.journeys, wanted);
  if (survey.journey < 0)
    document.problem(path + ".journey", "no such journey in this file", "", quoted(wanted),
                     did_you_mean(wanted, document.named("journeys")));
}

void read_poll(Document& document, const std::string& path, spec::Survey& survey) {
  refuse(document, path + ".journey", "means nothing where everybody is asked in turn");
  refuse(document, path + ".effort", "means nothing where everybody is asked in turn: it is the effort of a visit");
  survey.every = document.slots.find(path + ".every");
  survey.reach = document.slots.find(path + ".reach");
  if (!document.has(path + ".every"))
    document.problem(path + ".every", "missing", "how often they are asked, such as 4 weeks");
}
}  // namespace

void read_surveys(Document& document, spec::Scenario& scenario) {
  for (const std::string& name : document.named("surveys")) {
    const std::string path = "surveys." + name;
    spec::Survey survey;
    survey.name = name, survey.place = document.place(path);
    survey.share = document.slots.find(path + ".share"), survey.response = document.slots.find(path + ".response");
    survey.effort = document.slots.find(path + ".effort");
    const Entry* written = document.find(path + ".after");
    const bool scalar = written && written->node->kind == Node::Kind::scalar;
    const std::string after = scalar ? document.text(path + ".after") : "";
    survey.of_visit = after != "any";
    if (after == "episode")
      read_visitors(document, scenario, path, survey);
    else if (after == "any")
      read_poll(document, path, survey);
    else if (written)
      document.problem(path + ".after", "not one of the words allowed here", "episode, any",
                       scalar ? quoted(after) : "a list or a map", did_you_mean(after, {"episode", "any"}));
    scenario.surveys.push_back(std::move(survey));
  }
}

}  // namespace peakend::read
