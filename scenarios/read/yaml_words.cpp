// A table of yaml-cpp's messages (a closed list in its exceptions.h), and a look at the line for tabs.
#include "scenarios/read/yaml_words.hpp"

#include <yaml-cpp/exceptions.h>

#include <algorithm>
#include <array>

#include "scenarios/base/text.hpp"

namespace peakend::read {
namespace {

struct Words {
  const char* message;
  const char* said;
  const char* hint;
};

constexpr const char* align = "entries of one list or map start in the same column";

const std::array<Words, 27> table = {{
    {YAML::ErrorMsg::TAB_IN_INDENTATION, "a tab in the indentation", "indent with spaces"},
    {YAML::ErrorMsg::MAP_VALUE, "a ':' where no value can start",
     "put a text with ': ' in quotes; a key and its ':' stand in one line"},
    {YAML::ErrorMsg::MAP_KEY, "a '?' where no key can start", "put a text that starts with '?' in quotes"},
    {YAML::ErrorMsg::BLOCK_ENTRY, "a '-' where no list item can start",
     "list items stand in lines of their own, or in [ ]"},
    {YAML::ErrorMsg::FLOW_END, "a closing bracket without its opening one", ""},
    {YAML::ErrorMsg::END_OF_MAP, "not an entry of the map around it", align},
    {YAML::ErrorMsg::END_OF_SEQ, "not an item of the list around it", align},
    {YAML::ErrorMsg::END_OF_MAP_FLOW, "a '{' that is not closed, or a ',' missing", ""},
    {YAML::ErrorMsg::END_OF_SEQ_FLOW, "a '[' that is not closed, or a ',' missing", ""},
    {YAML::ErrorMsg::EOF_IN_SCALAR, "a quote that is never closed", ""},
    {YAML::ErrorMsg::DOC_IN_SCALAR, "'---' or '...' inside a quoted text", "is the quote closed?"},
    {YAML::ErrorMsg::UNKNOWN_TOKEN, "no value can start with this character", "put the text in quotes"},
    {YAML::ErrorMsg::CHAR_IN_BLOCK, "text after '|' or '>'", "the text starts in the next line"},
    {YAML::ErrorMsg::ZERO_INDENT_IN_BLOCK, "an indentation of 0 after '|' or '>'", ""},
    {YAML::ErrorMsg::MULTIPLE_TAGS, "two tags on one value", ""},
    {YAML::ErrorMsg::MULTIPLE_ANCHORS, "two anchors on one value", ""},
    {YAML::ErrorMsg::ALIAS_NOT_FOUND, "a '*' without the name of an anchor",
     "put a text that starts with '*' in quotes"},
    {YAML::ErrorMsg::ANCHOR_NOT_FOUND, "a '&' without a name", "put a text that starts with '&' in quotes"},
    {YAML::ErrorMsg::CHAR_IN_ALIAS, "a character no anchor's name has", "put a text that starts with '*' in quotes"},
    {YAML::ErrorMsg::CHAR_IN_ANCHOR, "a character no anchor's name has", "put a text that starts with '&' in quotes"},
    {YAML::ErrorMsg::UNKNOWN_ANCHOR, "an alias without its anchor",
     "the anchor comes first; put a text that starts with '*' in quotes"},
    {YAML::ErrorMsg::INVALID_HEX, "not a hexadecimal number after '\\x', '\\u' or '\\U'",
     "in single quotes a '\\' is a '\\'"},
    {YAML::ErrorMsg::INVALID_UNICODE, "not a character of Unicode", ""},
    {YAML::ErrorMsg::INVALID_ESCAPE, "an unknown '\\' in double quotes", "in single quotes a '\\' is a '\\'"},
    {YAML::ErrorMsg::CHAR_IN_TAG_HANDLE, "a character no tag has", "put a text that starts with '!' in quotes"},
    {YAML::ErrorMsg::END_OF_VERBATIM_TAG, "a tag that is not closed", "put a text that starts with '!' in quotes"},
    {YAML::ErrorMsg::BAD_FILE, "nested too deeply", ""},
}};

// The tab before the first word of the line `offset` is in, if there is one; yaml-cpp often blames what follows it.
std::size_t tab_in_indentation(std::string_view bytes, std::size_t offset) {
  offset = std::min(offset, bytes.size());
  const std::size_t before = offset == 0 ? std::string_view::npos : bytes.rfind('\n', offset - 1);
  const std::size_t start = before == std::string_view::npos ? 0 : before + 1;
  const std::size_t text = std::min(bytes.find_first_not_of(" \t", start), bytes.size());
  return bytes.substr(0, text).find('\t', start);
}

// Where the line before the one of `offset` begins to say something, if it is words alone: a key that lost its ':', of which
// yaml-cpp blames what follows.
std::size_t line_without_colon(std::string_view bytes, std::size_t offset) {
  constexpr auto none = std::string_view::npos;
  std::size_t end = bytes.rfind('\n', offset == 0 ? 0 : std::min(offset, bytes.size()) - 1);
  while (end != none) {
    const std::size_t before = end == 0 ? none : bytes.rfind('\n', end - 1);
    const std::size_t start = before == none ? 0 : before + 1;
    const std::string_view line = bytes.substr(start, end - start);
    const std::size_t text = line.find_first_not_of(" \r");
    if (text != none && line[text] != '#') {
      const std::string_view said = line.substr(text, line.find(" #") == none ? none : line.find(" #") - text);
      return said.find_first_of(":{}[]\"'|>&*") == none && said[0] != '-' ? start + text : none;
    }
    end = before;
  }
  return none;
}

std::string from_place(const Place& opened) {
  return "it starts in line " + std::to_string(opened.line) + ", column " + std::to_string(opened.column);
}

}  // namespace

Problem yaml_problem(const Source& source, const std::string& message, const Place& where, std::size_t offset,
                     const Place& opened) {
  Problem problem;
  problem.place = where;
  const std::size_t tab = where.line == 0 ? std::string_view::npos : tab_in_indentation(source.bytes, offset);
  if (tab != std::string_view::npos) {
    problem.place = place(source, tab);
    problem.said = table.front().said;
    problem.hint = table.front().hint;
    return problem;
  }
  const bool entry = message == YAML::ErrorMsg::MAP_VALUE || message == YAML::ErrorMsg::END_OF_MAP;
  if (const std::size_t lost = entry ? line_without_colon(source.bytes, offset) : std::string_view::npos; lost != std::string_view::npos) {
    problem.place = place(source, lost);
    problem.said = "a line without a ':'";
    problem.hint = "a key is followed by ': ' and its value, or by ':' and what is below it";
    return problem;
  }
  const auto words =
      std::find_if(table.begin(), table.end(), [&](const Words& w) { return message.rfind(w.message, 0) == 0; });
  problem.said = words == table.end() ? "not YAML: " + message : words->said;
  problem.hint = words == table.end() ? "" : words->hint;
  const bool unclosed = message == YAML::ErrorMsg::END_OF_MAP_FLOW || message == YAML::ErrorMsg::END_OF_SEQ_FLOW;
  if (unclosed && opened.line > 0) problem.hint = from_place(opened);
  if (message == YAML::ErrorMsg::UNKNOWN_ANCHOR || message == YAML::ErrorMsg::UNKNOWN_TOKEN) {
    problem.got = quoted(word_at(source.bytes, offset));
  }
  return problem;
}

Problem unclosed_problem(const Source& source, std::size_t offset) {
  const std::string said = source.bytes[offset] == '[' ? "a '[' that is never closed" : "a '{' that is never closed";
  return {Severity::error, place(source, offset), "", said, "", "", ""};
}

std::string tag_name(const std::string& tag) {
  constexpr std::string_view core = "tag:yaml.org,2002:";
  return tag.rfind(core, 0) == 0 ? "!!" + tag.substr(core.size()) : tag;
}

}  // namespace peakend::read
