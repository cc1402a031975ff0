// The program from outside: exit codes, what goes to which stream, files that are no scenarios, hostile files.
#include "tests/app/run.hpp"

#include <catch2/catch.hpp>

#include "tests/messages/shop.hpp"

using namespace peakend;

namespace {

namespace fs = std::filesystem;

constexpr int fine = 0, users_mistake = 2, disk = 74;

const std::string too_slow = test::with("population: {size: 200}", "population: {size: 3000}",
                                        test::with("rate: 0.5", "rate: 5", test::with("        patience: {exponential: {mean: 8 min}}\n", "", test::with("median: 2 min", "median: 200 min"))));

std::string many(std::size_t count, const std::string& text) {
  std::string all;
  for (std::size_t i = 0; i < count; ++i) all += text;
  return all;
}

}  // namespace

TEST_CASE("a right file is said to be right, on standard output, with exit code 0", "[app]") {
  const test::Folder folder;
  folder.write("shop.yaml", test::shop);
  const auto answer = folder.peakend("check shop.yaml");
  CHECK(answer.status == fine);
  CHECK(answer.err.empty());
  CHECK(answer.out.find("shop.yaml: right: 1 journey, 3 policies beside the baseline, ") == 0);
  CHECK(folder.peakend("check --quiet shop.yaml").out.empty());
}

TEST_CASE("a file that is no scenario is refused by one message, with exit code 2", "[app]") {
  const test::Folder folder;
  folder.write("shop.yaml", test::shop);
  folder.write("empty.yaml", "");
  folder.write("remarks.yaml", "# nothing but this\n");
  folder.write("binary.yaml", std::string("\x7F" "ELF\x02\x01\x01\x00\x00", 9));
  folder.write("latin.yaml", "peakend: 1\nscenario: caf\xE9\n");
  folder.write("list.yaml", "- peakend\n- 1\n");
  fs::create_directory(folder / "folder.yaml");
  const auto refusal = [&](const std::string& file) {
    const auto answer = folder.peakend("check " + file);
    CHECK(answer.status == users_mistake);
    CHECK(answer.out.empty());
    return answer.err;
  };
  CHECK(refusal("shpo.yaml") == "shpo.yaml: no such file; did you mean 'shop.yaml'?\n");
  CHECK(refusal("''") == "no such file\n");
  CHECK(refusal("folder.yaml") ==
        "folder.yaml: no scenarios in this folder, expected files *.yaml with `scenario:`, here or in evidence/\n");
  CHECK(folder.peakend("run folder.yaml").err == "folder.yaml: a folder, expected a YAML file\n");
  CHECK(refusal("empty.yaml") == "empty.yaml: the file is empty\n");
  CHECK(refusal("remarks.yaml") == "remarks.yaml: the file is empty\n");
  CHECK(refusal("binary.yaml") == "binary.yaml:1:1: a control character, got \\x7f\n     1 |  ELF     \n       | ^\n");
  CHECK(refusal("latin.yaml") == "latin.yaml:2:14: not UTF-8, got \\xe9; save the file as UTF-8\n     2 | scenario: caf \n       |              ^\n");
  CHECK(refusal("list.yaml") == "list.yaml:1:1: a scenario is a map of keys, got a list; start from scenarios/gamma.yaml\n     1 | - peakend\n       | ^\n");
}

