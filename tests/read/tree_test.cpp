// The YAML tree: values and true positions, one message for each refusal, limits that hold for hostile input.
#include "scenarios/read/tree.hpp"

#include <catch2/catch.hpp>
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <random>

using namespace peakend;
using namespace peakend::read;

namespace {

Node good(std::string_view bytes, const Limits& limits = {}) {
  Problems problems;
  const std::optional<Node> node = parse(bytes, "f.yaml", problems, limits);
  for (const Problem& problem : problems) UNSCOPED_INFO(text(problem));
  REQUIRE(node);
  REQUIRE(problems.empty());
  return *node;
}

// The problems' texts, one a line; the text must be refused.
std::string refused(std::string_view bytes, const Limits& limits = {}) {
  Problems problems;
  REQUIRE_FALSE(parse(bytes, "f.yaml", problems, limits));
  REQUIRE(any_error(problems));
  std::string out;
  for (const Problem& problem : problems) out += (out.empty() ? "" : "\n") + text(problem);
  return out;
}

std::string at(int line, int column) { return std::to_string(line) + ":" + std::to_string(column); }
std::string at(const Node& node) { return at(node.line, node.column); }
std::string at(const Member& member) { return at(member.line, member.column); }
const Node& value(const Node& node, std::string_view key) {
  const Member* member = node.find(key);
  REQUIRE(member != nullptr);
  return member->value;
}

std::string repeated(std::string_view text, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += text;
  return out;
}

std::string numbered(std::string_view before, std::size_t count, std::string_view after) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) out.append(before).append(std::to_string(i)).append(after);
  return out;
}

struct Folder {
  std::filesystem::path path = std::filesystem::temp_directory_path() / ("peakend_tree_" + std::to_string(std::random_device{}()));
  Folder() { std::filesystem::create_directories(path); }
  ~Folder() { std::filesystem::remove_all(path); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  std::string write(const std::string& name, std::string_view bytes) const {
    std::ofstream(path / name, std::ios::binary) << bytes;
    return (path / name).string();
  }
};

std::string file_refused(const std::string& path, const Limits& limits = {}) {
  Problems problems;
  REQUIRE_FALSE(parse_file(path, problems, limits));
  REQUIRE(problems.size() == 1);
  return text(problems.front());
}

}  // namespace

TEST_CASE("a map keeps the order of the file and every text as it stands", "[tree]") {
  const Node root = good("b: 010\na: no\nc: .nan\nd: +1.20\ne: \"q\\n\"\nf: 'it''s'\ng: |\n  two\n  lines\nh: 8 %\n");
  REQUIRE(root.kind == Node::Kind::map);
  REQUIRE(root.members.size() == 8);
  CHECK(root.members[0].key == "b");
  CHECK(value(root, "b").text == "010");
  CHECK(value(root, "a").text == "no");
  CHECK(value(root, "c").text == ".nan");
  CHECK(value(root, "d").text == "+1.20");
  CHECK_FALSE(value(root, "d").quoted);
  CHECK(value(root, "e").text == "q\n");
  CHECK(value(root, "e").quoted);
  CHECK(value(root, "f").text == "it's");
  CHECK(value(root, "g").text == "two\nlines\n");
  CHECK(value(root, "g").quoted);
  CHECK(value(root, "h").text == "8 %");
  CHECK(root.find("z") == nullptr);
}

TEST_CASE("keys, values and flow items have the line and column an editor shows", "[tree]") {
  const Node root = good("one: 1\nmap:\n  key:   value\n  list: [a, {b: c}, \"d\"]\nseq:\n- x\n-   - y\n");
  CHECK(at(*root.find("map")) == "2:1");
  const Node& map = value(root, "map");
  CHECK(at(map) == "3:3");
  CHECK(at(*map.find("key")) == "3:3");
  CHECK(at(value(map, "key")) == "3:10");
  const Node& list = value(map, "list");
  CHECK(at(list) == "4:9");
  CHECK(at(list.items[0]) == "4:10");
  CHECK(at(list.items[1]) == "4:13");
  CHECK(at(*list.items[1].find("b")) == "4:14");
  CHECK(at(value(list.items[1], "b")) == "4:17");
  CHECK(at(list.items[2]) == "4:21");
  const Node& seq = value(root, "seq");
  CHECK(at(seq) == "6:1");
  CHECK(at(seq.items[0]) == "6:3");
  CHECK(at(seq.items[1].items[0]) == "7:7");
}

