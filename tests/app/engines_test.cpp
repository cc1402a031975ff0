// One program, several engines: each gives the same bytes, the right one is chosen, and none of the wide instructions
// is outside the engine it belongs to, where a processor without them would stumble over it.
#include <catch2/catch.hpp>
#include <cstdio>
#include <map>
#include <optional>
#include <stdexcept>

#include "scenarios/read/read_scenario.hpp"
#include "scenarios/spec/variants.hpp"
#include "sim/app/command.hpp"
#include "sim/run/runner.hpp"
#include "tests/support/runs.hpp"
#include "tests/app/run.hpp"

namespace {
using namespace peakend;

spec::Scenario golden(const std::vector<std::string>& sets = {}) {
  Problems problems;
  auto scenario = read::read_scenario(PEAKEND_ROOT "/tests/golden/golden.yaml", sets, problems);
  REQUIRE(scenario);
  return *scenario;
}

// Of which sort are the instructions of one section of the program?
struct Instructions {
  long ymm = 0, zmm = 0, masks = 0, vex = 0, high = 0, fused = 0;  // high: the registers 16 to 31
};

bool has(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// A vector register from 16 to 31, which only AVX-512 has: "%xmm17".
bool names_high_register(std::string_view text) {
  for (auto at = text.find("mm"); at != std::string_view::npos; at = text.find("mm", at + 2)) {
    const auto digits = text.substr(at + 2, 2);
    if (digits.size() == 2 && is_digit(digits[0]) && is_digit(digits[1]) && digits >= "16") return true;
  }
  return false;
}

Instructions& operator+=(Instructions& sums, std::string_view line) {
  const auto tab = line.rfind('\t');
  const std::string_view text = tab == std::string_view::npos ? line : line.substr(tab + 1);
  sums.ymm += has(text, "%ymm"), sums.zmm += has(text, "%zmm");
  for (char digit = '0'; digit < '8'; ++digit) sums.masks += has(text, std::string("%k") + digit);
  sums.vex += text.starts_with("v") && has(text, "mm");
  sums.high += names_high_register(text);
  sums.fused += text.starts_with("vfmadd") || text.starts_with("vfmsub") || text.starts_with("vfnm");
  return sums;
}

std::map<std::string, Instructions> disassembled(const std::string& program) {
  std::map<std::string, Instructions> sections;
  std::FILE* pipe = popen(("objdump -d --no-show-raw-insn '" + program + "'").c_str(), "r");
  REQUIRE(pipe != nullptr);
  Instructions* section = nullptr;
  char line[4096];
  while (std::fgets(line, sizeof line, pipe) != nullptr) {
    const std::string_view text = line;
    constexpr std::string_view title = "Disassembly of section ";
    if (text.starts_with(title))
      section = &sections[std::string(text.substr(title.size(), text.find(':') - title.size()))];
    else if (section != nullptr && text.starts_with(" "))
      *section += text.substr(0, text.size() - 1);
  }
  CHECK(pclose(pipe) == 0);
  return sections;
}
}  // namespace

TEST_CASE("every engine lives the same lives", "[app][engines]") {
  const auto scenario = golden();
  const std::vector<run::Cell> cells{{0, spec::baseline, -1, 0}, {0, 0, -1, 0}, {0, spec::baseline, -1, 1}};
  std::optional<std::vector<life::Result>> first;
  for (const auto& engine : run::engines()) {
    if (!engine.runs_here) continue;
    INFO(engine.name);
    run::Settings settings;
    settings.engine = &engine;
    const auto results = tests::computed(scenario, cells, settings);
    if (!first) first = results;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      CHECK_FALSE(results[i].failure);
      CHECK(results[i].contacts > 1000);
      CHECK(results[i].figures == (*first)[i].figures);
    }
  }
}

