// The promise to researchers: the same bytes for the same seed, at any number of threads, as they were when this
// engine number was given. Other compilers and vector widths: tests/golden/same_bytes.sh.
#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>

#include "agents/life/engine_number.hpp"
#include "scenarios/read/read_scenario.hpp"
#include "sim/study/compare.hpp"
#include "tests/support/folder.hpp"

namespace {
using namespace peakend;

std::string digest_of(const std::string& file, int threads, const std::vector<std::string>& sets) {
  Problems problems;
  auto scenario = read::read_scenario(std::string(PEAKEND_ROOT) + "/" + file, sets, problems);
  REQUIRE(scenario);
  study::Plan plan;
  plan.replications = 3;
  plan.policies = study::all_policies(*scenario);
  plan.digest = true;
  plan.rivals = false;
  auto finished = tests::compared(*scenario, plan, threads);
  REQUIRE(finished.collected.usable);
  return finished.collected.study.digest;
}

const std::vector<std::string> small{"population.size=1500", "run.length=6 weeks"};
}  // namespace

TEST_CASE("gamma gives the same bytes with 1, 2 and 5 threads", "[golden]") {
  auto one = digest_of("scenarios/gamma.yaml", 1, small);
  CHECK(digest_of("scenarios/gamma.yaml", 2, small) == one);
  CHECK(digest_of("scenarios/gamma.yaml", 5, small) == one);
}

TEST_CASE("another seed or a changed number gives other bytes", "[golden]") {
  auto changed = small;
  changed.push_back("checkout.affect.sd=0.31");
  CHECK(digest_of("scenarios/gamma.yaml", 2, changed) != digest_of("scenarios/gamma.yaml", 2, small));
}

// A digest that changes means that results of earlier studies cannot be repeated: raise the engine number, say why in
// docs/decisions/, and write the new line into tests/golden/digests.txt by hand.
TEST_CASE("bytes change only together with the engine number", "[golden]") {
  std::ifstream file(std::string(PEAKEND_ROOT) + "/tests/golden/digests.txt");
  std::string line, expected;
  while (std::getline(file, line)) {
    std::istringstream words(line);
    std::string scenario, digest;
    int number = 0;
    if (words >> scenario >> number >> digest && scenario == "golden.yaml" && number == life::engine_number) expected = digest;
  }
  CHECK(digest_of("tests/golden/golden.yaml", 2, {}) == expected);
}
