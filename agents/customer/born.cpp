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
  std::uint32_t id[block];
  for (int i = 0; i < n; ++i) id[i] = static_cast<std::uint32_t>(from + i);
  chance::philox_first(id, chance::when_word(0, 0, chance::Entity::customer, 0), 0, path, key, n, word);
}

struct Birthplace {
  const model::Birth& birth;
  Population& people;
  program::Workspace& workspace;
  int from, n;
  float z[block], u[block];
  std::vector<std::vector<float>> scratch;  // columns of places in the records

  float& at(int i, std::size_t place) { return people.record(static_cast<std::size_t>(from + i))[place]; }

  const float* column(std::size_t place) {
    for (int i = 0; i < n; ++i) scratch[place][static_cast<std::size_t>(i)] = at(i, place);
    return scratch[place].data();
  }

  // A birth program reads the word's draws, segment, relationship and traits that are there already.
  const float* run(const program::Program& program, std::vector<const float*>& results) {
    std::vector<const float*> inputs;
    while (scratch.size() < people.width) scratch.emplace_back(block);
    for (const auto& input : program.inputs) {
      switch (input.source) {
        case Source::normal_draw:
          inputs.push_back(z);
          break;
        case Source::uniform_draw:
          inputs.push_back(u);
          break;
        case Source::segment:
          inputs.push_back(column(segment));
          break;
        case Source::relationship:
          inputs.push_back(column(relationship));
          break;
        default:
          inputs.push_back(column(people.traits + input.index));
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
      at(i, segment) = static_cast<float>(s);
      at(i, relationship) = static_cast<float>(birth.segment_relationship[s]);
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
    std::vector<const float*> results;
    const float* base = run(trait.base, results);
    std::vector<float> found(base, base + n);
    auto replace = [&](const auto& variants, std::size_t group) {
      for (const auto& [which, program] : variants) {
        const float* own = run(program, results);
        for (int i = 0; i < n; ++i)
          if (at(i, group) == static_cast<float>(which)) found[static_cast<std::size_t>(i)] = own[i];
      }
    };
    replace(trait.by_relationship, relationship);
    replace(trait.by_segment, segment);  // the segment has the last word
    for (float x : found)
      if (!(x == x)) throw model::Failure{"the trait '" + trait.name + "' of a customer is not a number"};
    for (int i = 0; i < n; ++i)
      at(i, people.traits + static_cast<std::size_t>(trait.column)) = found[static_cast<std::size_t>(i)];
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
      bool known = people.status[static_cast<std::size_t>(from + i)] == current;
      float memory = known ? initial[1][i] : 0.0F;  // prospects have no own episodes to remember
      at(i, episodes) = known ? initial[0][i] : 0.0F;
      at(i, memory_good) = memory > 0 ? memory : 0.0F;
      at(i, memory_bad) = memory < 0 ? memory : 0.0F;
      at(i, expectation) = initial[2][i];
      at(i, prior_competence) = initial[3][i];
      at(i, prior_intention) = initial[4][i];
      if (people.intention > 0) at(i, people.intention + 2) = 1;  // nothing was breached yet
      at(i, unforgiven) = never;
      if (people.reputation > 0) at(i, people.reputation) = 0.5F;
      for (std::size_t s = 0; s < people.state_count; ++s) at(i, people.states + s) = initial[5 + s][i];
    }
  }
};

// Where everything stands in a record; records that would otherwise straddle two cache lines get the few floats that
// are missing to a whole one.
Population empty_records(const model::Birth& birth) {
  Population people;
  people.size = birth.people;
  people.state_count = static_cast<std::size_t>(birth.states);
  people.familiarity_count = static_cast<std::size_t>(birth.familiarities);
  people.traits = places;
  people.states = people.traits + static_cast<std::size_t>(birth.columns);
  people.familiarity = people.states + people.state_count;
  people.targeted = people.familiarity + people.familiarity_count;
  people.width = people.targeted + static_cast<std::size_t>(birth.who_columns);
  if (birth.intention_moves) people.intention = people.width, people.width += 3;
  people.topics = people.width, people.topic_count = static_cast<std::size_t>(birth.topics);
  people.width += 2 * people.topic_count;
  if (birth.hears) people.reputation = people.width++;
  constexpr std::size_t line = 16;  // floats of a cache line
  if (people.width % line >= line - 2) people.width = (people.width + line - 1) / line * line;
  const auto room = static_cast<std::size_t>(birth.people);
  if (room * people.width > INT32_MAX)
    throw model::Failure{fmt::format("{} people with {} numbers each are too many; at most {} fit", room, people.width,
                                     INT32_MAX / people.width)};
  people.records.assign(room * people.width, 0);
  people.status.assign(room, gone);
  people.score_band.assign(room, 0);
  people.period_band.assign(room, 0);
  return people;
}
}  // namespace

Population born(const model::Birth& birth, chance::Key key, program::Workspace& workspace) {
  Population people = empty_records(birth);
  for (int from = 0; from < people.size; from += block) {
    Birthplace here{birth, people, workspace, from, std::min(block, people.size - from), {}, {}, {}};
    here.assign_groups(key);
    here.assign_traits(key);
    here.assign_initial();
  }
  return people;
}

}  // namespace peakend::customer
