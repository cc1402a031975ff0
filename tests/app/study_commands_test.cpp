// Studies as their users meet them: stopped, resumed, widened, cut in parts, and asked for one run again.
#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>

#include "tests/app/run.hpp"
#include "tests/messages/shop.hpp"

using namespace peakend;

namespace {
std::string content(const std::filesystem::path& file) {
  std::ostringstream text;
  text << std::ifstream(file, std::ios::binary).rdbuf();
  return text.str();
}

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

// The field of a CSV's first row below that name; no quotes.
std::string first_value(const std::string& csv, const std::string& name) {
  std::istringstream lines(csv);
  std::string header, row, column, value;
  std::getline(lines, header), std::getline(lines, row);
  std::istringstream names(header), values(row);
  while (std::getline(names, column, ',') && std::getline(values, value, ','))
    if (column == name) return value;
  return "";
}
}  // namespace

TEST_CASE("a study that was stopped goes on where it was, and ends as if it never had been", "[app][study]") {
  const test::Folder folder;
  folder.write("shop.yaml", test::shop);
  const std::string ask = "compare shop.yaml --set population.size=4000 --set tills.people=12 --no-rivals --quiet --digest --out ";
  // Asked for so many that no machine is done before the signal.
  const auto stopped = folder.peakend("--version >/dev/null && timeout --foreground --preserve-status -s INT 0.7 '" PEAKEND_BINARY "' " +
                                      ask + "kept --replications 20000");
  CHECK(stopped.status == 130);
  CHECK(has(stopped.err, "The same command goes on from there."));
  CHECK(std::filesystem::exists(folder / "kept/study.sqlite"));
  const auto resumed = folder.peakend(ask + "kept --replications 60"), whole = folder.peakend(ask + "whole --replications 60");
  CHECK(resumed.status == 0);
  CHECK(resumed.out == whole.out);  // the digest
  CHECK(content(folder / "kept/replications.csv") == content(folder / "whole/replications.csv"));
  CHECK(content(folder / "kept/weekly.csv") == content(folder / "whole/weekly.csv"));
}

TEST_CASE("replications are added in rounds until it is settled, or to the limit", "[app][study]") {
  const test::Folder folder;
  folder.write("shop.yaml", test::shop);
  const auto settled = folder.peakend("compare shop.yaml --set compare.delta=60 --no-rivals");
  CHECK(settled.status == 0);
  CHECK(has(settled.out, "16 replications"));
  CHECK(has(settled.out, "with 95 % confidence at any look"));
  const auto open = folder.peakend("compare shop.yaml --set compare.delta=0 --max-replications 20 --no-rivals --out o2");
  CHECK(has(open.out, "20 replications"));
  CHECK(has(open.out, "the limit of 20 replications was reached before this was settled"));
  const auto fixed = folder.peakend("compare shop.yaml --replications 5 --no-rivals --json --out o3");
  CHECK(has(fixed.out, "\"design\": \"fixed\""));
  CHECK(has(fixed.out, "for this fixed number of replications"));
}

TEST_CASE("one run alone is computed again by its key, and is the same", "[app][study]") {
  const test::Folder folder;
  folder.write("shop.yaml", test::shop);
  REQUIRE(folder.peakend("compare shop.yaml --replications 2 --no-rivals --quiet --out o").status == 0);
  const std::string key = first_value(content(folder / "o/runs.csv"), "key");
  REQUIRE(key.size() == 32);
  const auto again = folder.peakend("run shop.yaml --out o --cell " + key);
  CHECK(again.status == 0);
  CHECK(has(again.out, "baseline, replication 0: computed again in "));
  CHECK(has(again.out, "the same, figure for figure, as the one kept in o/"));
  CHECK(folder.peakend("run shop.yaml --out o --cell 12").status == 2);
  CHECK(folder.peakend("run shop.yaml --quiet --out o --cell " + key).out.empty());
  for (const char* more : {" --json", " --policy more_tills", " --replications 3"}) {
    const auto refused = folder.peakend("run shop.yaml --out o --cell " + key + more);
    CHECK(refused.status == 2);
    CHECK(has(refused.err, "the key says which run it is"));
  }
  REQUIRE(folder.peakend("sweep shop.yaml --vary tills.people=1,2 --replications 2 --quiet --out s").status == 0);
  const auto of_point = folder.peakend("run shop.yaml --out s --cell " + first_value(content(folder / "s/sweep_runs.csv"), "key"));
  CHECK(of_point.status == 0);
  CHECK(has(of_point.out, "baseline, replication 0 (point 0: tills.people=1): computed again in "));
  CHECK(has(of_point.out, "the same, figure for figure, as the one kept in s/"));
  std::string capitals = key;
  for (char& c : capitals) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  CHECK(folder.peakend("run shop.yaml --out o --cell " + capitals).status == 0);
  const auto unknown = folder.peakend("run shop.yaml --out o --cell 00000000000000000000000000000000");
  CHECK(unknown.status == 2);
  CHECK(has(unknown.err, "no run of this scenario with seed 1 has the key"));
}