TEST_CASE("hostile files are refused within bounds of time and memory", "[app]") {
  const test::Folder folder;
  const auto refusal = [&](const std::string& name) {
    const auto answer = folder.peakend("check " + name);
    CHECK(answer.status == users_mistake);
    return answer.err.substr(0, answer.err.find('\n'));
  };
  folder.write("large.yaml", "");
  fs::resize_file(folder / "large.yaml", std::uintmax_t{100} << 20);
  CHECK(refusal("large.yaml") == "large.yaml: the file is too large, expected at most 16777216 bytes");
  CHECK(refusal("- < large.yaml") == "standard input: the file is too large, expected at most 16777216 bytes");
  folder.write("deep.yaml", "a: " + many(10'000, "[") + many(10'000, "]"));
  CHECK(refusal("deep.yaml") == "deep.yaml:1:104: nested too deeply, expected at most 100 levels");
  std::string bomb = "a: &a [x, x, x, x, x, x, x, x, x, x]\n";
  for (char c = 'b'; c <= 'j'; ++c) bomb += std::string(1, c) + ": &" + c + " [" + many(9, std::string("*") + static_cast<char>(c - 1) + ", ") + "*" + static_cast<char>(c - 1) + "]\n";
  folder.write("bomb.yaml", bomb);
  CHECK(refusal("bomb.yaml") == "bomb.yaml:6:36: f.7: too many values, expected at most 1000000, aliases written out");
  std::string doubling;
  for (int i = 0; i < 60; ++i) doubling += "  a" + std::to_string(i) + ": \"a" + std::to_string(i + 1) + " + a" + std::to_string(i + 1) + "\"\n";
  folder.write("doubling.yaml", test::with("let:\n", "let:\n" + doubling + "  a60: 1\n"));
  CHECK(refusal("doubling.yaml").find("the expression is too large once its names are filled in, expected at most 100,000 parts") != std::string::npos);
  std::string chain;
  for (int i = 0; i < 20'000; ++i) chain += "  a" + std::to_string(i) + ": \"a" + std::to_string(i + 1) + " + 1\"\n";
  folder.write("chain.yaml", test::with("let:\n", "let:\n" + chain + "  a20000: 1\n"));
  CHECK(refusal("chain.yaml").find("names stand for each other too deeply, expected at most 200 names, one in the other") != std::string::npos);
  folder.write("brackets.yaml", test::with("\"0.3 - stuck\"", "\"" + many(2'000, "(") + "1" + many(2'000, ")") + "\""));
  CHECK(refusal("brackets.yaml").find("journeys.visit.touchpoints.browse.affect.mean: ") != std::string::npos);
  std::string unknown;
  for (int i = 0; i < 20'000; ++i) unknown += "unknown" + std::to_string(i) + ": 1\n";
  folder.write("unknown.yaml", std::string(test::shop) + unknown);
  CHECK(refusal("unknown.yaml") == "unknown.yaml: too many problems; the rest of the file was not read");
}

TEST_CASE("standard input is a file too", "[app]") {
  const test::Folder folder;
  folder.write("shop.yaml", test::shop);
  folder.write("wrong.yaml", test::with("size: 200", "size: 010"));
  CHECK(folder.peakend("check - < shop.yaml").out.find("standard input: right") == 0);
  const auto wrong = folder.peakend("check - < wrong.yaml");
  CHECK(wrong.status == users_mistake);
  CHECK(wrong.err == "standard input:4:20: population.size: a number may not begin with a zero, got '010'; YAML would read this as 8: write 10\n");
  CHECK(folder.peakend("check - < /dev/null").err == "standard input: the file is empty\n");
}

TEST_CASE("every file of `check` is looked at, and one wrong file is enough for exit code 2", "[app]") {
  const test::Folder folder;
  folder.write("shop.yaml", test::shop);
  folder.write("wrong.yaml", test::with("pool: tills", "pool: till"));
  const auto answer = folder.peakend("check wrong.yaml shop.yaml");
  CHECK(answer.status == users_mistake);
  CHECK(answer.err == "wrong.yaml:33:15: journeys.visit.touchpoints.checkout.pool: no such pool in the store, got 'till'; did you mean 'tills'?\n    33 |         pool: till\n       |               ^^^^\n");
  CHECK(answer.out.find("shop.yaml: right") == 0);
}

TEST_CASE("what this version cannot run is told by `check`, and refused by `compare` and `run`", "[app]") {
  const test::Folder folder;
  folder.write("later.yaml", test::with("policies:\n", "events: [sale]\npolicies:\n"));
  const std::string line = "later.yaml:39:9: not yet: events: things that happen on a date\n";
  const auto checked = folder.peakend("check later.yaml");
  CHECK(checked.status == users_mistake);
  CHECK(checked.err == line + "    39 | events: [sale]\n       |         ^\n");
  CHECK(checked.out.find("later.yaml: cannot be run: 1 thing in it is not there yet in this version (above); the rest is right: ") == 0);
  for (const char* command : {"compare", "run"}) {
    const auto answer = folder.peakend(std::string(command) + " later.yaml --out out");
    CHECK(answer.status == users_mistake);
    CHECK(answer.err == line + "later.yaml: this version cannot run what is marked `not yet`; nothing was run\n");
    CHECK_FALSE(fs::exists(folder / "out"));
  }
}

TEST_CASE("the whole example of the language is right, and all of it can run", "[app]") {
  const test::Folder folder;
  const std::string example = PEAKEND_ROOT "/tests/read/example.yaml";  // where it is, for it includes a file
  const auto answer = folder.peakend("check '" + example + "'");
  CHECK(answer.status == fine);
  CHECK(answer.out.find(example + ": right: 1 journey, 5 policies beside the baseline, ") == 0);
  CHECK(answer.out.find("; 2 claims, which `check` does not run\n") != std::string::npos);
}

TEST_CASE("a folder that cannot be written is exit code 74", "[app]") {
  const test::Folder folder;
  folder.write("shop.yaml", test::shop);
  const auto answer = folder.peakend("compare shop.yaml --replications 2 --quiet --out shop.yaml/results");
  CHECK(answer.status == disk);
  CHECK(answer.err == "cannot make the folder shop.yaml/results: Not a directory; make it writable, or give another --out\n");
}

TEST_CASE("work that goes on past midnight ends the run, with the pool and its load", "[app]") {
  const test::Folder folder;
  folder.write("slow.yaml", too_slow);
  const auto answer = folder.peakend("run slow.yaml --replications 1 --out out");
  CHECK(answer.status == users_mistake);
  CHECK(answer.err.find("work at pool 'tills' goes on past midnight: its people would have to work ") != std::string::npos);
  CHECK(answer.err.find(" % of their hours for the ") != std::string::npos);
  CHECK(answer.err.find("closing: send_away") != std::string::npos);
}

TEST_CASE("where most replications fail nothing is compared: those left are no fair sample", "[app]") {
  const test::Folder folder;
  // on most days somebody has far too much work; a few replications are spared it
  const std::string text = test::with("population: {size: 200}", "population: {size: 45}", test::with("rate: 0.5", "rate: 0.55", test::with("takes: {lognormal: {median: 2 min, sigma: 0.5}}", "takes: {lognormal: {median: 20 min, sigma: 1.55}}")));
  folder.write("luck.yaml", text);
  const auto answer = folder.peakend("compare luck.yaml --no-rivals --out out");
  INFO(answer.out << answer.err);
  CHECK(answer.status == users_mistake);
  CHECK(answer.out.empty());
  CHECK(answer.err.find("of 16 replications could not be finished under every policy, and those that are left are no fair sample: nothing is compared.") != std::string::npos);
}

TEST_CASE("a bad command line is exit code 2 and says what was meant", "[app]") {
  const test::Folder folder;
  folder.write("shop.yaml", test::shop);
  const std::string help = "`peakend --help` says what there is\n";
  const auto refusal = [&](const std::string& arguments) {
    const auto answer = folder.peakend(arguments);
    INFO(arguments);
    CHECK(answer.status == users_mistake);
    CHECK(answer.out.empty());
    return answer.err;
  };
  CHECK(refusal("") == "peakend: which command? compare, run, verify, report, sweep, merge, check, new, import, explain, describe, scenarios, schema\n" + help);
  CHECK(refusal("compre shop.yaml") == "peakend: no command is called 'compre'; did you mean 'compare'?\n" + help);
  CHECK(refusal("dance") == "peakend: no command is called 'dance'; known: compare, run, verify, report, sweep, merge, check, new, import, explain, describe, scenarios, schema\n" + help);
  CHECK(refusal("compare") == "peakend compare: FILE is required\n" + help);
  CHECK(refusal("check shop.yaml --loud") == "peakend check: no option '--loud'; `peakend check --help` says what there is\n" + help);
  CHECK(refusal("compare shop.yaml --replications 0") == "peakend compare: --replications: Value 0 not in range 1 to 100000\n" + help);
  CHECK(refusal("check shop.yaml --set tills.peple=3") == "--set tills.peple=3: tills.peple: no number at this path; did you mean 'tills.people'?\n");
  CHECK(refusal("run shop.yaml --policy nothing").find("no policy is called 'nothing'") != std::string::npos);
}

TEST_CASE("help and version are not mistakes", "[app]") {
  const test::Folder folder;
  const auto version = folder.peakend("--version");
  CHECK(version.status == fine);
  CHECK(version.out.find("peakend 0.") == 0);
  const auto help = folder.peakend("--help");
  CHECK(help.status == fine);
  for (const char* command : {"compare", "run", "check"}) CHECK(help.out.find(command) != std::string::npos);
}