TEST_CASE("an engine that cannot go on says so, or throws what others can catch", "[app][engines]") {
  const auto scenario = golden({"behaviour.base_rate=600"});
  const auto plan = model::compile(scenario, scenario.values(), spec::baseline);
  const auto layout = figures::layout_of(scenario, run::weeks_of(scenario));
  auto impossible = layout;
  impossible.touchpoints = -1000;  // as a size: more than a vector can hold
  for (const auto& engine : run::engines()) {
    if (!engine.runs_here) continue;
    INFO(engine.name);
    life::Result result;
    engine.live(result, plan, layout, 1, 0, nullptr);
    CHECK(result.failure.value_or("") == life::live(plan, layout, 1, 0).failure.value_or("nothing"));
    CHECK(result.failure.value_or("").find("the rate at which journey") != std::string::npos);
    CHECK_THROWS_AS(engine.live(result, plan, impossible, 1, 0, nullptr), std::length_error);
  }
}

TEST_CASE("the widest engine that runs here is chosen, or the one that is asked for", "[app][engines]") {
  const run::Engine* widest = nullptr;
  for (const auto& engine : run::engines()) {
    const auto choice = run::choose(engine.name);
    CHECK((choice.engine == &engine) == engine.runs_here);
    CHECK(choice.problem.empty() == engine.runs_here);
    if (engine.runs_here) widest = &engine;
  }
  CHECK(run::engines().front().runs_here);
  CHECK(run::choose().engine == widest);
  CHECK(run::choose("mmx").engine == nullptr);
}

TEST_CASE("PEAKEND_ISA picks the engine of the program, and bytes do not depend on it", "[app][engines]") {
  const test::Folder folder;
  const std::string ask =
      "compare '" PEAKEND_ROOT "/tests/golden/golden.yaml' --replications 2 --quiet --digest --out out-";
  const auto usual = folder.peakend(ask + "usual", "PEAKEND_ISA=");
  REQUIRE(usual.status == app::fine);
  CHECK(usual.out.starts_with("digest "));
  CHECK(has(folder.peakend("--version").out, "engine " + std::string(run::choose().engine->name)));
  for (const auto& engine : run::engines()) {
    const std::string environment = "PEAKEND_ISA=" + std::string(engine.name);
    const auto answer = folder.peakend(ask + std::string(engine.name), environment);  // a folder each: nothing is looked up
    INFO(environment << "\n" << answer.err);
    CHECK(answer.status == (engine.runs_here ? app::fine : app::users_mistake));
    CHECK(answer.out == (engine.runs_here ? usual.out : ""));
    CHECK(has(folder.peakend("--version", environment).out,
              engine.runs_here ? "engine " + std::string(engine.name) : "engine none"));
  }
}

TEST_CASE("an engine that is not there is refused, whatever the command", "[app][engines]") {
  const test::Folder folder;
  std::string names;
  for (const auto& engine : run::engines()) names += (names.empty() ? "" : ", ") + std::string(engine.name);
  for (const std::string command : {"compare", "run", "check"}) {
    const auto answer = folder.peakend(command + " '" PEAKEND_ROOT "/tests/golden/golden.yaml'", "PEAKEND_ISA=avx2000");
    CHECK(answer.status == app::users_mistake);
    CHECK(answer.out.empty());
    CHECK(answer.err == "PEAKEND_ISA: no engine is called 'avx2000'; this program has " + names + "\n");
  }
}

TEST_CASE("wide instructions stay within their engine, and nothing is fused", "[app][engines]") {
  if (run::engines().size() == 1) return;
  auto sections = disassembled(PEAKEND_BINARY);
  const Instructions avx2 = sections["engine_avx2"], avx512 = sections["engine_avx512"];
  CHECK(avx2.ymm > 1000);
  CHECK((avx2.zmm == 0 && avx2.masks == 0 && avx2.high == 0 && avx2.fused == 0));
  CHECK(avx512.zmm > 1000);
  CHECK(avx512.fused == 0);
  sections.erase("engine_avx2"), sections.erase("engine_avx512");
  CHECK(sections.contains(".text"));
  for (const auto& [name, found] : sections) {
    INFO(name);
    CHECK((found.ymm == 0 && found.zmm == 0 && found.masks == 0 && found.vex == 0));
  }
}
