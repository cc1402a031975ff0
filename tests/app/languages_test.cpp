// English and Dutch, as a person meets them: asked for on the command line, or by the file.
#include <catch2/catch.hpp>

#include "tests/app/run.hpp"
#include "tests/messages/shop.hpp"

using namespace peakend;

namespace {
bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }
std::string content(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}
std::string in_dutch() { return std::string(test::shop) + "lang: nl\n"; }
}  // namespace

TEST_CASE("--lang nl answers in Dutch, with Dutch numbers; tables are the same in any language", "[app][words]") {
  const test::Folder folder;
  folder.write("shop.yaml", test::shop);
  const auto english = folder.peakend("compare shop.yaml --replications 8 --no-rivals --out english");
  const auto dutch = folder.peakend("compare shop.yaml --replications 8 --no-rivals --out dutch --lang nl");
  CHECK(has(english.out, "8 replications of 4 policies, seed 1"));
  CHECK(has(dutch.out, "8 herhalingen van 4 maatregelen, seed 1"));
  CHECK(has(dutch.out, "Conclusie\n"));
  CHECK(has(dutch.out, "Het rapport om te bekijken en te mailen: dutch/report.html"));
  for (const char* word : {"Verdict", "policies", "replications", "between"}) CHECK_FALSE(has(dutch.out, word));
  for (const char* table : {"policies.csv", "replications.csv", "curve.csv", "ways.csv", "money.csv", "weekly.csv", "series.csv", "runs.csv"})
    CHECK(content(folder / ("english/" + std::string(table))) == content(folder / ("dutch/" + std::string(table))));
  CHECK(has(content(folder / "dutch/report.html"), "<html lang=\"nl\">"));
}

TEST_CASE("a file may say that it is spoken of in Dutch, and the command line may say otherwise", "[app][words]") {
  const test::Folder folder;
  folder.write("shop.yaml", in_dutch());
  CHECK(has(folder.peakend("check shop.yaml").out, "shop.yaml: goed: 1 reis, 3 maatregelen naast de baseline"));
  CHECK(has(folder.peakend("check shop.yaml --lang en").out, "shop.yaml: right: 1 journey, 3 policies beside the baseline"));
  CHECK(has(folder.peakend("run shop.yaml --replications 2").out, "Alleen baseline is doorgerekend"));
  CHECK(has(folder.peakend("run - --replications 2 < shop.yaml").out, "Alleen baseline is doorgerekend"));
  CHECK(folder.peakend("check shop.yaml --lang fr").status == 2);
}

TEST_CASE("what is wrong with a Dutch file is said in Dutch", "[app][words]") {
  const test::Folder folder;
  std::string slip = in_dutch();
  slip.replace(slip.find("first: browse"), 13, "first: brows");
  folder.write("shop.yaml", slip);
  CHECK(has(folder.peakend("check shop.yaml").err, "journeys.visit.first: zo'n contactpunt is er niet, gekregen: 'brows'; bedoelde u 'browse'?"));
  CHECK(has(folder.peakend("compare shop.yaml").err, "zo'n contactpunt is er niet"));
  CHECK(has(folder.peakend("check shop.yaml --json").out, "\"said\": \"zo'n contactpunt is er niet\""));
  CHECK(has(folder.peakend("check shop.yaml --lang en").err, "no such touchpoint, got 'brows'; did you mean 'browse'?"));
}

TEST_CASE("the language is heard however the file writes it, and from wherever it comes", "[app][words]") {
  const test::Folder folder;
  for (const char* written : {"\"lang\": nl\n", "lang : nl\n", "'lang': \"nl\"\n", "lang:\n  nl\n"}) {
    INFO(written);
    folder.write("shop.yaml", std::string(test::shop) + written);
    CHECK(has(folder.peakend("check shop.yaml").out, "goed: 1 reis"));
    CHECK(has(folder.peakend("check - < shop.yaml").out, "goed: 1 reis"));
  }
  folder.write("over.yaml", "peakend: 1\nscenario: over\nextends: shop.yaml\n");
  CHECK(has(folder.peakend("check over.yaml").out, "goed: 1 reis"));
  folder.write("english.yaml", test::shop);
  const auto both = folder.peakend("check shop.yaml english.yaml").out;
  CHECK(has(both, "shop.yaml: goed"));
  CHECK(has(both, "english.yaml: right"));
  folder.write("torn.yaml", "lang: nl\npeakend: [1\n");
  CHECK(has(folder.peakend("check torn.yaml").err, "een '[' die nooit gesloten wordt"));
}

TEST_CASE("an author's texts stay as they are, also where they look like ours", "[app][words]") {
  const test::Folder folder;
  std::string shop(test::shop);
  shop.replace(shop.find("  more_tills:\n"), 14, "  more_tills:\n    says: The policies\n");
  folder.write("shop.yaml", shop);
  const auto answer = folder.peakend("compare shop.yaml --replications 2 --no-rivals --lang nl").out;
  CHECK(has(answer, "more_tills  The policies"));
  CHECK(has(answer, "baseline    Zoals het nu is"));
}

TEST_CASE("what JSON says in sentences it says in one language", "[app][words]") {
  const test::Folder folder;
  folder.write("shop.yaml", std::string(test::shop) + "expect:\n  one: {claim: {outcome: visits, above: 0}, kind: follows_from_rule, source: ours}\n");
  const auto answer = folder.peakend("compare shop.yaml --replications 2 --no-rivals --lang nl --json").out;
  CHECK(has(answer, "niet doorgerekend: de beweringen van het bestand (1)"));
  CHECK_FALSE(has(answer, "not run"));
}

TEST_CASE("the answer as JSON keeps its words in any language", "[app][words]") {
  const test::Folder folder;
  folder.write("shop.yaml", std::string(test::shop) + std::string("expect:\n  one: {claim: {outcome: visits, above: 0}, kind: follows_from_rule, source: ours}\n"));
  const auto answer = folder.peakend("verify shop.yaml --replications 16 --json --lang nl").out;
  CHECK(has(answer, "\"found\": \"holds\""));
}
