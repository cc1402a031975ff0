// The workbook as a spreadsheet program meets it: opened with Python's own zip and XML, its sheets, numbers and texts read back.
#include <catch2/catch.hpp>

#include <array>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <memory>
#include <nlohmann/json.hpp>

#include "results/decide/verdict.hpp"
#include "results/table/summary.hpp"
#include "results/workbook/workbook.hpp"
#include "scenarios/words/say.hpp"
#include "tests/support/fake_study.hpp"
#include "tests/support/folder.hpp"

using namespace peakend;
using namespace peakend::results;

namespace {
const Provenance from{"shop.yaml", "peakend 0.1.0", "peakend compare shop.yaml --seed 1", {{"run.length", "26 weeks", "how long", "the file"}}};

// {sheet: [[field, ...], ...]}: texts as texts, numbers as numbers, empty fields as null.
constexpr const char* reader = R"(
import json, re, sys, zipfile
import xml.etree.ElementTree as xml
n = '{http://schemas.openxmlformats.org/spreadsheetml/2006/main}'
book = zipfile.ZipFile(sys.argv[1])
assert book.testzip() is None
strings = [''.join(t.text or '' for t in s.iter(n + 't')) for s in xml.fromstring(book.read('xl/sharedStrings.xml'))]
place = lambda ref: sum((ord(c) - 64) * 26 ** i for i, c in enumerate(reversed(re.match('[A-Z]+', ref).group()))) - 1
sheets = {}
for i, sheet in enumerate(xml.fromstring(book.read('xl/workbook.xml')).iter(n + 'sheet')):
    rows = []
    for row in xml.fromstring(book.read(f'xl/worksheets/sheet{i + 1}.xml')).iter(n + 'row'):
        fields = []
        for cell in row:
            assert cell.find(n + 'f') is None, 'a formula'
            while len(fields) < place(cell.get('r')): fields.append(None)
            value = cell.find(n + 'v')
            fields.append(None if value is None else strings[int(value.text)] if cell.get('t') == 's' else float(value.text))
        rows.append(fields)
    sheets[sheet.get('name')] = rows
print(json.dumps(sheets))
)";

nlohmann::json read_back(const std::string& file, const tests::Folder& folder) {
  const std::string script = folder.path() + "/read.py";
  std::FILE* out = std::fopen(script.c_str(), "w");
  std::fputs(reader, out);
  std::fclose(out);
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> pipe(popen(("python3 '" + script + "' '" + file + "'").c_str(), "r"), pclose);
  std::string text;
  std::array<char, 4096> part{};
  while (const std::size_t n = std::fread(part.data(), 1, part.size(), pipe.get())) text.append(part.data(), n);
  return nlohmann::json::parse(text);
}

std::string content(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

Study study_with_ways() {
  Study study = tests::fake_study();
  study.policies[0].ways = {{"visit", "park", "find", 1, false}, {"visit", "find", "", 0.25, true}};
  return study;
}
}  // namespace

TEST_CASE("the workbook has its sheets, and numbers that are those of the study", "[results][workbook]") {
  const tests::Folder folder;
  const Study study = study_with_ways();
  const std::string file = folder.path() + "/report.xlsx";
  REQUIRE_FALSE(write_workbook(file, study, from));
  const auto book = read_back(file, folder);
  for (const char* sheet : {"verdict", "policies", "journey", "ways", "assumptions", "data"}) CHECK(book.contains(sheet));
  const Summary summary = summarise(study);
  const auto& data = book["data"];
  REQUIRE(data.size() == 1 + study.policies.size() * study.outcomes.size());
  for (std::size_t p = 0; p < study.policies.size(); ++p)
    for (std::size_t o = 0; o < study.outcomes.size(); ++o) {
      const auto& row = data[1 + p * study.outcomes.size() + o];
      CHECK(row[0] == study.policies[p].name);
      CHECK(row[1] == study.outcomes[o].name);
      CHECK(row[3].get<double>() == Approx(summary[p][o].value.mean).epsilon(1e-12));
      CHECK(row[5].get<double>() == Approx(summary[p][o].value.high).epsilon(1e-12));
      if (p > 0) CHECK(row[7].get<double>() == Approx(summary[p][o].difference.mean).epsilon(1e-12));
    }
  CHECK(book["policies"].size() == 1 + study.policies.size());
  CHECK(book["journey"].size() == 1 + study.policies.size() * study.policies[0].curve.size());
  CHECK(book["ways"][2][3] == "ends here");
  CHECK(book["assumptions"][1][1] == "26 weeks");
}

TEST_CASE("the same answer gives the same workbook, to the byte", "[results][workbook]") {
  const tests::Folder folder;
  const Study study = study_with_ways();
  REQUIRE_FALSE(write_workbook(folder.path() + "/one.xlsx", study, from));
  REQUIRE_FALSE(write_workbook(folder.path() + "/two.xlsx", study, from));
  CHECK(content(folder.path() + "/one.xlsx") == content(folder.path() + "/two.xlsx"));
}

TEST_CASE("what an author writes is text in a workbook, never a formula, whatever it looks like", "[results][workbook]") {
  const tests::Folder folder;
  Study study = study_with_ways();
  study.policies[1].says = "=HYPERLINK(\"x\")";
  study.policies[2].says = std::string(100'000, 'x');
  study.policies[3].says = "broken \xFF and \x01";
  const std::string file = folder.path() + "/report.xlsx";
  REQUIRE_FALSE(write_workbook(file, study, from));
  const auto book = read_back(file, folder);
  CHECK(book["policies"][2][1] == "=HYPERLINK(\"x\")");
  CHECK(book["policies"][3][1].get<std::string>().size() == 32'000);
  CHECK(book["policies"][4][1] == "broken ? and ?");
}

TEST_CASE("a workbook speaks Dutch too", "[results][workbook][words]") {
  const tests::Folder folder;
  const Study study = study_with_ways();
  const Speaking dutch(Language::dutch);
  const std::string file = folder.path() + "/report.xlsx";
  REQUIRE_FALSE(write_workbook(file, study, from));
  const auto book = read_back(file, folder);
  for (const char* sheet : {"conclusie", "maatregelen", "reis", "wegen", "aannames", "gegevens"}) CHECK(book.contains(sheet));
}

TEST_CASE("a workbook that cannot be written says so", "[results][workbook]") {
  CHECK(write_workbook("/nowhere/report.xlsx", tests::fake_study(), from));
}

TEST_CASE("a workbook of one policy calls nothing the best", "[results][workbook]") {
  const tests::Folder folder;
  Study study = study_with_ways();
  study.policies.resize(1);
  const std::string file = folder.path() + "/report.xlsx";
  REQUIRE_FALSE(write_workbook(file, study, from));
  const auto book = read_back(file, folder);
  CHECK_FALSE(book["policies"][1].dump().find("best") != std::string::npos);
}
