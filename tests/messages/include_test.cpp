// What is said of an `include` that cannot be followed, and of mistakes in a file that was included.
#include <sys/stat.h>

#include <catch2/catch.hpp>

#include "tests/support/included.hpp"

using namespace peakend;
using test::with;

namespace {
constexpr const char* forms = "library/relationships.yaml, or {file: .., take: [relationships.fling]}";
constexpr const char* sections = "segments, relationships, norms, traits, state, let";  // and what comes after
}  // namespace

TEST_CASE("an include that leads nowhere says so at its own line", "[messages][include]") {
  const tests::Files files;
  files.write("kinds.yaml", "let: {a: 1}\n");
  files.write("sub/empty.yaml", "");
  REQUIRE(::mkfifo((files / "pipe.yaml").c_str(), 0600) == 0);
  const std::string up = "../../../../../kinds.yaml";
  const std::vector<std::pair<std::string, std::string>> cases{
      {"kind.yaml",
       "shop.yaml:3:10: include: no such file, expected a YAML file, got 'kind.yaml'; did you mean 'kinds.yaml'?"},
      {"[kinds.yaml, nowhere/x.yaml]",
       "shop.yaml:3:23: include.1: no such file, expected a YAML file, got 'nowhere/x.yaml'"},
      {"sub", "shop.yaml:3:10: include: a folder, expected a YAML file, got 'sub'; name the file in it"},
      {"pipe.yaml", "shop.yaml:3:10: include: not an ordinary file, expected a YAML file, got 'pipe.yaml'"},
      {"/etc/kinds.yaml",
       "shop.yaml:3:10: include: an absolute path, expected a path from the folder of this file, got "
       "'/etc/kinds.yaml'; so that the files can be carried elsewhere together"},
      {up, "shop.yaml:3:10: include: the path goes up too many folders, expected at most 4, got '" + up + "'"},
      {"sub/empty.yaml", "sub/empty.yaml: the file is empty"},
      {"shop.yaml",
       "shop.yaml:3:10: include: files include each other in a circle, got 'shop.yaml'; shop.yaml -> shop.yaml"},
      {"", std::string("shop.yaml:3:1: include: the path of a file is wanted here, expected ") + forms},
      {"[[kinds.yaml]]",
       std::string("shop.yaml:3:11: include.0: the path of a file is wanted here, expected ") + forms},
      {"{take: [let.a]}", std::string("shop.yaml:3:10: include: the path of a file is wanted here, expected ") + forms},
      {"{fil: kinds.yaml}", std::string("shop.yaml:3:11: include.fil: not a part of `include`, expected ") + forms +
                                "; did you mean 'file'?"},
      {"\"kinds.yaml\\0\"",
       std::string("shop.yaml:3:10: include: the path of a file is wanted here, expected ") + forms},
      {"{file: kinds.yaml, take: let.a}",
       "shop.yaml:3:29: include.take: a list of entries is wanted here, expected [relationships.fling]"},
      {"{file: kinds.yaml, take: [let.b]}",
       "shop.yaml:3:36: include.take: no such entry in kinds.yaml, expected SECTION.NAME, got 'let.b'; did you mean "
       "'let.a'?"},
  };
  for (const auto& [include, said] : cases) {
    INFO(include);
    const auto outcome = files.shop_with(include);
    CHECK_FALSE(outcome.scenario);
    CHECK(outcome.messages == said);
  }
}

TEST_CASE("circles and depth are told with the way there", "[messages][include]") {
  const tests::Files files;
  files.write("one.yaml", "include: sub/two.yaml\n");
  files.write("sub/two.yaml", "# here\ninclude: ../one.yaml\n");
  CHECK(files.shop_with("one.yaml").messages ==
        "sub/two.yaml:2:10: include: files include each other in a circle, got '../one.yaml'; "
        "one.yaml -> sub/two.yaml -> one.yaml");
  for (int i = 1; i <= 5; ++i)
    files.write("d" + std::to_string(i) + ".yaml", "include: d" + std::to_string(i + 1) + ".yaml\n");
  files.write("d4.yaml", "let: {a: 1}\n");
  CHECK(files.shop_with("d1.yaml").messages == "");
  files.write("d4.yaml", "include: d5.yaml\n");
  CHECK(files.shop_with("d1.yaml").messages ==
        "d4.yaml:1:10: include: includes within includes go too deep, expected at most 4 files, one in the other, got "
        "'d5.yaml'");
  std::string many = "[";
  for (int i = 0; i < 21; ++i)
    many += (i > 0 ? ", d" : "d") + std::to_string(i) + "x.yaml",
        files.write("d" + std::to_string(i) + "x.yaml", "let: {}\n");
  CHECK(files.shop_with(many + "]").messages ==
        "shop.yaml:3:221: include.20: too many included files, expected at most 20, got 'd20x.yaml'");
  files.write("large.yaml", "let: {a: 1}\n" + std::string((std::size_t{1} << 20) + 1, '#'));
  CHECK(files.shop_with("large.yaml").messages ==
        "shop.yaml:3:10: include: the file is too large, expected at most 1048576 bytes, got 'large.yaml'");
}

