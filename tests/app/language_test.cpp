// `new`, `explain` and `scenarios`, as somebody uses them who writes a first file.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/app/run.hpp"
#include "tests/messages/shop.hpp"

using namespace peakend;
using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;

namespace {
constexpr int fine = 0, users_mistake = 2, disk = 74;

std::string content(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}
}  // namespace

TEST_CASE("a new scenario checks clean, runs, and its claim holds", "[app][new]") {
  const test::Folder folder;
  const auto made = folder.peakend("new dentist");
  CHECK(made.status == fine);
  CHECK(made.out == "dentist.yaml is yours: change it, and ask `peakend check dentist.yaml`, then `peakend compare dentist.yaml`\n");
  CHECK_THAT(content(folder / "dentist.yaml"), StartsWith("# dentist: ") && Contains("\nscenario: dentist\n") && Contains("check dentist.yaml") && !Contains("starter"));
  const auto checked = folder.peakend("check dentist.yaml");
  CHECK(checked.status == fine);
  CHECK(checked.err.empty());
  CHECK_THAT(folder.peakend("compare dentist.yaml --replications 4 --set population.size=500").out, Contains("a_word_to_go"));
  const auto verified = folder.peakend("verify dentist.yaml");
  CHECK(verified.status == fine);
  CHECK_THAT(verified.out, Contains("1 of 1 claims hold, and every ablation breaks what it should.\n"));
}

TEST_CASE("a new scenario is never written over another file, and a bad name is refused", "[app][new]") {
  const test::Folder folder;
  folder.write("mine.yaml", "mine\n");
  const auto again = folder.peakend("new mine");
  CHECK(again.status == users_mistake);
  CHECK(again.err == "mine.yaml is there already; nothing was written\n");
  CHECK(content(folder / "mine.yaml") == "mine\n");
  for (const char* name : {"3x", "../x", "a-b", "''", "x.yaml"}) CHECK(folder.peakend(std::string("new ") + name).status == users_mistake);
  CHECK(folder.peakend("new x --like gama").err == "--like 'gama': no such scenario; did you mean 'gamma'?\n");
}

TEST_CASE("every shipped scenario can be the beginning of another", "[app][new]") {
  const test::Folder folder;
  int number = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(PEAKEND_ROOT "/scenarios")) {
    const auto path = std::filesystem::relative(entry.path(), PEAKEND_ROOT "/scenarios");
    if (path.extension() != ".yaml" || path.string().starts_with("library/")) continue;
    const std::string name = "s" + std::to_string(++number);
    INFO(path);
    const auto made = folder.peakend("new " + name + " --like " + std::filesystem::path(path).replace_extension().string());
    CHECK(made.err.empty());
    CHECK(made.status == fine);
    CHECK_THAT(content(folder / (name + ".yaml")), Contains("\nscenario: " + name + "\n"));
    const auto checked = folder.peakend("check " + name + ".yaml");
    CHECK(checked.err.empty());
    CHECK(checked.status == fine);
  }
  CHECK(number > 15);
}

TEST_CASE("what ships is listed with its title, a line each", "[app][scenarios]") {
  const test::Folder folder;
  const auto answer = folder.peakend("scenarios");
  CHECK(answer.status == fine);
  CHECK_THAT(answer.out, Contains("gamma.yaml") && Contains("A visit to the GAMMA store in Veenendaal\n") && Contains("evidence/order.yaml") && !Contains("starter"));
  folder.write("own.yaml", "peakend: 1\nscenario: own\n");
  CHECK_THAT(folder.peakend("scenarios .").out, Contains("own.yaml  is not right: `peakend check` says why\n"));
}

TEST_CASE("words are explained on standard output, and those nobody knows on the other", "[app][explain]") {
  const test::Folder folder;
  const auto known = folder.peakend("explain patience gap.promoters");
  CHECK(known.status == fine);
  CHECK_THAT(known.out, StartsWith("journeys.*.touchpoints.*.patience: ") && Contains("\n\ngap, an outcome: "));
  const auto unknown = folder.peakend("explain patiense");
  CHECK(unknown.status == users_mistake);
  CHECK(unknown.out.empty());
  CHECK(unknown.err == "the language knows no 'patiense'; did you mean 'patience'?\n");
  CHECK_THAT(folder.peakend("explain").out, Contains("\njourneys "));
  CHECK(folder.peakend("explain patience >/dev/full").status == disk);
}

TEST_CASE("`check --json` has every problem of every file, for editors", "[app][check]") {
  const test::Folder folder;
  folder.write("wrong.yaml", "peakend: 1\nscenario: wrong\npopulaton: {size: 3}\n");
  folder.peakend("new right");
  const auto answer = folder.peakend("check --json right.yaml wrong.yaml");
  CHECK(answer.status == users_mistake);
  CHECK(answer.err.empty());
  const auto json = nlohmann::json::parse(answer.out);
  REQUIRE(json["files"].size() == 2);
  CHECK(json["files"][0]["right"] == true);
  CHECK(json["files"][0]["problems"].empty());
  CHECK(json["files"][1]["right"] == false);
  const auto& problems = json["files"][1]["problems"];
  const auto at = std::find_if(problems.begin(), problems.end(), [](const auto& p) { return p["path"] == "populaton"; });
  REQUIRE(at != problems.end());
  const auto& problem = *at;
  CHECK(problem["severity"] == "error");
  CHECK(problem["file"] == "wrong.yaml");
  CHECK((problem["line"] == 3 && problem["column"] == 1));
  CHECK(problem["said"] == "unknown key");
  CHECK(problem["hint"] == "did you mean 'population'?");
  CHECK(problem["text"] == "wrong.yaml:3:1: populaton: unknown key; did you mean 'population'?");
  CHECK(folder.peakend("check --json right.yaml").status == fine);
}

TEST_CASE("describe tells a scenario in short or by the protocol, with what --set says, and refuses what is wrong", "[app][describe]") {
  const test::Folder folder;
  folder.write("shop.yaml", test::shop);
  folder.write("wrong.yaml", test::with("pool: tills", "pool: till"));
  const auto brief = folder.peakend("describe shop.yaml --set population.size=500");
  CHECK(brief.status == fine);
  CHECK_THAT(brief.out, StartsWith("# shop: shop\n") && Contains("\n500 people.\n") && !Contains("## 7 Submodels"));
  const auto whole = folder.peakend("describe --odd shop.yaml");
  CHECK(whole.status == fine);
  CHECK_THAT(whole.out, StartsWith("# shop: ODD protocol\n") && Contains("    remembered = max(-5, min(5, 0.5 * (x * highest_weighed + (1 - x) * lowest_weighed) + 0.5 * end))\n"));
  const auto wrong = folder.peakend("describe wrong.yaml");
  CHECK(wrong.status == users_mistake);
  CHECK_THAT(wrong.err, Contains("did you mean 'tills'?"));
}
