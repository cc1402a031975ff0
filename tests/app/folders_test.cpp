// A folder where scenarios are wanted; what is no ordinary file; replications too few to decide.
#include <catch2/catch.hpp>

#include "tests/app/run.hpp"
#include "tests/messages/shop.hpp"

using namespace peakend;

namespace {
bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

std::string claiming(const std::string& name, const std::string& limit, const std::string& more = "") {
  return test::with("scenario: shop", "scenario: " + name) +
         "expect:\n  happy: {claim: {outcome: remembered, above: " + limit + "}" + more + "}\n";
}
}  // namespace

TEST_CASE("a folder stands for its scenarios and those of its evidence, in the order of their names", "[app][folder]") {
  const test::Folder folder;
  std::filesystem::create_directories(folder / "all/evidence");
  std::filesystem::create_directories(folder / "all/library");
  folder.write("all/b.yaml", claiming("b", "0"));
  folder.write("all/a.yaml", claiming("a", "4", ", refused: \"it is too much\""));
  folder.write("all/names.yaml", "peakend: 1\nnorms: {promise: {competence: -1}}\n");
  folder.write("all/.hidden.yaml", "x");
  folder.write("all/notes.txt", "x");
  folder.write("all/library/people.yaml", "x");
  folder.write("all/evidence/c.yaml", claiming("c", "-4"));
  const auto checked = folder.peakend("check all");
  INFO(checked.out << checked.err);
  CHECK(checked.status == 0);
  CHECK(checked.err == "all/names.yaml: left out, it has no `scenario:`\n");
  const auto at = [&](const char* name) { return checked.out.find(name); };
  CHECK((at("all/a.yaml: right") < at("all/b.yaml: right") &&
         at("all/b.yaml: right") < at("all/evidence/c.yaml: right")));
  const auto verified = folder.peakend("verify all/ --replications 16 --out o --set population.size=100");
  INFO(verified.out << verified.err);
  CHECK(verified.status == 0);
  CHECK(has(verified.out, "All files of all/\n"));
  CHECK(has(verified.out, "\na.yaml           verified       1     0        1"));  // refused by the file itself
  CHECK(has(verified.out, "3 files: 3 verified; "));
  for (const char* file : {"o/a/claims.csv", "o/b/claims.csv", "o/c/claims.csv"})
    CHECK(std::filesystem::exists(folder / file));
  const auto json = folder.peakend("verify all --replications 16 --out o --json --set population.size=100");
  CHECK((json.out.front() == '[' && has(json.out, "\"scenario\": \"c\"") && !has(json.out, "All files")));
}

TEST_CASE("the worst of a folder is its exit code, and its table says which", "[app][folder]") {
  const test::Folder folder;
  std::filesystem::create_directories(folder / "all");
  std::filesystem::create_directories(folder / "empty");
  folder.write("all/right.yaml", claiming("right", "0"));
  folder.write("all/wrong.yaml", claiming("wrong", "4"));
  const auto failed = folder.peakend("verify all --out o");
  INFO(failed.out);
  CHECK(failed.status == 1);
  CHECK(has(failed.out, "2 files: 1 verified, 1 NOT as said; "));
  folder.write("all/broken.yaml", "peakend: 1\nscenario: broken\n");
  const auto broken = folder.peakend("verify all --out o");
  CHECK(broken.status == 2);
  CHECK(has(broken.err, "all/broken.yaml: population: missing"));
  CHECK(has(broken.out, "3 files: 1 verified, 1 NOT as said, 1 not read; "));
  for (const char* command : {"check", "verify"}) {
    const auto nothing = folder.peakend(std::string(command) + " empty");
    CHECK(nothing.status == 2);
    CHECK(nothing.err ==
          "empty: no scenarios in this folder, expected files *.yaml with `scenario:`, here or in evidence/\n");
  }
}