TEST_CASE("columns count characters, whatever the line ends and the byte order mark", "[tree]") {
  const Node root = good("\xEF\xBB\xBF\xC3\xA9: \xE2\x82\xAC\r\n\xF0\x9F\x98\x80: {\xC3\xA9: [\xC3\xA9, x]}\r\n");
  CHECK(at(root.members[0]) == "1:1");
  CHECK(at(root.members[0].value) == "1:4");
  CHECK(root.members[0].value.text == "\xE2\x82\xAC");
  CHECK(at(root.members[1].value) == "2:4");
  CHECK(at(root.members[1].value.members[0].value.items[1]) == "2:12");
}

TEST_CASE("a value left out is null, at its key or its dash", "[tree]") {
  const Node root = good("a:\nb: ~\nc: null\nd:\n  -\n  # why\n  - x\ne: {f: , g}\nh:\n\n");
  CHECK(value(root, "a").kind == Node::Kind::null);
  CHECK(at(value(root, "a")) == "1:1");
  CHECK(at(value(root, "b")) == "2:4");
  CHECK(at(value(root, "c")) == "3:4");
  CHECK(at(value(value(root, "e"), "f")) == "8:5");
  CHECK(at(value(value(root, "e"), "g")) == "8:10");
  CHECK(at(value(root, "h")) == "9:1");
  CHECK(value(root, "d").items[0].kind == Node::Kind::null);
  const Node list = good("-\n- \n-\n");
  CHECK(at(list.items[0]) == "1:1");
  CHECK(at(list.items[1]) == "2:1");
}

TEST_CASE("an alias is a copy at the alias's own place; what is inside keeps its place", "[tree]") {
  const Node root = good("a: &x {k: [1, 2]}\nb: *x\nc: [*x, &y 7, *y]\n");
  const Node& b = value(root, "b");
  CHECK(at(b) == "2:4");
  CHECK(at(value(b, "k")) == "1:11");
  CHECK(value(b, "k").items[1].text == "2");
  CHECK(at(value(root, "c").items[0]) == "3:5");
  CHECK(value(root, "c").items[2].text == "7");
  CHECK(at(value(root, "c").items[2]) == "3:15");
  const Node again = good("a: &x 1\nb: *x\nc: &x 2\nd: *x\n");
  CHECK(value(again, "b").text == "1");
  CHECK(value(again, "d").text == "2");
}

TEST_CASE("copies of aliases survive the growth of the list they stand in", "[tree]") {
  const Node root = good("- &x {name: a text too long to be kept inside a string object, list: [1, 2, 3]}\n" + repeated("- *x\n", 300));
  REQUIRE(root.items.size() == 301);
  for (const Node& item : root.items) REQUIRE(value(item, "list").items[2].text == "3");
}

TEST_CASE("the tags for text are accepted and say what quotes say", "[tree]") {
  const Node root = good("a: !!str 5\nb: ! 7\nc: !<tag:yaml.org,2002:str> x\n");
  for (const Member& member : root.members) CHECK(member.value.quoted);
  CHECK(value(root, "a").text == "5");
}

TEST_CASE("tags and duplicate keys are refused, all of them at once", "[tree]") {
  CHECK(refused("a: 1\nb:\n  c: 1\n  d: 2\n  c: !!int 3\na: 4\nd: 0\ne: [1, !mine 2]\nf: !!set {a}\n") ==
        "f.yaml:5:3: b.c: the key is given twice; it was first given in line 3\n"
        "f.yaml:5:6: b.c: tags are not supported, expected none, '!' or '!!str', got '!!int'\n"
        "f.yaml:6:1: a: the key is given twice; it was first given in line 1\n"
        "f.yaml:8:8: e.1: tags are not supported, expected none, '!' or '!!str', got '!mine'\n"
        "f.yaml:9:4: f: tags are not supported, expected none, got '!!set'");
}

