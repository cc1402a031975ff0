// Which engines were built in is the build's to say, which can run is the processor's.
#include "sim/run/engine.hpp"

#include <fmt/format.h>

#include <array>
#include <vector>

#include "agents/life/entry.hpp"
#include "scenarios/base/text.hpp"

namespace peakend::run {

#if defined(PEAKEND_WIDE_ENGINES)
extern "C" {  // life::peakend_live of the wider copies, as the build renamed it
void peakend_live_avx2(life::Result&, const model::Plan&, const figures::Layout&, std::uint64_t, std::uint64_t,
                       const std::atomic<bool>*);
void peakend_live_avx512(life::Result&, const model::Plan&, const figures::Layout&, std::uint64_t, std::uint64_t,
                         const std::atomic<bool>*);
}
#endif

std::span<const Engine> engines() {
#if defined(PEAKEND_WIDE_ENGINES)
  // What these ask for must cover the flags that CMakeLists.txt gives to each copy.
  static const std::array<Engine, 3> all{{
      {"sse4", "SSE4.1", true, life::peakend_live},
      {"avx2", "AVX2", __builtin_cpu_supports("avx2") != 0, peakend_live_avx2},
      {"avx512", "AVX-512 F, BW, DQ and VL",
       __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512dq") &&
           __builtin_cpu_supports("avx512vl"),
       peakend_live_avx512},
  }};
#else
  static const std::array<Engine, 1> all{{{PEAKEND_ONE_ENGINE, "", true, life::peakend_live}}};
#endif
  return all;
}

Choice choose(std::string_view name) {
  Choice choice;
  std::vector<std::string> names;
  for (const Engine& engine : engines()) {
    names.emplace_back(engine.name);
    if (name.empty() && engine.runs_here) choice.engine = &engine;
    if (engine.name != name) continue;
    if (engine.runs_here) return {&engine, {}};
    return {nullptr,
            fmt::format("engine '{}' needs {}, which this processor or its system does not offer", name, engine.needs)};
  }
  if (!name.empty())
    choice.problem = fmt::format("no engine is called {}; this program has {}", quoted(name), join(names, ", "));
  return choice;
}

}  // namespace peakend::run
