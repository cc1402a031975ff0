// The manifest: what is written is what is read, for any text, and a broken one is none.
#include <sys/stat.h>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "results/store/manifest.hpp"
#include "tests/results/store_rows.hpp"

using namespace peakend::results;
using namespace peakend::store_tests;

TEST_CASE("a manifest is read as it was written", "[sqlite]") {
  const Folder folder;
  Manifest manifest{"0.1.0",
                    3,
                    "shop",
                    "a/shop.yaml",
                    "name: shop\n# \"quoted\" \t \xe2\x82\xac\n",
                    "abc",
                    18'446'744'073'709'551'615U,
                    {"sweep", {"a=1"}, {"b.c"}, {{"2"}, {"3 min"}}, {"baseline"}, 16, 64, false},
                    {"sweep_runs.csv"},
                    "expect:\n  - nps > 3\n",
                    this_host(),
                    this_compiler(),
                    utc_now(),
                    "",
                    {{"lib/kinds.yaml", "let: {a: 1}\n"}, {"more.yaml", ""}}};
  CHECK_FALSE(read_manifest(folder.path.string(), "sweep"));
  REQUIRE_FALSE(write_manifest(folder.path.string(), manifest));
  CHECK(read_manifest(folder.path.string(), "sweep") == manifest);
  const auto json = nlohmann::json::parse(bytes_of(folder.path / manifest_name))["commands"]["sweep"];
  CHECK(json["plan"]["replications"] == 16);
  CHECK(json["engine"] == 3);
  manifest.finished = utc_now();
  REQUIRE_FALSE(write_manifest(folder.path.string(), manifest));
  CHECK(read_manifest(folder.path.string(), "sweep") == manifest);
  CHECK(std::distance(fs::directory_iterator(folder.path), fs::directory_iterator()) == 1);
}

TEST_CASE("a manifest holds texts of any bytes", "[sqlite]") {
  const Folder folder;
  Manifest manifest;
  manifest.scenario_text = "broken \xff\xfe";
  manifest.plan.command = "broken \xff";
  REQUIRE_FALSE(write_manifest(folder.path.string(), manifest));
  const auto read = read_manifest(folder.path.string(), "broken \xef\xbf\xbd");
  REQUIRE(read);
  CHECK(read->plan.command == "broken \xef\xbf\xbd");
  CHECK(read->scenario_text == "broken \xef\xbf\xbd\xef\xbf\xbd");
}

TEST_CASE("a broken manifest is none", "[sqlite]") {
  const Folder folder;
  for (const auto bytes : {"", "{", "[]", "{}", R"({"schema": 99})", R"({"schema": 2, "commands": 7})",
                           R"({"schema": 2, "commands": {"sweep": {"version": 7}}})"}) {
    write_bytes(folder.path / manifest_name, bytes);
    CHECK_FALSE(read_manifest(folder.path.string(), "sweep"));
  }
}

TEST_CASE("a manifest keeps what every command said, and each says it once", "[sqlite]") {
  const Folder folder;
  auto said = [&](const std::string& command, const std::vector<std::string>& policies, int replications) {
    Manifest manifest;
    manifest.plan.command = command, manifest.plan.policies = policies, manifest.plan.replications = replications;
    REQUIRE_FALSE(write_manifest(folder.path.string(), manifest));
  };
  said("compare", {"baseline", "a"}, 4), said("sweep", {"a"}, 2), said("run", {"a"}, 1), said("run", {"b"}, 1);
  said("compare", {"baseline", "a"}, 8);
  CHECK(commands_in(folder.path.string()) == std::vector<std::string>{"compare", "sweep", "run_a", "run_b"});
  CHECK(read_manifest(folder.path.string(), "compare")->plan.replications == 8);
  CHECK(read_manifest(folder.path.string(), "sweep")->plan.replications == 2);
  CHECK_FALSE(read_manifest(folder.path.string(), "verify"));
}

TEST_CASE("a manifest that cannot be read is put aside, and a pipe of its name is not waited for", "[sqlite]") {
  const Folder folder;
  Manifest manifest;
  manifest.plan.command = "compare";
  write_bytes(folder.path / manifest_name, "damaged");
  REQUIRE_FALSE(write_manifest(folder.path.string(), manifest));
  CHECK(read_manifest(folder.path.string(), "compare"));
  CHECK(bytes_of(folder.path / "manifest.json.old") == "damaged");
  fs::remove(folder.path / manifest_name);
  REQUIRE(::mkfifo((folder.path / manifest_name).c_str(), 0600) == 0);
  CHECK_FALSE(read_manifest(folder.path.string(), "compare"));
}

TEST_CASE("a manifest that cannot be written says why", "[sqlite]") {
  const Folder folder;
  write_bytes(folder.path / "file", "");
  const auto problem = write_manifest((folder.path / "file").string(), {});
  REQUIRE(problem);
  CHECK(problem->find("file") != std::string::npos);
}

TEST_CASE("machine and moment are told in plain words", "[sqlite]") {
  CHECK(utc_now().size() == 20);
  CHECK(utc_now().starts_with("20"));
  CHECK(this_compiler().find("++ ") != std::string::npos);
}