TEST_CASE("a merge key brings in the entries of another map, and what a map says itself wins", "[tree]") {
  const auto keys = [](const Node& map) {
    std::string all;
    for (const Member& member : map.members) all += member.key + member.value.text + " ";
    return all;
  };
  const std::string two = "one: &one {a: 1, b: 2}\ntwo: &two {b: 3, c: 4}\n";
  CHECK(keys(value(good(two + "m: {<<: *one, b: 9}\n"), "m")) == "a1 b9 ");
  CHECK(keys(value(good(two + "m: {b: 9, <<: *one, z: 5}\n"), "m")) == "b9 a1 z5 ");
  CHECK(keys(value(good(two + "m: {<<: [*one, *two], z: 5}\n"), "m")) == "a1 b2 c4 z5 ");
  CHECK(keys(value(good(two + "m: {<<: [*two, *one]}\n"), "m")) == "b3 c4 a1 ");
  CHECK(keys(value(good(two + "m: {<<: {q: 7}}\n"), "m")) == "q7 ");
  CHECK(keys(value(good(two + "m: &m {<<: *one, z: 5}\nn: {<<: *m, b: 8}\n"), "n")) == "a1 z5 b8 ");  // a merge of a merge
  CHECK(keys(value(value(good(two + "m: {x: {<<: *two}}\n"), "m"), "x")) == "b3 c4 ");
  CHECK(keys(good(two + "'<<': *one\n")) == "one two << ");  // in quotes it is a key like others
  const Node& merged = value(good(two + "m: {<<: *one}\n"), "m");
  CHECK(merged.members[0].line == 1);  // where its author finds it
}

TEST_CASE("only maps can be merged, and once in a map", "[tree]") {
  const std::string said = "`<<` brings in the entries of a map, expected <<: *name, where `&name` marks a map above, or a list of such";
  CHECK(refused("a: {<<: 1}\n") == "f.yaml:1:5: " + said);
  CHECK(refused("a: &a [1]\nb: {<<: *a}\n") == "f.yaml:2:5: " + said);
  CHECK(refused("a:\n  <<:\n") == "f.yaml:2:3: " + said);
  CHECK(refused("x: &x {a: 1}\ny: {<<: *x, <<: *x}\n") == "f.yaml:2:13: y.<<: the key is given twice; it was first given in line 2");
}

TEST_CASE("a key must be a word", "[tree]") {
  const std::string said = "a key that is not a word, expected a word, got ";
  const std::string hint = "; to use it as a word, put it in quotes";
  CHECK(refused("a: 1\n[b]: 2\n") == "f.yaml:2:1: " + said + "a list" + hint);
  CHECK(refused("a:\n  {b: 1}: 2\n") == "f.yaml:2:3: a: " + said + "a map" + hint);
  CHECK(refused("null: 2\n") == "f.yaml:1:1: " + said + "'null'" + hint);
  CHECK(refused("~: 2\n") == "f.yaml:1:1: " + said + "'~'" + hint);
  CHECK(refused(": 2\n") == "f.yaml:1:1: " + said + "nothing" + hint);
  CHECK(refused("a: &x b\n*x : 2\n") == "f.yaml:2:1: " + said + "an alias" + hint);
  CHECK(refused("&x a: 1\nb: *x\n") == "f.yaml:1:1: a: an anchor on a key; put it on the value");
}

TEST_CASE("one file holds one document with something in it", "[tree]") {
  const std::string hint = "; is there a '---', a '...' or a text at the left edge too much?";
  CHECK(refused("") == "f.yaml: the file is empty");
  CHECK(refused("# only this\n\n") == "f.yaml: the file is empty");
  CHECK(refused("---\n...\n") == "f.yaml: the file is empty");
  CHECK(refused("\xEF\xBB\xBF") == "f.yaml: the file is empty");
  CHECK(refused("a: 1\n---\nb: 2\n") == "f.yaml:2:1: several documents in one file, expected one" + hint);
  CHECK(refused("[a]\nb\n") == "f.yaml:2:1: several documents in one file, expected one" + hint);
  CHECK(value(good("%YAML 1.2\n---\na: 1\n...\n"), "a").text == "1");
}

TEST_CASE("bytes that are not UTF-8 text are refused where they stand", "[tree]") {
  using namespace std::string_literals;
  CHECK(refused("a: 1\nb: \xC3\xA9\xFF\n") == "f.yaml:2:5: not UTF-8, got \\xff; save the file as UTF-8");
  CHECK(refused("a: 1\nb: x\0y\n"s) == "f.yaml:2:5: a NUL byte; is this a text file?");
  CHECK(refused("a: 1\nb: \x04\nc: 2\n") == "f.yaml:2:4: a control character, got \\x04");
  CHECK(refused("a: 1\rb: 2\r") == "f.yaml:1:5: a carriage return without a line feed; save the file with line feeds as line ends");
}

