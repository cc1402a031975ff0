// A YAML file as a plain tree of values with true positions. The only header through which the rest of the
// program sees YAML; tree.cpp builds it from yaml-cpp's event handler, with limits that hold for hostile input.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scenarios/base/problem.hpp"

namespace peakend::read {

struct Member;

struct Node {
  enum class Kind { null, scalar, list, map };
  Kind kind = Kind::null;
  std::string text;     // scalar: exactly what stands in the file, never converted
  bool quoted = false;  // scalar: written in quotes (or as a block scalar)
  int line = 0;         // 1-based; an alias has the position of the alias, not of its anchor
  int column = 0;
  int source = 0;       // the file it stands in: 0 the one that was parsed, else one that was included (Document)
  std::vector<Node> items;      // list
  std::vector<Member> members;  // map, in the order of the file; keys are unique

  const Member* find(std::string_view key) const;  // nullptr when there is none
};

struct Member {
  std::string key;
  int line = 0;  // of the key
  int column = 0;
  Node value;
  bool merges = false;  // while a file is read: `<<`, written without quotes
};

struct Limits {
  std::size_t bytes = 16u << 20;
  int depth = 100;
  std::size_t nodes = 1'000'000;  // after aliases are expanded
};

// Reads a document from text. nullopt exactly when an error was added to `problems`; never throws.
// Refuses: more bytes, depth or nodes than `limits`; bytes that are not UTF-8; NUL bytes; duplicate keys; a key that
// is not a scalar; several documents; an empty document; tags other than none, `!` or `!!str`. Aliases and merge keys
// `<<` are written out.
std::optional<Node> parse(std::string_view bytes, const std::string& file, Problems& problems,
                          const Limits& limits = {});

// The bytes of a file ("-" is standard input), with the problems of parse_file.
std::optional<std::string> read_file(const std::string& path, Problems& problems, const Limits& limits = {});

// Reads a file ("-" is standard input) and parses it. Missing, a directory, unreadable, too large: a problem each, and
// a file is never read beyond the limit.
std::optional<Node> parse_file(const std::string& path, Problems& problems, const Limits& limits = {});

}  // namespace peakend::read
