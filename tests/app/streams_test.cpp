// What was computed is kept, whatever becomes of the streams; what cannot work is said before the work.
#include <catch2/catch.hpp>
#include <fstream>

#include "tests/app/run.hpp"
#include "tests/messages/shop.hpp"

using namespace peakend;

TEST_CASE("a reader who goes away, or a full standard output, loses no result", "[app]") {
  const test::Folder folder;
  folder.write("shop.yaml", test::shop);
  const auto answer = folder.peakend("compare shop.yaml --replications 2 --out kept >/dev/full");
  CHECK(answer.status == 74);
  CHECK(std::filesystem::exists(folder / "kept/policies.csv"));
}

TEST_CASE("a standard error that cannot be written changes neither the result nor the exit code", "[app]") {
  const test::Folder folder;
  folder.write("shop.yaml", test::shop);
  CHECK(folder.peakend("check nope.yaml 2>/dev/full").status == 2);
  CHECK(folder.peakend("compare shop.yaml --replications 2 --out kept 2>&-").status == 0);
  CHECK(std::filesystem::exists(folder / "kept/policies.csv"));
}

TEST_CASE("what is printed never goes into a file of the study, though the standard output was closed", "[app]") {
  const test::Folder folder;
  folder.write("shop.yaml", test::shop);
  CHECK(folder.peakend("compare shop.yaml --replications 2 --no-rivals --out kept >&-").status == 74);
  CHECK(std::filesystem::file_size(folder / "kept/study.lock") < 16);  // the number of who holds it
  CHECK(std::filesystem::exists(folder / "kept/policies.csv"));
}

TEST_CASE("an answer that could not be printed is never a success", "[app]") {
  const test::Folder folder;
  folder.write("shop.yaml", test::shop);
  for (const char* command : {"check shop.yaml", "--help", "--version", "run shop.yaml --replications 1"})
    CHECK(folder.peakend(std::string(command) + " >/dev/full").status == 74);
}

// Well after the store was made: until then SQLite itself may be the one who says that it is gone.
TEST_CASE("a study that is removed while it is computed is no success", "[app]") {
  const test::Folder folder;
  folder.write("shop.yaml", test::shop);
  const auto answer = folder.peakend("--version >/dev/null; (while [ ! -s gone/study.sqlite ]; do sleep 0.01; done; sleep 0.1; rm gone/study.sqlite) & '" PEAKEND_BINARY
                                     "' compare shop.yaml --set population.size=20000 --set tills.people=60 --replications 16 --no-rivals --out gone; code=$?; wait; exit $code");
  CHECK(answer.status == 74);
  CHECK(answer.err.find("was removed or replaced while it was in use") != std::string::npos);
}

TEST_CASE("numbers on the command line are decimal", "[app]") {
  const test::Folder folder;
  folder.write("shop.yaml", test::shop);
  for (const char* wrong : {"--seed 010", "--replications 010", "--replications 0x5", "--threads 010", "--replications 1e1"}) {
    const auto answer = folder.peakend(std::string("run shop.yaml ") + wrong);
    INFO(wrong << ": " << answer.err);
    CHECK(answer.status == 2);
  }
  CHECK(folder.peakend("compare shop.yaml --max-replications 020").err.find("may not begin with a zero") != std::string::npos);
}

TEST_CASE("an option that does not exist is told as such, with the nearest that does", "[app]") {
  const test::Folder folder;
  folder.write("shop.yaml", test::shop);
  const auto mistyped = folder.peakend("compare shop.yaml --replication 4");
  CHECK(mistyped.status == 2);
  CHECK(mistyped.err.find("peakend compare: no option '--replication'; did you mean '--replications'?") == 0);
  CHECK(folder.peakend("compare shop.yaml --policy baseline").err.find("no option '--policy'; ") != std::string::npos);
  CHECK(folder.peakend("compare shop.yaml other.yaml").err.find("no option") == std::string::npos);
}

TEST_CASE("a signal that was ignored when the program began stays ignored", "[app]") {
  const test::Folder folder;
  folder.write("shop.yaml", test::shop);
  const auto answer = folder.peakend("--version >/dev/null; trap '' INT; '" PEAKEND_BINARY
                                     "' compare shop.yaml --set population.size=20000 --set tills.people=60 --replications 16 --no-rivals --quiet --out kept & "
                                     "sleep 0.3; kill -INT $!; wait $!");
  CHECK(answer.status == 0);
}

TEST_CASE("a folder that cannot be written is refused before anything is computed", "[app]") {
  const test::Folder folder;
  folder.write("shop.yaml", test::shop);
  folder.write("taken", "a file");
  const auto answer = folder.peakend("compare shop.yaml --replications 100000 --out taken");
  CHECK(answer.status == 74);
  CHECK(answer.out.empty());
}

TEST_CASE("ctrl-C while runs are under way ends with exit code 130 and writes no verdict", "[app]") {
  const test::Folder folder;
  folder.write("shop.yaml", test::shop);
  const auto answer = folder.peakend(
      "check shop.yaml >/dev/null && timeout --foreground --preserve-status -s INT 1 '" PEAKEND_BINARY
      "' compare shop.yaml --set population.size=20000 --set 'tills.people=50' --replications 5000 --threads 2 --out kept2");
  CHECK(answer.status == 130);
  CHECK_FALSE(std::filesystem::exists(folder / "kept2/policies.csv"));
  CHECK(answer.err.find("stopped") != std::string::npos);
}

TEST_CASE("a seed is a whole number from 0, on the command line as in the file", "[app]") {
  const test::Folder folder;
  folder.write("shop.yaml", test::shop);
  for (const char* seed : {"-1", "18446744073709551616", "0x10", "1.5"})
    CHECK(folder.peakend(std::string("run shop.yaml --replications 1 --seed ") + seed).status == 2);
  CHECK(folder.peakend("run shop.yaml --replications 1 --seed 0 --quiet").status == 0);
}