TEST_CASE("`verify` says when it has too few replications to decide", "[app][folder]") {
  const test::Folder folder;
  folder.write("right.yaml", claiming("right", "0"));
  const auto few = folder.peakend("verify right.yaml --replications 8");
  CHECK(few.status == 1);
  CHECK(has(few.out, "Nothing is decided: 8 replications are too few to tell, 16 are the least."));
  CHECK(has(folder.peakend("verify right.yaml --replications 1 --json").out, "1 replication cannot decide anything"));
  CHECK_FALSE(has(folder.peakend("verify right.yaml --replications 16").out, "too few"));
}

TEST_CASE("what is no ordinary file is refused and not waited for", "[app][folder]") {
  const test::Folder folder;
  folder.write("shop.yaml", test::shop);
  folder.write("tied.yaml", test::with("policies:", "network: {kind: file, file: pipe}\npolicies:"));
  REQUIRE(folder.peakend("--version; mkfifo pipe").status == 0);
  CHECK(folder.peakend("check pipe").err == "pipe: not an ordinary file, expected a file, or - for standard input\n");
  CHECK(has(folder.peakend("check tied.yaml").err, "./pipe: network.file: not an ordinary file"));
  const auto table = folder.peakend("sweep shop.yaml --table pipe");
  CHECK(table.status == 2);
  CHECK(has(table.err, "pipe: not an ordinary file"));
  CHECK(folder.peakend("check /dev/stdin <shop.yaml").status == 0);
  CHECK(folder.peakend("--version >/dev/null; cat shop.yaml | '" PEAKEND_BINARY "' check /dev/stdin").status == 0);
}

TEST_CASE("`merge` looks at all parts before it writes anything", "[app][folder]") {
  const test::Folder folder;
  folder.write("shop.yaml", test::shop);
  const std::string sweep = "sweep shop.yaml --vary tills.people=1,2,3 --replications 1 --quiet --policy baseline ";
  REQUIRE(folder.peakend(sweep + "--shard 1/2 --out a").status == 0);
  REQUIRE(folder.peakend(sweep + "--shard 2/2 --out b").status == 0);
  REQUIRE(folder.peakend(sweep + "--seed 2 --shard 2/2 --out c").status == 0);
  CHECK(has(folder.peakend("merge a --out none").err, "1 run is in none of the parts, of point 1: finish it first"));
  CHECK(folder.peakend("merge a c --out none").status == 2);
  CHECK(folder.peakend("merge a nowhere --out none").status == 2);
  std::filesystem::remove(folder / "b/study.sqlite");
  CHECK(has(folder.peakend("merge a b --out none").err, "there is no study at b/study.sqlite"));
  CHECK_FALSE(std::filesystem::exists(folder / "none"));
}

TEST_CASE("a table of many points is left at once on an interruption, and nothing is begun", "[app][folder]") {
  const test::Folder folder;
  folder.write("shop.yaml", test::shop);
  std::string table = "tills.people,browse.takes\n";
  for (int i = 0; i < 200000; ++i) table += std::to_string(i % 5 + 1) + "," + std::to_string(i % 7 + 1) + " min\n";
  folder.write("points.csv", table);
  const auto stopped =
      folder.peakend("--version >/dev/null && timeout --foreground --preserve-status -s INT 1 '" PEAKEND_BINARY
                     "' sweep shop.yaml --table points.csv --replications 1 --out o");
  CHECK(stopped.status == 130);
  CHECK(has(stopped.err, "stopped; nothing was computed"));
  CHECK_FALSE(std::filesystem::exists(folder / "o"));
}

TEST_CASE("of two files with one name the second is not verified over the first", "[app][folder]") {
  const test::Folder folder;
  std::filesystem::create_directories(folder / "all");
  folder.write("all/a.yaml", claiming("same", "0"));
  folder.write("all/b.yaml", claiming("same", "4"));
  const auto answer = folder.peakend("verify all --out o --set population.size=100");
  CHECK(answer.status == 2);
  CHECK(has(answer.err, "all/b.yaml: an earlier file is called 'same' too"));
  CHECK(has(answer.out, "2 files: 1 verified, 1 not read; "));
}
