// How everybody comes into the world: segment, prospect or customer, traits, and what is remembered from before.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "agents/customer/population.hpp"
#include "agents/model/failure.hpp"
#include "scenarios/numbers/normal.hpp"

namespace peakend::customer {
using language::Source;
using program::block;
using program::padded;

namespace {

// Word 0 of every customer's decision at a path, on day 0.
void words(chance::Key key, std::uint32_t path, int from, int n, std::uint32_t* word) {
  std::uint32_t id[block], when[block], unused[3][block];
  for (int i = 0; i < block; ++i)
    id[i] = static_cast<std::uint32_t>(from + i), when[i] = chance::when_word(0, 0, chance::Entity::customer, 0);
  chance::philox_block(id, when, 0, path, key, n, word, unused[0], unused[1], unused[2]);
}

struct Birthplace {
  const model::Birth& birth;
  Population& people;
  program::Workspace& workspace;
  int from, n;
  float z[block], u[block];

  // A birth program reads the word's draws, segment, relationship and traits that are there already.
  const float* run(const program::Program& program, std::vector<const float*>& results) {
    std::vector<const float*> inputs;
    for (const auto& input : program.inputs) {
      switch (input.source) {
        case Source::normal_draw:
          inputs.push_back(z);
          break;
        case Source::uniform_draw:
          inputs.push_back(u);
          break;
        case Source::segment:
          inputs.push_back(people.segment.data() + from);
          break;
        case Source::relationship:
          inputs.push_back(people.relationship.data() + from);
          break;
        default:
          inputs.push_back(people.traits[input.index].data() + from);
          break;
      }
    }
    results.resize(program.outputs.size());
    program::run(program, inputs.data(), n, workspace, results.data());
    return results[0];
  }

  void assign_groups(chance::Key key) {
    std::uint32_t word[block];
    words(key, chance::path_word("segments"), from, n, word);
    for (int i = 0; i < n; ++i) {
      float share = numbers::uniform01(word[i]);
      std::size_t s = 0;
      while (s + 1 < birth.segment_until.size() && share >= birth.segment_until[s]) ++s;
      auto k = static_cast<std::size_t>(from + i);
      people.segment[k] = static_cast<float>(s);
      people.relationship[k] = static_cast<float>(birth.segment_relationship[s]);
    }
    words(key, chance::path_word("population.prospects"), from, n, word);
    for (int i = 0; i < n; ++i)
      people.status[static_cast<std::size_t>(from + i)] =
          numbers::uniform01(word[i]) < birth.prospects ? prospect : current;
  }

  void assign_trait(std::size_t t, const std::vector<std::vector<float>>& normals, const std::uint32_t* word) {
    if (birth.correlation.empty()) {
      for (int i = 0; i < n; ++i) z[i] = normals[t][static_cast<std::size_t>(i)], u[i] = numbers::uniform01(word[i]);
    } else {  // Gaussian copula, summed in the order of the file
      const auto& row = birth.correlation[t];
      for (int i = 0; i < n; ++i) {
        float sum = 0;
        for (std::size_t j = 0; j < row.size(); ++j) sum = sum + row[j] * normals[j][static_cast<std::size_t>(i)];
        z[i] = sum, u[i] = numbers::normal_cdf(sum);
      }
    }
    const auto& trait = birth.traits[t];
    float* to = people.traits[static_cast<std::size_t>(trait.column)].data() + from;
    std::vector<const float*> results;
    const float* base = run(trait.base, results);
    std::vector<float> found(base, base + n);
    auto replace = [&](const auto& variants, const std::vector<float>& group) {
      for (const auto& [which, program] : variants) {
        const float* own = run(program, results);
        for (int i = 0; i < n; ++i)
          if (group[static_cast<std::size_t>(from + i)] == static_cast<float>(which))
            found[static_cast<std::size_t>(i)] = own[i];
      }
    };
    replace(trait.by_relationship, people.relationship);
    replace(trait.by_segment, people.segment);  // the segment has the last word
    for (float x : found)
      if (!(x == x)) throw model::Failure{"the trait '" + trait.name + "' of a customer is not a number"};
    std::copy(found.begin(), found.end(), to);
  }

  void assign_traits(chance::Key key) {
    std::vector<std::vector<float>> normals;
    std::vector<std::uint32_t> word(block);
    for (std::size_t t = 0; t < birth.traits.size(); ++t) {
      words(key, birth.traits[t].path_word, from, n, word.data());
      normals.emplace_back(block);
      for (int i = 0; i < n; ++i)
        normals[t][static_cast<std::size_t>(i)] = numbers::normal_quantile(word[static_cast<std::size_t>(i)]);
      if (birth.traits[t].column >= 0) assign_trait(t, normals, word.data());
    }
  }

  void assign_initial() {
    std::vector<const float*> initial;
    run(birth.initial, initial);
    constexpr std::array names{"episodes", "memory", "expectation", "competence", "intention"};
    for (std::size_t value = 0; value < initial.size(); ++value)
      for (int i = 0; i < n; ++i)
        if (float x = initial[value][i]; !(x - x == 0))
          throw model::Failure{
              fmt::format("{} of a customer at the start is {}", value < names.size() ? names[value] : "a state", x)};
    for (int i = 0; i < n; ++i) {
      auto k = static_cast<std::size_t>(from + i);
      bool known = people.status[k] == current;  // prospects have no own episodes to remember
      float memory = known ? initial[1][i] : 0.0F;
      people.episodes[k] = known ? initial[0][i] : 0.0F;
      people.memory_good[k] = memory > 0 ? memory : 0.0F;
      people.memory_bad[k] = memory < 0 ? memory : 0.0F;
      people.expectation[k] = initial[2][i];
      people.prior_competence[k] = initial[3][i];
      people.intention[k] = initial[4][i];
      for (std::size_t s = 0; s < people.states.size(); ++s) people.states[s][k] = initial[5 + s][i];
    }
  }
};
}  // namespace

Population born(const model::Birth& birth, chance::Key key, program::Workspace& workspace) {
  Population people;
  people.size = birth.people;
  const auto room = static_cast<std::size_t>(padded(birth.people) + block);
  auto columns = [&](std::size_t count) { return std::vector<std::vector<float>>(count, std::vector<float>(room)); };
  people.traits = columns(static_cast<std::size_t>(birth.columns));
  people.states = columns(static_cast<std::size_t>(birth.states));
  people.familiarity = columns(static_cast<std::size_t>(birth.familiarities));
  people.targeted = columns(static_cast<std::size_t>(birth.policies));
  for (auto* column :
       {&people.segment, &people.relationship, &people.memory_good, &people.memory_bad, &people.expectation,
        &people.episodes, &people.prior_competence, &people.intention, &people.evidence_good, &people.evidence_bad})
    column->assign(room, 0);
  people.since.assign(room, 0);
  people.unforgiven.assign(room, never);
  people.status.assign(room, gone);
  people.score_band.assign(room, 0);
  people.period_band.assign(room, 0);
  for (int from = 0; from < people.size; from += block) {
    Birthplace here{birth, people, workspace, from, std::min(block, people.size - from), {}, {}};
    here.assign_groups(key);
    here.assign_traits(key);
    here.assign_initial();
  }
  return people;
}

}  // namespace peakend::customer