TEST_CASE("UTF-16 is named with and without its mark", "[tree]") {
  using namespace std::string_literals;
  const std::string said = "f.yaml: the file is UTF-16, expected UTF-8; save it as UTF-8";
  CHECK(refused("\xFF\xFE" "a\0:\0"s) == said);
  CHECK(refused("\xFE\xFF\0a\0:"s) == said);
  CHECK(refused("a\0:\0 \0001\0"s) == said);
}

TEST_CASE("errors of YAML are told in plain words with line and column", "[tree]") {
  CHECK(refused("a: 1\n\tb: 1\n") == "f.yaml:2:1: a tab in the indentation; indent with spaces");
  CHECK(refused("a:\n  \tb: 1\n") == "f.yaml:2:3: a tab in the indentation; indent with spaces");
  CHECK(refused("a: b: c\n") == "f.yaml:1:5: a ':' where no value can start; put a text with ': ' in quotes; a key and its ':' stand in one line");
  CHECK(refused("a:\n  - [1, 2\nb: 3\n") == "f.yaml:2:5: a '[' that is never closed");
  CHECK(refused("a: {b: 1\nc: 2\n") == "f.yaml:1:4: a '{' that is never closed");
  CHECK(refused("a:\n  [1,\n  'x' y]\n") == "f.yaml:3:7: a '[' that is not closed, or a ',' missing; it starts in line 2, column 3");
  CHECK(refused("a: ]\n") == "f.yaml:1:4: a closing bracket without its opening one");
  CHECK(refused("a: \"abc\n") == "f.yaml:1:4: a: a quote that is never closed");
  CHECK(refused("a: &x 'abc\nb: 1\n") == "f.yaml:1:4: a: a quote that is never closed");
  CHECK(refused("a: @b\n") == "f.yaml:1:4: no value can start with this character, got '@b'; put the text in quotes");
  CHECK(refused("a: [*who]\n") ==
        "f.yaml:1:5: an alias without its anchor, got '*who'; the anchor comes first; put a text that starts with '*' in quotes");
  CHECK(refused("a: 1\n- b\n") == "f.yaml:2:1: not an entry of the map around it; entries of one list or map start in the same column");
  CHECK(refused("a: &x [1, *x]\n") == "f.yaml:1:11: a.1: an alias inside its own anchor, got '*x'");
}

TEST_CASE("the limit on bytes holds", "[tree]") {
  const Limits limits{.bytes = 6};
  CHECK(good("a: 12\n", limits).members.size() == 1);
  CHECK(refused("a: 123\n", limits) == "f.yaml: the file is too large, expected at most 6 bytes, got 7 bytes");
}