TEST_CASE("a file whose claims hold is verified, and one whose claim fails is exit code 1", "[app][study]") {
  const test::Folder folder;
  const std::string claims = "expect:\n  happy: {claim: {outcome: remembered, above: LIMIT}, kind: emergent}\n"
                             "ablations:\n  no_advice: {change: {advice.affect.mean: -2}, breaks: [happy]}\n";
  auto with_limit = [&](const std::string& limit) {
    std::string text = std::string(test::shop) + claims;
    return text.replace(text.find("LIMIT"), 5, limit);
  };
  folder.write("right.yaml", with_limit("0"));
  folder.write("wrong.yaml", with_limit("4"));
  const auto right = folder.peakend("verify right.yaml --out o1"), wrong = folder.peakend("verify wrong.yaml --out o2");
  INFO(right.out << wrong.out);
  CHECK(right.status == 0);
  CHECK(has(right.out, "holds: happy"));
  CHECK(has(right.out, "happy fails, as it should"));
  CHECK(has(right.out, "1 of 1 claims hold, and every ablation breaks what it should."));
  CHECK(wrong.status == 1);
  CHECK(has(wrong.out, "fails: happy"));
  CHECK(has(content(folder / "o1/claims.csv"), "\nno_advice,ablation,happy,emergent,fails,fails,"));
  std::string other = with_limit("4");
  folder.write("other.yaml", other.replace(other.find("scenario: shop"), 14, "scenario: other"));
  CHECK(folder.peakend("verify right.yaml other.yaml --quiet --out o3").status == 1);
}

TEST_CASE("a sweep cut in parts and merged writes the tables of the whole one", "[app][study]") {
  const test::Folder folder;
  folder.write("shop.yaml", test::shop);
  const std::string sweep = "sweep shop.yaml --vary tills.people=1,2,3 --vary browse.takes=4min,8min --replications 2 --quiet ";
  REQUIRE(folder.peakend(sweep + "--out whole").status == 0);
  REQUIRE(folder.peakend(sweep + "--shard 1/2 --out a").status == 0);
  const auto early = folder.peakend("merge a --out early");
  CHECK(early.status == 2);
  CHECK(has(early.err, "runs are in none of the parts, of points 1, 3, 5: finish those first"));
  const auto beyond = folder.peakend("sweep shop.yaml --vary tills.people=1,2 --replications 1 --quiet --shard 3/3 --out none");
  CHECK(beyond.status == 0);
  CHECK(has(beyond.err, "--shard 3/3: there are 2 points, so this part is empty"));
  REQUIRE(folder.peakend(sweep + "--shard 2/2 --out b").status == 0);
  REQUIRE(folder.peakend("merge a b --out together --quiet").status == 0);
  for (const char* table : {"sweep_runs.csv", "sweep_points.csv"})
    CHECK(content(folder / (std::string("whole/") + table)) == content(folder / (std::string("together/") + table)));
  REQUIRE(folder.peakend("sweep shop.yaml --vary tills.people=1,2 --replications 2 --quiet --out other").status == 0);
  CHECK(folder.peakend("merge a other --out no").status == 2);
  REQUIRE(folder.peakend("sweep shop.yaml --vary tills.people=1,2 --replications 3 --quiet --out more").status == 0);
  const auto unlike = folder.peakend("merge other more --out no");
  CHECK(unlike.status == 2);
  CHECK(has(unlike.err, "other and more are of different studies: 2 and 3 replications"));
  CHECK(folder.peakend("sweep shop.yaml --vary checkout.takes.median=900min,1000min --replications 1 --out failed").status == 2);
  CHECK(folder.peakend("merge nowhere --out no").status == 2);
  CHECK(folder.peakend("sweep shop.yaml --vary tills.people=1,2 --shard 3/2 --out no").status == 2);
}

