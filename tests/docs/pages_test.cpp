// The pages keep their promises: links lead somewhere, files and commands written there work, and say what is shown.
//   ```sh [exit=N] [norun]   run with ./peakend and scenarios/ at hand; the last exit code must be N (0 if not said)
//   ```yaml file=NAME        written to a file first; csv too
//   ```text said             each line stands in what the sh block before it printed
#include "tests/docs/pages.hpp"

#include <catch2/catch.hpp>
#include <cstdlib>

#include "scenarios/language/parse.hpp"

namespace {
namespace docs = peakend::docs;
const std::filesystem::path root = PEAKEND_ROOT;

void check_said(const docs::Fence& shown, const std::string& said) {
  std::istringstream lines(shown.text);
  for (std::string line; std::getline(lines, line);) {
    INFO("line " << shown.line << " shows: " << line << "\nbut it said:\n" << said);
    CHECK(said.find(line) != std::string::npos);
  }
}

void follow(const std::filesystem::path& page) {
  const docs::Bench bench(root, PEAKEND_BINARY);
  std::string said;
  for (const docs::Fence& fence : docs::fences(docs::text_of(page))) {
    if (!docs::annotation(fence, "file").empty()) bench.write(docs::annotation(fence, "file"), fence.text);
    if (docs::is(fence, "text") && docs::says(fence, "said")) check_said(fence, said);
    if (!docs::is(fence, "sh") || docs::says(fence, "norun")) continue;
    const auto ran = bench.run(fence.text);
    said = ran.said;
    const std::string wanted = docs::annotation(fence, "exit");
    INFO(page.filename().string() << " line " << fence.line << ":\n" << fence.text << said);
    CHECK(ran.code == (wanted.empty() ? 0 : std::stoi(wanted)));
  }
}

// What README.md shows between its markers: a real run, without the tables a newcomer can do without.
std::string shown_part(const std::string& report) {
  const auto part = [&](std::string_view from, std::string_view until) {
    const auto begin = report.find(from);
    return report.substr(begin, report.find(until, begin) - begin);
  };
  std::string text = report.substr(0, report.find("What was tried")) + part("The policies\n", "Same chance") + "[...]\n\n" + part("The emotion curve", "Not run");
  return text.substr(0, text.find_last_not_of('\n') + 1) + "\n";
}

// Writes what each marked command of a page says today between its marks; `shown` cuts it to what a reader wants.
void renew(const std::filesystem::path& page, std::string (*shown)(const std::string&)) {
  const std::string open = "<!-- output of: ", fence = "```text\n", close = "```\n<!-- end of output -->";
  std::string text = docs::text_of(page);
  std::size_t at = text.find(open);
  REQUIRE(at != std::string::npos);
  for (; at != std::string::npos; at = text.find(open, at)) {
    at += open.size();
    const auto begin = text.find(fence, at) + fence.size(), end = text.find(close, begin);
    REQUIRE((at < begin && begin <= end && end < text.size()));
    const docs::Bench bench(root, PEAKEND_BINARY);
    const auto ran = bench.run(text.substr(at, text.find(" -->", at) - at) + " 2>/dev/null");
    INFO(ran.said);
    REQUIRE(ran.code == 0);
    text.replace(begin, end - begin, shown(ran.said));
  }
  std::ofstream(page, std::ios::binary | std::ios::trunc) << text;
}
}  // namespace

TEST_CASE("every link of the pages leads to a file", "[docs]") {
  for (const auto& page : docs::pages(root))
    for (const auto& link : docs::local_links(docs::text_of(page))) {
      INFO(page.string() << ": " << link);
      CHECK(std::filesystem::exists(page.parent_path() / link));
    }
}

TEST_CASE("fences and links are found where they are", "[docs]") {
  const auto found = docs::fences("a\n```sh exit=2\none\ntwo\n```\n```yaml file=x.yaml\nk: 1\n```\n");
  REQUIRE(found.size() == 2);
  CHECK(found[0].text == "one\ntwo\n");
  CHECK(found[0].line == 2);
  CHECK(docs::annotation(found[0], "exit") == "2");
  CHECK(docs::annotation(found[1], "file") == "x.yaml");
  CHECK(docs::local_links("[a](b.md#c) [w](https://x.org/y) [d](#here)") == std::vector<std::string>{"b.md"});
}

TEST_CASE("the shapes on the page of expressions are expressions", "[docs]") {
  const std::string page = docs::text_of(root / "docs/expressions.md");
  std::istringstream rows(page.substr(page.find("## Shapes of the field")));
  int read = 0;
  for (std::string row; std::getline(rows, row) && !row.starts_with("Rates are");) {
    const auto begin = row.find('`'), end = row.find('`', begin + 1);
    if (end == std::string::npos) continue;
    peakend::language::Complaints complaints;
    INFO(row);
    CHECK(peakend::language::parse(row.substr(begin + 1, end - begin - 1), complaints));
    ++read;
  }
  CHECK(read == 11);
}

TEST_CASE("a newcomer can follow the README", "[docs][slow]") { follow(root / "README.md"); }

TEST_CASE("a newcomer can follow the quickstart", "[docs][slow]") { follow(root / "docs/quickstart.md"); }

TEST_CASE("a newcomer can follow the tutorial", "[docs][slow]") { follow(root / "docs/tutorial.md"); }

TEST_CASE("the commands of the other pages work", "[docs][slow]") {
  for (const auto& page : docs::pages(root))
    if (page.filename() != "README.md" && page.filename() != "quickstart.md" && page.filename() != "tutorial.md") follow(page);
}

// Hidden: run them by their tags to renew what the pages show.
TEST_CASE("README.md shows the run of today", "[.readme]") {
  if (std::getenv("PEAKEND_APPROVE")) renew(root / "README.md", shown_part);
}

TEST_CASE("the gallery shows the claims as found today", "[.gallery]") {
  if (std::getenv("PEAKEND_APPROVE")) renew(root / "docs/gallery.md", [](const std::string& said) { return said; });
}
