// Surveys that cannot be: of journeys that are no visits, on parts of days, of a visit where none is at hand; and
// warnings where nobody is ever asked.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "scenarios/check/check.hpp"
#include "scenarios/language/substitute.hpp"
#include "scenarios/language/units.hpp"

namespace peakend::check {
using language::Expr;
using language::Source;
using slots::Reads;
using slots::SlotId;

namespace {

struct Checked {
  const spec::Scenario& scenario;
  const slots::Values& values;
  const Whose& whose;
  Problems& problems;

  void error(SlotId slot, Place place, const std::string& path, const std::string& said, std::string expected,
             std::string got, std::string hint) {
    for (const auto& change : whose.changes)
      if (change.slot == slot) place = change.place;
    problems.push_back({Severity::error, std::move(place), path,
                        (whose.name.empty() ? "" : "under " + whose.name + ": ") + said, std::move(expected),
                        std::move(got), std::move(hint)});
  }

  // Something of a finished visit that a slot reads; nothing when it reads none.
  std::string of_visit(SlotId slot) const {
    for (const Expr& v : language::variables(slots::in_full(values, values[slot]))) {
      const auto& word = language::word_of(v.source);
      if (v.source == Source::visited) return "visited(..)";
      if (word.known == Reads::episode || word.known == Reads::answer) return std::string(word.name);
    }
    return "";
  }

  void visits(const spec::Survey& survey) {
    const std::string path = "surveys." + survey.name;
    if (survey.journey >= 0) {
      const auto& journey = scenario.journeys[static_cast<std::size_t>(survey.journey)];
      if (!spec::is_visit(journey, values))
        error(journey.counts, survey.place, path + ".journey", "'" + journey.name + "' is a contact and no visit",
              "a journey that counts as a visit", "", "");
      return;
    }
    if (std::none_of(scenario.journeys.begin(), scenario.journeys.end(),
                     [&](const auto& journey) { return spec::is_visit(journey, values); }))
      error(spec::no_slot, survey.place, path, "no journey counts as a visit", "", "",
            "`after: any` asks customers in turn");
  }

  void poll(const spec::Survey& survey) {
    const auto& every = scenario.slots.all[survey.every];
    float minutes = 0;
    if (slots::constant(values, survey.every, minutes) && minutes >= 1440 && std::fmod(minutes, 1440.0F) != 0)
      error(survey.every, every.place, every.path, "people are asked on a day, and on no part of one",
            "whole days or weeks", in_words(minutes, language::Dimension::time), "");
    const auto& response = scenario.slots.all[survey.response];
    if (const std::string read = of_visit(survey.response); !read.empty())
      error(survey.response, response.place, response.path, "'" + read + "' cannot be read here", "", "",
            "who is asked in turn has no visit at hand: `memory` is what he remembers");
    const SlotId recommend = scenario.behaviour.recommend;
    if (const std::string read = of_visit(recommend); !read.empty())
      error(recommend, survey.place, "surveys." + survey.name, "behaviour.recommend reads '" + read + "', of a visit",
            "", "", "who is asked in turn has no visit at hand: let it read `memory`, or ask `after: episode`");
  }
};
}  // namespace

void check_surveys(const spec::Scenario& scenario, const slots::Values& values, const Whose& whose,
                   Problems& problems) {
  Checked checked{scenario, values, whose, problems};
  for (const auto& survey : scenario.surveys)
    if (survey.of_visit)
      checked.visits(survey);
    else
      checked.poll(survey);
}

void check_asked(const spec::Scenario& scenario, const slots::Values& values, Problems& problems) {
  float length = 0, every = 0;
  slots::constant(values, scenario.length, length);
  for (const auto& survey : scenario.surveys)
    if (!survey.of_visit && slots::constant(values, survey.every, every) && every > length)
      problems.push_back({Severity::warning, survey.place, "surveys." + survey.name, "nobody is ever asked",
                          fmt::format("`every` of at most {:.6g} days", length / 1440),
                          fmt::format("{:.6g} days", every / 1440), ""});
  const auto& scale_use =
      scenario.slots.all[scenario.traits[static_cast<std::size_t>(spec::Standard::scale_use)].value];
  if (scenario.surveys.empty() && scale_use.place.line > 0)
    problems.push_back({Severity::warning, scale_use.place, scale_use.path, "nobody is asked: the file has no surveys",
                        "", "", "write `surveys:`"});
}

}  // namespace peakend::check
