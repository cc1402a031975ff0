// Questionnaires, one person at a time.
#include <algorithm>

#include "scenarios/numbers/elementary.hpp"
#include "scenarios/numbers/fixed.hpp"
#include "scenarios/numbers/normal.hpp"
#include "tests/twin/world.hpp"

namespace peakend::twin {
using figures::PerEffort;
using figures::PerRated;
using figures::PerSurvey;

namespace {
std::int64_t fixed(float x) { return numbers::to_fixed(static_cast<double>(x), numbers::affect_scale); }

// Who is asked decides whether to answer.
bool answers(float response, std::uint32_t word) {
  if (response != response) fail("whether a survey is answered is not a number");
  return numbers::uniform01(word) < response;
}
}  // namespace

int World::count_answer(std::size_t survey, float answer, float rated) {
  const auto s = static_cast<int>(survey);
  if (answer != answer) fail("the answer to a survey is not a number");
  const int band = figures::band_of(static_cast<int>(std::clamp(numbers::round_of(answer), 0.0F, 10.0F)));
  figures.at(s, PerSurvey::answered) += 1;
  if (band == 1) figures.at(s, PerSurvey::promoters) += 1;
  if (band == 2) figures.at(s, PerSurvey::passives) += 1;
  if (band == 3) figures.at(s, PerSurvey::detractors) += 1;
  figures.at(s, PerSurvey::satisfaction) += fixed(std::clamp(rules().neutral + rules().per_point * rated, rules().lowest, rules().highest));
  return band;
}

// After a visit: the answer is that of its score, and each touchpoint is rated, all moved by the person's own points.
void World::survey(const Episode& e, const Customer& c, const Remembered& r) {
  if (!rules().journeys[static_cast<std::size_t>(e.journey)].visit) return;
  const float points = c.trait(spec::Standard::scale_use);
  auto rated = [&](float felt) { return std::clamp(felt + points, -5.0F, 5.0F); };
  for (std::size_t s = 0; s < rules().surveys.size(); ++s) {
    const SurveyRules& survey = rules().surveys[s];
    if (!survey.spec->of_visit || (survey.spec->journey >= 0 && survey.spec->journey != e.journey)) continue;
    const auto words = chance::philox({c.number, e.when, 0, survey.visit_words[static_cast<std::size_t>(e.journey)]}, today.key);
    if (!(numbers::uniform01(words.w0) < survey.share)) continue;
    figures.at(static_cast<int>(s), PerSurvey::asked) += 1;
    if (!answers(r.response[s], words.w1)) continue;
    const int band = count_answer(s, r.answer + points, rated(r.value));
    if (survey.effort) {
      const float effort = r.effort[s] - points;
      if (effort != effort) fail("what a visit took is not a number");
      figures.at(static_cast<int>(s), PerEffort::answers) += 1;
      figures.at(static_cast<int>(s), PerEffort::effort) += fixed(std::clamp(effort, 1.0F, 7.0F));
    }
    std::vector<int> groups{0, band, first_segment + c.segment};
    if (c.relationship >= 0) groups.push_back(relationship_group(c));
    for (int g : groups) {
      figures.at(g, PerRated::answers) += 1;
      figures.at(g, PerRated::pleasure) += fixed(std::max(0.0F, rated(e.highest)));
      figures.at(g, PerRated::pain) += fixed(std::min(0.0F, rated(e.lowest)));
    }
  }
}

// 7. Everybody in turn: on the last day of every so many since the warm-up, from memory.
void World::poll() {
  if (!recorded()) return;
  for (std::size_t s = 0; s < rules().surveys.size(); ++s) {
    const SurveyRules& survey = rules().surveys[s];
    if (survey.spec->of_visit || today.day_read() % survey.every != 0) continue;
    const bool customers = survey.reach == 0 || survey.reach == 2, prospects = survey.reach == 1 || survey.reach == 2, left = survey.reach == 3;
    for (const Customer& c : people) {
      if (!((c.status == Status::current && customers) || (c.status == Status::prospect && prospects) || (c.status == Status::gone && left))) continue;
      const auto when = chance::when_word(static_cast<std::uint32_t>(today.day), 0, chance::Entity::customer, 0);
      const auto words = chance::philox({c.number, when, 0, survey.poll_word}, today.key);
      if (!(numbers::uniform01(words.w0) < survey.share)) continue;
      figures.at(static_cast<int>(s), PerSurvey::asked) += 1;
      const Sight sight{rules(), today, c};
      if (!answers(sight.value(survey.response), words.w1)) continue;
      const float points = c.trait(spec::Standard::scale_use);
      const float noise = sight.value(rules().behaviour.answer_noise) * numbers::normal_quantile(words.w2);
      const float rated = std::clamp(memory(rules(), c, today.day) + points, -5.0F, 5.0F);
      count_answer(s, sight.value(rules().behaviour.recommend) + noise + points, rated);
    }
  }
}

}  // namespace peakend::twin