TEST_CASE("parts are merged without the files that their scenario was laid over or included", "[app][study]") {
  const test::Folder folder;
  std::filesystem::create_directories(folder / "in/lib");
  folder.write("in/shop.yaml", test::with("scenario: shop\n", "scenario: shop\ninclude: lib/kinds.yaml\n", test::with("regular: {share: 0.75}", "regular: {share: 0.75, relationship: friend}")));
  folder.write("in/lib/kinds.yaml", "relationships: {friend: {traits: {forgiveness: 0.5}}}\n");
  folder.write("in/over.yaml", "peakend: 1\nscenario: over\nextends: shop.yaml\npopulation: {size: 100}\n");
  const std::string sweep = "sweep in/over.yaml --vary browse.takes=4min,8min --replications 2 --quiet ";
  REQUIRE(folder.peakend(sweep + "--out whole").status == 0);
  for (const char* part : {"1", "2"}) REQUIRE(folder.peakend(sweep + "--shard " + part + "/2 --out part" + part).status == 0);
  std::filesystem::remove_all(folder / "in");
  const auto merged = folder.peakend("merge part1 part2 --out together --quiet");
  CHECK(merged.err == "");
  REQUIRE(merged.status == 0);
  CHECK(content(folder / "whole/sweep_runs.csv") == content(folder / "together/sweep_runs.csv"));
}

TEST_CASE("whoever has looked at another number of replications is told so, however often he asks", "[app][study]") {
  const test::Folder folder;
  folder.write("shop.yaml", test::shop);
  const auto warned = [&](const std::string& arguments) {
    const auto answer = folder.peakend(arguments + " --out o");
    REQUIRE(answer.status == 0);
    return has(answer.out, "of another number of replications");
  };
  const std::string compare = "compare shop.yaml --no-rivals ";
  CHECK_FALSE(warned(compare + "--replications 2"));
  CHECK_FALSE(warned(compare + "--replications 2"));
  CHECK(warned(compare + "--replications 3"));
  CHECK(warned(compare + "--replications 3"));                        // asked again, it is no less so
  CHECK(warned(compare + "--replications 2"));
  CHECK_FALSE(warned(compare + "--replications 3 --seed 2"));         // another chance
  CHECK_FALSE(warned(compare + "--set browse.takes=4min --set tills.skill=0.6 --replications 2"));
  CHECK(warned(compare + "--set tills.skill=0.6 --set browse.takes=4min --replications 3"));  // the same question
  folder.write("shop.yaml", test::with("size: 200", "size: 150"));
  CHECK_FALSE(warned(compare + "--replications 4"));                  // another question
  CHECK_FALSE(warned("run shop.yaml --replications 2"));
  CHECK(warned("run shop.yaml --replications 3"));
  CHECK_FALSE(has(folder.peakend("run shop.yaml --replications 3 --out o").out, "Without --replications"));
}

TEST_CASE("an answer that takes the place of another file's says so", "[app][study]") {
  const test::Folder folder;
  folder.write("shop.yaml", test::shop);
  folder.write("copy.yaml", test::with("size: 200", "size: 100"));
  CHECK(folder.peakend("run shop.yaml --replications 1 --quiet").err == "");
  CHECK(folder.peakend("run ./shop.yaml --replications 1 --quiet").err == "");
  CHECK(folder.peakend("run copy.yaml --replications 1 --quiet").err ==
        "out/shop: the answer there is of ./shop.yaml, which is called 'shop' too; this one takes its place (--out keeps both)\n");
}