TEST_CASE("the limit on depth holds for brackets, dashes, indentation and aliases", "[tree]") {
  const std::string said = "nested too deeply, expected at most 100 levels";
  const std::string hundred = repeated("[", 100) + repeated("]", 100);
  good(hundred);
  CHECK(refused("[" + hundred + "]") == "f.yaml:1:101: " + said);
  CHECK(refused(repeated("[", 2'000'000)) == "f.yaml:1:101: " + said);
  CHECK(refused(repeated("[\n", 1'000'000)) == "f.yaml:101:1: " + said);
  CHECK(refused(repeated("{a: ", 20'000)) == "f.yaml:1:401: " + said);
  CHECK_THAT(refused(repeated("- ", 1'000'000)), Catch::Contains(said));
  CHECK_THAT(refused(repeated(": ", 1'000'000)), Catch::Contains("a key that is not a word"));
  CHECK_THAT(refused(repeated("? ", 1'000'000)), Catch::Contains("a key that is not a word"));
  std::string steps;
  for (std::size_t i = 0; i < 1000; ++i) steps += std::string(i, ' ') + "a:\n";
  CHECK_THAT(refused(steps), Catch::Contains(said));
  CHECK_THAT(refused("a: &x " + repeated("[", 60) + repeated("]", 60) + "\nb: " + repeated("[", 60) + "*x" + repeated("]", 60) + "\n"),
             Catch::Contains(said + ", aliases written out"));
  CHECK_THAT(refused(repeated("[", 5000) + repeated("]", 5000), Limits{.depth = 10'000}), Catch::Contains("nested too deeply"));
}

TEST_CASE("brackets in texts and comments are not nesting", "[tree]") {
  const std::string many = repeated("[", 300);
  const Node root = good("a: \"" + many + "\"\nb: '" + many + "'\nc: |\n  it's\n    " + many + "\n  x\nd: x" + many + "\ne: it's\n   '" + many +
                         "\nf: # '" + many + "\n  1\ng:\n- |2\n   " + many + "\n- >-\n  " + many + "\n# " + many + "\n");
  CHECK(value(root, "a").text == many);
  CHECK(value(root, "d").text == "x" + many);
  CHECK(value(root, "e").text == "it's '" + many);
  CHECK(value(root, "g").items[1].text == many);
}

TEST_CASE("texts that look like the end of a text do not hide nesting", "[tree]") {
  const std::string many = repeated("[", 300'000);
  for (const char* before : {"a: x\n  'y\n", "a: |\n     x\n   ", "[a\n'", "a: 'it''s' #'\nb: ", "a: x # '\n", "- a: |\n    x\n  b: ", "a: \"\\\"\"\nb: ",
                             "a: [x?'", "a: |\n\n", "? |\n  x\n: ", "'a': ", "a: &b'\nc: ", "[\"a\":'b', :'c "}) {
    INFO(before);
    CHECK_THAT(refused(before + many), Catch::Contains("nested too deeply"));
  }
}

TEST_CASE("the limit on values counts what aliases stand for", "[tree]") {
  const Limits limits{.nodes = 10};
  good("[1, 2, 3, 4, 5, 6, 7, 8, 9]", limits);
  CHECK(refused("- 1\n- 2\n- 3\n- 4\n- 5\n- 6\n- 7\n- 8\n- 9\n- 10\n", limits) ==
        "f.yaml:10:3: 9: too many values, expected at most 10, aliases written out");
  good("a: &x [1, 2]\nb: *x\nc: *x\n", limits);
  CHECK(refused("a: &x [1, 2]\nb: *x\nc: *x\nd: *x\n", limits) == "f.yaml:4:4: d: too many values, expected at most 10, aliases written out");
}

TEST_CASE("a billion laughs are too many values", "[tree]") {
  std::string bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
  for (int i = 1; i < 30; ++i) {
    const std::string last = "*a" + std::to_string(i - 1);
    bomb += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [" + last;
    for (int k = 0; k < 9; ++k) bomb += ", " + last;
    bomb += "]\n";
  }
  CHECK_THAT(refused(bomb), Catch::Contains("a5.7: too many values, expected at most 1000000, aliases written out"));
}

TEST_CASE("large files within the limits are read", "[tree]") {
  CHECK(good("a: " + std::string(1'000'000, 'x') + "\n").members[0].value.text.size() == 1'000'000);
  CHECK(good(numbered("k", 200'000, ": 1\n")).members.size() == 200'000);
  CHECK(good("[" + repeated("1,", 100'000) + "]").items.size() == 100'000);
  CHECK(good(repeated("- 1\n", 100'000)).items.size() == 100'000);
  CHECK(good(repeated("-\n", 300'000)).items.back().line == 300'000);
}

TEST_CASE("large hostile files end with a problem", "[tree]") {
  CHECK_THAT(refused(repeated("a: 1\n", 200'000)), Catch::Contains("too many problems"));
  CHECK_THAT(refused("[" + repeated("1,", 1'000'001) + "]"), Catch::Contains("too many values"));
  CHECK_THAT(refused(repeated("&a ", 5'000'000)), Catch::Contains("too many values"));
  CHECK_THAT(refused(numbered("- &a", 20'000, " 1\n")), Catch::Contains("too many anchors, expected at most 10000"));
  for (const char* item : {"? ", ": ", "[]", "[] ", "{}:", "x ? "}) {
    CHECK_THAT(refused("[" + repeated(item, 1'000'001)), Catch::Contains("too many values, expected at most 1000000"));
  }
  refused(repeated("? ", 500'000) + "x");
  refused(repeated("a:", 500'000) + " x: y: z");
  refused(repeated(": ", 500'000));
  refused(repeated("\"\" ", 500'000));
  refused(repeated("]", 500'000));
  refused(std::string(1'000'000, '\t') + "a: 1");
  refused(repeated("%a\n", 500'000));
}

TEST_CASE("no mutation of a small file crashes, and a refusal always has a place in the file", "[tree]") {
  const std::string seed = "a: &x [1, {b: 'c', d: \"e\\n\"}]\nf:\n  - *x\n  - |\n    text\n  - >-\n   g\n# h\n? i\n: !!str j\nk: {l, m: n}\n\xC3\xA9: ~\n";
  const std::string bytes = "abc:-?[]{},&*!|>'\"%@#\n\n\t \\~<\xC3\xA9\r0";
  std::mt19937 random(20260105);
  const auto below = [&](std::size_t n) { return static_cast<std::size_t>(random() % n); };
  std::size_t accepted = 0;
  for (int round = 0; round < 6000; ++round) {
    std::string mutant = seed;
    for (std::size_t change = 1 + below(6); change > 0; --change) {
      const std::size_t where = below(mutant.size());
      const std::size_t kind = below(4);
      if (kind == 0) mutant[where] = bytes[below(bytes.size())];
      else if (kind == 1) mutant.insert(where, 1, bytes[below(bytes.size())]);
      else if (kind == 2) mutant.erase(where, 1 + below(3));
      else mutant.insert(where, mutant.substr(below(mutant.size()), below(12)));
    }
    Problems problems;
    const bool read = parse(mutant, "f.yaml", problems).has_value();
    INFO(mutant);
    REQUIRE(read == problems.empty());
    accepted += read ? 1 : 0;
    const int lines = static_cast<int>(std::count(mutant.begin(), mutant.end(), '\n')) + 1;
    for (const Problem& problem : problems) {
      REQUIRE_FALSE(problem.said.empty());
      REQUIRE(problem.said.find("cannot be read") == std::string::npos);
      REQUIRE(problem.place.line <= lines);
    }
  }
  CHECK(accepted > 100);
}

TEST_CASE("random bytes are refused quietly", "[tree]") {
  std::mt19937 random(7);
  for (int round = 0; round < 300; ++round) {
    std::string bytes(1 + random() % 200, ' ');
    for (char& c : bytes) c = static_cast<char>(random() % (round % 2 == 0 ? 256 : 128));
    Problems problems;
    const bool read = parse(bytes, "f.yaml", problems).has_value();
    REQUIRE(read == problems.empty());
  }
}

TEST_CASE("a file is read; each way it cannot be read is told", "[tree]") {
  const Folder folder;
  const std::string path = folder.write("gamma.yaml", "a: 1\n");
  Problems problems;
  REQUIRE(parse_file(path, problems));
  CHECK(problems.empty());
  const std::string missing = (folder.path / "gama.yaml").string();
  CHECK(file_refused(missing) == missing + ": no such file; did you mean 'gamma.yaml'?");
  const std::string far = (folder.path / "nothing_like_it").string();
  CHECK(file_refused(far) == far + ": no such file");
  CHECK(file_refused(folder.path.string()) == folder.path.string() + ": a folder, expected a YAML file");
  CHECK(file_refused(path, Limits{.bytes = 4}) == path + ": the file is too large, expected at most 4 bytes");
  CHECK(file_refused(path + "/x") == path + "/x: no such file");
  const std::string bad = folder.write("bad.yaml", "a: [\n");
  CHECK_THAT(file_refused(bad), Catch::StartsWith(bad + ":"));
}

TEST_CASE("what is no ordinary file is not read, and of one that is no more than the limit", "[tree]") {
  if (std::filesystem::exists("/dev/zero")) {
    CHECK(file_refused("/dev/zero", Limits{.bytes = 1000}) == "/dev/zero: not an ordinary file, expected a file, or - for standard input");
  }
  const Folder folder;
  const std::string path = folder.write("large.yaml", "");
  std::filesystem::resize_file(path, 100u << 20);  // sparse
  CHECK(file_refused(path) == path + ": the file is too large, expected at most 16777216 bytes");
}

TEST_CASE("a file one may not read says so", "[tree]") {
  const Folder folder;
  const std::string path = folder.write("closed.yaml", "a: 1\n");
  std::filesystem::permissions(path, std::filesystem::perms::none);
  if (std::ifstream(path)) return;  // the superuser may read everything
  CHECK(file_refused(path) == path + ": cannot be opened; Permission denied");
}
