// Questionnaires: asked of a visit when it is folded, and of everybody in turn (step 7). What is answered is counted,
// and nothing else is written: asking changes nobody.
#include <algorithm>

#include "agents/life/fold_block.hpp"
#include "agents/life/groups.hpp"
#include "agents/life/run.hpp"
#include "agents/model/failure.hpp"
#include "scenarios/numbers/fixed.hpp"
#include "scenarios/numbers/normal.hpp"

namespace peakend::life {
using figures::PerRated;
using figures::PerSurvey;
using journey::Column;
using journey::Sheet;
using language::Source;
using program::block;

namespace {

// Whether it is answered, by who has been asked.
bool responds(const model::Survey& survey, float response, std::uint32_t word) {
  if (!(response == response)) throw model::Failure{"`surveys." + survey.name + ".response` is not a number"};
  return numbers::uniform01(word) < response;
}

// Counts an answer, and gives its band.
int count_answer(figures::Figures& figures, const model::Model& m, const model::Survey& survey, float answer,
                 float rated) {
  if (!(answer == answer)) throw model::Failure{"the answer to the survey '" + survey.name + "' is not a number"};
  const int band = band_of_answer(answer);
  const float mark = std::clamp(m.neutral_mark + m.marks_per_point * rated, m.lowest_mark, m.highest_mark);
  figures.at(survey.number, PerSurvey::answered) += 1;
  figures.at(survey.number, static_cast<PerSurvey>(static_cast<int>(PerSurvey::answered) + band)) += 1;
  figures.at(survey.number, PerSurvey::satisfaction) +=
      numbers::to_fixed(static_cast<double>(mark), numbers::affect_scale);
  return band;
}

void count_effort(figures::Figures& figures, const model::Survey& survey, float effort) {
  if (!(effort == effort)) throw model::Failure{"`surveys." + survey.name + ".effort` is not a number"};
  figures.at(survey.number, figures::PerEffort::answers) += 1;
  figures.at(survey.number, figures::PerEffort::effort) +=
      numbers::to_fixed(static_cast<double>(std::clamp(effort, 1.0F, 7.0F)), numbers::affect_scale);
}

// The touchpoints of a visit as its visitor rates them: of all ratings the highest and the lowest.
struct Ratings {
  std::int64_t pleasure, pain;

  Ratings(float highest, float lowest, float scale_use) {
    auto rated = [=](float felt) { return std::clamp(felt + scale_use, -5.0F, 5.0F); };
    auto fixed = [](float x) { return numbers::to_fixed(static_cast<double>(x), numbers::affect_scale); };
    pleasure = fixed(std::max(0.0F, rated(highest)));
    pain = fixed(std::min(0.0F, rated(lowest)));
  }
};
}  // namespace

void ask_visitors(const Folding& f, const model::Journey& journey, const Sheet& sheet, const Block& b,
                  const journey::Scratch& s) {
  auto output = [&](int which) { return s.outputs[static_cast<std::size_t>(which)]; };
  const float *answer = output(journey.out_answer), *rated = output(journey.out_rated);
  const float *scale_use = output(journey.out_scale_use), *highest = sheet.column(Column::highest),
              *lowest = sheet.column(Column::lowest);
  std::uint32_t when[block], word[4][block];
  for (int k = 0; k < b.n; ++k) when[k] = sheet.when[static_cast<std::size_t>(b.row[k])];
  for (const auto& survey : journey.surveys) {
    const float* response = output(survey.out_response);
    chance::philox_block(b.id, when, 0, survey.word, f.key, b.n, word[0], word[1], word[2], word[3]);
    for (int k = 0; k < b.n; ++k) {
      const int at = b.at[k], row = b.row[k];
      if (!(numbers::uniform01(word[0][k]) < survey.share)) continue;
      f.figures->at(survey.number, PerSurvey::asked) += 1;
      if (!responds(survey, response[at], word[1][k])) continue;
      const int band = count_answer(*f.figures, f.model, survey, answer[at], rated[at]);
      if (survey.out_effort >= 0) count_effort(*f.figures, survey, output(survey.out_effort)[at]);
      const Ratings own(highest[row], lowest[row], scale_use[at]);
      for_groups(f.figures->layout, f.people.record(b.id[k]), band, [&](int group) {
        f.figures->at(group, PerRated::answers) += 1;
        f.figures->at(group, PerRated::pleasure) += own.pleasure, f.figures->at(group, PerRated::pain) += own.pain;
      });
    }
  }
}

// 7. On the last day of each period of a survey of everybody in turn.
void Run::poll() {
  if (!counting()) return;
  std::uint32_t ids[block];
  for (const model::Poll& now : model().polls) {
    if ((today.day - plan.warm_up_days + 1) % now.every != 0) continue;
    for (int from = 0; from < people.size; from += block) {
      const int n = std::min(block, people.size - from);
      int count = 0;
      for (int i = 0; i < n; ++i) {
        const auto status = people.status[static_cast<std::size_t>(from + i)];
        ids[count] = static_cast<std::uint32_t>(from + i);
        count += customer::reaches(now.reach, status);
      }
      poll(now, ids, count);
    }
  }
}

// Of these, the share that is asked; each of them answers or not.
void Run::poll(const model::Poll& poll, const std::uint32_t* ids, int n) {
  const model::Survey& survey = poll.survey;
  std::uint32_t when[block], word[4][block], asked[block];
  std::fill_n(when, block, chance::when_word(static_cast<std::uint32_t>(today.day), 0, chance::Entity::customer, 0));
  chance::philox_block(ids, when, 0, survey.word, key, n, word[0], word[1], word[2], word[3]);
  int count = 0;
  for (int k = 0; k < n; ++k) {
    if (!(numbers::uniform01(word[0][k]) < survey.share)) continue;
    asked[count] = ids[k], word[1][count] = word[1][k], word[2][count] = word[2][k];
    ++count;
  }
  if (count == 0) return;
  customer::Look look(people, today, asked, count);
  std::vector<std::vector<float>> own(poll.answer.inputs.size(), std::vector<float>(block));
  std::vector<const float*> inputs;
  for (std::size_t i = 0; i < own.size(); ++i) {
    inputs.push_back(own[i].data());
    if (poll.answer.inputs[i].source == Source::normal_draw)
      for (int k = 0; k < count; ++k) own[i][static_cast<std::size_t>(k)] = numbers::normal_quantile(word[2][k]);
    else
      look.gather(poll.answer.inputs[i], own[i].data());
  }
  const float* result[3];
  program::run(poll.answer, inputs.data(), count, workspace, result);
  figures.at(survey.number, PerSurvey::asked) += count;
  for (int k = 0; k < count; ++k)
    if (responds(survey, result[0][k], word[1][k])) count_answer(figures, model(), survey, result[1][k], result[2][k]);
}

}  // namespace peakend::life
