// `peakend report` and the pages that commands leave, as a person meets them.
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
const std::string with_a_claim = std::string(test::shop) + "expect:\n  one: {claim: {outcome: visits, above: 0}, kind: follows_from_rule, source: ours}\n";
}  // namespace

TEST_CASE("compare, run and verify leave a page each, unless told not to", "[app][page]") {
  const test::Folder folder;
  folder.write("shop.yaml", with_a_claim);
  const auto compared = folder.peakend("compare shop.yaml --replications 2 --no-rivals");
  CHECK(has(compared.out, "The report to look at and to mail: out/shop/report.html"));
  CHECK(has(content(folder / "out/shop/report.html"), "peakend compare shop.yaml --seed 1 --replications 2"));
  CHECK(folder.peakend("run shop.yaml --policy both --replications 2").status == 0);
  CHECK(has(content(folder / "out/shop/run_both/report.html"), "The emotion curve"));
  folder.peakend("verify shop.yaml --replications 16");
  CHECK(has(content(folder / "out/shop/claims.html"), "1 of 1 claims hold"));
  CHECK(folder.peakend("compare shop.yaml --replications 2 --no-rivals --no-report --out none").status == 0);
  CHECK_FALSE(std::filesystem::exists(folder / "none/report.html"));
  CHECK_FALSE(std::filesystem::exists(folder / "none/report.xlsx"));
  CHECK(folder.peakend("compare shop.yaml --replications 2 --no-rivals --xlsx --out book").status == 0);
  CHECK(content(folder / "book/report.xlsx").starts_with("PK"));
}

TEST_CASE("`report` makes the pages of a folder again and computes nothing", "[app][page]") {
  const test::Folder folder;
  folder.write("shop.yaml", with_a_claim);
  REQUIRE(folder.peakend("compare shop.yaml --replications 3 --set tills.people=3 --quiet").status == 0);
  REQUIRE(folder.peakend("run shop.yaml --policy both --replications 2 --quiet").status == 0);
  folder.peakend("verify shop.yaml --replications 16 --quiet");
  const std::string page = content(folder / "out/shop/report.html"), table = content(folder / "out/shop/policies.csv");
  for (const char* file : {"report.html", "run_both/report.html", "claims.html"}) std::filesystem::remove(folder / (std::string("out/shop/") + file));
  std::filesystem::remove(folder / "shop.yaml");  // the folder is enough
  const auto answer = folder.peakend("report out/shop");
  CHECK(answer.status == 0);
  CHECK(has(answer.out, "out/shop/report.html\n"));
  CHECK(has(answer.out, "out/shop/run_both/report.html\n"));
  CHECK(has(answer.out, "out/shop/claims.html\n"));
  CHECK(content(folder / "out/shop/report.html") == page);
  CHECK(content(folder / "out/shop/policies.csv") == table);
}

TEST_CASE("`report` writes pages, and leaves the answer as it was given", "[app][page]") {
  const test::Folder folder;
  folder.write("shop.yaml", test::shop);
  REQUIRE(folder.peakend("compare shop.yaml --replications 2 --no-rivals --quiet --digest --xlsx").status == 0);
  const auto kept = [&] {
    std::string all;
    for (const char* file : {"compare.json", "report.txt", "manifest.json", "report.xlsx", "runs.csv"}) all += content(folder / ("out/shop/" + std::string(file)));
    return all;
  };
  const std::string before = kept();
  REQUIRE(folder.peakend("report out/shop --lang nl").status == 0);
  CHECK(has(content(folder / "out/shop/report.html"), "<html lang=\"nl\">"));
  CHECK(kept() == before);
}

TEST_CASE("`report` does not compute runs that are gone, not even some", "[app][page]") {
  const test::Folder folder;
  folder.write("shop.yaml", test::shop);
  REQUIRE(folder.peakend("compare shop.yaml --replications 3 --no-rivals --quiet").status == 0);
  REQUIRE(folder.peakend("compare shop.yaml --replications 2 --no-rivals --quiet --out fewer").status == 0);
  std::filesystem::copy_file(folder / "fewer/study.sqlite", folder / "out/shop/study.sqlite", std::filesystem::copy_options::overwrite_existing);
  const std::string manifest = content(folder / "out/shop/manifest.json");
  const auto answer = folder.peakend("report out/shop");
  CHECK(answer.status == 2);
  CHECK(answer.err == "out/shop: 4 of its runs are gone: the same command as before computes them anew\n");
  CHECK(content(folder / "out/shop/manifest.json") == manifest);
}

