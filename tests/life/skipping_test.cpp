// Days are skipped under bounds of rates. A rate that reads the day has none, so `+ min(day, 0)`, which adds nothing,
// makes every day be looked at: the sums must be the same, also where a bound overflows on the way.
#include "tests/mechanisms/lab.hpp"

using namespace peakend;

namespace {
std::string shop(const std::string& rate) {
  std::string text = lab::still_life;
  auto put = [&](const std::string& old, const std::string& now) { text.replace(text.find(old), old.size(), now); };
  put("length: 1 week", "length: 4 weeks"), put("size: 1}", "size: 200}");
  put("memory: {", "initial: {episodes: 2, memory: 0.5}\nmemory: {");
  return text + "journeys:\n  visit:\n    starts: {rate: \"" + rate +
         "\"}\n    first: moment\n    touchpoints:\n      moment: {affect: {mean: 0, sd: 3}, next: end}\n";
}

// The sums, or the day on which the run fails.
std::string lived(const std::string& rate) {
  const auto scenario = lab::read(shop(rate), {"memory.fade.bad=2 weeks"});
  const auto result = life::live(model::compile(scenario, scenario.values(), spec::baseline), lab::layout_of(scenario), 1, 0);
  if (result.failure) return *result.failure;
  std::string all;
  for (auto sum : result.figures.sums) all += std::to_string(sum) + " ";
  return all;
}
}  // namespace

TEST_CASE("days are skipped only where nothing is missed, also where bounds overflow or divide by nothing", "[life]") {
  for (const char* rate : {"clamp(2 - 4 * (memory / abs(memory)) * max(0, -memory), 0, 5)",
                           "if(exp(40 * memory) * min(0, memory) > -1, 3, 0)", "max(2 + exp(30 * memory) * min(memory, 0), 0)",
                           "min(5, abs(expectation / memory))", "max(0, log(memory))", "clamp(1 / memory, 0, 2)",
                           "exp(memory)", "2 * competence / (0.1 + competence)"}) {
    INFO(rate);
    CHECK(lived(rate) == lived(rate + std::string(" + min(day, 0)")));
  }
}