TEST_CASE("commands in one folder leave each other's answers alone", "[app][study]") {
  const test::Folder folder;
  folder.write("shop.yaml", test::shop);
  REQUIRE(folder.peakend("compare shop.yaml --replications 2 --no-rivals --quiet --out o").status == 0);
  const std::string report = content(folder / "o/report.txt"), policies = content(folder / "o/policies.csv");
  REQUIRE(folder.peakend("sweep shop.yaml --vary browse.takes=4min,8min --replications 2 --quiet --out o").status == 0);
  folder.write("o/leftover.csv.4711.part", "of a program that was killed");
  REQUIRE(folder.peakend("run shop.yaml --policy both --replications 2 --quiet --out o").status == 0);
  REQUIRE(folder.peakend("run shop.yaml --replications 2 --quiet --out o").status == 0);
  CHECK(content(folder / "o/report.txt") == report);
  CHECK(content(folder / "o/policies.csv") == policies);
  for (const char* file : {"o/run_both/policies.csv", "o/run_baseline/report.txt", "o/run_baseline/run.json"})
    CHECK(std::filesystem::exists(folder / file));
  CHECK_FALSE(std::filesystem::exists(folder / "o/leftover.csv.4711.part"));
  const std::string manifest = content(folder / "o/manifest.json");
  for (const char* part : {"\"compare\": {", "\"sweep\": {", "\"run_both\": {", "\"run_baseline/policies.csv\""})
    CHECK(has(manifest, part));
  REQUIRE(folder.peakend("compare shop.yaml --replications 2 --no-rivals --quiet --out o").status == 0);
  CHECK(folder.peakend("merge o --out together --quiet").status == 0);  // the sweep is still known
  CHECK(content(folder / "together/sweep_runs.csv") == content(folder / "o/sweep_runs.csv"));
  const auto none = folder.peakend("merge together/.. --out no");
  CHECK(none.status == 2);
  CHECK(has(folder.peakend("run shop.yaml --replications 1 --quiet --out r; '" PEAKEND_BINARY "' merge r --out no").err,
            "no sweep was made here, only run_baseline"));
}

TEST_CASE("two programs do not write one study at once", "[app][study]") {
  const test::Folder folder;
  folder.write("shop.yaml", test::shop);
  const std::string ask = "compare shop.yaml --set population.size=20000 --set tills.people=50 --replications 5000 --no-rivals --out one";
  const auto second = folder.peakend("--version >/dev/null; timeout -s INT 3 '" PEAKEND_BINARY "' " + ask +
                                     " 2>/dev/null & sleep 1; '" PEAKEND_BINARY "' " + ask + "; code=$?; wait; exit $code");
  CHECK(second.status == 74);
  CHECK(has(second.err, "another run is writing"));
}

TEST_CASE("killed at any moment, a study loses nothing it had kept, a hundred times", "[app][study][slow]") {
  const test::Folder folder;
  folder.write("shop.yaml", test::shop);
  const std::string ask = "compare shop.yaml --set population.size=1500 --set tills.people=6 --replications 400 --no-rivals --quiet --digest --out ";
  const auto whole = folder.peakend(ask + "whole");
  REQUIRE(whole.status == 0);
  const auto killed = folder.peakend(
      "--version >/dev/null; n=0; while [ $n -lt 100 ]; do n=$((n + 1)); timeout --foreground -s KILL "
      "0.$((n * 37 % 67 + 10)) '" PEAKEND_BINARY "' " + ask + "kept >/dev/null 2>&1; done; true");
  REQUIRE(killed.status == 0);
  const auto last = folder.peakend(ask + "kept");
  CHECK(last.status == 0);
  CHECK(last.out == whole.out);
  for (const char* table : {"policies.csv", "replications.csv", "curve.csv", "ways.csv", "money.csv", "weekly.csv", "series.csv"})
    CHECK(content(folder / (std::string("kept/") + table)) == content(folder / (std::string("whole/") + table)));
}

TEST_CASE("every claim of the evidence holds, and fails under what must break it", "[app][study][slow]") {
  test::Folder folder;
  folder.seconds = 1800;  // of a slow machine
  const auto answer = folder.peakend("verify '" PEAKEND_ROOT "/scenarios/evidence'");
  INFO(answer.out << answer.err);
  CHECK(answer.status == 0);
  CHECK(std::filesystem::exists(folder / "out/order/claims.csv"));
}