TEST_CASE("beside a new answer no page of the one before stays", "[app][page]") {
  const test::Folder folder;
  folder.write("shop.yaml", test::shop);
  REQUIRE(folder.peakend("compare shop.yaml --replications 2 --no-rivals --quiet --xlsx").status == 0);
  folder.write("out/shop/mine.html", "not ours");
  REQUIRE(folder.peakend("compare shop.yaml --replications 3 --no-rivals --quiet --no-report").status == 0);
  CHECK_FALSE(std::filesystem::exists(folder / "out/shop/report.html"));
  CHECK_FALSE(std::filesystem::exists(folder / "out/shop/report.xlsx"));
  CHECK(std::filesystem::exists(folder / "out/shop/mine.html"));
  CHECK(std::filesystem::exists(folder / "out/shop/policies.csv"));
}

TEST_CASE("a page says what the command line set, and how to ask a piped file again", "[app][page]") {
  const test::Folder folder;
  folder.write("shop.yaml", test::shop);
  REQUIRE(folder.peakend("compare - --replications 2 --no-rivals --quiet --set population.size=150 --set memory.w_peak=0.4 < shop.yaml").status == 0);
  const std::string page = content(folder / "out/shop/report.html");
  CHECK(has(page, "peakend compare - --seed 1 --set population.size=150 --set memory.w_peak=0.4 --replications 2 --no-rivals &lt; FILE"));
  for (const char* path : {"population.size", "memory.w_peak"}) {
    const auto at = page.find(std::string("<th scope=\"row\">") + path);
    REQUIRE(at != std::string::npos);
    CHECK(has(page.substr(at, page.find("</tr>", at) - at), "the command line (--set)"));
  }
}

TEST_CASE("`report` computes nothing where the runs are gone, and says so", "[app][page]") {
  const test::Folder folder;
  folder.write("shop.yaml", test::shop);
  REQUIRE(folder.peakend("compare shop.yaml --replications 2 --no-rivals --quiet").status == 0);
  std::filesystem::remove(folder / "out/shop/study.sqlite");
  const auto answer = folder.peakend("report out/shop");
  CHECK(answer.status == 2);
  CHECK(answer.err == "out/shop: its runs are gone (study.sqlite): `compare` computes them anew\n");
  CHECK_FALSE(std::filesystem::exists(folder / "out/shop/study.sqlite"));
}

TEST_CASE("`report` says why a folder gives no page", "[app][page]") {
  const test::Folder folder;
  folder.write("shop.yaml", test::shop);
  const auto nothing = folder.peakend("report nowhere");
  CHECK(nothing.status == 2);
  CHECK(has(nothing.err, "nowhere: no results of peakend here"));
  REQUIRE(folder.peakend("sweep shop.yaml --vary tills.people=1,2 --replications 1 --quiet --out swept").status == 0);
  CHECK(has(folder.peakend("report swept").err, "swept: nothing here has a page; there is only sweep"));
  REQUIRE(folder.peakend("compare shop.yaml --replications 2 --no-rivals --quiet").status == 0);
  const auto manifest = folder / "out/shop/manifest.json";
  std::string text = content(manifest);
  const auto change = [&](const std::string& from, const std::string& to) {
    const auto at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.substr(0, at) + to + text.substr(at + from.size());
  };
  std::ofstream(manifest) << change("\"finished\": \"2", "\"finished\": \"\", \"x\": \"2");
  CHECK(has(folder.peakend("report out/shop").err, "`compare` was not finished"));
  std::ofstream(manifest) << change("\"engine\": ", "\"engine\": 9");
  const auto other = folder.peakend("report out/shop");
  CHECK(other.status == 2);
  CHECK(has(other.err, "made with engine number 9"));
}

TEST_CASE("an answer can be printed as Markdown, for a document", "[app][page]") {
  const test::Folder folder;
  folder.write("shop.yaml", test::with("scenario: shop\n", "scenario: shop\ntitle: A | <b>shop</b> \\<i>& co\n"));
  const auto answer = folder.peakend("compare shop.yaml --replications 2 --no-rivals --format md");
  CHECK(answer.status == 0);
  CHECK(answer.out.starts_with("# A \\| \\<b\\>shop\\</b\\> \\\\\\<i\\>\\& co\n\n2 weeks after 1 week of warm-up, 200 customers, 2 replications of 4 policies, seed 1.\n\n## The verdict\n\n- "));
  CHECK(has(answer.out, "| policy | NPS points | against baseline | same chance is worth | extra cost"));
  CHECK(has(answer.out, "|---|---:|---:|"));
  CHECK(has(answer.out, "```text\n"));
  CHECK_FALSE(has(answer.out, "out/shop"));
  CHECK(folder.peakend("compare shop.yaml --replications 2 --format pdf").status == 2);
}