TEST_CASE("what may not stand in an included file is told in that file", "[messages][include]") {
  const tests::Files files;
  const auto said = [&](std::string_view text) {
    files.write("lib.yaml", text);
    const auto outcome = files.shop_with("lib.yaml");
    CHECK_FALSE(outcome.scenario);
    return outcome.messages;
  };
  CHECK(said("peakend: 2\n") ==
        "lib.yaml:1:10: peakend: the file is written in version 2 of the language, expected 1, the newest this program reads; get a newer peakend to read it");
  CHECK(said("relationship: {}\n") == "lib.yaml:1:1: relationship: unknown key; did you mean 'relationships'?");
  CHECK(said("norms: 3\n") == "lib.yaml:1:1: norms: a map is wanted here");
  CHECK(said("- one\n").find("lib.yaml:1:1: an included file is a map of sections, expected " +
                             std::string(sections)) == 0);
  CHECK(said("memory: {rate: 0.2}\n")
            .find("lib.yaml:1:1: memory: an included file gives only entries with names, expected peakend, title, "
                  "source, include, " +
                  std::string(sections)) == 0);
  CHECK(said("let: {a: 1\n").find("lib.yaml:1:") == 0);
  CHECK(said("let: {a: 1, a: 2}\n").find("lib.yaml:1:13: let.a: the key is given twice") == 0);
}

TEST_CASE("a mistake in a file that is reached by two ways is told once", "[messages][include]") {
  const tests::Files files;
  files.write("lib.yaml", "norms: 3\n");
  files.write("one.yaml", "include: lib.yaml\n");
  CHECK(files.shop_with("[one.yaml, lib.yaml]").messages == "lib.yaml:1:1: norms: a map is wanted here");
}

TEST_CASE("a mistake in an entry that was brought is told where it stands", "[messages][include]") {
  const tests::Files files;
  const auto said = [&](std::string_view text, const std::string& shop = std::string(test::shop)) {
    files.write("lib.yaml", text);
    return files.shop_with("lib.yaml", shop).messages;
  };
  CHECK(said("let:\n  more: \"know_how +\"\n", with("0.3 - stuck", "0.3 - stuck - more")).find("lib.yaml:2:") == 0);
  CHECK(said("let:\n  more: \"2 * know_haw\"\n", with("0.3 - stuck", "0.3 - stuck - more")) ==
        "lib.yaml:2:14: let.more: unknown name, got 'know_haw'; did you mean 'know_how'?");
  CHECK(said("state:\n  other: {half_live: 2 weeks}\n", with("0.3 - stuck", "0.3 - stuck - other")) ==
        "lib.yaml:2:11: state.other.half_live: unknown key; did you mean 'half_life'?");
  CHECK(said("traits:\n  forgiveness: 7\n") ==
        "lib.yaml:2:16: traits.forgiveness: out of range, expected 0 to 1, got 7");
  CHECK(said("policies:\n  cheap:\n    change: {chekout.spend: 1}\n")
            .find("lib.yaml:3:14: policies.cheap.change.chekout.spend: no number at this path") == 0);
  CHECK(said("relationships:\n  fling:\n    norms: {promise: {}}\n",
             with("{share: 0.75}", "{share: 0.75, relationship: fling}")) ==
        "lib.yaml:3:22: relationships.fling.norms.promise: no such norm in this file, got 'promise'");
}

TEST_CASE("a whole scenario under `include` is told once, with what to write", "[messages][include]") {
  const tests::Files files;
  files.write("whole.yaml", test::shop);
  CHECK(files.shop_with("whole.yaml").messages ==
        "shop.yaml:3:10: include: a whole scenario: `include` brings in entries with names, not how a study is run, "
        "expected the entries you want of it: {file: whole.yaml, take: [segments.regular]}, got 'whole.yaml'; for all of it: `extends` in place of `include`");
}

TEST_CASE("two included files may not give one entry that is needed", "[messages][include]") {
  const tests::Files files;
  files.write("one.yaml", "traits:\n  loud: 1\n  unread: 1\n");
  files.write("two.yaml", "traits:\n  unread: 2\n  loud: 2\n");
  const std::string shop = with("0.3 - stuck", "0.3 - loud");
  CHECK(files.shop_with("[one.yaml, two.yaml]", shop).messages ==
        "two.yaml:3:3: traits.loud: two included files give an entry of this name; the other is one.yaml:2; write "
        "which to "
        "take: {file: .., take: [traits.loud]}");
  CHECK(files.shop_with("[one.yaml, {file: two.yaml, take: [traits.unread]}]", shop).messages == "");
  CHECK(files.shop_with("[{file: one.yaml, take: [traits.loud]}, {file: two.yaml, take: [traits.unread]}]", shop)
            .messages == "");
}

TEST_CASE("a relationship that only the library has is told where it is", "[messages][include]") {
  CHECK(test::read(with("{share: 0.75}", "{share: 0.75, relationship: dependency}")).messages ==
        "shop.yaml:6:40: segments.regular.relationship: no such relationship in this file, got 'dependency'; the "
        "library has it: "
        "`include` scenarios/library/relationships.yaml, by the way from this file to there");
}
