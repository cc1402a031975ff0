// Topics that come to nothing: nobody to tell of them, or no day left.
#include <fmt/format.h>

#include "scenarios/check/check.hpp"

namespace peakend::check {

void check_topics(const spec::Scenario& scenario, const slots::Values& values, Problems& problems) {
  float length = 0;
  slots::constant(values, scenario.length, length);
  const int days = static_cast<int>(length / 1440);
  for (const auto& topic : scenario.topics) {
    const std::string path = "topics." + topic.name;
    float half_life = 0;
    if (slots::constant(values, topic.half_life, half_life) && half_life >= length && topic.on_day <= days)
      problems.push_back({Severity::warning, scenario.slots.all[topic.half_life].place, path + ".half_life",
                          "it does not cool: when the run ends it is still half as warm", "",
                          fmt::format("{:.6g} weeks", half_life / 10080), "people stop talking after days, or weeks"});
    if (!scenario.network.written)
      problems.push_back({Severity::warning, topic.place, path, "nobody can retell it: the file has no network", "", "",
                          "write `network: {kind: small_world}`"});
    if (topic.on_day > days)
      problems.push_back({Severity::warning, topic.place, path, "it begins after the end of the run",
                          fmt::format("day 1 to {}, counted from the end of the warm-up", days),
                          fmt::format("day {}", topic.on_day), ""});
  }
}

}  // namespace peakend::check
